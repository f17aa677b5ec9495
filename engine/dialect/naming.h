// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/dialect.h"

#include <optional>
#include <string>

namespace limbeck::dialect {

/// What a convention's tokens are filled with.
struct NamingFacts {
    QualifiedName table;
    std::vector<Identifier> columns;
    std::optional<QualifiedName> referredTable;
    std::vector<Identifier> referredColumns;
};

/// Cut to `maxLength` as names from conventions and op.f() are: max-8 characters, "_", four digits of the MD5 (operations.md §3.3).
std::string truncatedName(const std::string &name, int maxLength);

}  // namespace limbeck::dialect
