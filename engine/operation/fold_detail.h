// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/fold.h"

/// The parts of fold(), shared by its files.
namespace limbeck::operation {

template<class... Ts>
struct FoldArms : Ts... {
    using Ts::operator()...;
};
template<class... Ts>
FoldArms(Ts...) -> FoldArms<Ts...>;

class Folder {
public:
    Folder(schema::Schema &schema, FoldContext &context) : m_schema(schema), m_context(context) {}

    void fold(const Operation &operation);

private:
    // fold.cpp
    void fold(const CreateTable &op);
    void fold(const DropTable &op);
    void fold(const RenameTable &op);
    void fold(const SetTableComment &op);
    void fold(const CreateType &op);
    void fold(const DropType &op);
    void createEnums(const CreateTable &op);
    void markUncertain(const Operation &operation);
    /// The table, ready to be changed; null and a note when it is not there.
    schema::Table *changing(const QualifiedName &name, const std::string &what);
    void note(const std::string &text) const;
    bool isPostgresql() const { return m_context.dialectName == "postgresql"; }

    // fold_columns.cpp
    void fold(const AddColumn &op);
    void fold(const DropColumn &op);
    void fold(const AlterColumn &op);
    void addColumnParts(schema::Table &table, const ColumnSpec &spec, bool addReferences);
    void alterColumn(schema::Column &column, const AlterColumn &op);
    void renameColumn(schema::Table &table, const Identifier &from, const Identifier &to);
    /// Constraints and indexes over the column go; `keepsKey`: a rebuild only takes the column out of the primary key.
    void dropColumn(schema::Table &table, const std::string &column, bool keepsKey);
    void settleSerial(schema::Table &table) const;

    // fold_constraints.cpp
    void fold(const AddConstraint &op);
    void fold(const DropConstraint &op);
    void fold(const CreateIndex &op);
    void fold(const DropIndex &op);
    void addConstraint(schema::Table &table, schema::Constraint constraint);
    void addIndex(schema::Table &table, schema::Index index);
    void addTypeCheck(schema::Table &table, const schema::Column &column);
    void dropTypeCheck(schema::Table &table, const sql::Type &type, const Identifier &column);
    bool hasTypeCheck(const sql::Type &type) const;
    std::optional<Identifier> nameOf(const schema::Name &name, const std::string &kind, const schema::NamingConvention &naming, const QualifiedName &table,
                                     const std::vector<Identifier> &columns, const std::optional<QualifiedName> &referredTable = {},
                                     const std::vector<Identifier> &referredColumns = {}) const;
    std::optional<Identifier> nameOf(const schema::Constraint &constraint, const schema::NamingConvention &naming, const QualifiedName &table) const;
    bool staysOutOfCreate(schema::Table &table, const schema::Constraint &constraint, const std::optional<Identifier> &name);
    std::string automaticNameOf(schema::Table table, const schema::Constraint &constraint) const;
    /// The name that PostgreSQL gives a nameless constraint.
    std::string automaticName(const schema::Table &table, const schema::Constraint &constraint) const;

    // fold_batch.cpp
    void fold(const BatchAlter &op);
    void rebuild(schema::Table &table, const BatchAlter &op);

    schema::Schema &m_schema;
    FoldContext &m_context;
    bool m_isRebuild = false;  ///< inside a batch that rebuilds
    bool m_isCreate = false;   ///< inside a CREATE TABLE
};

/// Whether a CHECK, predicate or index expression names a column.
bool namesColumn(const sql::ExpressionPtr &expression, const std::string &column);
/// The expression with a column renamed; trees are followed through the usual nodes.
sql::ExpressionPtr withRenamedColumn(const sql::ExpressionPtr &expression, const Identifier &from, const Identifier &to, const std::string &written);

}  // namespace limbeck::operation
