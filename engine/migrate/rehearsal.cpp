// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/rehearsal.h"

#include "base/error.h"
#include "database/scratch_database.h"

#include <utility>

namespace limbeck::migrate {

namespace {

using Clock = std::chrono::steady_clock;

/// Measures the steps and passes everything on.
class Measured : public RunEvents {
public:
    Measured(RunEvents &events, Rehearsal &rehearsal) : m_events(events), m_rehearsal(rehearsal) {}

    void log(int level, const std::string &logger, const std::string &text) override { m_events.log(level, logger, text); }
    void print(const std::string &text) override { m_events.print(text); }
    void planned(const std::vector<revision::Step> &steps) override { m_events.planned(steps); }
    void stepStarted(int index, const revision::Step &step) override
    {
        m_rehearsal.failedRevision = step.id;
        m_began = Clock::now();
        m_events.stepStarted(index, step);
    }
    void statementStarted(const sql::Statement &statement) override { m_events.statementStarted(statement); }
    void statementFinished(const sql::Statement &statement, std::chrono::microseconds elapsed, long long affected) override { m_events.statementFinished(statement, elapsed, affected); }
    void stepFinished(int index, const revision::Step &step) override
    {
        m_rehearsal.steps.push_back({step.id, std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - m_began)});
        m_rehearsal.failedRevision.clear();
        m_events.stepFinished(index, step);
    }
    void committed() override { m_events.committed(); }
    void waitingForLock(const std::string &holder) override { m_events.waitingForLock(holder); }
    void stepDelegated(int index, const revision::Step &step, const std::string &program, const std::string &reason) override { m_events.stepDelegated(index, step, program, reason); }
    void delegateLine(const std::string &line) override { m_events.delegateLine(line); }

private:
    RunEvents &m_events;
    Rehearsal &m_rehearsal;
    Clock::time_point m_began{};
};

std::shared_ptr<const Error> keep(const Error &error)
{
    if (const auto *ofDatabase = dynamic_cast<const DatabaseError *>(&error))
        return std::make_shared<const DatabaseError>(*ofDatabase);
    return std::make_shared<const Error>(error);
}

/// Notes only which step is under way.
class Followed : public RunEvents {
public:
    void stepStarted(int, const revision::Step &step) override { revision = step.id; }
    void stepFinished(int, const revision::Step &) override { revision.clear(); }

    std::string revision;
};

void tryWayBack(const ProjectSnapshot &snapshot, const Plan &plan, RunOptions options, Rehearsal &rehearsal, SourceCache &sources, const StopToken &stop)
{
    if (plan.direction != Direction::Upgrade || plan.rowsBefore.size() > 1 || rehearsal.rowsAfter.size() != 1)
        return;
    options.expected.clear();
    options.purge = false;
    Followed followed;
    try {
        runMigration(snapshot, Direction::Downgrade, {plan.rowsBefore.empty() ? "base" : plan.rowsBefore.front()}, options, followed, sources, stop);
        rehearsal.wayBack = Rehearsal::WayBack::Works;
    } catch (const Error &error) {
        rehearsal.wayBack = Rehearsal::WayBack::Fails;
        rehearsal.wayBackFailure = keep(error);
        rehearsal.wayBackFailedRevision = followed.revision;
    }
}

/// The schema of an empty scratch database: what the scripts make on the way to where the other one stands.
void runScriptsUpTo(const ProjectSnapshot &snapshot, const std::vector<std::string> &rows, RunOptions options, SourceCache &sources, const StopToken &stop)
{
    options.expected.clear();
    options.purge = false;
    RunEvents silent;
    for (const std::string &row : rows)
        runMigration(snapshot, Direction::Upgrade, {row}, options, silent, sources, stop);
}

}  // namespace

Rehearsal rehearse(const ProjectSnapshot &snapshot, const database::Url &url, const Plan &plan, RunOptions options, RunEvents &events, SourceCache &sources, StopToken stop, const ProgressSink &progress)
{
    if (snapshot.environment.runs.size() > 1)
        throw Error(ErrorCode::Config, "env.py goes through several databases: there is no one database to copy for a rehearsal.");
    database::OpenOptions open;
    open.workingDirectory = snapshot.project.root;
    const database::ScratchDatabase scratch = database::ScratchDatabase::make(url, open, stop, progress);
    options.url = scratch.url();
    options.isRehearsal = true;
    Rehearsal rehearsal;
    rehearsal.ground = scratch.isCopy() ? Rehearsal::Ground::Copy : Rehearsal::Ground::Scripts;
    rehearsal.whyNoCopy = scratch.reason();
    Measured measured(events, rehearsal);
    const auto began = Clock::now();
    try {
        if (!scratch.isCopy() && !plan.purge)
            runScriptsUpTo(snapshot, plan.rowsBefore, options, sources, stop);
        rehearsal.rowsAfter = runMigration(snapshot, plan.direction, {plan.target}, options, measured, sources, stop);
    } catch (const Error &error) {
        rehearsal.failure = keep(error);
    }
    rehearsal.took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - began);
    if (rehearsal.succeeded())
        tryWayBack(snapshot, plan, options, rehearsal, sources, stop);
    // Stopping it says nothing about the plan.
    for (const auto &failure : {rehearsal.failure, rehearsal.wayBackFailure}) {
        if (failure && failure->code() == ErrorCode::Cancelled)
            throw Error(*failure);
    }
    return rehearsal;
}

}  // namespace limbeck::migrate
