// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/expression.h"
#include "sqlalchemy/host_object.h"

namespace limbeck::sqlalchemy {

class ColumnObject;
class FromObject;

/// What the function of a default= gives; it takes nothing or an execution context.
Value callDefault(Interpreter &interpreter, const Value &function);
/// Column(default=callable) of columns that a row does not name: called now, as bound values. Scalar and SQL defaults are the compiler's.
std::vector<std::pair<std::string, sql::ExpressionPtr>> missingDefaults(Vocabulary &vocabulary, Interpreter &interpreter, const sql::FromPtr &table,
                                                                        const std::vector<std::pair<std::string, sql::ExpressionPtr>> &row);
/// A column's default= as one value or expression for many rows; a function is called once. Null: it has none, or a sequence.
sql::ExpressionPtr defaultForRows(Vocabulary &vocabulary, Interpreter &interpreter, const ColumnObject &column);
/// The insert with such defaults put into its rows.
sql::Insert withDefaults(Vocabulary &vocabulary, Interpreter &interpreter, sql::Insert insert, std::vector<dialect::Parameters> &parameters);

/// Column(onupdate=…) of the columns that an UPDATE of the table does not set; `parameters`: what execute() was given.
sql::Update withOnUpdates(Vocabulary &vocabulary, Interpreter &interpreter, sql::Update update, const FromObject &table, const Value &parameters);

}  // namespace limbeck::sqlalchemy
