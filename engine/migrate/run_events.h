// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "revision/plan.h"
#include "sql/statement.h"

#include <chrono>
#include <string>

namespace limbeck::migrate {

/// Python's levels.
constexpr int kDebug = 10, kInfo = 20, kWarning = 30, kError = 40;

/// What a run tells while it goes on; called on the run's thread, log() and print() also on a second one while models are read beside the database. The command line prints it, the window shows it.
class RunEvents {
public:
    virtual ~RunEvents() = default;
    /// A log line; `level` as in Python's logging, `logger` as Alembic names it (spec/runtime.md §6).
    virtual void log(int /*level*/, const std::string & /*logger*/, const std::string & /*text*/) {}
    /// print() of env.py and scripts, config.print_stdout.
    virtual void print(const std::string & /*text*/) {}
    /// The plan, after the rows were read and before the first step.
    virtual void planned(const std::vector<revision::Step> & /*steps*/) {}
    virtual void stepStarted(int /*index*/, const revision::Step & /*step*/) {}
    virtual void statementStarted(const sql::Statement & /*statement*/) {}
    virtual void statementFinished(const sql::Statement & /*statement*/, std::chrono::microseconds /*elapsed*/, long long /*affected*/) {}
    virtual void stepFinished(int /*index*/, const revision::Step & /*step*/) {}
    /// What was done is committed up to here: everything before this call stays even when a later step fails.
    virtual void committed() {}
    /// env.py called logging.config.fileConfig(): from now on log lines are shown.
    virtual void loggingConfigured() {}
    virtual void waitingForLock(const std::string & /*holder*/) {}
    /// The step runs in a child process with the project's own Python, `program`, instead of natively. `reason`: what Limbeck cannot do. What was done before is committed.
    virtual void stepDelegated(int /*index*/, const revision::Step & /*step*/, const std::string & /*program*/, const std::string & /*reason*/) {}
    /// A line that the child wrote to its standard error: log lines as the project formats them, warnings. Passwords are hidden.
    virtual void delegateLine(const std::string &line) { log(kInfo, "python", line); }
};

}  // namespace limbeck::migrate
