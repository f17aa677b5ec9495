// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/pending/pending_diff.h"
#include "autogenerate/pending/table_facts.h"

#include <map>
#include <set>

namespace limbeck::autogenerate {

/// What the database holds beside what is compared.
struct DatabaseExtras {
    std::vector<NotCompared> notCompared;                  ///< views, functions, triggers, policies, domains …
    std::map<sql::QualifiedName, std::string> foreignTables;  ///< tables that are not the project's, with the reason: of an extension, partitions, shadows of a full-text index
};

/// Three questions at most. `defaultSchema`: its tables are named without a schema.
DatabaseExtras readExtras(TableFacts &facts, const std::string &dialectName, const std::optional<std::string> &defaultSchema);

}  // namespace limbeck::autogenerate
