// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/expression_compiler.h"

#include <string>

/// INSERT, UPDATE and DELETE (operations.md §7.9, §9).
namespace limbeck::dialect {

/// The text of an INSERT, UPDATE, DELETE or SELECT, without WITH; throws for other kinds.
std::string dmlText(ExpressionCompiler &compiler, const sql::Executable &executable);

/// Whether the statement answers with rows, RETURNING of new keys included.
bool returnsRows(const SqlDialect &dialect, const sql::Executable &executable);

}  // namespace limbeck::dialect
