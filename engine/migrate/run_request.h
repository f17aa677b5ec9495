// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/progress.h"
#include "database/url.h"
#include "migrate/delegate/delegation.h"
#include "migrate/offline_world.h"
#include "migrate/run_events.h"
#include "migrate/source_cache.h"
#include "project/project.h"
#include "revision/plan.h"
#include "sqlalchemy/world.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace limbeck::migrate {

/// The steps for the rows that were read; for reading commands it keeps the rows and returns none.
using Planner = std::function<revision::Plan(const std::vector<std::string> &rows)>;

/// One command that runs env.py: what its run_migrations() shall do (spec/runtime.md §1).
struct RunRequest {
    const project::Project *project = nullptr;
    const revision::RevisionGraph *graph = nullptr;
    Planner plan;
    bool createsVersionTable = true;         ///< every command but `current`
    bool writes = true;                      ///< takes the migration lock; off for current, check …
    bool purge = false;
    bool createsOnly = false;                ///< ensure_version: offline, CREATE TABLE is all
    std::optional<std::vector<std::string>> startingRows;  ///< offline: the rows that the plan starts from
    /// Told once for each run, before its rows are read: the database, password hidden.
    std::function<void(const std::string &maskedUrl)> connected;
    /// The target for context.get_revision_argument() and the start for get_starting_revision_argument().
    std::optional<std::string> destination, start;

    std::optional<database::Url> chosenUrl;
    bool transactionPerMigration = false;    ///< the user's choice; else as configured
    std::vector<std::vector<sql::Statement>> expected;     ///< by step
    std::optional<Delegation> delegation;    ///< consent to run steps that the interpreter cannot do with the project's own Python
    bool batchPreserve = false;              ///< rebuilds of SQLite tables keep what Alembic's would lose (spec/batch.md §8)
    sqlalchemy::Surroundings surroundings;
    std::chrono::milliseconds lockTimeout{10000};
    SqlOutput output;                        ///< set: offline
    RunEvents *events = nullptr;
    SourceCache *sources = nullptr;
    StopToken stop;

    bool isOffline() const { return bool(output); }
};

/// Evaluates env.py with this request inside. Throws limbeck::Error; what was not committed by then is rolled back. Deep stack.
void runEnvironment(const RunRequest &request);

}  // namespace limbeck::migrate
