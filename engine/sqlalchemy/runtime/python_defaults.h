// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/expression.h"
#include "sqlalchemy/host_object.h"

namespace limbeck::sqlalchemy {

/// Column(default=callable) of columns that a row does not name: called now, as bound values. Scalar and SQL defaults are the compiler's.
std::vector<std::pair<std::string, sql::ExpressionPtr>> missingDefaults(Vocabulary &vocabulary, Interpreter &interpreter, const sql::FromPtr &table,
                                                                        const std::vector<std::pair<std::string, sql::ExpressionPtr>> &row);
/// The insert with such defaults put into its rows.
sql::Insert withDefaults(Vocabulary &vocabulary, Interpreter &interpreter, sql::Insert insert, std::vector<dialect::Parameters> &parameters);

}  // namespace limbeck::sqlalchemy
