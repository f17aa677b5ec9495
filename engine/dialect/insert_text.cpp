// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// INSERT. Columns stand in the order of the table, not of the script's dictionary; a Table() adds its Python-side defaults; an INSERT of
// one row into a Table() asks for new key values with RETURNING where the driver has no other way to learn them.
#include "dialect/insert_text.h"

#include "base/error.h"
#include "dialect/directive_error.h"
#include "dialect/dml_columns.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace limbeck::dialect {

using sql::Assignments;
using sql::ExpressionPtr;
using sql::FromPtr;
using sql::Identifier;
using sql::TableColumn;
using sql::TableSource;

namespace {

/// In an SQL script nobody is there to give a default= of Python: NULL, or a placeholder for it (as under Alembic).
std::optional<ExpressionPtr> insertDefault(const TableColumn &column, const TextMode &mode)
{
    if (column.pythonDefault && mode.isOffline)
        return mode.style == BindStyle::Literal ? sql::makeExpression(sql::Keyword{sql::Keyword::Which::Null}) : sql::makeExpression(sql::BindParameter{column.key, std::nullopt, column.type});
    if (column.pythonDefault)
        return valueExpression(*column.pythonDefault, column.type);
    return column.sqlDefault;
}

/// The row with Python-side defaults for the columns it leaves out.
Assignments withDefaults(const TableSource &table, Assignments row, const TextMode &mode)
{
    if (!table.isFullTable)
        return row;
    for (const TableColumn &column : table.columns) {
        if (findValue(row, column))
            continue;
        if (std::optional<ExpressionPtr> value = insertDefault(column, mode))
            row.emplace_back(column.name, *value);
    }
    return row;
}

std::string nameList(const SqlDialect &dialect, const std::vector<const TableColumn *> &columns)
{
    std::string text;
    for (const TableColumn *column : columns)
        text += (text.empty() ? "" : ", ") + dialect.quote(column->name);
    return text;
}

std::vector<const TableColumn *> columnsOf(const TableSource &table, const Assignments &row)
{
    std::vector<const TableColumn *> columns;
    for (const TableColumn &column : table.columns) {
        if (findValue(row, column))
            columns.push_back(&column);
    }
    return columns;
}

std::string rowText(ExpressionCompiler &compiler, const std::vector<const TableColumn *> &columns, const Assignments &row, size_t number)
{
    std::string text;
    for (const TableColumn *column : columns) {
        const ExpressionPtr *value = findValue(row, *column);
        if (!value)
            throw DirectiveError("StatementError", fmt::format("A value is required for bind parameter '{}', in parameter group {}", column->name.text, number),
                        "The first row decides which columns the INSERT has: give every row the same keys.");
        text += (text.empty() ? "" : ", ") + assignedValue(compiler, *column, *value);
    }
    return "(" + text + ")";
}

const TableColumn *autoincrementColumn(const TableSource &table)
{
    std::vector<const TableColumn *> keys;
    for (const TableColumn &column : table.columns) {
        if (column.primaryKey)
            keys.push_back(&column);
    }
    const auto isNumber = [](const TableColumn &column) {
        const sql::Affinity affinity = sql::affinityOf(column.type);
        return affinity == sql::Affinity::Integer || affinity == sql::Affinity::Numeric;
    };
    if (keys.size() != 1) {
        const auto found = std::find_if(keys.begin(), keys.end(), [](const TableColumn *key) { return key->autoincrement == true; });
        return found == keys.end() ? nullptr : *found;
    }
    const TableColumn &key = *keys.front();
    if (key.autoincrement == true)
        return &key;
    const bool hasOther = key.pythonDefault || key.sqlDefault || key.callableDefault || key.hasServerDefault || key.hasForeignKey;
    return key.autoincrement.has_value() || hasOther || !isNumber(key) ? nullptr : &key;
}

/// Key columns whose value only the server knows after the INSERT.
std::vector<const TableColumn *> keysToReturn(const SqlDialect &dialect, const sql::Insert &insert, const Assignments &row)
{
    const TableSource &table = tableOf(insert.table);
    if (!table.isFullTable || insert.inlineValues || !insert.returning.empty() || insert.select || insert.rows.size() > 1)
        return {};
    const TableColumn *automatic = autoincrementColumn(table);
    if (!dialect.prefersReturningForKeys() && (automatic || insert.onConflict))
        return {};
    std::vector<const TableColumn *> keys;
    for (const TableColumn &column : table.columns) {
        if (!column.primaryKey)
            continue;
        const ExpressionPtr *value = findValue(row, column);
        const bool isServers = value ? !std::holds_alternative<sql::BindParameter>((*value)->node) : &column == automatic || column.hasServerDefault;
        if (isServers)
            keys.push_back(&column);
    }
    return keys;
}

std::vector<ExpressionPtr> asReferences(const FromPtr &table, const std::vector<const TableColumn *> &columns)
{
    std::vector<ExpressionPtr> references;
    for (const TableColumn *column : columns)
        references.push_back(sql::makeExpression(sql::ColumnRef{column->name, table}, column->type));
    return references;
}

// ---------------------------------------------------------------- ON CONFLICT

std::string conflictTarget(ExpressionCompiler &compiler, const sql::OnConflict &conflict)
{
    if (!conflict.constraint.empty() && compiler.dialect().hasConflictConstraint())
        return " ON CONSTRAINT " + compiler.dialect().quote(Identifier(conflict.constraint));
    if (conflict.indexElements.empty())
        return {};
    return compiler.withoutTables([&] {
        std::string text = " (" + compiler.list(conflict.indexElements) + ")";
        if (conflict.indexWhere)
            text += " WHERE " + compiler.condition(conflict.indexWhere);
        return text;
    });
}

std::string conflictText(ExpressionCompiler &compiler, const TableSource &table, const sql::OnConflict &conflict)
{
    std::string text = " ON CONFLICT" + conflictTarget(compiler, conflict);
    if (conflict.doNothing)
        return text + " DO NOTHING";
    std::string assignments;
    const auto add = [&](const TableColumn &column, const ExpressionPtr &value) {
        assignments += (assignments.empty() ? "" : ", ") + compiler.dialect().quote(column.name) + " = " + assignedValue(compiler, column, value);
    };
    for (const TableColumn &column : table.columns) {
        if (const ExpressionPtr *value = findValue(conflict.set, column))
            add(column, *value);
    }
    for (const auto &[key, value] : conflict.set) {
        if (findColumn(table, key.text))
            continue;
        TableColumn column;
        column.name = key;
        column.key = key.text;
        add(column, value);
    }
    text += " DO UPDATE SET " + assignments;
    if (conflict.where)
        text += " WHERE " + compiler.condition(conflict.where);
    return text;
}

// ---------------------------------------------------------------- INSERT

std::string insertHead(const SqlDialect &dialect, const sql::Insert &insert)
{
    return "INSERT " + (insert.prefix.empty() ? std::string() : insert.prefix + " ") + "INTO " + dialect.quote(tableOf(insert.table).name);
}

std::string insertSelect(ExpressionCompiler &compiler, const sql::Insert &insert)
{
    const TableSource &table = tableOf(insert.table);
    sql::Select select = *insert.select;
    std::string names;
    std::set<std::string> given;
    for (const Identifier &name : insert.selectColumns) {
        const TableColumn *column = findColumn(table, name.text);
        names += (names.empty() ? "" : ", ") + compiler.dialect().quote(column ? column->name : name);
        given.insert(column ? column->name.text : name.text);
    }
    if (table.isFullTable && select.compound.empty() && !insert.inlineValues) {
        for (const TableColumn &column : table.columns) {
            const std::optional<ExpressionPtr> value = given.contains(column.name.text) ? std::nullopt : insertDefault(column, compiler.mode());
            if (!value)
                continue;
            names += ", " + compiler.dialect().quote(column.name);
            select.columns.push_back(*value);
        }
    }
    const std::string body = compiler.select(select, ExpressionCompiler::Place::Top);
    return insertHead(compiler.dialect(), insert) + " (" + names + ") " + body;
}

/// Rows as the statement has them: values(), parameters, or every column when it is printed without any.
std::vector<Assignments> insertRows(const ExpressionCompiler &compiler, const sql::Insert &insert)
{
    const Parameters *parameters = compiler.mode().parameters;
    std::vector<Assignments> rows = insert.rows;
    if (rows.empty() && (!parameters || parameters->empty()) && compiler.mode().style != BindStyle::Literal) {
        rows.emplace_back();
        for (const TableColumn &column : tableOf(insert.table).columns)
            rows.back().emplace_back(column.name,
                                     sql::makeExpression(sql::BindParameter{column.name.text, std::nullopt, column.type, false, false}, column.type));
        return rows;
    }
    if (rows.empty())
        rows.emplace_back();
    if (parameters && rows.size() == 1) {
        for (auto &[key, value] : assignmentsFrom(insert, *parameters)) {
            const auto same = std::find_if(rows.front().begin(), rows.front().end(), [&](const auto &entry) { return entry.first == key; });
            if (same == rows.front().end())
                rows.front().emplace_back(key, value);
            else if (std::holds_alternative<sql::BindParameter>(same->second->node))
                same->second = value;
        }
    }
    return rows;
}

}  // namespace

std::string insertText(ExpressionCompiler &compiler, const sql::Insert &insert)
{
    if (insert.select)
        return insertSelect(compiler, insert) + (insert.onConflict ? conflictText(compiler, tableOf(insert.table), *insert.onConflict) : std::string())
               + returningText(compiler, insert.returning);
    const TableSource &table = tableOf(insert.table);
    std::vector<Assignments> rows = insertRows(compiler, insert);
    for (Assignments &row : rows) {
        refuseUnknownColumns(table, row);
        row = withDefaults(table, std::move(row), compiler.mode());
    }
    const std::vector<const TableColumn *> columns = columnsOf(table, rows.front());
    std::string text = insertHead(compiler.dialect(), insert);
    if (columns.empty()) {
        text += " DEFAULT VALUES";
    } else {
        text += " (" + nameList(compiler.dialect(), columns) + ") VALUES ";
        for (size_t i = 0; i < rows.size(); ++i)
            text += (i ? ", " : "") + rowText(compiler, columns, rows[i], i);
    }
    if (insert.onConflict)
        text += conflictText(compiler, table, *insert.onConflict);
    const std::vector<ExpressionPtr> keys = asReferences(insert.table, keysToReturn(compiler.dialect(), insert, rows.front()));
    return text + returningText(compiler, insert.returning.empty() ? keys : insert.returning);
}

Assignments assignmentsFrom(const sql::Insert &insert, const Parameters &parameters)
{
    Assignments row;
    for (const auto &[key, value] : parameters) {
        if (const TableColumn *column = findColumn(tableOf(insert.table), key))
            row.emplace_back(column->name, valueExpression(value, column->type));
    }
    return row;
}

std::string insertManyText(ExpressionCompiler &compiler, const sql::Insert &insert, const std::vector<Parameters> &sets)
{
    sql::Insert many = insert;
    many.rows.clear();
    for (const Parameters &parameters : sets) {
        Assignments row = insert.rows.empty() ? Assignments() : insert.rows.front();
        for (auto &entry : assignmentsFrom(insert, parameters))
            row.push_back(std::move(entry));
        many.rows.push_back(std::move(row));
    }
    many.inlineValues = true;
    return insertText(compiler, many);
}

size_t rowsInOneInsert(const SqlDialect &dialect, size_t width)
{
    constexpr size_t kRows = 1000;
    constexpr size_t kValues = 32700;
    return dialect.insertsManyInOne() ? std::max<size_t>(1, std::min(kRows, kValues / std::max<size_t>(1, width))) : 1;
}

bool insertReturnsRows(const SqlDialect &dialect, const sql::Insert &insert)
{
    const Assignments row = insert.rows.size() == 1 ? withDefaults(tableOf(insert.table), insert.rows.front(), TextMode()) : Assignments();
    return !insert.returning.empty() || !keysToReturn(dialect, insert, row).empty();
}

}  // namespace limbeck::dialect
