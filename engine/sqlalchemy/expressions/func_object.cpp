// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/expressions/from_objects.h"
#include "sqlalchemy/expressions/functions.h"
#include "sqlalchemy/items/column_object.h"
#include "sqlalchemy/items/name_object.h"
#include "sqlalchemy/statements/select_object.h"
#include "sqlalchemy/types/type_object.h"

#include <fmt/format.h>

/// func.x(…) and what may follow a call: over, filter, within_group, table_valued …
namespace limbeck::sqlalchemy {

namespace {

class FunctionObject : public ExpressionObject {
public:
    using ExpressionObject::ExpressionObject;
    std::string typeName() const override { return "Function"; }
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
};

/// One expression, or a list of them.
std::vector<sql::ExpressionPtr> sortList(FunctionObject &self, const Arguments &arguments, std::string_view name)
{
    std::vector<sql::ExpressionPtr> result;
    const Value value = arguments.value(name);
    if (value.isNone())
        return result;
    const bool several = value.as<python::List>() || value.as<python::Tuple>();
    for (const Value &item : several ? arguments.interpreter().toVector(value) : std::vector<Value>{value})
        result.push_back(columnOrExpression(self.vocabulary(), arguments.interpreter(), item));
    return result;
}

std::string bound(const Value &value, const char *side)
{
    if (value.isNone())
        return std::string("UNBOUNDED ") + side;
    const long long n = value.asInt() ? *value.asInt() : 0;
    if (n == 0)
        return "CURRENT ROW";
    return fmt::format("{} {}", n < 0 ? -n : n, n < 0 ? "PRECEDING" : "FOLLOWING");
}

std::string frameOf(const Arguments &arguments)
{
    for (const char *name : {"rows", "range_", "groups"}) {
        const auto *pair = arguments.value(name).as<python::Tuple>();
        if (pair && pair->items.size() == 2)
            return fmt::format("{} BETWEEN {} AND {}", std::string_view(name) == "rows" ? "ROWS" : std::string_view(name) == "groups" ? "GROUPS" : "RANGE", bound(pair->items[0], "PRECEDING"),
                               bound(pair->items[1], "FOLLOWING"));
    }
    return {};
}

Value over(FunctionObject &self, const Arguments &arguments)
{
    sql::Over node{self.expression(), sortList(self, arguments, "partition_by"), sortList(self, arguments, "order_by"), frameOf(arguments)};
    return makeExpressionValue(self.vocabulary(), sql::makeExpression(std::move(node), self.sqlType()));
}

Value filter(FunctionObject &self, const Arguments &arguments)
{
    std::vector<sql::ExpressionPtr> criteria;
    for (const Value &value : arguments.rest())
        criteria.push_back(toExpression(self.vocabulary(), arguments.interpreter(), value));
    return Value(std::make_shared<FunctionObject>(self.vocabulary(), sql::makeExpression(sql::Filter{self.expression(), junction(true, std::move(criteria))}, self.sqlType())));
}

Value withinGroup(FunctionObject &self, const Arguments &arguments)
{
    std::vector<sql::ExpressionPtr> order;
    for (const Value &value : arguments.rest())
        order.push_back(columnOrExpression(self.vocabulary(), arguments.interpreter(), value));
    return Value(std::make_shared<FunctionObject>(self.vocabulary(), sql::makeExpression(sql::WithinGroup{self.expression(), std::move(order)}, self.sqlType())));
}

/// The rows of a function as a table; render_derived() writes its columns' names.
class TableValuedObject : public NamedFromObject {
public:
    TableValuedObject(Vocabulary &vocabulary, sql::FunctionSource source, Columns columns)
        : NamedFromObject(vocabulary, "TableValuedAlias", std::make_shared<const sql::FromItem>(sql::FromItem{source}), columns), m_source(std::move(source)), m_inner(std::move(columns))
    {
    }
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override
    {
        if (name != "render_derived" && name != "alias")
            return NamedFromObject::attribute(interpreter, name);
        auto keep = std::static_pointer_cast<TableValuedObject>(shared_from_this());
        if (name == "alias") {
            return nativeFunction("alias", "name=", [keep](Interpreter &in, const Arguments &a) {
                sql::FunctionSource source = keep->m_source;
                source.name = a.value("name").isNone() ? sql::Identifier() : identifierOf(in, a.value("name"), "name");
                return Value(std::make_shared<TableValuedObject>(keep->vocabulary(), std::move(source), keep->m_inner));
            });
        }
        return nativeFunction("render_derived", "name=, with_types=", [keep](Interpreter &in, const Arguments &a) {
            sql::FunctionSource source = keep->m_source;
            source.isDerived = true;
            source.withTypes = a.flag("with_types");
            if (const Value given = a.value("name"); !given.isNone())
                source.name = identifierOf(in, given, "name");
            return Value(std::make_shared<TableValuedObject>(keep->vocabulary(), std::move(source), keep->m_inner));
        });
    }

private:
    sql::FunctionSource m_source;
    Columns m_inner;
};

/// func.json_each(x).table_valued("key", "value")
Value tableValued(FunctionObject &self, const Arguments &arguments)
{
    sql::FunctionSource source;
    source.function = self.expression();
    if (const Value name = arguments.value("name"); !name.isNone())
        source.name = identifierOf(arguments.interpreter(), name, "name");
    NamedFromObject::Columns columns;
    for (const Value &value : arguments.rest()) {
        const auto name = columnName(arguments.interpreter(), value);
        source.columns.push_back(name);
        const auto *typed = value.as<ExpressionObject>();
        source.types.push_back(typed ? typed->sqlType() : sql::Type());
        columns.emplace_back(name.text, std::make_shared<ExpressionObject>(self.vocabulary(), sql::makeExpression(sql::ColumnRef{name, nullptr}, typed ? typed->sqlType() : sql::Type())));
    }
    if (const Value ordinality = arguments.value("with_ordinality"); !ordinality.isNone()) {
        source.withOrdinality = true;
        const auto name = columnName(arguments.interpreter(), ordinality);
        source.columns.push_back(name);
        source.types.emplace_back();
        columns.emplace_back(name.text, std::make_shared<ExpressionObject>(self.vocabulary(), sql::makeExpression(sql::ColumnRef{name, nullptr}, sql::makeType(sql::TypeId::Integer))));
    }
    return Value(std::make_shared<TableValuedObject>(self.vocabulary(), std::move(source), std::move(columns)));
}

/// func.unnest(x).column_valued("x"): the table's only column, under the table's name.
Value columnValued(FunctionObject &self, Interpreter &interpreter, const Arguments &arguments)
{
    const Value given = arguments.value("name");
    const auto name = given.isNone() ? sql::Identifier("anon_1") : identifierOf(interpreter, given, "name");
    sql::FunctionSource source;
    source.function = self.expression();
    source.name = name;
    source.columns.push_back(name);
    source.types.push_back(self.sqlType());
    const auto column = std::make_shared<ExpressionObject>(self.vocabulary(), sql::makeExpression(sql::ColumnRef{name, nullptr}, self.sqlType()));
    const auto table = std::make_shared<TableValuedObject>(self.vocabulary(), std::move(source), NamedFromObject::Columns{{name.text, column}});
    return Value(table->columnExpressions().front().second);
}

const MethodTable<FunctionObject> &functionMethods()
{
    static const MethodTable<FunctionObject> table{
        {"over", "partition_by=, order_by=, range_=, rows=, groups=", [](FunctionObject &s, Interpreter &, const Arguments &a) { return over(s, a); }},
        {"filter", "*criteria", [](FunctionObject &s, Interpreter &, const Arguments &a) { return filter(s, a); }},
        {"within_group", "*order_by", [](FunctionObject &s, Interpreter &, const Arguments &a) { return withinGroup(s, a); }},
        {"table_valued", "*expr, name=, with_ordinality=, joins_implicitly=, **kw", [](FunctionObject &s, Interpreter &, const Arguments &a) { return tableValued(s, a); }},
        {"column_valued", "name=, joins_implicitly=", [](FunctionObject &s, Interpreter &in, const Arguments &a) { return columnValued(s, in, a); }},
        {"alias", "name=, joins_implicitly=", [](FunctionObject &s, Interpreter &, const Arguments &a) { return tableValued(s, a); }},
        {"select", "", [](FunctionObject &s, Interpreter &in, const Arguments &) { return makeSelect(s.vocabulary(), in, CallArguments{{Value(s.shared_from_this())}, {}, {}}); }},
    };
    return table;
}

std::optional<Value> FunctionObject::attribute(Interpreter &interpreter, std::string_view name)
{
    if (auto method = functionMethods().bind(*this, name))
        return method;
    return ExpressionObject::attribute(interpreter, name);
}

/// Result types that SQLAlchemy knows.
sql::Type resultType(const std::string &name, const std::vector<sql::ExpressionPtr> &arguments)
{
    using sql::TypeId;
    static const std::map<std::string, TypeId> known{
        {"count", TypeId::Integer}, {"now", TypeId::DateTime}, {"current_timestamp", TypeId::DateTime}, {"localtimestamp", TypeId::DateTime}, {"sysdate", TypeId::DateTime},
        {"current_date", TypeId::Date}, {"current_time", TypeId::Time}, {"localtime", TypeId::DateTime}, {"concat", TypeId::String}, {"char_length", TypeId::Integer},
        {"lower", TypeId::Null}, {"random", TypeId::Null}, {"rank", TypeId::Integer}, {"dense_rank", TypeId::Integer}, {"row_number", TypeId::Null}, {"user", TypeId::String},
        {"current_user", TypeId::String}, {"session_user", TypeId::String},
    };
    if (name == "max" || name == "min" || name == "sum" || name == "coalesce")
        return arguments.empty() ? sql::Type() : arguments.front()->type;
    if (name == "array_agg" && !arguments.empty()) {
        sql::Type array = sql::makeType(TypeId::Array);
        array.item = std::make_shared<const sql::Type>(arguments.front()->type);
        return array;
    }
    const auto found = known.find(name);
    return found == known.end() ? sql::Type() : sql::makeType(found->second);
}

class FuncNamespace : public HostObject {
public:
    FuncNamespace(Vocabulary &vocabulary, std::vector<std::string> path) : HostObject(vocabulary), m_path(std::move(path)) {}
    std::string typeName() const override { return "func"; }
    std::optional<Value> attribute(Interpreter &, std::string_view name) override
    {
        if (name.starts_with("__"))
            return std::nullopt;
        auto path = m_path;
        std::string part(name);
        if (part.size() > 1 && part.back() == '_')
            part.pop_back();   // func.cast_ and the like
        path.push_back(std::move(part));
        return Value(std::make_shared<FuncNamespace>(vocabulary(), std::move(path)));
    }
    Value call(Interpreter &interpreter, CallArguments call) override
    {
        if (m_path.empty())
            interpreter.raise("TypeError", "'func' is not callable: func.<name>(…) is expected");
        static const Signature signature("func", "*clauses, type_=, packagenames=");
        const Arguments arguments = signature.bind(interpreter, std::move(call));
        if (m_path.size() == 1 && arguments.rest().size() == 2 && (m_path.front() == "extract" || m_path.front() == "cast"))
            return interpreter.call(interpreter.getAttribute(interpreter.importModule("sqlalchemy", interpreter.position()), m_path.front()), arguments.rest());
        sql::FunctionCall node{m_path, {}};
        for (const Value &value : arguments.rest())
            node.arguments.push_back(toExpression(vocabulary(), interpreter, value));
        Value typeValue = arguments.value("type_");
        sql::Type type = resultType(m_path.back(), node.arguments);
        if (!typeValue.isNone()) {
            typeValue = typeInstance(vocabulary(), interpreter, typeValue);
            type = typeFrom(vocabulary(), interpreter, typeValue);
        }
        return Value(std::make_shared<FunctionObject>(vocabulary(), sql::makeExpression(std::move(node), type), typeValue));
    }

private:
    std::vector<std::string> m_path;
};

}  // namespace

Value makeFunc(Vocabulary &vocabulary) { return Value(std::make_shared<FuncNamespace>(vocabulary, std::vector<std::string>{})); }

}  // namespace limbeck::sqlalchemy
