// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/expression_compiler.h"

#include <string>
#include <vector>

/// INSERT, UPDATE and DELETE (operations.md §7.9, §9).
namespace limbeck::dialect {

/// The text of an INSERT, UPDATE, DELETE or SELECT, without WITH; throws for other kinds. As the body of a CTE and of a statement.
std::string dmlText(ExpressionCompiler &compiler, const sql::Executable &executable);

/// INSERT of several parameter sets in one statement: the columns are those of the first set.
std::string insertManyText(ExpressionCompiler &compiler, const sql::Insert &insert, const std::vector<Parameters> &sets);
/// The columns that parameters fill: (column, value) in the table's order. Keys that are no column are left out.
sql::Assignments assignmentsFrom(const sql::Insert &insert, const Parameters &parameters);
/// Whether the statement answers with rows, RETURNING of new keys included.
bool returnsRows(const SqlDialect &dialect, const sql::Executable &executable);
const sql::TableSource &tableOf(const sql::FromPtr &from);

}  // namespace limbeck::dialect
