// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/identifier.h"

#include <optional>
#include <string>
#include <vector>

namespace limbeck::dialect {

/// Rows that a statement writes.
struct DataWrite {
    sql::QualifiedName table;
    bool keepsOldRows = false;            ///< INSERT: what was there stays as it was
    std::vector<std::string> columns;     ///< UPDATE: those that are set; empty: whole rows
};

/// What the statements of a raw text do besides what folding follows (fold_text.h): the rows they write. PostgreSQL's grammar reads the text; that of most data statements of SQLite is a part of it.
/// nullopt: something else may happen (functions, triggers, rights, a query whose functions may write), or the grammar cannot read the text. Throws nothing. Deep stack.
std::optional<std::vector<DataWrite>> dataWrites(const std::string &text);

}  // namespace limbeck::dialect
