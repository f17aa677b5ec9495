// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/operations/bulk_insert.h"

#include "sqlalchemy/expressions/from_objects.h"
#include "sqlalchemy/items/table_object.h"
#include "sqlalchemy/runtime/exceptions.h"
#include "sqlalchemy/runtime/python_defaults.h"
#include "sqlalchemy/statements/ddl_objects.h"

#include <fmt/format.h>

namespace limbeck::sqlalchemy {

namespace {

using Row = std::vector<std::pair<std::string, sql::ExpressionPtr>>;

sql::Type typeOfKey(const FromObject &table, const std::string &key)
{
    for (const auto &[name, column] : table.columnExpressions()) {
        if (name == key)
            return column->sqlType();
    }
    return {};
}

Row rowOf(Vocabulary &vocabulary, Interpreter &interpreter, const FromObject &table, const Value &value)
{
    const auto *dict = value.as<python::Dict>();
    if (!dict)
        interpreter.raise("TypeError", "List of dictionaries expected");
    Row row;
    for (const auto &[key, item] : dict->entries()) {
        const std::string name = columnName(interpreter, key).text;
        const sql::Type type = typeOfKey(table, name);
        const bool isExpressionValue = isExpression(item);
        row.emplace_back(name, isExpressionValue ? toExpression(vocabulary, interpreter, item, type) : bindLiteral(vocabulary, interpreter, item, type, name));
    }
    return row;
}

}  // namespace

Value bulkInsert(Vocabulary &vocabulary, Interpreter &interpreter, const Arguments &arguments)
{
    const auto table = requireFrom(vocabulary, interpreter, arguments.value("table"));
    const Value rows = arguments.value("rows");
    operation::BulkInsert insert;
    insert.table = table->from();
    insert.multiInsert = arguments.flag("multiinsert", true);
    if (rows.isUnknown()) {
        Row row;
        for (const auto &[key, column] : table->columnExpressions())
            row.emplace_back(key, bindLiteral(vocabulary, interpreter, rows, column->sqlType(), key));
        insert.rows.push_back(std::move(row));
    } else {
        const auto *list = rows.as<python::List>();
        const auto *tuple = rows.as<python::Tuple>();
        if (!list && !tuple)
            interpreter.raise("TypeError", "List expected");
        for (const Value &row : list ? list->items : tuple->items) {
            insert.rows.push_back(rowOf(vocabulary, interpreter, *table, row));
            for (auto &[key, value] : missingDefaults(vocabulary, interpreter, table->from(), insert.rows.back()))
                insert.rows.back().emplace_back(key, value);
        }
    }
    if (!insert.rows.empty())
        emitNode(vocabulary, interpreter, std::move(insert), arguments.position());
    return {};
}

}  // namespace limbeck::sqlalchemy
