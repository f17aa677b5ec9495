// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/progress.h"
#include "database/url.h"
#include "sql/statement.h"

#include <chrono>
#include <functional>
#include <memory>
#include <string>

namespace limbeck::database {

struct OpenOptions {
    bool readOnly = false;                    ///< SQLite: the file is opened for reading; PostgreSQL: transactions are read only by default
    bool createIfMissing = false;             ///< SQLite: a missing file is created
    bool emptyIfMissing = false;              ///< SQLite, with readOnly: a missing file reads as an empty database (the first upgrade makes it) and is not made
    std::string applicationName = "Limbeck";  ///< PostgreSQL, unless the URL names one
    std::chrono::seconds connectTimeout{10};  ///< PostgreSQL, unless the URL says `connect_timeout`
    std::string workingDirectory;             ///< for relative SQLite paths; empty: the process's
};

/// What is known of a connection once it is open.
struct ConnectionFacts {
    std::string maskedUrl;           ///< for titles and logs
    std::string serverVersion;       ///< "15.8 (Debian 15.8-0+deb12u1)", "3.40.1"
    int serverVersionNumber = 0;     ///< 150008, 3040001
    std::string defaultSchema;       ///< at opening; PostgreSQL current_schema() (empty if there is none), SQLite "main"
    std::string currentDatabase;     ///< SQLite: absolute path, or ":memory:"
    std::string currentUser;         ///< PostgreSQL
    int backendPid = 0;              ///< PostgreSQL
    std::vector<std::string> notes;  ///< for people: parts of the URL that were not used, and why
};

struct Notice {
    std::string severity;  ///< "NOTICE", "WARNING" …, never translated
    std::string message;
    std::string sqlState;
    std::string detail;
    std::string hint;
};
using NoticeSink = std::function<void(const Notice &)>;

enum class TransactionState {
    Idle,  ///< none open: every statement commits by itself
    Open,
    Failed,  ///< PostgreSQL: only a rollback (to a savepoint) is accepted
    Lost,    ///< the connection is gone, and what was open with it
};

/// Only SQLite makes a difference: Immediate takes the write lock at once.
enum class BeginMode { Deferred, Immediate, Exclusive };

/// May a SQLite text hold several statements? Python's driver refuses it; PostgreSQL always runs them all.
enum class Several { Refuse, Allow };

/// The running statement was stopped by cancel() or by the stop token.
class StatementCancelled : public Cancelled {
public:
    /// `transactionRolledBack`: SQLite undid the whole transaction with it (INSERT, UPDATE, DELETE); see spec/runtime.md §2.
    explicit StatementCancelled(bool transactionRolledBack);
    bool transactionRolledBack() const { return m_transactionRolledBack; }

private:
    bool m_transactionRolledBack;
};

/// One session with a database. Made, used and destroyed in one thread; only cancel() may be called from others.
/// Errors: DatabaseError with the server's facts, its code ConnectionLost when the session is gone; StatementCancelled after a stop.
/// Autocommit is the caller's affair: a statement outside a transaction commits by itself.
class Connection {
public:
    /// Throws OpenError (diagnose.h) when the database cannot be reached and Error(Config) for a URL that makes no sense.
    /// Needs no QCoreApplication, but where one exists its library paths are used to find Qt's drivers.
    static std::unique_ptr<Connection> open(const Url &url, const OpenOptions &options = {});

    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;
    virtual ~Connection() = default;

    Backend backend() const { return m_backend; }
    const ConnectionFacts &facts() const { return m_facts; }

    /// Runs one text and returns all rows of its last statement. The rows are decoded by type OID or storage class (spec/types.md §5.3).
    /// Throws Cancelled without sending anything when a stop was requested before.
    virtual sql::Rows execute(const sql::Statement &statement, Several several = Several::Refuse) = 0;
    /// The engine's own queries.
    sql::Rows query(std::string text);
    /// Several of them, each one statement with rows. PostgreSQL gets them in one message and works at the next while `receive` has the rows of the one before;
    /// `receive` must not use the connection. When one fails, those after it are not run and its error is thrown.
    virtual void queryAll(const std::vector<std::string> &texts, const std::function<void(sql::Rows)> &receive);

    virtual void begin(BeginMode mode = BeginMode::Deferred) = 0;
    /// Throws DatabaseError when the transaction had failed, for a COMMIT would silently roll it back. Not stopped by the stop token.
    virtual void commit() = 0;
    /// Does nothing when no transaction is open or the session is lost. Not stopped by the stop token.
    virtual void rollback() = 0;
    void savepoint(const std::string &name);
    void release(const std::string &name);
    void rollbackTo(const std::string &name);
    virtual TransactionState transactionState() const = 0;

    /// Ends the running statement, if any. Returns at once, from any thread.
    virtual void cancel() = 0;
    /// From now on a requested stop ends the running statement and refuses the next ones.
    void setStopToken(StopToken token) { m_stop = std::move(token); }
    /// Called in the connection's thread while a statement runs. It must not use the connection.
    void setNoticeSink(NoticeSink sink) { m_noticeSink = std::move(sink); }

    /// SQLite: the enforcement of foreign keys, switched through the connection's configuration: unlike the pragma it works inside
    /// a transaction (spec/batch.md §7). PostgreSQL: always on; switching it throws Error(Usage).
    virtual bool foreignKeyEnforcement() const = 0;
    virtual void setForeignKeyEnforcement(bool on) = 0;
    /// SQLite: whether renaming a table leaves views and triggers that name it alone; likewise switched through the configuration.
    /// PostgreSQL: always off; switching it throws Error(Usage).
    virtual bool legacyAlterTable() const { return false; }
    virtual void setLegacyAlterTable(bool on);

protected:
    explicit Connection(Backend backend) : m_backend(backend) {}
    /// A statement of ours that a stop must not prevent, such as ROLLBACK.
    virtual void runUnstoppable(const std::string &text) = 0;

    Backend m_backend;
    ConnectionFacts m_facts;
    StopToken m_stop;
    NoticeSink m_noticeSink;
};

}  // namespace limbeck::database
