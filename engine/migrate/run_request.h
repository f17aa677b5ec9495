// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/progress.h"
#include "database/url.h"
#include "environment/configure_facts.h"
#include "migrate/batch_preserve.h"
#include "migrate/delegate/delegation.h"
#include "migrate/offline_world.h"
#include "migrate/run_events.h"
#include "migrate/shown_step.h"
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

/// A run of run_migrations() in a command that writes no steps (revision, check): where env.py stands and what it configured.
struct RunInspection {
    python::Interpreter &interpreter;
    const environment::ConfigureFacts &facts;
    const std::vector<std::string> &rows;    ///< of the version table
    sqlalchemy::World &world;
};

/// One command that runs env.py: what its run_migrations() shall do (spec/runtime.md §1).
struct RunRequest {
    const project::Project *project = nullptr;
    const revision::RevisionGraph *graph = nullptr;
    Planner plan;
    bool createsVersionTable = true;         ///< every command but `current`
    bool writes = true;                      ///< takes the migration lock; off for current, check …
    bool readsOnly = false;                  ///< SQLite: the file is opened for reading, and one that is not there is not made
    bool purge = false;
    bool readsCatalog = false;               ///< `inspect` will want the whole default schema: it is read while env.py and the models are evaluated
    bool createsOnly = false;                ///< ensure_version: offline, CREATE TABLE is all
    std::optional<std::vector<std::string>> startingRows;  ///< offline: the rows that the plan starts from
    /// Called in each run_migrations() after the (empty) plan, inside env.py: use what throws python::Raised. Empty: nothing.
    std::function<void(const RunInspection &)> inspect;
    /// Called once after env.py ended, while its interpreter and its connections still live.
    std::function<void(python::Interpreter &)> afterEnvironment;
    /// Told once for each run, before its rows are read: the database, password hidden.
    std::function<void(const std::string &maskedUrl)> connected;
    /// The target for context.get_revision_argument() and the start for get_starting_revision_argument().
    std::optional<std::string> destination, start;

    std::optional<database::Url> chosenUrl;
    bool transactionPerMigration = false;    ///< the user's choice; else as configured
    std::vector<ShownStep> expected;         ///< by step; empty: nothing to hold against
    std::optional<Delegation> delegation;    ///< consent to run steps that the interpreter cannot do with the project's own Python
    BatchPreserve batchPreserve;
    sqlalchemy::Surroundings surroundings;
    std::chrono::milliseconds lockTimeout{10000};
    SqlOutput output;                        ///< set: offline
    RunEvents *events = nullptr;
    SourceCache *sources = nullptr;
    StopToken stop;

    bool isRehearsal = false;                ///< on a copy: nothing outside the database may change
    bool isOffline() const { return bool(output); }
    /// Whether files that scripts and env.py write are written.
    bool changesFiles() const { return writes && !isRehearsal && !isOffline(); }
};

/// The plan of a command that writes no steps: the rows stay.
revision::Plan planOfNothing(const std::vector<std::string> &rows);

/// The run as a command that only reads: no lock, no version table made, no steps, no SQLite file made or changed.
RunRequest readingRequest(const RunRequest &run);

/// Evaluates env.py with this request inside. Throws limbeck::Error; what was not committed by then is rolled back. Deep stack.
void runEnvironment(const RunRequest &request);

}  // namespace limbeck::migrate
