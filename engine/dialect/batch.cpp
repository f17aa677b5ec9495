// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/batch.h"

#include "dialect/batch/rebuild_statements.h"
#include "dialect/batch/source_table.h"
#include "dialect/batch/table_rebuild.h"
#include "dialect/directive_error.h"
#include "operation/batch_recreate.h"

#include "base/error.h"

namespace limbeck::dialect {

namespace {

/// insert_before and insert_after need a rebuild, and count only what stands before them.
void refuseMisplacedColumns(const Dialect &dialect, const operation::BatchAlter &batch)
{
    for (std::size_t i = 0; i < batch.queue.size(); ++i) {
        const auto *add = std::get_if<operation::AddColumn>(&batch.queue[i].node);
        if (!add || (!add->insertBefore && !add->insertAfter) || operation::batchRecreates(batch, dialect.name(), i))
            continue;
        throw DirectiveError("CommandError",
                             "Can't specify insert_before or insert_after when using ALTER: column " + add->column.column.name.text + " of " + batch.table.toString()
                                 + " would be added in place.",
                             "Give batch_alter_table the argument recreate=\"always\".");
    }
}

}  // namespace

bool batchRecreates(const Dialect &dialect, const operation::BatchAlter &batch) { return operation::batchRecreates(batch, dialect.name(), batch.queue.size()); }

void compileBatch(const Dialect &dialect, const operation::BatchAlter &batch, CompileState &state, const StatementSink &sink)
{
    refuseMisplacedColumns(dialect, batch);
    if (!batchRecreates(dialect, batch)) {
        for (const operation::Operation &operation : batch.queue)
            dialect.compile(operation, state, sink);
        return;
    }
    const batch::SourceTable source = batch::sourceTable(dialect, batch, state);
    batch::TableRebuild rebuild(dialect, batch, state, source);
    for (const operation::Operation &operation : batch.queue)
        rebuild.apply(operation);
    for (sql::Statement &statement : batch::rebuildStatements(dialect, batch, state, source, rebuild))
        sink(std::move(statement));
}

}  // namespace limbeck::dialect
