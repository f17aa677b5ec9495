// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/migration_context.h"

#include "base/error.h"
#include "migrate/delegate/delegated_step.h"
#include "migrate/step_probe.h"

#include <algorithm>

// Who commits what (spec/runtime.md §2; "ours" where it is better):
//
//   external   a transaction was open when configure() was called: nothing here begins or ends one, env.py does.
//   whole run  transactional DDL, not per migration: the block of context.begin_transaction() commits or rolls back everything.
//   per step   transaction_per_migration, or no transactional DDL. PostgreSQL: a transaction for each step. SQLite: one immediate transaction for the
//              run with a savepoint for each step, committed at its end, so that a failed step leaves nothing and the steps before it stay;
//              with transaction_per_migration a real commit for each step.
//
// What the interpreter cannot do is looked for before the first step. Without consent it ends the run there; with consent such a step runs in a child process, between two
// transactions of ours (delegate/). A step that turns out unsupported only while it runs is undone and then given to the child; without consent the whole run is undone.
//
// A step and its version row are always in the same transaction, unless the script itself commits; then what follows goes on in a new one.

namespace limbeck::migrate {

namespace {

const char *const kStepSavepoint = "limbeck_step";

class LiveContext : public MigrationContext {
public:
    LiveContext(const RunRequest &request, environment::ConfigureFacts facts, std::shared_ptr<LiveWorld> world, RunSiblings siblings)
        : MigrationContext(request, std::move(facts)), m_world(std::move(world)), m_siblings(std::move(siblings)), m_isSqlite(m_world->connection().backend() == database::Backend::Sqlite),
          m_external(m_world->inTransaction())
    {
        if (m_facts.startingRevision)
            throw Error(ErrorCode::Config, "Can't specify current_rev to context when using a database connection", m_facts.position);
        if (m_facts.literalBinds)
            throw Error(ErrorCode::Config, "Can't use literal_binds setting without as_sql mode", m_facts.position);
        m_world->compileState().naming = m_facts.naming;
        m_world->setImmediate(m_isSqlite && request.writes);
        logContext(false);
        if (m_external)
            m_request.events->log(kWarning, "limbeck", "env.py had opened a transaction before context.configure(): nothing is committed unless env.py commits.");
    }

    sqlalchemy::World &world() override { return *m_world; }

    void enterTransaction() override { m_outer = !m_external && transactionalDdl() && !transactionPerMigration(); }

    void leaveTransaction(bool failed) override
    {
        if (!std::exchange(m_outer, false))
            return;
        if (failed)
            m_world->rollbackTransaction();
        else
            endRun();
    }

    void commitForSeam() override
    {
        if (m_lock)
            m_lock->requireHeld();
        m_world->commitAndGoOn();
    }

    void run(python::Interpreter &environment, const sqlalchemy::KeywordArguments &arguments) override
    {
        if (m_request.connected)
            m_request.connected(m_world->url().toString());
        takeLock();
        const std::vector<std::string> rows = readRows();
        const revision::Plan plan = m_request.plan(rows);
        for (const revision::Warning &warning : plan.warnings)
            m_request.events->log(kWarning, "alembic.warning", warning.message);
        if (m_request.inspect)
            m_request.inspect({environment, m_facts, rows, *m_world});
        requireFunctions(plan);
        m_problems = probeSteps(m_request, m_facts, dialectInUse(), plan, arguments);
        if (const std::vector<StepProblem> refused = problemsWithoutConsent(); !refused.empty()) {
            // The version table that readRows() made is all there is.
            if (!m_external)
                m_world->rollbackTransaction();
            requireSupported(refused, plan.steps.front().up);
        }
        if (m_request.delegation && std::any_of(m_problems.begin(), m_problems.end(), [](const StepProblem &problem) { return problem.isCertain; }))
            findPython();
        m_request.events->planned(plan.steps);
        std::vector<std::string> heads = rows;
        for (std::size_t i = 0; i < plan.steps.size(); ++i)
            step(int(i), plan.steps[i], heads, arguments);
        m_world->expectNothing();
        if (!m_outer && !m_external && (m_isSqlite || m_world->isUnowned()))
            endRun();
    }

protected:
    std::vector<std::string> versionRows() override
    {
        m_world->ensureTransaction();
        return versionTable().exists(m_world->connection()) ? versionTable().rows(m_world->connection()) : std::vector<std::string>();
    }

private:
    void takeLock()
    {
        if (!m_request.writes || m_isSqlite)
            return;
        database::LockOptions options;
        options.timeout = m_request.lockTimeout;
        options.stop = m_request.stop;
        options.onWaiting = [this](const std::optional<database::LockHolder> &holder) {
            m_request.events->waitingForLock(holder ? holder->toString() : std::string());
        };
        database::OpenOptions open;
        open.workingDirectory = m_request.project->root;
        m_lock = database::MigrationLock::acquire(m_world->url(), open, versionTable().name(), options);
    }

    std::vector<std::string> readRows()
    {
        database::Connection &connection = m_world->connection();
        m_world->ensureTransaction();
        if (m_request.purge) {
            versionTable().createIfMissing(connection);
            m_world->send(versionTable().purgeStatement());
            // As under Alembic the emptied table stays when SQLite's step fails: there the way out must not depend on what the table held.
            if (m_isSqlite && !m_outer && !m_external)
                commit();
            return {};
        }
        if (versionTable().exists(connection)) {
            std::vector<std::string> rows = versionTable().rows(connection);
            if (!rows.empty())
                return rows;
        } else if (m_request.createsVersionTable) {
            m_world->send(versionTable().createStatement());
            m_hasNothingDone = true;
        }
        return {};
    }

    /// Plans are complete before the first step runs: a function that is missing changes nothing.
    void requireFunctions(const revision::Plan &plan) const
    {
        for (const revision::Step &step : plan.steps) {
            if (step.kind == revision::StepKind::Stamp)
                continue;
            const revision::Script &script = m_request.graph->script(step.revision);
            if ((step.up ? script.upgrade : script.downgrade) == revision::Presence::No) {
                throw Error(ErrorCode::RevisionCrash, "The script of revision " + script.id + " has no function " + (step.up ? "upgrade()" : "downgrade()") + ".",
                            SourcePosition{script.path, 0, 0}, "Nothing was done. Add the function to the script.");
            }
        }
    }

    void step(int index, const revision::Step &step, std::vector<std::string> &heads, const sqlalchemy::KeywordArguments &arguments)
    {
        checkStop(m_request.stop);
        m_request.events->stepStarted(index, step);
        const StepProblem *problem = problemOf(index);
        m_world->compileState().batchPreserve = m_request.batchPreserve.in(step.id);
        if (problem && problem->isCertain && mayDelegate(step.id))
            delegate(index, step, heads, problem->error, false);
        else
            runHere(index, step, heads, arguments);
        m_request.events->stepFinished(index, step);
    }

    void runHere(int index, const revision::Step &step, std::vector<std::string> &heads, const sqlalchemy::KeywordArguments &arguments)
    {
        const auto at = std::size_t(index);
        if (at < m_request.expected.size())
            m_world->expect(m_request.expected[at]);
        else
            m_world->expectNothing();
        m_world->takeCommittedInside();
        m_world->enterStep(!m_outer && !m_external);
        const bool savepoint = (m_isSqlite && !m_outer && !m_external) || mayDelegate(step.id);
        if (savepoint) {
            m_world->ensureTransaction();
            m_world->connection().savepoint(kStepSavepoint);
        }
        try {
            runStep(step, arguments);
            m_world->requireAllSent();
            requireRows(step);
            changeRows(step, heads);
            callVersionApplied(step, heads, arguments);
        } catch (const Unsupported &error) {
            m_world->leaveStep();
            if (!mayDelegate(step.id)) {
                undoRun();
                throw;
            }
            if (!rolledBackToStep())
                throw;
            delegate(index, step, heads, error, true);
            return;
        } catch (...) {
            undoStep(savepoint);
            throw;
        }
        finishStep(savepoint);
    }

    bool mayDelegate(const std::string &revision) const { return m_request.delegation && m_request.delegation->covers(revision); }

    /// What is certain to stop the run: nobody may do it.
    std::vector<StepProblem> problemsWithoutConsent() const
    {
        std::vector<StepProblem> refused;
        std::copy_if(m_problems.begin(), m_problems.end(), std::back_inserter(refused), [this](const StepProblem &problem) { return problem.isCertain && !mayDelegate(problem.id); });
        return refused;
    }

    const StepProblem *problemOf(int index) const
    {
        const auto found = std::find_if(m_problems.begin(), m_problems.end(), [index](const StepProblem &problem) { return problem.step == index; });
        return found == m_problems.end() ? nullptr : &*found;
    }

    /// True: nothing of the step is left and its transaction goes on. False: the step had committed by itself; it is undone as far as it can be.
    bool rolledBackToStep()
    {
        database::Connection &connection = m_world->connection();
        if (m_world->takeCommittedInside() || connection.transactionState() == database::TransactionState::Idle) {
            undoStep(false);
            return false;
        }
        m_world->rollbackToStep(kStepSavepoint);
        return true;
    }

    /// The seam (design.md): commit, keep the lock, let the child do this one step, look at the rows, go on. `wasTried`: it began here and was undone.
    void delegate(int index, const revision::Step &step, std::vector<std::string> &heads, const Error &reason, bool wasTried)
    {
        requireSeamPossible(reason);
        findPython();
        m_siblings.commitAll();
        const std::string place = reason.position().file.empty() ? std::string() : " (" + reason.position().toString() + ")";
        m_request.events->stepDelegated(index, step, m_python->program, reason.message() + place);
        if (!wasTried)
            m_request.events->log(kInfo, "alembic.runtime.migration", "Running " + step.description);
        DelegatedStep work;
        work.step = &step;
        work.run = m_siblings.runIndex();
        work.rowsBefore = heads;
        followRows(step, heads);
        work.rowsAfter = heads;
        work.table = &versionTable();
        work.lock = m_lock.get();
        work.ownServers = m_siblings.serverProcesses();
        runDelegatedStep(m_request, *m_python, *m_world, work);
        m_request.events->committed();
        if (m_lock)
            m_lock->requireHeld();
    }

    void findPython()
    {
        if (!m_python)
            m_python = findProjectPython(m_request.delegation->python, m_request.project->root, m_request.surroundings.environment, m_request.stop);
    }

    void requireSeamPossible(const Error &reason) const
    {
        if (m_isSqlite && m_world->url().isMemory())
            throw Unsupported(reason.message(), reason.position(), "A database in memory cannot be reached by another program: this step cannot be delegated.");
        if (m_external && !m_world->wasBegun())
            throw Unsupported(reason.message(), reason.position(),
                              "This step cannot be delegated: env.py had opened a transaction before context.configure() and nobody says when it ends. Commit in env.py first.");
    }

    static void followRows(const revision::Step &step, std::vector<std::string> &heads)
    {
        for (const revision::RowChange &change : step.rowChanges) {
            const database::RowChange row = toDatabaseChange(change);
            if (row.from)
                std::erase(heads, *row.from);
            if (row.to)
                heads.push_back(*row.to);
        }
    }

    /// Unsupported and nobody to do it: as if the run had not begun, as far as nothing was committed.
    void undoRun()
    {
        if (!m_external)
            m_world->rollbackTransaction();
    }

    void changeRows(const revision::Step &step, std::vector<std::string> &heads)
    {
        for (const revision::RowChange &change : step.rowChanges) {
            sql::Statement statement = versionTable().changeStatement(toDatabaseChange(change));
            const sql::Rows result = m_world->send(statement);
            if (!std::holds_alternative<revision::RowInsert>(change) && result.affected != 1)
                throw revision::rowCountError(change, versionTable().name().name, result.affected);
        }
        followRows(step, heads);
    }

    void undoStep(bool savepoint)
    {
        m_world->leaveStep();
        if (m_external || m_outer)
            return;
        if (!savepoint || !m_isSqlite) {
            m_world->rollbackTransaction();
            return;
        }
        database::Connection &connection = m_world->connection();
        if (connection.transactionState() != database::TransactionState::Open)
            return;
        if (m_world->takeCommittedInside()) {
            m_world->rollbackTransaction();
            return;
        }
        if (m_hasNothingDone) {   // nor is the version table left, which was made for this step
            m_world->rollbackTransaction();
            return;
        }
        m_world->rollbackToStep(kStepSavepoint);
        m_world->commitTransaction();
    }

    void finishStep(bool savepoint)
    {
        m_world->leaveStep();
        m_hasNothingDone = false;
        const bool committedInside = m_world->takeCommittedInside();
        if (savepoint && !committedInside)
            m_world->connection().release(kStepSavepoint);
        if (m_external || m_outer)
            return;
        if (m_world->isUnowned())
            return;
        if (!m_isSqlite || transactionPerMigration() || committedInside)
            commit();
    }

    /// Alembic commits the transaction that it began itself. When a script ended that one, what came after it ends with the connection: it is undone.
    void endRun()
    {
        if (!m_world->isUnowned())
            return commit();
        m_world->dropUnowned();
        m_request.events->log(kWarning, "limbeck",
                              "A script called commit() or rollback() on the connection of the run. As under Alembic, what came after that call was undone, the row of the version table too. "
                              "Take the call out of the script: the run commits by itself.");
    }

    void commit()
    {
        if (m_lock)
            m_lock->requireHeld();
        m_world->commitTransaction();
    }

    std::shared_ptr<LiveWorld> m_world;
    RunSiblings m_siblings;
    std::vector<StepProblem> m_problems;
    std::optional<ProjectPython> m_python;   ///< looked for when a step needs it
    std::unique_ptr<database::MigrationLock> m_lock;
    bool m_isSqlite;
    bool m_external;
    bool m_outer = false;
    bool m_hasNothingDone = false;   ///< the run made the version table and no step is finished
};

}  // namespace

std::unique_ptr<MigrationContext> makeLiveContext(const RunRequest &request, environment::ConfigureFacts facts, std::shared_ptr<LiveWorld> world, RunSiblings siblings)
{
    return std::make_unique<LiveContext>(request, std::move(facts), std::move(world), std::move(siblings));
}

}  // namespace limbeck::migrate
