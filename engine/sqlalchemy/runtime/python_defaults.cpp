// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/runtime/python_defaults.h"

#include "sqlalchemy/expressions/expression_object.h"
#include "sqlalchemy/items/table_object.h"
#include "sqlalchemy/runtime/value_conversion.h"

#include <algorithm>

namespace limbeck::sqlalchemy {

namespace {

const sql::TableSource *fullTable(const sql::FromPtr &table);

/// For INSERT … SELECT: a function is called once for all rows, and what it gives is as good as an SQL default.
sql::FromPtr withCalledDefaults(Vocabulary &vocabulary, Interpreter &interpreter, const sql::FromPtr &table)
{
    sql::TableSource source = *fullTable(table);
    if (std::none_of(source.columns.begin(), source.columns.end(), [](const sql::TableColumn &column) { return column.callableDefault != nullptr; }))
        return table;
    for (sql::TableColumn &column : source.columns) {
        if (!column.callableDefault)
            continue;
        const Value value = callDefault(interpreter, *std::static_pointer_cast<Value>(column.callableDefault));
        column.sqlDefault = bindLiteral(vocabulary, interpreter, value, column.type, column.key);
        column.callableDefault = nullptr;
    }
    return std::make_shared<const sql::FromItem>(sql::FromItem{std::move(source)});
}

const sql::TableSource *fullTable(const sql::FromPtr &table)
{
    const auto *source = table ? std::get_if<sql::TableSource>(&table->node) : nullptr;
    return source && source->isFullTable ? source : nullptr;
}

}  // namespace

namespace {

/// What stands for a default= function: in an SQL script NULL, for nobody calls it there (as under Alembic).
Value defaultNow(Vocabulary &vocabulary, Interpreter &interpreter, const Value &function)
{
    return vocabulary.world() && vocabulary.world()->isOffline() ? Value() : callDefault(interpreter, function);
}

}  // namespace

Value callDefault(Interpreter &interpreter, const Value &function)
{
    const auto *python = function.as<python::Function>();
    const bool takesContext = python && python->parameters && python->parameters->size() == 1 && python->defaults.size() == 1 && !python->defaults.front();
    return interpreter.call(function, takesContext ? std::vector<Value>{Value()} : std::vector<Value>{});
}

std::vector<std::pair<std::string, sql::ExpressionPtr>> missingDefaults(Vocabulary &vocabulary, Interpreter &interpreter, const sql::FromPtr &table,
                                                                        const std::vector<std::pair<std::string, sql::ExpressionPtr>> &row)
{
    std::vector<std::pair<std::string, sql::ExpressionPtr>> added;
    const auto *source = fullTable(table);
    if (!source)
        return added;
    for (const auto &column : source->columns) {
        bool given = !column.callableDefault;
        for (const auto &[key, value] : row)
            given = given || key == column.key;
        if (!given) {
            const Value value = defaultNow(vocabulary, interpreter, *std::static_pointer_cast<Value>(column.callableDefault));
            added.emplace_back(column.key, bindLiteral(vocabulary, interpreter, value, column.type, column.key));
        }
    }
    return added;
}

sql::ExpressionPtr defaultForRows(Vocabulary &vocabulary, Interpreter &interpreter, const ColumnObject &column)
{
    if (column.pythonDefault.isNone() || column.spec.column.hasSequence || column.pythonDefault.as<python::Opaque>())
        return nullptr;
    const sql::TableColumn described = column.tableColumn();
    if (described.sqlDefault)
        return *described.sqlDefault;
    const Value value = described.callableDefault ? callDefault(interpreter, *std::static_pointer_cast<Value>(described.callableDefault)) : column.pythonDefault;
    return bindLiteral(vocabulary, interpreter, value, described.type, described.key);
}

namespace {

/// Whether one of the sets of parameters has this key.
bool isGiven(const Value &parameters, const std::string &key)
{
    if (const auto *list = parameters.as<python::List>())
        return std::any_of(list->items.begin(), list->items.end(), [&](const Value &set) { return isGiven(set, key); });
    const auto *dict = parameters.as<python::Dict>();
    return dict && dict->find(key);
}

}  // namespace

sql::Update withOnUpdates(Vocabulary &vocabulary, Interpreter &interpreter, sql::Update update, const FromObject &table, const Value &parameters)
{
    const auto *full = dynamic_cast<const TableObject *>(&table);
    if (!full)
        return update;
    for (const auto &column : full->columns()) {
        const sql::Identifier &name = column->spec.column.name;
        const bool isSet = std::any_of(update.set.begin(), update.set.end(), [&](const auto &entry) { return entry.first == name; });
        if (column->onUpdate.isNone() || column->onUpdate.as<python::Opaque>() || isSet || isGiven(parameters, column->key))
            continue;
        const Value &given = column->onUpdate;
        const bool isCalled = given.as<python::Function>() || given.as<python::NativeFunction>() || given.as<python::Class>() || given.as<python::BoundMethod>();
        const Value value = isCalled ? defaultNow(vocabulary, interpreter, given) : !isExpression(given) && vocabulary.world() && vocabulary.world()->isOffline() ? Value() : given;
        update.set.emplace_back(name, toExpression(vocabulary, interpreter, value, column->spec.column.type));
    }
    return update;
}

sql::Insert withDefaults(Vocabulary &vocabulary, Interpreter &interpreter, sql::Insert insert, std::vector<dialect::Parameters> &parameters)
{
    const auto *source = fullTable(insert.table);
    if (!source)
        return insert;
    if (insert.select) {
        insert.table = withCalledDefaults(vocabulary, interpreter, insert.table);
        return insert;
    }
    for (const auto &column : source->columns) {
        if (!column.callableDefault)
            continue;
        const Value function = *std::static_pointer_cast<Value>(column.callableDefault);
        for (auto &row : insert.rows) {
            bool given = false;
            for (const auto &[name, value] : row)
                given = given || name == column.name;
            for (const auto &set : parameters) {
                for (const auto &[key, value] : set)
                    given = given || key == column.key;
            }
            if (!given)
                row.emplace_back(column.name, bindLiteral(vocabulary, interpreter, defaultNow(vocabulary, interpreter, function), column.type, column.key));
        }
        if (!insert.rows.empty())
            continue;
        for (auto &set : parameters) {
            bool given = false;
            for (const auto &[key, value] : set)
                given = given || key == column.key;
            if (!given)
                set.emplace_back(column.key, toSql(vocabulary, interpreter, callDefault(interpreter, function), column.type));
        }
    }
    return insert;
}

}  // namespace limbeck::sqlalchemy
