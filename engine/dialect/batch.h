// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/dialect.h"

/// Batch mode (spec/batch.md): op.batch_alter_table(…) to statements.
namespace limbeck::dialect {

/// The block's queue as plain statements or as a rebuild of the table: everything is computed, and every error thrown, before the first
/// statement goes out. The queue's operations name the batch's table themselves. Statements of a SQLite rebuild carry sql::Rebuild.
/// What a rebuild loses is told through state.warn, one sentence a thing; state.batchPreserve keeps it (batch.md §8).
/// Throws Error(Operation): no table, unknown column, constraint or index, offline without copy_from, misplaced insert_before/after.
void compileBatch(const Dialect &dialect, const operation::BatchAlter &batch, CompileState &state, const StatementSink &sink);

/// Whether the block rebuilds the table (batch.md §2): asked by previews, and at once by the vocabulary when a directive with
/// insert_before or insert_after is queued (an error unless what is queued so far rebuilds).
bool batchRecreates(const Dialect &dialect, const operation::BatchAlter &batch);

}  // namespace limbeck::dialect
