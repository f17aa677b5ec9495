// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/connection.h"
#include "database/url.h"
#include "migrate/run_events.h"
#include "migrate/shown_step.h"
#include "sqlalchemy/world.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace limbeck::migrate {

class CatalogReadAhead;

/// A session with a real database: what scripts and env.py do runs now. Begins a transaction before the first statement outside autocommit, as SQLAlchemy does; whose
/// end it is decides MigrationContext. One thread.
class LiveWorld : public sqlalchemy::World {
public:
    LiveWorld(std::unique_ptr<database::Connection> connection, database::Url url, const sqlalchemy::Surroundings &surroundings, RunEvents &events, StopToken stop);
    ~LiveWorld() override;

    database::Connection &connection() { return *m_connection; }
    const database::Url &url() const { return m_url; }
    dialect::CompileState &compileState() { return m_compile; }
    /// SQLite: take the write lock when a transaction begins. Off for commands that only read.
    void setImmediate(bool immediate) { m_immediate = immediate; }
    /// What answers the question for the whole default schema as long as nothing was sent over this connection.
    void setReadAhead(std::shared_ptr<CatalogReadAhead> readAhead) { m_readAhead = std::move(readAhead); }
    /// Everything that runs from now on must equal the certain ones of these, in order, up to the first that is not certain, or it throws Error(PlanMismatch) before it is sent (design.md,
    /// "The world"). No `except` of a script catches that.
    void expect(ShownStep shown) { m_expected = Expected{std::move(shown), 0}; }
    void expectNothing() { m_expected.reset(); }
    /// The script ended. Throws Error(PlanMismatch) when it left out what was shown as certain.
    void requireAllSent();
    /// One complete statement, with events, cancellation and the rebuild's guards.
    sql::Rows send(const sql::Statement &statement);
    /// Ends the open transaction, whoever began it.
    void commitTransaction();
    void rollbackTransaction();
    void ensureTransaction();
    /// Commits what is open and stays as if it were not: who began the transaction may still end it.
    void commitAndGoOn();
    /// env.py or the script said begin(), so it also says when it ends.
    bool wasBegun() const { return m_begunByName; }
    /// Undoes what was done since a savepoint of the context and releases it; a rebuild that was under way is over.
    void rollbackToStep(const std::string &savepoint);
    /// The script itself ended the transaction (COMMIT, connection.commit()) since the last call.
    bool takeCommittedInside();
    /// A script runs until leaveStep(). `takesOver`: the step, not the whole run, is what the open transaction belongs to from now on.
    void enterStep(bool takesOver);
    void leaveStep() { m_inStep = false; }
    /// A script called commit() or rollback() on the run's connection: what came after is in a transaction that Alembic does not know, until the next step takes it over.
    bool isUnowned() const { return m_unowned; }
    /// Undoes what came after the script's commit() or rollback(), as the connection's end does under Alembic.
    void dropUnowned();

    sqlalchemy::WorldKind kind() const override { return sqlalchemy::WorldKind::Live; }
    const dialect::Dialect &dialect() const override { return m_dialect; }
    const sqlalchemy::Surroundings &surroundings() const override { return m_surroundings; }
    void emit(const operation::Operation &operation) override;
    sqlalchemy::ExecuteResult execute(const sql::Executable &executable, const std::vector<dialect::Parameters> &parameters, SourcePosition position) override;
    std::optional<schema::Schema> inspect(const dialect::ReflectScope &scope) override;
    std::optional<std::vector<std::string>> tableNames(const std::optional<std::string> &schema) override;
    std::optional<std::vector<std::string>> viewNames(const std::optional<std::string> &schema) override;
    std::optional<std::vector<std::string>> schemaNames() override;
    void noteInspected() override {}
    void enterAutocommit() override;
    void leaveAutocommit() override;
    void beginSavepoint() override;
    void releaseSavepoint() override;
    void rollbackToSavepoint() override;
    void begin() override;
    bool inTransaction() const override;
    void commit() override;
    void rollback() override;
    void enterConditional(const std::string &) override {}
    void leaveConditional() override {}
    void enterRepeated(const std::string &) override {}
    void leaveRepeated() override {}
    std::shared_ptr<void> saveState() override { return nullptr; }
    void restoreState(const std::shared_ptr<void> &) override {}
    void log(int level, const std::string &logger, const std::string &text) override { m_events.log(level, logger, text); }
    std::optional<std::string> defaultSchemaName() override;
    std::vector<int> serverVersion() override;
    std::string driverName() const override;
    std::optional<std::string> maskedUrl() const override { return m_url.toString(); }

private:
    dialect::Ask ask();
    /// The foreign keys of one table: rows without a parent, by parent table; or why they cannot be checked ("foreign key mismatch").
    struct ForeignKeyState {
        std::map<std::string, std::int64_t> orphans;
        std::string problem;
    };
    sql::Rows run(const sql::Statement &statement);
    void noteFailure();
    void checkExpected(const sql::Statement &statement);
    void own() { m_unowned = m_firstChange = false; }
    void markFirstChange(const sql::Statement &statement);
    void undoSinceFirstChange();
    bool handledBySwitch(const sql::Statement &statement);
    void beforeRebuild(const sql::Statement &statement);
    void afterRebuild(const sql::Statement &statement, const sql::Rows &rows);
    void abandonRebuild();
    void restoreSwitches();
    void checkCopy(const sql::Rebuild &rebuild, long long copied, const SourcePosition &position);
    void checkForeignKeys(const sql::Rebuild &rebuild, const SourcePosition &position);
    std::vector<std::string> relatedTables(const sql::QualifiedName &table);
    std::map<std::string, ForeignKeyState> foreignKeyStates(const sql::Rebuild &rebuild, const std::vector<std::string> &tables);

    std::unique_ptr<database::Connection> m_connection;
    database::Url m_url;
    const dialect::Dialect &m_dialect;
    const sqlalchemy::Surroundings &m_surroundings;
    RunEvents &m_events;
    StopToken m_stop;
    dialect::CompileState m_compile;
    std::shared_ptr<CatalogReadAhead> m_readAhead;
    bool m_hasSent = false;   ///< any statement of env.py's or a script's
    bool m_immediate = false;
    bool m_autocommit = false;
    bool m_begun = false;            ///< begin() was said, no statement yet
    bool m_begunByName = false;      ///< begin() was said, not only a statement
    bool m_committedInside = false;
    bool m_inStep = false;
    bool m_unowned = false;
    bool m_firstChange = false;      ///< SQLite: there is a savepoint where Python's driver would have begun the transaction
    bool m_ended = false;            ///< PostgreSQL: a text of the script ended the transaction; statements commit by themselves until the step or a commit ends
    std::vector<std::string> m_savepoints;
    int m_savepointCounter = 0;
    struct Expected {
        ShownStep shown;
        std::size_t next = 0;
    };
    std::optional<Expected> m_expected;
    struct RebuildGuard {
        bool foreignKeys = false;
        bool legacyAlter = false;
        std::vector<std::string> tables;                   ///< the rebuilt one and those that refer to it
        std::map<std::string, ForeignKeyState> before;
    };
    std::optional<RebuildGuard> m_rebuild;
};

}  // namespace limbeck::migrate
