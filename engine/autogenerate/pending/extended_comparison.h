// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/compare/comparison.h"
#include "autogenerate/pending/batches.h"
#include "autogenerate/pending/pending_diff.h"
#include "sqlalchemy/world.h"

namespace limbeck::autogenerate {

/// What a comparison beyond Alembic's found; see PendingDiff for the members.
struct ExtendedFindings {
    std::vector<PendingItem> items;
    std::vector<RenameProposal> proposals;
    std::vector<NotCompared> notCompared;
    std::vector<std::string> notes;
    std::set<QualifiedName> existingTypes;   ///< enum types that the database has
    HangingOn hanging;                       ///< under the tables' new names
};

/// Compares as Alembic does, and what it does not compare (docs/comparing.md): decided renames, values of enums, expressions by meaning, primary keys, options of indexes; makes of every difference
/// an item with the steps that it needs on this database. `database`: as the inspector gives it. `world`: the database itself, in a transaction; only read, apart from what is rolled back to a
/// savepoint. What env.py's functions raise passes.
ExtendedFindings compareExtended(schema::Schema database, std::vector<schema::Table> models, const ComparisonSettings &settings, ComparisonHooks &hooks, sqlalchemy::World &world,
                                 const ComparisonChoices &choices);

}  // namespace limbeck::autogenerate
