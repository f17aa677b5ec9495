// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/statements/text_object.h"

#include "sqlalchemy/expressions/from_objects.h"
#include "sqlalchemy/items/column_object.h"
#include "sqlalchemy/items/name_object.h"
#include "sqlalchemy/runtime/exceptions.h"
#include "sqlalchemy/runtime/value_conversion.h"
#include "sqlalchemy/statements/compiled_object.h"
#include "sqlalchemy/types/type_object.h"

#include <fmt/format.h>

namespace limbeck::sqlalchemy {

namespace {

void put(sql::TextClause &clause, sql::BindParameter parameter)
{
    for (auto &existing : clause.parameters) {
        if (existing.name == parameter.name) {
            existing = std::move(parameter);
            return;
        }
    }
    clause.parameters.push_back(std::move(parameter));
}

sql::Type literalType(const Value &value)
{
    if (value.asBool())
        return sql::makeType(sql::TypeId::Boolean);
    if (value.asInt())
        return sql::makeType(sql::TypeId::Integer);
    if (isTextLike(value))
        return sql::makeType(sql::TypeId::String);
    return {};
}

/// .bindparams(bindparam("x", type_=…), y=5)
Value bindParams(TextObject &self, const Arguments &arguments)
{
    sql::TextClause clause = self.clause();
    for (const Value &given : arguments.rest()) {
        const auto *expression = given.as<ExpressionObject>();
        const auto *bind = expression ? std::get_if<sql::BindParameter>(&expression->expression()->node) : nullptr;
        if (!bind)
            raise(self.vocabulary(), arguments.interpreter(), "ArgumentError", "bindparams() expects bindparam() objects or keywords");
        put(clause, *bind);
    }
    for (const auto &[name, value] : arguments.extras()) {
        sql::BindParameter parameter;
        parameter.name = name;
        for (const auto &existing : clause.parameters) {
            if (existing.name == name)
                parameter = existing;
        }
        if (sql::isNullType(parameter.type))
            parameter.type = literalType(value);
        parameter.expanding = parameter.expanding || value.as<python::Tuple>();
        parameter.value = toSql(self.vocabulary(), arguments.interpreter(), value, parameter.type);
        put(clause, std::move(parameter));
    }
    auto result = std::make_shared<TextObject>(self.vocabulary(), std::move(clause));
    result->columnTypes = self.columnTypes;
    return Value(result);
}

/// .columns(a=Integer) or .columns(column("a"), …)
Value typedColumns(TextObject &self, const Arguments &arguments)
{
    sql::TextClause clause = self.clause();
    auto result = std::make_shared<TextObject>(self.vocabulary(), clause);
    const auto add = [&](const std::string &name, const Value &typeValue, const sql::Type &type) {
        clause.columns.emplace_back(name, type);
        result->columnTypes.push_back({type, typeValue});
    };
    for (const Value &given : arguments.rest()) {
        if (const auto *column = given.as<ExpressionObject>())
            add(columnName(arguments.interpreter(), given).text, column->typeValue(), column->sqlType());
    }
    for (const auto &[name, value] : arguments.extras()) {
        const Value typeValue = typeInstance(self.vocabulary(), arguments.interpreter(), value);
        add(name, typeValue, typeFrom(self.vocabulary(), arguments.interpreter(), typeValue));
    }
    auto types = std::move(result->columnTypes);
    result = std::make_shared<TextObject>(self.vocabulary(), std::move(clause));
    result->columnTypes = std::move(types);
    return Value(result);
}

/// text(…).columns(…) as a SELECT: its columns, by key.
NamedFromObject::Columns selectedColumns(const TextObject &self)
{
    NamedFromObject::Columns columns;
    for (std::size_t i = 0; i < self.clause().columns.size(); ++i) {
        const auto &[name, type] = self.clause().columns[i];
        auto reference = sql::makeExpression(sql::ColumnRef{sql::Identifier(name), nullptr}, type);
        columns.emplace_back(name, std::make_shared<ExpressionObject>(self.vocabulary(), reference, i < self.columnTypes.size() ? self.columnTypes[i].typeValue : Value()));
    }
    return columns;
}

sql::Identifier givenName(const Arguments &arguments)
{
    const Value name = arguments.value("name");
    return name.isNone() ? sql::Identifier() : identifierOf(arguments.interpreter(), name, "name of a subquery");
}

Value textSubquery(TextObject &self, const Arguments &arguments)
{
    sql::TextClause bracketed = self.clause();
    bracketed.text = "(" + bracketed.text + ")";
    auto inner = std::make_shared<const sql::FromItem>(sql::FromItem{std::move(bracketed)});
    auto item = std::make_shared<const sql::FromItem>(sql::FromItem{sql::AliasSource{inner, givenName(arguments)}});
    return Value(std::make_shared<NamedFromObject>(self.vocabulary(), "Subquery", item, selectedColumns(self)));
}

Value textCte(TextObject &self, const Arguments &arguments)
{
    sql::CteSource source;
    source.dml = self.executable();
    source.name = givenName(arguments);
    source.recursive = arguments.flag("recursive");
    auto item = std::make_shared<const sql::FromItem>(sql::FromItem{std::move(source)});
    return Value(std::make_shared<NamedFromObject>(self.vocabulary(), "CTE", item, selectedColumns(self)));
}

const MethodTable<TextObject> &textMethods()
{
    static const MethodTable<TextObject> table{
        {"bindparams", "*binds, **kw", [](TextObject &s, Interpreter &, const Arguments &a) { return bindParams(s, a); }},
        {"params", "*binds, **kw", [](TextObject &s, Interpreter &, const Arguments &a) { return bindParams(s, a); }},
        {"columns", "*cols, **kw", [](TextObject &s, Interpreter &, const Arguments &a) { return typedColumns(s, a); }},
        {"execution_options", "**kw", [](TextObject &s, Interpreter &, const Arguments &) { return Value(s.shared_from_this()); }},
        {"compile", "bind=, dialect=, compile_kwargs=, **kw", [](TextObject &s, Interpreter &, const Arguments &a) { return compileStatement(s.vocabulary(), *s.executable(), a); }},
    };
    return table;
}

const MethodTable<TextObject> &typedTextMethods()
{
    static const MethodTable<TextObject> table{
        {"subquery", "name=", [](TextObject &s, Interpreter &, const Arguments &a) { return textSubquery(s, a); }},
        {"alias", "name=, flat=", [](TextObject &s, Interpreter &, const Arguments &a) { return textSubquery(s, a); }},
        {"cte", "name=, recursive=, nesting=", [](TextObject &s, Interpreter &, const Arguments &a) { return textCte(s, a); }},
    };
    return table;
}

/// sa.DDL's Python %-formatting: `%%` and `%(name)s`.
std::string formatted(Interpreter &interpreter, const std::string &text, const Value &context)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            result += text[i];
            continue;
        }
        if (i + 1 < text.size() && text[i + 1] == '%') {
            result += '%';
            ++i;
            continue;
        }
        const auto close = text.find(")s", i);
        if (i + 1 >= text.size() || text[i + 1] != '(' || close == std::string::npos)
            interpreter.raise("ValueError", "DDL() text holds a % that is no %(name)s: write %% for a percent sign");
        const std::string name = text.substr(i + 2, close - i - 2);
        const auto *dict = context.as<python::Dict>();
        const auto value = dict ? dict->find(name) : std::nullopt;
        if (!value)
            interpreter.raise("KeyError", name);
        result += interpreter.str(*value);
        i = close + 1;
    }
    return result;
}

}  // namespace

std::optional<Value> TextObject::attribute(Interpreter &interpreter, std::string_view name)
{
    if (name == "text")
        return Value::text(m_clause.text);
    if (auto method = textMethods().bind(*this, name))
        return method;
    // A text that says its columns is a SELECT.
    if (!m_clause.columns.empty()) {
        if (name == "c" || name == "selected_columns" || name == "exported_columns")
            return Value(std::make_shared<ColumnCollection>(selectedColumns(*this)));
        if (auto method = typedTextMethods().bind(*this, name))
            return method;
    }
    return ExpressionObject::attribute(interpreter, name);
}

std::optional<Value> RawSqlObject::attribute(Interpreter &, std::string_view name)
{
    if (name == "statement")
        return Value::text(m_text);
    if (name == "execute_if") {
        throw Unsupported("DDL.execute_if");
    }
    return std::nullopt;
}

Value makeText(Vocabulary &vocabulary, Interpreter &interpreter, CallArguments call)
{
    static const Signature signature("text", "text, bind=, bindparams=, typemap=, autocommit=");
    const Arguments arguments = signature.bind(interpreter, std::move(call));
    return Value(std::make_shared<TextObject>(vocabulary, sql::TextClause{arguments.requiredText("text"), {}, {}}));
}

Value makeDdl(Vocabulary &vocabulary, Interpreter &interpreter, CallArguments call)
{
    static const Signature signature("DDL", "statement, context=, bind=");
    const Arguments arguments = signature.bind(interpreter, std::move(call));
    return Value(std::make_shared<RawSqlObject>(vocabulary, formatted(interpreter, arguments.requiredText("statement"), arguments.value("context"))));
}

Value makeBindParameter(Vocabulary &vocabulary, Interpreter &interpreter, CallArguments call)
{
    static const Signature signature("bindparam", "key, value=, type_=, unique=, required=, quote=, callable_=, expanding=, isoutparam=, literal_execute=");
    const Arguments arguments = signature.bind(interpreter, std::move(call));
    sql::BindParameter parameter;
    parameter.name = arguments.text("key").value_or("");
    const Value typeValue = arguments.value("type_");
    parameter.type = typeFrom(vocabulary, interpreter, typeValue);
    if (const Value *value = arguments.find("value")) {
        if (sql::isNullType(parameter.type))
            parameter.type = literalType(*value);
        parameter.value = toSql(vocabulary, interpreter, *value, parameter.type);
    }
    parameter.expanding = arguments.flag("expanding");
    parameter.literalExecute = arguments.flag("literal_execute");
    const sql::Type type = parameter.type;
    return makeExpressionValue(vocabulary, sql::makeExpression(std::move(parameter), type), typeValue.isNone() ? Value() : typeInstance(vocabulary, interpreter, typeValue));
}

}  // namespace limbeck::sqlalchemy
