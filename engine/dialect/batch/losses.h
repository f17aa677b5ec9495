// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/batch/table_rebuild.h"

namespace limbeck::dialect::batch {

/// Tells through state.warn, one sentence a thing, what the table loses in its rebuild (batch.md §8, §11): in preserve mode what cannot be
/// kept because it names a column that the block changes, else everything that reflection does not see.
void reportLosses(const Dialect &dialect, const operation::BatchAlter &batch, const CompileState &state, const SourceTable &source, const TableRebuild &rebuild);

/// Preserve mode: the expression indexes and triggers that are created again, as they were.
std::vector<const schema::Dependent *> keptDependents(const SourceTable &source, const TableRebuild &rebuild);

}  // namespace limbeck::dialect::batch
