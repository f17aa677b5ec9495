// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/dml_compiler.h"

#include "base/error.h"
#include "dialect/dml_columns.h"
#include "dialect/insert_text.h"
#include "dialect/overloaded.h"

#include <fmt/format.h>
#include <utility>

namespace limbeck::dialect {

using sql::Assignments;
using sql::ExpressionPtr;
using sql::FromPtr;
using sql::TableColumn;
using sql::TableSource;

namespace {

Assignments updateSet(const ExpressionCompiler &compiler, const sql::Update &update, const TableSource &table)
{
    Assignments set = update.set;
    refuseUnknownColumns(table, set);
    if (const Parameters *parameters = compiler.mode().parameters) {
        for (const auto &[key, value] : *parameters) {
            const TableColumn *column = findColumn(table, key);
            if (column && !findValue(set, *column))
                set.emplace_back(column->name, valueExpression(value, column->type));
        }
    }
    if (table.isFullTable) {
        for (const TableColumn &column : table.columns) {
            if (findValue(set, column))
                continue;
            if (column.pythonOnUpdate)
                set.emplace_back(column.name, valueExpression(*column.pythonOnUpdate, column.type));
            else if (column.sqlOnUpdate)
                set.emplace_back(column.name, *column.sqlOnUpdate);
        }
    }
    return set;
}

/// The tables of the criteria besides the one that is changed.
std::vector<FromPtr> otherTables(const FromPtr &table, const std::vector<FromPtr> &named, const std::vector<ExpressionPtr> &criteria)
{
    std::vector<FromPtr> items = named;
    for (const ExpressionPtr &criterion : criteria)
        ExpressionCompiler::collectFroms(criterion, items);
    std::vector<FromPtr> froms = ExpressionCompiler::normalizedFroms(items);
    std::erase(froms, table);
    return froms;
}

std::vector<FromPtr> withTarget(const FromPtr &table, const std::vector<FromPtr> &others)
{
    std::vector<FromPtr> all{table};
    all.insert(all.end(), others.begin(), others.end());
    return all;
}

std::string fromList(ExpressionCompiler &compiler, const std::string &word, const std::vector<FromPtr> &froms)
{
    std::string text;
    for (const FromPtr &item : froms)
        text += (text.empty() ? " " + word + " " : ", ") + compiler.from(item);
    return text;
}

std::string whereText(ExpressionCompiler &compiler, const std::vector<ExpressionPtr> &criteria)
{
    const std::string text = compiler.conditions(criteria);
    return text.empty() ? text : " WHERE " + text;
}

/// tags[1], data['a']: an element of a column as it stands left of the sign.
std::string elementText(ExpressionCompiler &compiler, const ExpressionPtr &element)
{
    if (const auto *index = std::get_if<sql::JsonIndex>(&element->node))
        return elementText(compiler, index->operand) + "[" + compiler.text(index->key) + "]";
    return compiler.text(element);
}

/// The elements of columns, which come before the columns (an assignment without a name is `element = value`).
std::string elementsText(ExpressionCompiler &compiler, const Assignments &set)
{
    std::string text;
    for (const auto &[name, value] : set) {
        if (!name.text.empty())
            continue;
        const auto &assignment = std::get<sql::Binary>(value->node);
        text += (text.empty() ? "" : ", ") + compiler.withoutTables([&] { return elementText(compiler, assignment.left); });
        text += "=" + compiler.grouped(assignment.right);
    }
    return text;
}

std::string updateText(ExpressionCompiler &compiler, const sql::Update &update)
{
    const TableSource &table = tableOf(update.table);
    const std::vector<FromPtr> others = otherTables(update.table, update.from, update.where);
    const ExpressionCompiler::EnclosingGuard guard(compiler, withTarget(update.table, others));
    const Assignments set = updateSet(compiler, update, table);
    if (set.empty())
        throw Error(ErrorCode::Operation, fmt::format("An UPDATE of table '{}' sets no column.", table.name.toString()), {}, "Give it .values(…).");
    const std::string elements = elementsText(compiler, set);
    std::string text = "UPDATE " + compiler.from(update.table) + " SET " + elements;
    bool isFirst = elements.empty();
    for (const TableColumn &column : table.columns) {
        const ExpressionPtr *value = findValue(set, column);
        if (!value)
            continue;
        text += (std::exchange(isFirst, false) ? "" : ", ") + compiler.dialect().quote(column.name) + "=" + assignedValue(compiler, column, *value);
    }
    text += fromList(compiler, "FROM", others) + whereText(compiler, update.where);
    return text + returningText(compiler, update.returning);
}

std::string deleteText(ExpressionCompiler &compiler, const sql::Delete &statement)
{
    const std::vector<FromPtr> others = otherTables(statement.table, {}, statement.where);
    if (!others.empty() && !compiler.dialect().hasDeleteUsing())
        throw Error(ErrorCode::Operation, fmt::format("{} cannot delete by the rows of another table.", compiler.dialect().displayName()), {},
                    "Use a subquery: .where(t.c.id.in_(select(…))).");
    const ExpressionCompiler::EnclosingGuard guard(compiler, withTarget(statement.table, others));
    return "DELETE FROM " + compiler.from(statement.table) + fromList(compiler, "USING", others) + whereText(compiler, statement.where)
           + returningText(compiler, statement.returning);
}

}  // namespace

std::string dmlText(ExpressionCompiler &compiler, const sql::Executable &executable)
{
    return std::visit(Overloaded{
                          [&](const sql::Insert &v) { return insertText(compiler, v); },
                          [&](const sql::Update &v) { return updateText(compiler, v); },
                          [&](const sql::Delete &v) { return deleteText(compiler, v); },
                          [&](const sql::Select &v) { return compiler.select(v, ExpressionCompiler::Place::Top); },
                          [&](const sql::TextClause &v) { return compiler.text(sql::makeExpression(v)); },
                          [](const auto &) -> std::string { throw Error(ErrorCode::Internal, "Only INSERT, UPDATE, DELETE and SELECT can stand here."); },
                      },
                      executable.node);
}

bool returnsRows(const SqlDialect &dialect, const sql::Executable &executable)
{
    return std::visit(Overloaded{
                          [](const sql::Select &) { return true; },
                          [](const sql::TextClause &) { return true; },
                          [](const sql::RawSql &) { return true; },
                          [](const sql::Update &v) { return !v.returning.empty(); },
                          [](const sql::Delete &v) { return !v.returning.empty(); },
                          [&](const sql::Insert &v) { return insertReturnsRows(dialect, v); },
                          [](const auto &) { return false; },
                      },
                      executable.node);
}

}  // namespace limbeck::dialect
