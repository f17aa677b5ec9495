// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/dml_columns.h"

#include "base/error.h"

#include <algorithm>
#include <fmt/format.h>

namespace limbeck::dialect {

using sql::Assignments;
using sql::ExpressionPtr;
using sql::FromPtr;
using sql::TableColumn;
using sql::TableSource;

namespace {

bool isColumn(const TableColumn &column, const std::string &key)
{
    return key == (column.key.empty() ? column.name.text : column.key) || key == column.name.text;
}

}  // namespace

const TableColumn *findColumn(const TableSource &table, const std::string &key)
{
    const auto found = std::find_if(table.columns.begin(), table.columns.end(), [&](const TableColumn &column) { return isColumn(column, key); });
    return found == table.columns.end() ? nullptr : &*found;
}

const ExpressionPtr *findValue(const Assignments &row, const TableColumn &column)
{
    const auto found = std::find_if(row.begin(), row.end(), [&](const auto &entry) { return isColumn(column, entry.first.text); });
    return found == row.end() ? nullptr : &found->second;
}

void refuseUnknownColumns(const TableSource &table, const Assignments &row)
{
    std::string unknown;
    for (const auto &[key, value] : row) {
        if (!key.text.empty() && !findColumn(table, key.text))
            unknown += (unknown.empty() ? "" : ", ") + key.text;
    }
    if (!unknown.empty())
        throw Error(ErrorCode::Operation, fmt::format("Unconsumed column names: {}", unknown), {},
                    fmt::format("Table '{}' has no such columns as the script declares it.", table.name.toString()));
}

ExpressionPtr valueExpression(const sql::Value &value, const sql::Type &type)
{
    return sql::makeExpression(sql::BindParameter{{}, value, type, false, false}, type);
}

std::string assignedValue(ExpressionCompiler &compiler, const TableColumn &column, const ExpressionPtr &value)
{
    if (const auto *parameter = std::get_if<sql::BindParameter>(&value->node)) {
        sql::BindParameter typed = *parameter;
        if (sql::isNullType(typed.type))
            typed.type = column.type;
        return compiler.bind(typed, column.key.empty() ? column.name.text : column.key, false);
    }
    return compiler.grouped(value);
}

std::string returningText(ExpressionCompiler &compiler, const std::vector<ExpressionPtr> &columns)
{
    if (columns.empty())
        return {};
    const auto write = [&] {
        ExpressionCompiler::TakenNames taken;
        std::string text;
        for (const ExpressionPtr &column : columns)
            text += (text.empty() ? " RETURNING " : ", ") + compiler.selectColumn(column, ExpressionCompiler::Place::Top, taken);
        return text;
    };
    return compiler.dialect().returningHasTable() ? write() : compiler.withoutTables(write);
}

const TableSource &tableOf(const FromPtr &from)
{
    if (const auto *table = from ? std::get_if<TableSource>(&from->node) : nullptr)
        return *table;
    if (const auto *alias = from ? std::get_if<sql::AliasSource>(&from->node) : nullptr)
        return tableOf(alias->of);
    throw Error(ErrorCode::Operation, "Rows can be inserted, changed and deleted in tables only, not in subqueries or joins.");
}

}  // namespace limbeck::dialect
