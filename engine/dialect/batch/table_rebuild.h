// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/batch_column_order.h"
#include "dialect/batch/source_table.h"

namespace limbeck::dialect::batch {

/// A column of the new table. Directives find it by `key`, the name it had when the block began or was added with: that stays when it is
/// renamed (batch.md §3).
struct RebuildColumn {
    std::string key;
    operation::ColumnSpec spec;             ///< as it will be
    std::optional<std::string> copyFrom;    ///< the expression that fills it; absent: a new column
    std::optional<Identifier> sourceName;   ///< its name in the old table
    bool isCast = false;
    bool isTypeTouched = false;

    const std::string &name() const { return spec.column.name.text; }
    bool isRenamed() const { return name() != key; }
};
/// A constraint of the new table; columns by key or, for new ones, by either name until resolved.
struct RebuildConstraint {
    schema::Constraint constraint;
    bool isNew = false;
};
/// The CHECK of a Boolean or Enum that a directive brought: written with the column's final name.
struct TypeCheck {
    std::string columnKey;
    std::optional<Identifier> name;
    sql::Type type;
};
struct RebuildIndex {
    schema::Index index;
    bool isNew = false;
};

/// The inventory of the source table (batch.md §3 R2) and the queue's effect on it (R3). Throws Error(Operation) for unknown columns,
/// constraints and indexes and for nameless constraints.
class TableRebuild {
public:
    TableRebuild(const Dialect &dialect, const operation::BatchAlter &batch, const CompileState &state, const SourceTable &source);

    void apply(const operation::Operation &operation);

    /// In their final order.
    std::vector<RebuildColumn> orderedColumns() const;
    const std::vector<RebuildColumn> &columns() const { return m_columns; }
    const std::vector<RebuildConstraint> &namedConstraints() const { return m_named; }
    const std::vector<RebuildConstraint> &unnamedConstraints() const { return m_unnamed; }
    const std::vector<TypeCheck> &typeChecks() const { return m_typeChecks; }
    const std::vector<RebuildIndex> &indexes() const { return m_indexes; }
    const std::vector<std::string> &droppedColumns() const { return m_dropped; }
    /// Indexes over expressions that the block drops: reflection does not know them.
    const std::vector<std::string> &droppedUnseenIndexes() const { return m_droppedUnseen; }
    const std::optional<std::string> &newComment() const { return m_newComment; }

    /// The column a directive means: by key first, then by its new name. Null: none.
    const RebuildColumn *find(std::string_view name) const;

private:
    void takeInventory();
    void apply(const operation::AddColumn &op);
    void apply(const operation::DropColumn &op);
    void apply(const operation::AlterColumn &op);
    void apply(const operation::AddConstraint &op);
    void apply(const operation::DropConstraint &op);
    void apply(const operation::CreateIndex &op);
    void apply(const operation::DropIndex &op);
    void apply(const operation::SetTableComment &op);

    void changeType(RebuildColumn &column, const operation::AlterColumn &op);
    void changeDefault(RebuildColumn &column, const operation::DefaultClause &clause);
    void addConstraint(schema::Constraint constraint);
    void addColumnConstraints(const operation::AddColumn &op);
    void addColumnIndex(const operation::ColumnSpec &spec);
    void addTypeCheck(RebuildColumn &column);
    void forgetTypeCheck(const sql::Type &type, const std::string &columnKey);
    void forgetNamed(const std::string &name);
    std::optional<Identifier> typeCheckName(const sql::Type &type, const Identifier &column) const;
    bool needsTypeCheck(const sql::Type &type) const;
    RebuildColumn &findOrThrow(const Identifier &name);
    void warn(const std::string &text) const;

    const Dialect &m_dialect;
    const operation::BatchAlter &m_batch;
    const CompileState &m_state;
    const SourceTable &m_source;
    std::vector<RebuildColumn> m_columns;
    operation::BatchColumnOrder m_order;
    std::vector<RebuildConstraint> m_named, m_unnamed;
    std::vector<TypeCheck> m_typeChecks;
    std::vector<RebuildIndex> m_indexes;
    std::vector<std::string> m_dropped, m_droppedUnseen;
    std::optional<std::string> m_newComment;
};

}  // namespace limbeck::dialect::batch
