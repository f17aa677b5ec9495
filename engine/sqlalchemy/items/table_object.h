// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/operation.h"
#include "sqlalchemy/expressions/from_objects.h"
#include "sqlalchemy/items/column_object.h"
#include "sqlalchemy/items/constraint_objects.h"

namespace limbeck::sqlalchemy {

class MetaDataObject;

/// sa.Table(…), sa.table(…) and what op.create_table returns.
class TableObject : public FromObject {
public:
    TableObject(Vocabulary &vocabulary, sql::QualifiedName name, bool isFullTable);

    const sql::QualifiedName &name() const { return m_name; }
    const std::vector<std::shared_ptr<ColumnObject>> &columns() const { return m_columns; }
    const std::vector<std::shared_ptr<ConstraintObject>> &constraints() const { return m_constraints; }
    const std::vector<std::shared_ptr<IndexObject>> &indexes() const { return m_indexes; }
    std::shared_ptr<ColumnObject> findColumn(std::string_view name) const;
    /// How many columns are to come.
    void reserveColumns(std::size_t count);
    void addColumn(Interpreter &interpreter, const std::shared_ptr<ColumnObject> &column);
    void addConstraint(Interpreter &interpreter, const std::shared_ptr<ConstraintObject> &constraint);
    /// The same, without telling listeners.
    void keepConstraint(Interpreter &interpreter, const std::shared_ptr<ConstraintObject> &constraint);
    void removeConstraint(Interpreter &interpreter, const std::shared_ptr<ConstraintObject> &constraint);
    void addIndex(Interpreter &interpreter, const std::shared_ptr<IndexObject> &index);
    /// A Column, constraint or index given to Table().
    void addItem(Interpreter &interpreter, const Value &item);

    std::optional<std::string> comment;
    std::vector<std::string> prefixes;
    schema::Options options;
    bool ifNotExists = false;
    Value info;
    std::weak_ptr<MetaDataObject> metadata;
    std::vector<sql::QualifiedName> dependsOn;   ///< add_is_dependent_on(): tables that are made before it although it does not refer to them

    /// The directive that creates it.
    operation::CreateTable createTable() const;
    /// The type of a column; without one of its own that of the column that its foreign key names.
    sql::Type referredType(const ColumnObject &column) const;
    /// As a schema value, for batch's copy_from.
    schema::Table toSchema() const;

    sql::FromPtr from() const override { return m_source; }
    std::vector<std::pair<std::string, std::shared_ptr<ExpressionObject>>> columnExpressions() const override;
    std::string typeName() const override { return m_isFullTable ? "Table" : "TableClause"; }
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
    void setAttribute(Interpreter &interpreter, std::string_view name, Value value) override;
    std::string str(Interpreter &) override { return m_name.toString(); }
    std::string repr(Interpreter &interpreter) override;

    std::shared_ptr<void> saveState() const override;
    void loadState(const std::shared_ptr<void> &state) override;

private:
    void refreshSource();

    sql::QualifiedName m_name;
    bool m_isFullTable;
    std::shared_ptr<sql::FromItem> m_source;
    std::vector<std::shared_ptr<ColumnObject>> m_columns;
    std::vector<std::shared_ptr<ConstraintObject>> m_constraints;
    std::vector<std::shared_ptr<IndexObject>> m_indexes;
};

/// Table("t", metadata, …), with autoload_with.
Value makeTable(Vocabulary &vocabulary, Interpreter &interpreter, CallArguments call);
/// table("t", column("a"), …)
Value makeLightTable(Vocabulary &vocabulary, Interpreter &interpreter, CallArguments call);
/// A table as the inspector sees it; `keys`: those of its columns, their names without.
std::shared_ptr<TableObject> tableFromSchema(Vocabulary &vocabulary, Interpreter &interpreter, const schema::Table &table, const std::vector<std::string> &keys = {});

}  // namespace limbeck::sqlalchemy
