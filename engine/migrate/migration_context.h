// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/migration_lock.h"
#include "database/version_table.h"
#include "environment/configure_facts.h"
#include "migrate/live_world.h"
#include "migrate/run_request.h"
#include "migrate/script_runner.h"

#include <memory>

namespace limbeck::migrate {

/// One context.configure() of env.py: where its migrations run, who begins and ends transactions, which rows change (spec/runtime.md §1 to §4).
/// Live and offline differ in what `Transactions` and `emitRow` do; the order of things is the same.
class MigrationContext {
public:
    MigrationContext(const RunRequest &request, environment::ConfigureFacts facts);
    virtual ~MigrationContext();
    MigrationContext(const MigrationContext &) = delete;
    MigrationContext &operator=(const MigrationContext &) = delete;

    virtual sqlalchemy::World &world() = 0;
    /// with context.begin_transaction():
    virtual void enterTransaction() = 0;
    virtual void leaveTransaction(bool failed) = 0;
    /// A step of any context is about to run in a child process: what is done so far is committed.
    virtual void commitForSeam() {}
    /// context.run_migrations(**arguments)
    virtual void run(python::Interpreter &environment, const sqlalchemy::KeywordArguments &arguments) = 0;

protected:
    /// Transactional DDL as configured or as the dialect has it.
    bool transactionalDdl() const;
    bool transactionPerMigration() const;
    void logContext(bool offline);
    void runStep(const revision::Step &step, const sqlalchemy::KeywordArguments &arguments);
    /// Throws Error(RevisionCrash) when the version rows cannot follow the step.
    void requireRows(const revision::Step &step) const;
    /// on_version_apply callbacks; `heads`: the rows after the step.
    void callVersionApplied(const revision::Step &step, const std::vector<std::string> &heads, const sqlalchemy::KeywordArguments &arguments);
    std::vector<sql::Statement> rowStatements(const revision::Step &step) const;
    /// The rows of the version table as a script may ask for them.
    virtual std::vector<std::string> versionRows() = 0;
    const database::VersionTable &versionTable() const { return m_versionTable; }
    const dialect::Dialect &dialectInUse() const { return m_dialect; }

    const RunRequest &m_request;
    environment::ConfigureFacts m_facts;

private:
    ScriptRunner &runner();
    std::optional<python::Value> answer(python::Interpreter &interpreter, const std::string &method);

    const dialect::Dialect &m_dialect;
    database::VersionTable m_versionTable;
    std::unique_ptr<ScriptRunner> m_runner;
};

/// What a live context must know of the others that env.py makes.
struct RunSiblings {
    std::function<int()> runIndex;        ///< of the run_migrations() that is under way, from 0
    std::function<void()> commitAll;      ///< commitForSeam() of every context
    std::function<std::vector<int>()> serverProcesses;  ///< PostgreSQL: of every session that env.py opened
};
/// Its world is the connection that env.py gave to configure().
std::unique_ptr<MigrationContext> makeLiveContext(const RunRequest &request, environment::ConfigureFacts facts, std::shared_ptr<LiveWorld> world, RunSiblings siblings);
/// --sql. `output`: the request's, or the buffer that env.py gave to configure().
std::unique_ptr<MigrationContext> makeOfflineContext(const RunRequest &request, environment::ConfigureFacts facts, SqlOutput output);

/// The version row's change as the statement's maker wants it.
database::RowChange toDatabaseChange(const revision::RowChange &change);

}  // namespace limbeck::migrate
