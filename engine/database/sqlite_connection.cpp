// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/sqlite_connection.h"

#include "database/diagnose.h"
#include "database/refusal.h"
#include "database/sqlite_functions.h"
#include "database/sqlite_statement.h"
#include "database/sqlite_target.h"

#include <QSqlError>
#include <fmt/format.h>
#include <sqlite3.h>
#include <thread>

// Qt's plugin uses the system's libsqlite3, so its sqlite3* may be used with the library directly. All rows of a statement are fetched and
// the statement is finalised before anything else runs: an open SELECT would make a following DROP TABLE fail with "locked".
//
// Stopping. sqlite3_interrupt does nothing when no statement is inside sqlite3_step, so a request that comes a moment too early would be
// lost. Therefore a progress handler asks the token every few thousand instructions; cancel() uses both. While we wait for another
// program's lock SQLite runs no instructions: our busy handler waits instead, in short sleeps, and asks too.
// Interrupting an INSERT, UPDATE or DELETE undoes the whole transaction; sqlite3_get_autocommit tells, and StatementCancelled says so.

namespace limbeck::database {
namespace {

constexpr int kProgressInstructions = 2000;

const char *beginText(BeginMode mode)
{
    switch (mode) {
    case BeginMode::Deferred:
        return "BEGIN";
    case BeginMode::Immediate:
        return "BEGIN IMMEDIATE";
    case BeginMode::Exclusive:
        return "BEGIN EXCLUSIVE";
    }
    return "BEGIN";
}

class RunningMark {
public:
    explicit RunningMark(std::atomic<bool> &running) : m_running(running) { m_running = true; }
    RunningMark(const RunningMark &) = delete;
    RunningMark &operator=(const RunningMark &) = delete;
    ~RunningMark() { m_running = false; }

private:
    std::atomic<bool> &m_running;
};

sql::Statement plain(const std::string &text)
{
    sql::Statement statement;
    statement.text = text;
    return statement;
}

}  // namespace

SqliteConnection::SqliteConnection(const Url &url, const OpenOptions &options) : Connection(Backend::Sqlite), m_database("QSQLITE")
{
    const SqliteTarget target = sqliteTarget(url, options);
    m_busyTimeout = target.busyTimeout;
    m_database->setDatabaseName(QString::fromStdString(target.name));
    m_database->setConnectOptions(QStringLiteral("QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=0"));
    if (!m_database->open()) {
        const QSqlError error = m_database->lastError();
        const int code = error.nativeErrorCode().toInt();
        throw OpenError(diagnoseSqlite(target.path, target.forWriting, code), error.driverText().toStdString(), code);
    }
    m_handle = m_database.handle<sqlite3>({"sqlite3*"});
    if (!m_handle)
        throw Error(ErrorCode::Internal, "Qt's SQLite driver gave no connection handle.");
    probe(target.path, target.forWriting);
    installHandlers();
    registerSqliteFunctions(m_handle);
    m_facts = {.maskedUrl = url.toString(),
               .serverVersion = sqlite3_libversion(),
               .serverVersionNumber = sqlite3_libversion_number(),
               .defaultSchema = "main",
               .currentDatabase = target.path,
               .currentUser = {},
               .backendPid = 0,
               .notes = url.notes};
}

/// SQLite reads the file only with the first statement: let it, so that a file that is no database is found now. A lock is no failure.
void SqliteConnection::probe(const std::string &path, bool forWriting)
{
    try {
        runText(plain("PRAGMA schema_version"), Several::Refuse);
    } catch (const DatabaseError &error) {
        const int code = error.facts().sqliteCode;
        if ((code & 0xff) != SQLITE_BUSY)
            throw OpenError(diagnoseSqlite(path, forWriting, code), error.facts().primary, code);
    }
}

void SqliteConnection::installHandlers()
{
    const auto busy = [](void *self, int attempt) { return static_cast<SqliteConnection *>(self)->waitForLock(attempt) ? 1 : 0; };
    const auto progress = [](void *self) { return static_cast<SqliteConnection *>(self)->mustStop() ? 1 : 0; };
    sqlite3_busy_handler(m_handle, busy, this);
    sqlite3_progress_handler(m_handle, kProgressInstructions, progress, this);
}

bool SqliteConnection::mustStop() const
{
    return m_running && (m_cancelled || m_stop.stop_requested());
}

bool SqliteConnection::waitForLock(int attempt)
{
    const auto now = std::chrono::steady_clock::now();
    if (attempt == 0)
        m_busySince = now;
    if (mustStop() || now - m_busySince >= m_busyTimeout)
        return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(std::min(1 + attempt * 2, 50)));
    return true;
}

sql::Rows SqliteConnection::execute(const sql::Statement &statement, Several several)
{
    checkStop(m_stop);
    return stoppable(statement, several);
}

sql::Rows SqliteConnection::stoppable(const sql::Statement &statement, Several several)
{
    const bool hadTransaction = transactionState() == TransactionState::Open;
    m_cancelled = false;
    const RunningMark mark(m_running);
    const std::stop_callback onStop(m_stop, [this] { sqlite3_interrupt(m_handle); });
    try {
        return runText(statement, several);
    } catch (const DatabaseError &error) {
        const int code = error.facts().sqliteCode & 0xff;
        if (mustStop() && (code == SQLITE_INTERRUPT || code == SQLITE_BUSY))
            throw StatementCancelled(hadTransaction && transactionState() == TransactionState::Idle);
        throw;
    }
}

sql::Rows SqliteConnection::runText(const sql::Statement &statement, Several several)
{
    if (statement.text.find('\0') != std::string::npos)
        throw sqliteRefusal("the query contains a null character", statement.text);
    sql::Rows rows;
    std::string_view rest = statement.text;
    do {
        SqliteStatement prepared(m_handle, statement.text, rest);
        if (several == Several::Refuse && !isBlankSql(rest))
            throw sqliteRefusal("You can only execute one statement at a time.", statement.text);
        if (prepared.isEmpty())
            continue;
        prepared.bind(statement.binds);
        rows = prepared.run();
    } while (!isBlankSql(rest));
    return rows;
}

void SqliteConnection::runUnstoppable(const std::string &text)
{
    runText(plain(text), Several::Refuse);
}

void SqliteConnection::begin(BeginMode mode)
{
    execute(plain(beginText(mode)), Several::Refuse);
}

void SqliteConnection::commit()
{
    runUnstoppable("COMMIT");
}

void SqliteConnection::rollback()
{
    if (transactionState() == TransactionState::Open)
        runUnstoppable("ROLLBACK");
}

TransactionState SqliteConnection::transactionState() const
{
    return sqlite3_get_autocommit(m_handle) ? TransactionState::Idle : TransactionState::Open;
}

void SqliteConnection::cancel()
{
    m_cancelled = true;
    if (m_running)
        sqlite3_interrupt(m_handle);
}

bool SqliteConnection::foreignKeyEnforcement() const
{
    int on = 0;
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_ENABLE_FKEY, -1, &on);
    return on != 0;
}

void SqliteConnection::setForeignKeyEnforcement(bool on)
{
    int now = 0;
    if (sqlite3_db_config(m_handle, SQLITE_DBCONFIG_ENABLE_FKEY, on ? 1 : 0, &now) != SQLITE_OK || (now != 0) != on)
        throw Error(ErrorCode::Internal, "SQLite did not switch the enforcement of foreign keys.");
}

bool SqliteConnection::legacyAlterTable() const
{
    int now = 0;
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_LEGACY_ALTER_TABLE, -1, &now);
    return now != 0;
}

void SqliteConnection::setLegacyAlterTable(bool on)
{
    int now = 0;
    if (sqlite3_db_config(m_handle, SQLITE_DBCONFIG_LEGACY_ALTER_TABLE, on ? 1 : 0, &now) != SQLITE_OK || (now != 0) != on)
        throw Error(ErrorCode::Internal, "SQLite did not switch legacy_alter_table.");
}

}  // namespace limbeck::database
