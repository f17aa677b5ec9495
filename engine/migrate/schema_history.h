// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migrate/project_snapshot.h"
#include "migrate/source_cache.h"
#include "schema/schema.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace limbeck::migrate {

/// The schemas that the scripts make of an empty database at two places of the history.
struct SchemaChange {
    schema::Schema before, after;
    std::map<sql::QualifiedName, std::string> uncertain;  ///< tables that data decide, with the first reason
    std::vector<std::string> notes;                       ///< scripts that could not be read to the end ("3f9c12: …"; what they do after that place is missing), and raw SQL that could not be folded
};

/// Folds the upgrades of all ancestors (dependencies included) of `from`, then of `to`, these included, oldest first; none: the empty schema. Nothing is connected to. Raw SQL is
/// understood where it defines tables and the like (raw_sql_fold.h). Ghosts are passed over. Throws Cancelled. Deep stack; any thread.
SchemaChange foldBetween(const ProjectSnapshot &snapshot, const std::vector<int> &from, const std::vector<int> &to, const std::string &dialectName, const environment::EnvironmentRun &run,
                         SourceCache &sources, StopToken stop = {});

/// The same up to `at`, and after each revision `watch` sees the schema that it left.
void foldWatched(const ProjectSnapshot &snapshot, const std::vector<int> &at, const std::string &dialectName, const environment::EnvironmentRun &run, SourceCache &sources,
                 const std::function<void(const std::string &revision, const schema::Schema &schema)> &watch, StopToken stop = {});

}  // namespace limbeck::migrate
