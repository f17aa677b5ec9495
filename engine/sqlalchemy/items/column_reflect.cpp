// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/items/column_reflect.h"

#include "sqlalchemy/items/name_object.h"
#include "sqlalchemy/parts.h"
#include "sqlalchemy/types/type_object.h"

namespace limbeck::sqlalchemy {

namespace {

/// What a column_reflect listener gets and may change.
std::shared_ptr<python::Dict> columnInfo(Vocabulary &vocabulary, const schema::Column &column)
{
    auto info = python::makeDict();
    info->insert("name", Value::text(column.name.text));
    info->insert("type", Value(makeTypeObject(vocabulary, column.type)));
    info->insert("nullable", Value(column.nullable.value_or(true)));
    Value defaultText;
    if (column.serverDefault) {
        if (const auto *expression = std::get_if<sql::ExpressionPtr>(&column.serverDefault->data)) {
            if (const auto *text = std::get_if<sql::TextClause>(&(*expression)->node))
                defaultText = Value::text(text->text);
            else if (const auto *literal = std::get_if<sql::LiteralColumn>(&(*expression)->node))
                defaultText = Value::text(literal->text);
        } else if (const auto *text = std::get_if<std::string>(&column.serverDefault->data)) {
            defaultText = Value::text(*text);
        }
    }
    info->insert("default", defaultText);
    info->insert("autoincrement", Value::text("auto"));
    return info;
}

void applyInfo(Vocabulary &vocabulary, Interpreter &interpreter, python::Dict &info, const Value &originalDefault, schema::Column &column)
{
    if (const auto type = info.find("type"))
        column.type = typeFrom(vocabulary, interpreter, *type);
    if (const auto nullable = info.find("nullable"))
        column.nullable = interpreter.isTrue(*nullable, "nullable");
    const Value changed = info.find("default").value_or(Value());
    if (changed.isNone())
        column.serverDefault.reset();
    else if (!changed.isIdentical(originalDefault) && !(changed.asText() && originalDefault.asText() && *changed.asText() == *originalDefault.asText()))
        column.serverDefault = schema::ServerDefault{textOrExpression(vocabulary, interpreter, changed)};
}

}  // namespace

ReflectedColumn tellReflected(Vocabulary &vocabulary, Interpreter &interpreter, const Value &table, const schema::Column &column, const std::vector<Value> &listeners)
{
    auto info = columnInfo(vocabulary, column);
    const Value originalDefault = info->find("default").value_or(Value());
    for (const Value &listener : listeners)
        interpreter.call(listener, {Value(), table, Value(info)});
    ReflectedColumn result{column, column.name.text};
    applyInfo(vocabulary, interpreter, *info, originalDefault, result.column);
    if (const auto name = info->find("name"))
        result.column.name.text = textOf(interpreter, *name, "name");
    result.key = textOf(interpreter, info->find("key").value_or(Value::text(result.column.name.text)), "key");
    return result;
}

std::shared_ptr<TableObject> reflectedTable(MetaDataObject &metadata, Interpreter &interpreter, const schema::Table &source, const std::vector<Value> &ownListeners)
{
    Vocabulary &vocabulary = metadata.vocabulary();
    std::vector<Value> listeners = vocabulary.listeners(Value(metadata.shared_from_this()), {"Table"}, "column_reflect");
    listeners.insert(listeners.end(), ownListeners.begin(), ownListeners.end());
    auto table = tableFromSchema(vocabulary, interpreter, source);
    if (listeners.empty())
        return table;
    schema::Table told = source;
    std::vector<std::string> keys;
    for (schema::Column &column : told.columns) {
        ReflectedColumn result = tellReflected(vocabulary, interpreter, Value(table), column, listeners);
        column = std::move(result.column);
        keys.push_back(std::move(result.key));
    }
    return tableFromSchema(vocabulary, interpreter, told, keys);
}

std::vector<Value> reflectListeners(Interpreter &interpreter, const Value &listeners)
{
    std::vector<Value> functions;
    if (listeners.isNone())
        return functions;
    for (const Value &pair : interpreter.toVector(listeners)) {
        const std::vector<Value> parts = interpreter.toVector(pair);
        if (parts.size() != 2 || textOf(interpreter, parts[0], "listener") != "column_reflect")
            throw Unsupported("listeners other than column_reflect", interpreter.position());
        functions.push_back(parts[1]);
    }
    return functions;
}

}  // namespace limbeck::sqlalchemy
