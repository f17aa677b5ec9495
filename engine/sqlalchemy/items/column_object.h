// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/operation.h"
#include "sqlalchemy/expressions/expression_object.h"

namespace limbeck::sqlalchemy {

class ColumnObject;
class TableObject;

/// An index or constraint over columns that was made before all of them stood in a table: it joins the table with the last one.
struct WaitingItem {
    Value item;
    std::vector<std::weak_ptr<ColumnObject>> columns;

    bool isReady() const;
};

/// sa.Column(…), sa.column(…) with a type, and the columns of tables: a schema item and an expression at once.
class ColumnObject : public ExpressionObject {
public:
    ColumnObject(Vocabulary &vocabulary, operation::ColumnSpec spec, Value typeValue);

    operation::ColumnSpec spec;
    std::string key;              ///< name in `.c`
    bool isLight = false;         ///< column("a"): of no table, an index takes it for an expression
    Value pythonDefault;          ///< default=, or None
    Value onUpdate;
    Value serverDefault;          ///< as given
    std::vector<Value> items;     ///< ForeignKey and other objects given to it
    Value info;
    std::vector<WaitingItem> waiting;

    /// Gives a column of a class body the name of its attribute, unless it has one: a name is also its key, a key= stays.
    void nameAfter(const std::string &attributeName);
    /// server_default=, as a value; None removes it.
    void setServerDefault(Interpreter &interpreter, Value value);
    /// Puts it into a table: `source` is what expressions name.
    void attach(const std::shared_ptr<TableObject> &owner, sql::FromPtr source);
    std::shared_ptr<TableObject> owner() const { return m_owner.lock(); }
    const sql::FromPtr &source() const { return m_source; }
    sql::ExpressionPtr expression() const override;
    /// A detached copy, as Column.copy() makes it.
    virtual std::shared_ptr<ColumnObject> copy() const;
    /// A column without a type gets that of the column that its foreign key names, for a time after the key.
    void settleType(const TableObject &owner);
    /// Whether one of its foreign keys names this column.
    bool refersTo(Interpreter &interpreter, const Value &column);
    /// Takes away the ForeignKey items.
    void dropForeignKeys();
    /// default=5 as the bound value that an INSERT without the column sends: before tableColumn() is asked.
    void convertDefault(Interpreter &interpreter);
    sql::TableColumn tableColumn() const;

    std::string typeName() const override { return "Column"; }
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
    void setAttribute(Interpreter &interpreter, std::string_view name, Value value) override;
    std::string repr(Interpreter &interpreter) override;

protected:
    void copyInto(ColumnObject &other) const;

private:
    void refreshReference() const;

    sql::FromPtr m_source;
    std::weak_ptr<TableObject> m_owner;
    mutable std::shared_ptr<sql::Expression> m_reference;
    std::optional<sql::Value> m_scalarDefault;
};

/// Column(name, type, *items, …)
std::shared_ptr<ColumnObject> makeColumn(Vocabulary &vocabulary, Interpreter &interpreter, CallArguments call);
/// A column as a database or the folded schema has it.
std::shared_ptr<ColumnObject> columnFromSchema(Vocabulary &vocabulary, const schema::Column &column);
/// server_default=: text, expression, DefaultClause, Identity, Computed, FetchedValue.
operation::DefaultClause defaultClause(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value);
/// A Column in the argument position of a directive; raises ArgumentError else.
std::shared_ptr<ColumnObject> requireColumn(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value, std::string_view where);
/// A column's name from a string or a Column.
sql::Identifier columnName(Interpreter &interpreter, const Value &value);

}  // namespace limbeck::sqlalchemy
