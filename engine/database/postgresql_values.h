// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/value.h"

#include <string_view>

namespace limbeck::database {

/// A value from the text that PostgreSQL sends for a column of this type OID, as Python's driver under SQLAlchemy yields it
/// (spec/types.md §5.3): everything not listed there is text as the server prints it. Throws DatabaseError for a value that has no
/// counterpart, such as a year before 1.
sql::Value decodePostgresql(unsigned oid, std::string_view text);

}  // namespace limbeck::database
