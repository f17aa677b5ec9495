// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/migration_lock.h"
#include "database/version_table.h"
#include "migrate/delegate/python_finder.h"
#include "migrate/live_world.h"
#include "migrate/run_request.h"

namespace limbeck::migrate {

/// One step that the project's own Python runs (design.md, "one escape"): a child process with a small helper of ours gives Alembic's EnvironmentContext exactly this step.
/// The child's environment holds LIMBECK_DELEGATED=<revision>.
struct DelegatedStep {
    const revision::Step *step = nullptr;
    int run = 0;                              ///< which run_migrations() of env.py it belongs to, counted from 0
    std::vector<std::string> rowsBefore;      ///< the version rows that the child must find
    std::vector<std::string> rowsAfter;       ///< … and leave
    const database::VersionTable *table = nullptr;
    const database::MigrationLock *lock = nullptr;  ///< PostgreSQL: proves the child's database; SQLite: null, the file does
    std::vector<int> ownServers;              ///< PostgreSQL: the server processes of this run's sessions; a child that waits for one of them is ended
};

/// Runs the child to its end. The world must be between transactions: an open one would make the child wait for our locks for ever.
/// Throws Error(Script) with the traceback when the step failed in the child, Error(Operation) when the child refused (another database, other rows) or left other rows than
/// the step does, Cancelled with what was kept.
void runDelegatedStep(const RunRequest &request, const ProjectPython &python, LiveWorld &world, const DelegatedStep &step);

}  // namespace limbeck::migrate
