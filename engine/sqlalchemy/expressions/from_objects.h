// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/expressions/expression_object.h"

namespace limbeck::sqlalchemy {

/// Anything that stands in FROM: tables, aliases, subqueries, CTEs, joins, VALUES, table functions.
class FromObject : public HostObject {
public:
    using HostObject::HostObject;
    virtual sql::FromPtr from() const = 0;
    /// Columns by key, as expressions of this item.
    virtual std::vector<std::pair<std::string, std::shared_ptr<ExpressionObject>>> columnExpressions() const = 0;
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
    std::optional<std::size_t> hash(Interpreter &) override { return reinterpret_cast<std::size_t>(this); }
};

/// Alias, subquery, CTE, VALUES, table function: columns of `inner` seen through a name.
class NamedFromObject : public FromObject {
public:
    using Columns = std::vector<std::pair<std::string, std::shared_ptr<ExpressionObject>>>;
    NamedFromObject(Vocabulary &vocabulary, std::string className, sql::FromPtr item, const Columns &inner);
    sql::FromPtr from() const override { return m_item; }
    Columns columnExpressions() const override { return m_columns; }
    std::string typeName() const override { return m_class; }
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;

private:
    std::string m_class;
    sql::FromPtr m_item;
    Columns m_columns;
};

class JoinObject : public FromObject {
public:
    JoinObject(Vocabulary &vocabulary, std::shared_ptr<FromObject> left, std::shared_ptr<FromObject> right, sql::ExpressionPtr on, bool outer, bool full);
    sql::FromPtr from() const override { return m_item; }
    std::vector<std::pair<std::string, std::shared_ptr<ExpressionObject>>> columnExpressions() const override;
    std::string typeName() const override { return "Join"; }

private:
    std::shared_ptr<FromObject> m_left, m_right;
    sql::FromPtr m_item;
};

/// `.c`: attribute, item, iteration, keys(), values(), items(), get(), `in`, len.
class ColumnCollection : public python::Object {
public:
    explicit ColumnCollection(NamedFromObject::Columns columns) : m_columns(std::move(columns)) {}
    std::string typeName() const override { return "ColumnCollection"; }
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
    Value item(Interpreter &interpreter, const Value &key) override;
    std::unique_ptr<python::Iterator> iterate(Interpreter &interpreter) override;
    std::optional<Value> contains(Interpreter &interpreter, const Value &value) override;
    std::optional<std::int64_t> length(Interpreter &) override { return std::int64_t(m_columns.size()); }
    python::Truth truth(Interpreter &) override { return m_columns.empty() ? python::Truth::False : python::Truth::True; }

private:
    std::shared_ptr<ExpressionObject> find(std::string_view name) const;
    NamedFromObject::Columns m_columns;
};

/// What a value means in FROM; null when it is nothing of the kind.
sql::FromPtr fromItemOf(const Value &value);
std::shared_ptr<FromObject> requireFrom(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value);
Value makeJoin(Vocabulary &vocabulary, Interpreter &interpreter, const Value &left, const Value &right, const Value &on, bool outer, bool full);
/// ON of two tables by their one foreign key; raises when there is none or several.
sql::ExpressionPtr deriveJoin(Vocabulary &vocabulary, Interpreter &interpreter, const FromObject &left, const FromObject &right);

}  // namespace limbeck::sqlalchemy
