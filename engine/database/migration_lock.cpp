// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/migration_lock.h"

#include <condition_variable>
#include <fmt/format.h>
#include <mutex>
#include <sqlite3.h>

// PostgreSQL. The lock must outlive the run's commits, so it is a session lock, on a session of its own: the run's may be in a failed
// transaction. Waiters poll pg_try_advisory_lock in autocommit. A waiter inside pg_advisory_lock would hold a snapshot all the time, and a
// CREATE INDEX CONCURRENTLY of the running upgrade waits for every older snapshot: each would wait for the other for ever.
// A pooler that hands the session to somebody else loses the lock without a word, hence the look into pg_locks before every commit.

namespace limbeck::database {
namespace {

std::string text(const sql::Value &value)
{
    const auto *found = std::get_if<std::string>(&value.data);
    return found ? *found : std::string();
}

bool truth(const sql::Rows &rows)
{
    const auto *found = rows.rows.empty() ? nullptr : std::get_if<bool>(&rows.rows.front().at(0).data);
    return found && *found;
}

/// How pg_locks shows a 64-bit advisory key.
std::string lockCondition(std::int64_t key)
{
    const auto bits = static_cast<std::uint64_t>(key);
    return fmt::format("l.locktype = 'advisory' AND l.classid = {} AND l.objid = {} AND l.objsubid = 1 AND l.granted "
                       "AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())",
                       bits >> 32, bits & 0xffffffffU);
}

std::optional<LockHolder> holderOf(Connection &connection, std::int64_t key)
{
    const sql::Rows rows =
        connection.query(fmt::format("SELECT l.pid, a.usename::text, a.application_name, pg_catalog.host(a.client_addr), a.backend_start::text "
                                     "FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid WHERE {}",
                                     lockCondition(key)));
    if (rows.rows.empty())
        return {};
    const sql::ValueList &row = rows.rows.front();
    const auto *pid = std::get_if<std::int64_t>(&row.at(0).data);
    return LockHolder{pid ? static_cast<int>(*pid) : 0, text(row.at(1)), text(row.at(2)), text(row.at(3)), text(row.at(4))};
}

Error lockedError(const std::optional<LockHolder> &holder)
{
    Error error(ErrorCode::Locked, "Another upgrade of this database is running.", {},
                "Wait until it has ended. If its program has died, end its session on the server.");
    if (holder)
        error.withDetail("The lock is held by " + holder->toString());
    return error;
}

/// Sleeps, but wakes at once when a stop is requested, and then throws Cancelled.
void sleepOrStop(std::chrono::milliseconds time, const StopToken &stop)
{
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    wake.wait_for(lock, stop, time, [] { return false; });
    checkStop(stop);
}

class PostgresqlLock final : public MigrationLock {
public:
    PostgresqlLock(std::unique_ptr<Connection> connection, std::int64_t key) : m_connection(std::move(connection)), m_key(key) {}

    /// By name, for the end of a session releases its locks only when the server notices it: the next run would find them taken.
    ~PostgresqlLock() override
    {
        try {
            m_connection->setStopToken({});
            if (m_connection->transactionState() != TransactionState::Lost)
                m_connection->query(fmt::format("SELECT pg_catalog.pg_advisory_unlock({})", m_key));
        } catch (const Error &) {
            // The session is gone, and its lock with it.
        }
    }

    PostgresqlLock(const PostgresqlLock &) = delete;
    PostgresqlLock &operator=(const PostgresqlLock &) = delete;

    std::string identityQuery() const override
    {
        return fmt::format("SELECT EXISTS (SELECT 1 FROM pg_catalog.pg_locks l WHERE l.pid = {} AND {}), pg_catalog.pg_backend_pid()", m_connection->facts().backendPid,
                           lockCondition(m_key));
    }

    void wait(const LockOptions &options)
    {
        m_connection->setStopToken(options.stop);
        const auto deadline = std::chrono::steady_clock::now() + options.timeout;
        for (bool first = true; !tryOnce(); first = false) {
            const std::optional<LockHolder> holder = holderOf(*m_connection, m_key);
            if (std::chrono::steady_clock::now() >= deadline)
                throw lockedError(holder);
            if (first && options.onWaiting)
                options.onWaiting(holder);
            sleepOrStop(options.interval, options.stop);
        }
        m_connection->setStopToken({});
    }

    void begin(Connection &run) override { run.begin(); }

    bool isHeld() override
    {
        try {
            return !m_connection
                        ->query(fmt::format("SELECT 1 FROM pg_catalog.pg_locks l WHERE l.pid = pg_catalog.pg_backend_pid() AND {}", lockCondition(m_key)))
                        .rows.empty();
        } catch (const DatabaseError &error) {
            if (error.code() == ErrorCode::ConnectionLost)
                return false;
            throw;
        }
    }

private:
    bool tryOnce() { return truth(m_connection->query(fmt::format("SELECT pg_catalog.pg_try_advisory_lock({})", m_key))); }

    std::unique_ptr<Connection> m_connection;
    std::int64_t m_key;
};

class SqliteLock final : public MigrationLock {
public:
    void begin(Connection &run) override
    {
        try {
            run.begin(BeginMode::Immediate);
        } catch (const DatabaseError &error) {
            if ((error.facts().sqliteCode & 0xff) != SQLITE_BUSY)
                throw;
            throw Error(ErrorCode::Locked, "Another program is writing to the SQLite database, so the run cannot begin.", {},
                        "Wait until it has ended, or close the program that uses the file. Nothing was changed.")
                .withDetail(error.message());
        }
    }

    bool isHeld() override { return true; }
};

std::unique_ptr<MigrationLock> acquirePostgresql(const Url &url, OpenOptions options, const VersionTableName &table, const LockOptions &lock)
{
    options.readOnly = false;
    options.applicationName += " (migration lock)";
    std::unique_ptr<Connection> connection = Connection::open(url, options);
    const ConnectionFacts &facts = connection->facts();
    if (facts.serverVersionNumber >= 140000)
        connection->query("SET idle_session_timeout = 0");
    const std::int64_t key = migrationLockKey(facts.currentDatabase, table.schema.value_or(facts.defaultSchema), table.name);
    auto taken = std::make_unique<PostgresqlLock>(std::move(connection), key);
    taken->wait(lock);
    return taken;
}

}  // namespace

std::string LockHolder::toString() const
{
    const std::string program = application.empty() ? "a session" : application;
    // The server hides what another user's session is from those who may not see it.
    if (user.empty())
        return fmt::format("{}, process {} of the server", program, pid);
    const std::string who = address.empty() ? user : user + "@" + address;
    return since.empty() ? fmt::format("{} of user {}, process {} of the server", program, who, pid) : fmt::format("{} of user {}, process {} of the server, connected since {}", program, who, pid, since);
}

std::int64_t migrationLockKey(const std::string &database, const std::string &schema, const std::string &table)
{
    std::uint64_t hash = 14695981039346656037ULL;
    const std::string name = "limbeck" + std::string(1, '\0') + database + '\0' + schema + '\0' + table;
    for (const char c : name) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 1099511628211ULL;
    }
    return static_cast<std::int64_t>(hash);
}

std::unique_ptr<MigrationLock> MigrationLock::acquire(const Url &url, const OpenOptions &options, const VersionTableName &table, const LockOptions &lock)
{
    switch (url.backend) {
    case Backend::Postgresql:
        return acquirePostgresql(url, options, table, lock);
    case Backend::Sqlite:
        return std::make_unique<SqliteLock>();
    }
    throw Error(ErrorCode::Internal, "A database URL of no known kind.");
}

void MigrationLock::requireHeld()
{
    if (!isHeld())
        throw Error(ErrorCode::Locked, "The migration lock was lost: the session that held it is gone.", {},
                    "Nothing more is committed. Check the server and its connection pooler, then start again.");
}

}  // namespace limbeck::database
