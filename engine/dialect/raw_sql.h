// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/sql_dialect.h"
#include "sql/statement.h"

namespace limbeck::dialect {

/// Old scripts' `connection.execute("raw string", parameters)`: the text goes through the driver's own parameter style instead of
/// SQLAlchemy's: `%(name)s`, `%s` and `%%` on PostgreSQL, `?` and `:name` on SQLite. Positional parameters are taken in order.
sql::Statement withDriverParameters(const SqlDialect &dialect, const std::string &text, const Parameters &parameters);

}  // namespace limbeck::dialect
