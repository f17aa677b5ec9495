// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/expressions/from_objects.h"

#include "python/native.h"
#include "sqlalchemy/items/name_object.h"
#include "sqlalchemy/items/table_object.h"
#include "sqlalchemy/runtime/exceptions.h"
#include "sqlalchemy/statements/dml_objects.h"
#include "sqlalchemy/statements/select_object.h"

#include <fmt/format.h>

namespace limbeck::sqlalchemy {

namespace {

std::shared_ptr<FromObject> self(FromObject &object) { return std::static_pointer_cast<FromObject>(object.shared_from_this()); }

sql::Identifier optionalName(const Arguments &arguments)
{
    const Value name = arguments.value("name");
    return name.isNone() ? sql::Identifier() : identifierOf(arguments.interpreter(), name, "name of an alias");
}

Value alias(FromObject &object, const Arguments &arguments, bool lateral)
{
    auto item = std::make_shared<const sql::FromItem>(sql::FromItem{sql::AliasSource{object.from(), optionalName(arguments), lateral}});
    return Value(std::make_shared<NamedFromObject>(object.vocabulary(), "Alias", item, object.columnExpressions()));
}

const MethodTable<FromObject> &fromMethods()
{
    static const MethodTable<FromObject> table{
        {"insert", "values=, **kw", [](FromObject &s, Interpreter &in, const Arguments &a) { return makeInsert(s.vocabulary(), in, Value(self(s)), a.value("values")); }},
        {"update", "whereclause=, values=, **kw", [](FromObject &s, Interpreter &in, const Arguments &a) { return makeUpdate(s.vocabulary(), in, Value(self(s)), a.value("whereclause"), a.value("values")); }},
        {"delete", "whereclause=, **kw", [](FromObject &s, Interpreter &in, const Arguments &a) { return makeDelete(s.vocabulary(), in, Value(self(s)), a.value("whereclause")); }},
        {"select", "whereclause=, **kw", [](FromObject &s, Interpreter &in, const Arguments &a) { return selectAll(s, in, a.value("whereclause")); }},
        {"alias", "name=, flat=", [](FromObject &s, Interpreter &, const Arguments &a) { return alias(s, a, false); }},
        {"lateral", "name=", [](FromObject &s, Interpreter &, const Arguments &a) { return alias(s, a, true); }},
        {"join", "right, onclause=, isouter=, full=", [](FromObject &s, Interpreter &in, const Arguments &a) { return makeJoin(s.vocabulary(), in, Value(self(s)), a.value("right"), a.value("onclause"), a.flag("isouter"), a.flag("full")); }},
        {"outerjoin", "right, onclause=, full=", [](FromObject &s, Interpreter &in, const Arguments &a) { return makeJoin(s.vocabulary(), in, Value(self(s)), a.value("right"), a.value("onclause"), true, a.flag("full")); }},
        {"count", "whereclause=", [](FromObject &s, Interpreter &in, const Arguments &a) { return selectCount(s, in, a.value("whereclause")); }},
        {"corresponding_column", "column, **kw", [](FromObject &s, Interpreter &in, const Arguments &a) { return ColumnCollection(s.columnExpressions()).item(in, Value::text(columnName(in, a.value("column")).text)); }},
    };
    return table;
}

}  // namespace

std::optional<Value> FromObject::attribute(Interpreter &, std::string_view name)
{
    if (name == "c" || name == "columns" || name == "exported_columns")
        return Value(std::make_shared<ColumnCollection>(columnExpressions()));
    return fromMethods().bind(*this, name);
}

NamedFromObject::NamedFromObject(Vocabulary &vocabulary, std::string className, sql::FromPtr item, const Columns &inner)
    : FromObject(vocabulary), m_class(std::move(className)), m_item(std::move(item))
{
    for (const auto &[key, column] : inner) {
        auto reference = sql::makeExpression(sql::ColumnRef{sql::Identifier(key), m_item}, column->sqlType());
        m_columns.emplace_back(key, std::make_shared<ExpressionObject>(vocabulary, reference, column->typeValue()));
    }
}

std::optional<Value> NamedFromObject::attribute(Interpreter &interpreter, std::string_view name)
{
    if (name == "name") {
        if (const auto *alias = std::get_if<sql::AliasSource>(&m_item->node))
            return Value::text(alias->name.text);
        if (const auto *cte = std::get_if<sql::CteSource>(&m_item->node))
            return Value::text(cte->name.text);
    }
    if (auto special = cteAttribute(*this, interpreter, name))
        return special;
    return FromObject::attribute(interpreter, name);
}

JoinObject::JoinObject(Vocabulary &vocabulary, std::shared_ptr<FromObject> left, std::shared_ptr<FromObject> right, sql::ExpressionPtr on, bool outer, bool full)
    : FromObject(vocabulary), m_left(std::move(left)), m_right(std::move(right)),
      m_item(std::make_shared<const sql::FromItem>(sql::FromItem{sql::JoinSource{m_left->from(), m_right->from(), std::move(on), outer, full}}))
{
}

std::vector<std::pair<std::string, std::shared_ptr<ExpressionObject>>> JoinObject::columnExpressions() const
{
    std::vector<std::pair<std::string, std::shared_ptr<ExpressionObject>>> all;
    for (const auto &side : {m_left, m_right}) {
        std::string prefix;
        if (const auto *table = dynamic_cast<const TableObject *>(side.get()))
            prefix = table->name().name.text + "_";
        for (const auto &[key, column] : side->columnExpressions())
            all.emplace_back(prefix + key, column);
    }
    return all;
}

// ---------------------------------------------------------------- .c

std::shared_ptr<ExpressionObject> ColumnCollection::find(std::string_view name) const
{
    for (const auto &[key, column] : m_columns) {
        if (key == name)
            return column;
    }
    return nullptr;
}

std::optional<Value> ColumnCollection::attribute(Interpreter &interpreter, std::string_view name)
{
    if (const auto column = find(name))
        return Value(column);
    std::vector<Value> items;
    if (name == "keys") {
        for (const auto &[key, column] : m_columns)
            items.push_back(Value::text(key));
    } else if (name == "values") {
        for (const auto &[key, column] : m_columns)
            items.push_back(Value(column));
    } else if (name == "items") {
        for (const auto &[key, column] : m_columns)
            items.push_back(Value(python::makeTuple({Value::text(key), Value(column)})));
    } else if (name == "get") {
        auto keep = std::static_pointer_cast<ColumnCollection>(shared_from_this());
        return nativeFunction("get", "key, default=", [keep](Interpreter &in, const Arguments &a) {
            const auto column = keep->find(textOf(in, a.value("key"), "key"));
            return column ? Value(column) : a.value("default");
        });
    } else if (name == "contains_column") {
        auto keep = std::static_pointer_cast<ColumnCollection>(shared_from_this());
        return nativeFunction("contains_column", "col", [keep](Interpreter &, const Arguments &a) {
            const auto wanted = a.value("col").shared<ExpressionObject>();
            return Value(std::any_of(keep->m_columns.begin(), keep->m_columns.end(), [&](const auto &entry) { return entry.second == wanted; }));
        });
    } else {
        (void)interpreter;
        return std::nullopt;
    }
    return nativeFunction(std::string(name), "", [list = python::makeList(std::move(items))](Interpreter &, const Arguments &) { return Value(list); });
}

Value ColumnCollection::item(Interpreter &interpreter, const Value &key)
{
    if (const auto *index = key.asInt(); index && *index >= 0 && *index < std::int64_t(m_columns.size()))
        return Value(m_columns[std::size_t(*index)].second);
    const std::string name = textOf(interpreter, key, "column key");
    if (const auto column = find(name))
        return Value(column);
    interpreter.raise("KeyError", name);
}

std::unique_ptr<python::Iterator> ColumnCollection::iterate(Interpreter &)
{
    std::vector<Value> items;
    for (const auto &[key, column] : m_columns)
        items.push_back(Value(column));
    return std::make_unique<python::VectorIterator>(std::move(items));
}

std::optional<Value> ColumnCollection::contains(Interpreter &interpreter, const Value &value)
{
    return Value(find(textOf(interpreter, value, "column key")) != nullptr);
}

// ---------------------------------------------------------------- joins

sql::FromPtr fromItemOf(const Value &value)
{
    if (const auto *from = value.as<FromObject>())
        return from->from();
    return nullptr;
}

std::shared_ptr<FromObject> requireFrom(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value)
{
    if (auto from = value.shared<FromObject>())
        return from;
    if (auto select = value.shared<SelectObject>())
        return select->subquery({}, false);
    if (const auto table = interpreter.findAttribute(value, "__table__"); table && table->as<FromObject>())
        return table->shared<FromObject>();
    raise(vocabulary, interpreter, "ArgumentError", fmt::format("Table, join or subquery expected, got {}", interpreter.repr(value)));
}

namespace {

/// Conditions by the foreign keys of `from` that lead to `to`.
std::vector<sql::ExpressionPtr> linkConditions(const TableObject &from, const TableObject &to)
{
    std::vector<sql::ExpressionPtr> found;
    const schema::Table facts = from.toSchema();
    for (const auto &constraint : facts.constraints) {
        const auto *key = std::get_if<schema::ForeignKey>(&constraint);
        if (!key || key->referredTable.name != to.name().name)
            continue;
        std::vector<sql::ExpressionPtr> parts;
        for (std::size_t i = 0; i < key->columns.size() && i < key->referredColumns.size(); ++i) {
            const auto local = from.findColumn(key->columns[i].text), remote = to.findColumn(key->referredColumns[i].text);
            if (local && remote)
                parts.push_back(binaryExpression("=", remote->expression(), local->expression(), booleanType()));
        }
        if (!parts.empty())
            found.push_back(junction(true, std::move(parts)));
    }
    return found;
}

}  // namespace

sql::ExpressionPtr deriveJoin(Vocabulary &vocabulary, Interpreter &interpreter, const FromObject &left, const FromObject &right)
{
    const auto *a = dynamic_cast<const TableObject *>(&left);
    const auto *b = dynamic_cast<const TableObject *>(&right);
    std::vector<sql::ExpressionPtr> found;
    if (a && b) {
        found = linkConditions(*a, *b);
        for (auto &condition : linkConditions(*b, *a))
            found.push_back(std::move(condition));
    }
    if (found.size() == 1)
        return found.front();
    raise(vocabulary, interpreter, found.empty() ? "NoForeignKeysError" : "AmbiguousForeignKeysError",
          "Can't find the foreign key between the two sides of a join: give the condition as the second argument.");
}

Value makeJoin(Vocabulary &vocabulary, Interpreter &interpreter, const Value &leftValue, const Value &rightValue, const Value &on, bool outer, bool full)
{
    const auto left = requireFrom(vocabulary, interpreter, leftValue), right = requireFrom(vocabulary, interpreter, rightValue);
    const auto condition = on.isNone() ? deriveJoin(vocabulary, interpreter, *left, *right) : toExpression(vocabulary, interpreter, on);
    return Value(std::make_shared<JoinObject>(vocabulary, left, right, condition, outer, full));
}

}  // namespace limbeck::sqlalchemy
