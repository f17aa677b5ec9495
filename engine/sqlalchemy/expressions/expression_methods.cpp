// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/expressions/expression_methods.h"

#include "python/native.h"
#include "sqlalchemy/expressions/json_methods.h"
#include "sqlalchemy/expressions/unknown_attribute.h"
#include "sqlalchemy/items/column_object.h"
#include "sqlalchemy/items/name_object.h"
#include "sqlalchemy/runtime/exceptions.h"
#include "sqlalchemy/statements/compiled_object.h"
#include "sqlalchemy/statements/select_object.h"
#include "sqlalchemy/types/type_object.h"

#include <fmt/format.h>

namespace limbeck::sqlalchemy {

namespace {

using Table = MethodTable<ExpressionObject>;

sql::ExpressionPtr operand(const ExpressionObject &self, const Arguments &arguments, std::string_view name)
{
    const Value value = arguments.value(name);
    return toExpression(self.vocabulary(), arguments.interpreter(), value, comparedType(self.expression()->type, value));
}

Value compared(ExpressionObject &self, const Arguments &arguments, const char *op)
{
    return makeExpressionValue(self, comparison(self.vocabulary(), arguments.interpreter(), op, self.expression(), arguments.value("other")));
}

Value postfix(ExpressionObject &self, const char *op) { return makeExpressionValue(self, sql::makeExpression(sql::Postfix{self.expression(), op}, self.sqlType())); }

Value like(ExpressionObject &self, const Arguments &arguments, const char *op)
{
    sql::Binary binary{op, self.expression(), operand(self, arguments, "other"), arguments.text("escape"), false};
    return makeExpressionValue(self, sql::makeExpression(std::move(binary), booleanType()));
}

sql::ExpressionPtr percent() { return sql::makeExpression(sql::LiteralColumn{"'%'"}, sql::makeType(sql::TypeId::String)); }

std::string escaped(const std::string &text, char escape)
{
    std::string result;
    for (char c : text) {
        if (c == '%' || c == '_' || c == escape)
            result += escape;
        result += c;
    }
    return result;
}

/// startswith and its kind: `a LIKE 'x' || '%'`.
Value affixMatch(ExpressionObject &self, const Arguments &arguments, bool before, bool after, bool caseInsensitive)
{
    Interpreter &interpreter = arguments.interpreter();
    Value other = arguments.value("other");
    std::optional<std::string> escape = arguments.text("escape");
    if (arguments.flag("autoescape")) {
        escape = escape.value_or("/");
        other = Value::text(escaped(textOf(interpreter, other, "other"), escape->front()));
    }
    sql::Type type = sql::makeType(sql::TypeId::String);
    sql::ExpressionPtr pattern = toExpression(self.vocabulary(), interpreter, other, type);
    sql::ExpressionPtr left = self.expression();
    if (caseInsensitive) {
        pattern = sql::makeExpression(sql::FunctionCall{{"lower"}, {pattern}}, type);
        left = sql::makeExpression(sql::FunctionCall{{"lower"}, {left}}, type);
    }
    if (before)
        pattern = binaryExpression("||", percent(), pattern, type);
    if (after)
        pattern = binaryExpression("||", pattern, percent(), type);
    return makeExpressionValue(self, sql::makeExpression(sql::Binary{"LIKE", left, pattern, escape, false}, booleanType()));
}

Value isComparison(ExpressionObject &self, const Arguments &arguments, bool negated)
{
    const Value other = arguments.value("other");
    sql::ExpressionPtr right;
    if (const bool *boolean = other.asBool())
        right = sql::makeExpression(sql::Keyword{*boolean ? sql::Keyword::Which::True : sql::Keyword::Which::False}, booleanType());
    else
        right = operand(self, arguments, "other");
    return makeExpressionValue(self, binaryExpression(negated ? "IS NOT" : "IS", self.expression(), right, booleanType()));
}

Value contains(ExpressionObject &self, const Arguments &arguments)
{
    const auto affinity = sql::affinityOf(self.sqlType());
    if (affinity == sql::Affinity::Array || affinity == sql::Affinity::Json)
        return makeExpressionValue(self, binaryExpression("@>", self.expression(), operand(self, arguments, "other"), booleanType()));
    return affixMatch(self, arguments, true, true, false);
}

Value between(ExpressionObject &self, const Arguments &arguments)
{
    sql::Between node{self.expression(), operand(self, arguments, "cleft"), operand(self, arguments, "cright"), false, arguments.flag("symmetric")};
    return makeExpressionValue(self, sql::makeExpression(std::move(node), booleanType()));
}

/// a.op("~")(x): a function that makes the comparison.
Value customOperator(ExpressionObject &self, const Arguments &arguments)
{
    const std::string op = arguments.requiredText("opstring");
    const bool isComparison = arguments.flag("is_comparison");
    sql::Type type = isComparison ? booleanType() : self.sqlType();
    // PostgreSQL's driver reads documents by what the server says of a column, and these give text.
    const World *world = self.vocabulary().world();
    if ((op == "->>" || op == "#>>") && sql::affinityOf(type) == sql::Affinity::Json && world && world->dialect().name() == "postgresql")
        type = sql::makeType(sql::TypeId::Text);
    if (const Value given = arguments.value("return_type"); !given.isNone())
        type = typeFrom(self.vocabulary(), arguments.interpreter(), given);
    auto keep = std::static_pointer_cast<ExpressionObject>(self.shared_from_this());
    return nativeFunction("op", "other, **kw", [keep, op, type](Interpreter &, const Arguments &call) {
        return makeExpressionValue(*keep, sql::makeExpression(sql::Binary{op, keep->expression(), operand(*keep, call, "other"), std::nullopt, true}, type));
    });
}

Value label(ExpressionObject &self, const Arguments &arguments)
{
    const Value name = arguments.value("name");
    const auto identifier = name.isNone() ? sql::Identifier("anon_1") : identifierOf(arguments.interpreter(), name, "label");
    return makeExpressionValue(self.vocabulary(), sql::makeExpression(sql::Label{identifier, self.expression()}, self.sqlType()), self.typeValue());
}

Value castTo(ExpressionObject &self, const Arguments &arguments)
{
    const Value typeValue = typeInstance(self.vocabulary(), arguments.interpreter(), arguments.value("type_"));
    const sql::Type type = typeFrom(self.vocabulary(), arguments.interpreter(), typeValue);
    return makeExpressionValue(self.vocabulary(), sql::makeExpression(sql::Cast{self.expression(), type, false}, type), typeValue);
}

Value binaryCall(ExpressionObject &self, const Arguments &arguments, const char *op)
{
    return makeExpressionValue(self, binaryExpression(op, self.expression(), operand(self, arguments, "other"), self.sqlType()));
}

Value quantified(ExpressionObject &self, const char *word) { return makeExpressionValue(self, sql::makeExpression(sql::Quantified{word, self.expression()}, self.sqlType())); }

Value regexpReplace(ExpressionObject &self, const Arguments &arguments)
{
    sql::FunctionCall call{{"REGEXP_REPLACE"}, {self.expression(), operand(self, arguments, "pattern"), operand(self, arguments, "replacement")}};
    if (arguments.has("flags") && !arguments.value("flags").isNone())
        call.arguments.push_back(operand(self, arguments, "flags"));
    return makeExpressionValue(self, sql::makeExpression(std::move(call), sql::makeType(sql::TypeId::String)));
}

const Table &expressionMethods()
{
    constexpr const char *kLike = "other, escape=";
    constexpr const char *kAffix = "other, autoescape=, escape=";
    static const Table table{
        {"label", "name", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return label(s, a); }},
        {"in_", "other", [](ExpressionObject &s, Interpreter &in, const Arguments &a) { return makeExpressionValue(s, inList(s.vocabulary(), in, s.expression(), a.value("other"), false)); }},
        {"not_in", "other", [](ExpressionObject &s, Interpreter &in, const Arguments &a) { return makeExpressionValue(s, inList(s.vocabulary(), in, s.expression(), a.value("other"), true)); }},
        {"notin_", "other", [](ExpressionObject &s, Interpreter &in, const Arguments &a) { return makeExpressionValue(s, inList(s.vocabulary(), in, s.expression(), a.value("other"), true)); }},
        {"is_", "other", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return isComparison(s, a, false); }},
        {"is_not", "other", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return isComparison(s, a, true); }},
        {"isnot", "other", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return isComparison(s, a, true); }},
        {"is_distinct_from", "other", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return compared(s, a, "IS DISTINCT FROM"); }},
        {"is_not_distinct_from", "other", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return compared(s, a, "IS NOT DISTINCT FROM"); }},
        {"isnot_distinct_from", "other", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return compared(s, a, "IS NOT DISTINCT FROM"); }},
        {"like", kLike, [](ExpressionObject &s, Interpreter &, const Arguments &a) { return like(s, a, "LIKE"); }},
        {"ilike", kLike, [](ExpressionObject &s, Interpreter &, const Arguments &a) { return like(s, a, "ILIKE"); }},
        {"not_like", kLike, [](ExpressionObject &s, Interpreter &, const Arguments &a) { return like(s, a, "NOT LIKE"); }},
        {"notlike", kLike, [](ExpressionObject &s, Interpreter &, const Arguments &a) { return like(s, a, "NOT LIKE"); }},
        {"not_ilike", kLike, [](ExpressionObject &s, Interpreter &, const Arguments &a) { return like(s, a, "NOT ILIKE"); }},
        {"notilike", kLike, [](ExpressionObject &s, Interpreter &, const Arguments &a) { return like(s, a, "NOT ILIKE"); }},
        {"startswith", kAffix, [](ExpressionObject &s, Interpreter &, const Arguments &a) { return affixMatch(s, a, false, true, false); }},
        {"endswith", kAffix, [](ExpressionObject &s, Interpreter &, const Arguments &a) { return affixMatch(s, a, true, false, false); }},
        {"contains", kAffix, [](ExpressionObject &s, Interpreter &, const Arguments &a) { return contains(s, a); }},
        {"istartswith", kAffix, [](ExpressionObject &s, Interpreter &, const Arguments &a) { return affixMatch(s, a, false, true, true); }},
        {"iendswith", kAffix, [](ExpressionObject &s, Interpreter &, const Arguments &a) { return affixMatch(s, a, true, false, true); }},
        {"icontains", kAffix, [](ExpressionObject &s, Interpreter &, const Arguments &a) { return affixMatch(s, a, true, true, true); }},
        {"between", "cleft, cright, symmetric=", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return between(s, a); }},
        {"concat", "other", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return binaryCall(s, a, "||"); }},
        {"regexp_match", "other, flags=", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return makeExpressionValue(s, binaryExpression(a.text("flags").value_or("").find('i') != std::string::npos ? "~*" : "~", s.expression(), operand(s, a, "other"), booleanType())); }},
        {"regexp_replace", "pattern, replacement, flags=", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return regexpReplace(s, a); }},
        {"match", "other, **kw", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return makeExpressionValue(s, binaryExpression("@@", s.expression(), sql::makeExpression(sql::FunctionCall{{"plainto_tsquery"}, {operand(s, a, "other")}}), booleanType())); }},
        {"bitwise_and", "other", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return binaryCall(s, a, "&"); }},
        {"bitwise_or", "other", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return binaryCall(s, a, "|"); }},
        {"bitwise_xor", "other", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return binaryCall(s, a, "#"); }},
        {"bitwise_lshift", "other", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return binaryCall(s, a, "<<"); }},
        {"bitwise_rshift", "other", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return binaryCall(s, a, ">>"); }},
        {"bitwise_not", "", [](ExpressionObject &s, Interpreter &, const Arguments &) { return makeExpressionValue(s, sql::makeExpression(sql::Unary{"~", s.expression()}, s.sqlType())); }},
        {"op", "opstring, precedence=, is_comparison=, return_type=, **kw", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return customOperator(s, a); }},
        {"bool_op", "opstring, precedence=, is_comparison=, return_type=, **kw", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return customOperator(s, a); }},
        {"cast", "type_", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return castTo(s, a); }},
        {"desc", "", [](ExpressionObject &s, Interpreter &, const Arguments &) { return postfix(s, "DESC"); }},
        {"asc", "", [](ExpressionObject &s, Interpreter &, const Arguments &) { return postfix(s, "ASC"); }},
        {"nulls_first", "", [](ExpressionObject &s, Interpreter &, const Arguments &) { return postfix(s, "NULLS FIRST"); }},
        {"nullsfirst", "", [](ExpressionObject &s, Interpreter &, const Arguments &) { return postfix(s, "NULLS FIRST"); }},
        {"nulls_last", "", [](ExpressionObject &s, Interpreter &, const Arguments &) { return postfix(s, "NULLS LAST"); }},
        {"nullslast", "", [](ExpressionObject &s, Interpreter &, const Arguments &) { return postfix(s, "NULLS LAST"); }},
        {"collate", "collation", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return makeExpressionValue(s, collated(s.expression(), a.requiredText("collation"))); }},
        {"distinct", "", [](ExpressionObject &s, Interpreter &, const Arguments &) { return makeExpressionValue(s, sql::makeExpression(sql::Unary{"DISTINCT", s.expression()}, s.sqlType())); }},
        {"any_", "", [](ExpressionObject &s, Interpreter &, const Arguments &) { return quantified(s, "ANY"); }},
        {"all_", "", [](ExpressionObject &s, Interpreter &, const Arguments &) { return quantified(s, "ALL"); }},
        {"self_group", "against=", [](ExpressionObject &s, Interpreter &, const Arguments &) { return makeExpressionValue(s, sql::makeExpression(sql::Grouping{s.expression()}, s.sqlType())); }},
        {"compile", "dialect=, compile_kwargs=, bind=, **kw", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return compileExpression(s.vocabulary(), *s.expression(), a); }},
        {"unique_params", "**kw", [](ExpressionObject &s, Interpreter &, const Arguments &) { return Value(s.shared_from_this()); }},
    };
    return table;
}

/// `.name` and `.key` of an expression: the column's or label's name.
std::optional<std::string> nameOf(const sql::Expression &expression)
{
    if (const auto *column = std::get_if<sql::ColumnRef>(&expression.node))
        return column->name.text;
    if (const auto *named = std::get_if<sql::Label>(&expression.node))
        return named->name.text;
    if (const auto *call = std::get_if<sql::FunctionCall>(&expression.node); call && !call->name.empty())
        return call->name.back();
    if (const auto *bind = std::get_if<sql::BindParameter>(&expression.node))
        return bind->name;
    if (const auto *literal = std::get_if<sql::LiteralColumn>(&expression.node))
        return literal->text;
    return std::nullopt;
}

}  // namespace

std::optional<Value> expressionAttribute(ExpressionObject &self, Interpreter &interpreter, std::string_view name)
{
    if (auto special = jsonAttribute(self, interpreter, name))
        return special;
    if (auto method = expressionMethods().bind(self, name))
        return method;
    if (name == "type")
        return self.typeValue().isNone() ? Value(makeTypeObject(self.vocabulary(), self.sqlType())) : self.typeValue();
    if (name == "name" || name == "key") {
        if (const auto text = nameOf(*self.expression()))
            return Value::text(*text);
    }
    if (name == "comparator")
        return Value(self.shared_from_this());
    if (name == "element") {
        if (const auto *named = std::get_if<sql::Label>(&self.expression()->node))
            return makeExpressionValue(self.vocabulary(), named->operand);
    }
    return dynamic_cast<const ColumnObject *>(&self) ? std::nullopt : unknownAttribute(interpreter, self, name);
}

Value expressionItem(ExpressionObject &self, Interpreter &interpreter, const Value &key)
{
    const auto mine = self.expression();
    const auto affinity = sql::affinityOf(mine->type);
    if (affinity == sql::Affinity::Json)
        return makeExpressionValue(self, jsonItem(self, interpreter, key));
    if (affinity == sql::Affinity::Array) {
        sql::Subscript subscript;
        subscript.operand = mine;
        sql::Type item = mine->type.item ? *mine->type.item : sql::Type();
        const sql::Type integer = sql::makeType(sql::TypeId::Integer);
        if (const auto *slice = key.as<python::SliceObject>()) {
            subscript.slice = true;
            subscript.start = toExpression(self.vocabulary(), interpreter, slice->start, integer);
            subscript.stop = toExpression(self.vocabulary(), interpreter, slice->stop, integer);
            item = mine->type;
        } else {
            subscript.start = toExpression(self.vocabulary(), interpreter, key, integer);
        }
        return makeExpressionValue(self, sql::makeExpression(std::move(subscript), item));
    }
    if (mine->type.id == sql::TypeId::PgSimple && mine->type.name == "HSTORE")
        return makeExpressionValue(self, binaryExpression("->", mine, toExpression(self.vocabulary(), interpreter, key, sql::makeType(sql::TypeId::Text)), sql::makeType(sql::TypeId::Text)));
    raise(self.vocabulary(), interpreter, "InvalidRequestError", "Operator 'getitem' is not supported on this expression: only JSON, ARRAY and HSTORE columns have items");
}

}  // namespace limbeck::sqlalchemy
