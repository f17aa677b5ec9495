// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/batch/table_rebuild.h"

namespace limbeck::dialect::batch {

/// The new table, complete: every name resolved, every text checked.
struct RebuiltTable {
    operation::CreateTable create;             ///< under the temporary name
    std::vector<std::string> copyTargets;      ///< quoted, in final order
    std::vector<std::string> copySources;      ///< expressions over the old table
    std::vector<schema::Index> indexes;        ///< of the table under its own name
};

/// `_alembic_tmp_` and the table's name, cut to 50 characters.
QualifiedName temporaryName(const QualifiedName &table);

/// batch.md §3 R4. Constraints and indexes over dropped columns vanish; CHECK texts, predicates and generated expressions follow a
/// rename. Throws when a CHECK or a generated column names a dropped column.
RebuiltTable rebuiltTable(const Dialect &dialect, const operation::BatchAlter &batch, const CompileState &state, const SourceTable &source,
                          const TableRebuild &rebuild);

}  // namespace limbeck::dialect::batch
