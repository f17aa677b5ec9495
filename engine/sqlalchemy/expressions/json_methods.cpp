// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/expressions/json_methods.h"

#include <fmt/format.h>

namespace limbeck::sqlalchemy {

namespace {

sql::ExpressionPtr asText(const sql::ExpressionPtr &expression)
{
    sql::JsonIndex index = std::get<sql::JsonIndex>(expression->node);
    index.asText = true;
    return sql::makeExpression(std::move(index), sql::makeType(sql::TypeId::Text));
}

/// as_string(), as_integer() …: an access of another type, no CAST of the script's: the access below keeps the JSON type (dialect::operatorOf tells the two by it).
Value asType(ExpressionObject &self, const sql::Type &type)
{
    sql::JsonIndex index = std::get<sql::JsonIndex>(self.expression()->node);
    index.asText = true;
    return makeExpressionValue(self, sql::makeExpression(sql::Cast{sql::makeExpression(std::move(index), self.sqlType()), type, false}, type));
}

Value asType(ExpressionObject &self, sql::TypeId id) { return asType(self, sql::makeType(id)); }

Value asNumeric(ExpressionObject &self, const Arguments &arguments)
{
    sql::Type type = sql::makeType(arguments.flag("asdecimal", true) ? sql::TypeId::Numeric : sql::TypeId::Float);
    type.precision = int(arguments.integer("precision").value_or(0));
    type.scale = int(arguments.integer("scale").value_or(0));
    return asType(self, type);
}

sql::ExpressionPtr other(ExpressionObject &self, const Arguments &arguments)
{
    const Value value = arguments.value("other");
    const bool list = value.as<python::List>() || value.as<python::Tuple>();
    const sql::Type type = list ? sql::Type() : isTextLike(value) ? sql::makeType(sql::TypeId::Text) : self.sqlType();
    return toExpression(self.vocabulary(), arguments.interpreter(), value, type);
}

Value operation(ExpressionObject &self, const Arguments &arguments, const char *op) { return makeExpressionValue(self, binaryExpression(op, self.expression(), other(self, arguments), booleanType())); }

/// document #- path: a list of keys is an array of texts.
Value withoutPath(ExpressionObject &self, const Arguments &arguments)
{
    const Value path = arguments.value("array");
    sql::ExpressionPtr right;
    if (const auto *keys = path.as<python::List>()) {
        sql::Type texts = sql::makeType(sql::TypeId::Array);
        texts.item = std::make_shared<const sql::Type>(sql::makeType(sql::TypeId::Text));
        sql::ArrayLiteral array;
        for (const Value &key : keys->items)
            array.items.push_back(toExpression(self.vocabulary(), arguments.interpreter(), key, *texts.item));
        right = sql::makeExpression(sql::Cast{sql::makeExpression(std::move(array), texts), texts, false}, texts);
    } else {
        right = toExpression(self.vocabulary(), arguments.interpreter(), path);
    }
    return makeExpressionValue(self, binaryExpression("#-", self.expression(), right, self.sqlType()));
}

const MethodTable<ExpressionObject> &keyMethods()
{
    static const MethodTable<ExpressionObject> table{
        {"has_key", "other", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return operation(s, a, "?"); }},
        {"has_any", "other", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return operation(s, a, "?|"); }},
        {"has_all", "other", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return operation(s, a, "?&"); }},
        {"contained_by", "other", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return operation(s, a, "<@"); }},
        {"path_exists", "other", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return operation(s, a, "@?"); }},
        {"overlap", "other", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return operation(s, a, "&&"); }},
        {"path_match", "other", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return operation(s, a, "@@"); }},
        {"delete_path", "array", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return withoutPath(s, a); }},
    };
    return table;
}

const MethodTable<ExpressionObject> &indexMethods()
{
    static const MethodTable<ExpressionObject> table{
        {"as_string", "", [](ExpressionObject &s, Interpreter &, const Arguments &) { return asType(s, sql::TypeId::String); }},
        {"as_integer", "", [](ExpressionObject &s, Interpreter &, const Arguments &) { return asType(s, sql::TypeId::Integer); }},
        {"as_float", "", [](ExpressionObject &s, Interpreter &, const Arguments &) { return asType(s, sql::TypeId::Float); }},
        {"as_numeric", "precision, scale, asdecimal=", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return asNumeric(s, a); }},
        {"as_boolean", "", [](ExpressionObject &s, Interpreter &, const Arguments &) { return asType(s, sql::TypeId::Boolean); }},
        {"as_json", "", [](ExpressionObject &s, Interpreter &, const Arguments &) { return Value(s.shared_from_this()); }},
    };
    return table;
}

Value arrayQuantified(ExpressionObject &self, const Arguments &arguments, const char *word)
{
    const auto quantified = sql::makeExpression(sql::Quantified{word, self.expression()}, self.sqlType());
    const sql::Type item = self.sqlType().item ? *self.sqlType().item : sql::Type();
    const auto value = toExpression(self.vocabulary(), arguments.interpreter(), arguments.value("other"), item);
    return makeExpressionValue(self, binaryExpression("=", value, quantified, booleanType()));
}

const MethodTable<ExpressionObject> &arrayMethods()
{
    static const MethodTable<ExpressionObject> table{
        {"any", "other, operator=", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return arrayQuantified(s, a, "ANY"); }},
        {"all", "other, operator=", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return arrayQuantified(s, a, "ALL"); }},
        {"contained_by", "other", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return operation(s, a, "<@"); }},
        {"overlap", "other", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return operation(s, a, "&&"); }},
    };
    return table;
}

sql::Type textArray()
{
    sql::Type texts = sql::makeType(sql::TypeId::Array);
    texts.item = std::make_shared<const sql::Type>(sql::makeType(sql::TypeId::Text));
    return texts;
}

/// A function of PostgreSQL over the map, and over what the method was given.
Value hstoreFunction(ExpressionObject &self, const Arguments &arguments, const char *function, const sql::Type &type, const char *argument = nullptr)
{
    sql::FunctionCall call{{function}, {self.expression()}};
    if (argument)
        call.arguments.push_back(toExpression(self.vocabulary(), arguments.interpreter(), arguments.value(argument), sql::makeType(sql::TypeId::Text)));
    return makeExpressionValue(self, sql::makeExpression(std::move(call), type));
}

Value hstoreContains(ExpressionObject &self, const Arguments &arguments)
{
    const auto right = toExpression(self.vocabulary(), arguments.interpreter(), arguments.value("other"), self.sqlType());
    return makeExpressionValue(self, binaryExpression("@>", self.expression(), right, booleanType()));
}

const MethodTable<ExpressionObject> &hstoreMethods()
{
    static const MethodTable<ExpressionObject> table{
        {"keys", "", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return hstoreFunction(s, a, "akeys", textArray()); }},
        {"vals", "", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return hstoreFunction(s, a, "avals", textArray()); }},
        {"array", "", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return hstoreFunction(s, a, "hstore_to_array", textArray()); }},
        {"delete", "key", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return hstoreFunction(s, a, "delete", s.sqlType(), "key"); }},
        {"slice", "array", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return hstoreFunction(s, a, "slice", s.sqlType(), "array"); }},
        {"defined", "key", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return hstoreFunction(s, a, "defined", booleanType(), "key"); }},
        {"contains", "other, **kw", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return hstoreContains(s, a); }},
    };
    return table;
}

/// range @> element and the like: a Range is one, anything else an element.
Value rangeOperation(ExpressionObject &self, const Arguments &arguments, const char *op)
{
    const auto right = toExpression(self.vocabulary(), arguments.interpreter(), arguments.value("other"));
    return makeExpressionValue(self, binaryExpression(op, self.expression(), right, booleanType()));
}

Value rangeArithmetic(ExpressionObject &self, const Arguments &arguments, const char *op)
{
    const auto right = toExpression(self.vocabulary(), arguments.interpreter(), arguments.value("other"));
    return makeExpressionValue(self, binaryExpression(op, self.expression(), right, self.sqlType()));
}

const MethodTable<ExpressionObject> &rangeMethods()
{
    static const MethodTable<ExpressionObject> table{
        {"contains", "other, **kw", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return rangeOperation(s, a, "@>"); }},
        {"contained_by", "other", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return rangeOperation(s, a, "<@"); }},
        {"overlaps", "other", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return rangeOperation(s, a, "&&"); }},
        {"adjacent_to", "other", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return rangeOperation(s, a, "-|-"); }},
        {"strictly_left_of", "other", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return rangeOperation(s, a, "<<"); }},
        {"strictly_right_of", "other", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return rangeOperation(s, a, ">>"); }},
        {"not_extend_left_of", "other", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return rangeOperation(s, a, "&>"); }},
        {"not_extend_right_of", "other", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return rangeOperation(s, a, "&<"); }},
        {"union", "other", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return rangeArithmetic(s, a, "+"); }},
        {"difference", "other", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return rangeArithmetic(s, a, "-"); }},
        {"intersection", "other", [](ExpressionObject &s, Interpreter &, const Arguments &a) { return rangeArithmetic(s, a, "*"); }},
    };
    return table;
}

}  // namespace

std::optional<Value> jsonAttribute(ExpressionObject &self, Interpreter &, std::string_view name)
{
    const auto mine = self.expression();
    if (std::holds_alternative<sql::JsonIndex>(mine->node)) {
        if (name == "astext")
            return makeExpressionValue(self, asText(mine));
        if (auto method = indexMethods().bind(self, name))
            return method;
    }
    if (mine->type.id == sql::TypeId::PgSimple && mine->type.name == "HSTORE") {
        if (auto method = hstoreMethods().bind(self, name))
            return method;
        return keyMethods().bind(self, name);
    }
    if (sql::affinityOf(mine->type) == sql::Affinity::Json)
        return keyMethods().bind(self, name);
    if (sql::affinityOf(mine->type) == sql::Affinity::Array)
        return arrayMethods().bind(self, name);
    if (mine->type.id == sql::TypeId::PgSimple && mine->type.name.ends_with("RANGE"))
        return rangeMethods().bind(self, name);
    return std::nullopt;
}

sql::ExpressionPtr jsonItem(ExpressionObject &self, Interpreter &interpreter, const Value &key)
{
    sql::JsonIndex index;
    index.operand = self.expression();
    const bool isPath = key.as<python::Tuple>() || key.as<python::List>();
    index.isPath = isPath;
    const sql::Type keyType = key.asInt() ? sql::makeType(sql::TypeId::Integer) : sql::makeType(sql::TypeId::Text);
    if (isPath) {
        sql::Array keys;
        for (const Value &part : interpreter.toVector(key))
            keys.items.push_back(part.asInt() ? sql::Value(*part.asInt()) : sql::Value(interpreter.str(part)));
        index.key = sql::makeExpression(sql::BindParameter{"", sql::Value(std::move(keys)), keyType}, keyType);
    } else {
        index.key = toExpression(self.vocabulary(), interpreter, key, keyType);
    }
    const sql::Type type = self.sqlType();
    return sql::makeExpression(std::move(index), type);
}

sql::Type comparedType(const sql::Type &operand, const Value &value)
{
    if (sql::affinityOf(operand) == sql::Affinity::Integer && !operand.python && value.asFloat())
        return sql::makeType(sql::TypeId::Float);
    if (sql::affinityOf(operand) != sql::Affinity::Json || operand.python)
        return operand;
    if (isTextLike(value))
        return sql::makeType(sql::TypeId::String);
    if (value.asBool())
        return sql::makeType(sql::TypeId::Boolean);
    if (value.asInt())
        return sql::makeType(sql::TypeId::Integer);
    return value.asFloat() ? sql::makeType(sql::TypeId::Float) : operand;
}

sql::ExpressionPtr collated(const sql::ExpressionPtr &operand, const std::string &collation)
{
    return sql::makeExpression(sql::Postfix{operand, "COLLATE " + collation}, operand->type);
}

}  // namespace limbeck::sqlalchemy
