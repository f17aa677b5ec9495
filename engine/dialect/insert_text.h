// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/expression_compiler.h"

#include <string>
#include <vector>

namespace limbeck::dialect {

std::string insertText(ExpressionCompiler &compiler, const sql::Insert &insert);
/// INSERT of several parameter sets in one statement: the columns are those of the first set.
std::string insertManyText(ExpressionCompiler &compiler, const sql::Insert &insert, const std::vector<Parameters> &sets);
/// The columns that parameters fill. Keys that are no column are left out.
sql::Assignments assignmentsFrom(const sql::Insert &insert, const Parameters &parameters);
/// How many rows of `width` values go into one statement of an executemany: as the reference's driver cuts them, or one.
size_t rowsInOneInsert(const SqlDialect &dialect, size_t width);
/// Whether the INSERT answers with rows, RETURNING of new keys included.
bool insertReturnsRows(const SqlDialect &dialect, const sql::Insert &insert);

}  // namespace limbeck::dialect
