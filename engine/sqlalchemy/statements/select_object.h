// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/expressions/from_objects.h"
#include "sqlalchemy/statements/executable_object.h"

namespace limbeck::sqlalchemy {

/// select(…), and union and its kind. Generative: every method gives a new object.
class SelectObject : public HostObject, public ExecutableObject {
public:
    /// The columns as values: their types and keys.
    using Columns = std::vector<std::pair<std::string, std::shared_ptr<ExpressionObject>>>;
    SelectObject(Vocabulary &vocabulary, sql::Select select, Columns columns) : HostObject(vocabulary), m_select(std::move(select)), m_columns(std::move(columns)) {}

    sql::SelectPtr select() const { return std::make_shared<const sql::Select>(m_select); }
    const sql::Select &value() const { return m_select; }
    const Columns &columns() const { return m_columns; }
    /// As a scalar subquery.
    sql::ExpressionPtr scalar() const;
    std::shared_ptr<NamedFromObject> subquery(sql::Identifier name, bool lateral) const;
    std::shared_ptr<SelectObject> with(sql::Select select) const
    {
        auto other = std::make_shared<SelectObject>(vocabulary(), std::move(select), m_columns);
        other->entities = entities;
        other->loaderOptions = loaderOptions;
        other->givenParameters = givenParameters;
        return other;
    }
    /// What select() was given: a session makes instances of the mapped classes among them.
    std::vector<Value> entities;
    /// What options() was given: load_only() and its like say which columns of a class are read.
    std::vector<Value> loaderOptions;
    /// What .params(…) was given, a dictionary; None before.
    Value givenParameters;
    /// The last FROM item, for joins.
    std::shared_ptr<FromObject> joinPoint;

    sql::ExecutablePtr executable() const override;
    std::vector<ResultColumnType> resultTypes() const override;
    Value boundParameters() const override { return givenParameters; }
    std::string typeName() const override { return m_select.compound.empty() ? "Select" : "CompoundSelect"; }
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
    std::optional<Value> compare(Interpreter &interpreter, python::syntax::CompareOp op, const Value &other) override;
    std::string str(Interpreter &interpreter) override;
    std::optional<std::size_t> hash(Interpreter &) override { return reinterpret_cast<std::size_t>(this); }

private:
    sql::Select m_select;
    Columns m_columns;
};

/// Both call styles: select(a, b) and select([a, b]).
Value makeSelect(Vocabulary &vocabulary, Interpreter &interpreter, CallArguments call);
Value selectAll(FromObject &table, Interpreter &interpreter, const Value &where);
Value selectCount(FromObject &table, Interpreter &interpreter, const Value &where);
Value makeCompound(Vocabulary &vocabulary, Interpreter &interpreter, const std::string &word, const std::vector<Value> &parts);
Value makeExists(Vocabulary &vocabulary, Interpreter &interpreter, CallArguments call);
/// recursive CTEs: .union() and .union_all() of a CTE object.
std::optional<Value> cteAttribute(NamedFromObject &self, Interpreter &interpreter, std::string_view name);
/// Columns, tables, labels, text of a SELECT list or RETURNING.
SelectObject::Columns selectColumns(Vocabulary &vocabulary, Interpreter &interpreter, const std::vector<Value> &values);
std::vector<sql::ExpressionPtr> expressionsOf(const SelectObject::Columns &columns);

}  // namespace limbeck::sqlalchemy
