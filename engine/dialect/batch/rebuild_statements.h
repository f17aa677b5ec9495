// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/batch/table_rebuild.h"

namespace limbeck::dialect::batch {

/// batch.md §3 R5: free constraint names (PostgreSQL), create, copy, drop, rename, indexes; in preserve mode also the AUTOINCREMENT
/// counter, expression indexes and triggers. Throws when a table of the temporary name is left from an earlier run.
std::vector<sql::Statement> rebuildStatements(const Dialect &dialect, const operation::BatchAlter &batch, CompileState &state, const SourceTable &source,
                                              const TableRebuild &rebuild);

}  // namespace limbeck::dialect::batch
