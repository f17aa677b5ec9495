// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/expression_compiler.h"

#include <string>
#include <vector>

/// What INSERT and UPDATE share: columns by key or name, their values, RETURNING.
namespace limbeck::dialect {

/// The column with that key or name; nullptr: none.
const sql::TableColumn *findColumn(const sql::TableSource &table, const std::string &key);
/// The value a row gives a column; nullptr: none.
const sql::ExpressionPtr *findValue(const sql::Assignments &row, const sql::TableColumn &column);
/// Throws for keys that are no columns of the table.
void refuseUnknownColumns(const sql::TableSource &table, const sql::Assignments &row);
sql::ExpressionPtr valueExpression(const sql::Value &value, const sql::Type &type);
/// A value as it stands in SET and VALUES: typed by the column, operators in parentheses.
std::string assignedValue(ExpressionCompiler &compiler, const sql::TableColumn &column, const sql::ExpressionPtr &value);
/// " RETURNING …" or nothing.
std::string returningText(ExpressionCompiler &compiler, const std::vector<sql::ExpressionPtr> &columns);
/// The table that is changed; throws for joins and subqueries.
const sql::TableSource &tableOf(const sql::FromPtr &from);

}  // namespace limbeck::dialect
