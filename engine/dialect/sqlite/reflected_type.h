// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/type.h"

#include <string>
#include <string_view>

namespace limbeck::dialect::sqlite_catalog {

/// A declared type as SQLAlchemy's reflection understands it (types.md §6.2, reflection.md §10): UUID becomes NUMERIC, INTERVAL INTEGER.
/// TypeId::Null where it knows none (no type, LONGBLOB).
sql::Type reflectedType(std::string_view declared);

/// Alembic's listener for SQLite (types.md §6.2): parentheses around a reflected default that is neither one digit, a non-empty string
/// literal nor in parentheses already.
std::string parenthesizedDefault(const std::string &text);

}  // namespace limbeck::dialect::sqlite_catalog
