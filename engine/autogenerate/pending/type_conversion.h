// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/dialect.h"

#include <optional>
#include <string>

namespace limbeck::autogenerate {

/// The USING expression without which PostgreSQL refuses to change the type of a column ("cannot be cast automatically"); nullopt: there is an assignment cast, or the dialect has no such thing
/// (spec/autogenerate.md §16-13; https://www.postgresql.org/docs/15/sql-createcast.html).
std::optional<std::string> usingClause(const dialect::Dialect &dialect, const sql::Identifier &column, const sql::Type &from, const sql::Type &to);

}  // namespace limbeck::autogenerate
