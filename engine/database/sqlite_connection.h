// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/connection.h"
#include "database/qt_database.h"

#include <atomic>
#include <chrono>

struct sqlite3;

namespace limbeck::database {

/// For connection.cpp only; see Connection for the contract.
class SqliteConnection final : public Connection {
public:
    SqliteConnection(const Url &url, const OpenOptions &options);

    sql::Rows execute(const sql::Statement &statement, Several several) override;
    void begin(BeginMode mode) override;
    void commit() override;
    void rollback() override;
    TransactionState transactionState() const override;
    void cancel() override;
    bool foreignKeyEnforcement() const override;
    void setForeignKeyEnforcement(bool on) override;
    bool legacyAlterTable() const override;
    void setLegacyAlterTable(bool on) override;

private:
    void runUnstoppable(const std::string &text) override;
    sql::Rows runText(const sql::Statement &statement, Several several);
    sql::Rows stoppable(const sql::Statement &statement, Several several);
    void probe(const std::string &path, bool forWriting);
    void installHandlers();
    bool mustStop() const;
    bool waitForLock(int attempt);

    QtDatabase m_database;
    sqlite3 *m_handle = nullptr;            ///< owned by Qt's driver
    std::atomic<bool> m_running = false;    ///< a statement that may be stopped is under way
    std::atomic<bool> m_cancelled = false;  ///< cancel() was called for it
    std::chrono::milliseconds m_busyTimeout;
    std::chrono::steady_clock::time_point m_busySince;
};

}  // namespace limbeck::database
