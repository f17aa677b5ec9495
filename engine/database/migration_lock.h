// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/connection.h"
#include "database/version_table.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace limbeck::database {

/// The session that holds the lock, as far as the server lets us see it.
struct LockHolder {
    int pid = 0;
    std::string user;
    std::string application;
    std::string address;  ///< of its computer, empty for a local socket
    std::string since;    ///< when its session began, the server's text
    bool operator==(const LockHolder &) const = default;
    /// "Limbeck of user bob@10.0.0.5, process 4711 of the server, connected since …".
    std::string toString() const;
};

struct LockOptions {
    std::chrono::milliseconds timeout{0};  ///< 0: one try
    std::chrono::milliseconds interval{200};
    StopToken stop;
    /// Called once when somebody else turns out to hold the lock and we begin to wait; nothing if the holder cannot be seen.
    std::function<void(const std::optional<LockHolder> &)> onWaiting;
};

/// The key of the advisory lock: FNV-1a (64 bit) of the three names. Part of the agreement between all versions of Limbeck: never change it.
std::int64_t migrationLockKey(const std::string &database, const std::string &schema, const std::string &table);

/// Two upgraders never run at once (spec/runtime.md §8). Take it before the version rows are read, keep it until the run has ended.
/// Lives in the thread that took it. Its end releases it.
class MigrationLock {
public:
    /// PostgreSQL: opens a second connection and polls for a session advisory lock. SQLite: nothing to do, the lock is the run's own
    /// transaction. Throws Error(Locked), with the holder in its details, when the time is over, and Cancelled.
    static std::unique_ptr<MigrationLock> acquire(const Url &url, const OpenOptions &options, const VersionTableName &table, const LockOptions &lock = {});

    MigrationLock(const MigrationLock &) = delete;
    MigrationLock &operator=(const MigrationLock &) = delete;
    virtual ~MigrationLock() = default;

    /// Begins the run's transaction: SQLite BEGIN IMMEDIATE, a busy database is Error(Locked); PostgreSQL BEGIN.
    virtual void begin(Connection &run) = 0;
    /// Asks the server; false when the session that held it is gone. SQLite: always true.
    virtual bool isHeld() = 0;
    /// Before every commit: throws Error(Locked) when it is no longer held.
    void requireHeld();
    /// PostgreSQL: a query of one row, whether the session that asks sees this lock in its own database, and its server process: how another program proves that it has reached
    /// the database that we lock. SQLite: empty, there a file is its own proof.
    virtual std::string identityQuery() const { return {}; }

protected:
    MigrationLock() = default;
};

}  // namespace limbeck::database
