// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/connection.h"
#include "database/postgresql_canceller.h"
#include "database/postgresql_error.h"
#include "database/qt_database.h"

#include <vector>

namespace limbeck::database {

/// For connection.cpp only; see Connection for the contract.
class PostgresqlConnection final : public Connection {
public:
    PostgresqlConnection(const Url &url, const OpenOptions &options);

    sql::Rows execute(const sql::Statement &statement, Several several) override;
    void queryAll(const std::vector<std::string> &texts, const std::function<void(sql::Rows)> &receive) override;
    void begin(BeginMode mode) override;
    void commit() override;
    void rollback() override;
    TransactionState transactionState() const override;
    void cancel() override;
    bool foreignKeyEnforcement() const override { return true; }
    void setForeignKeyEnforcement(bool on) override;

private:
    /// What a text came to: its last result, the first failure, and whether a COPY had to be ended.
    struct Outcome {
        ResultPointer last;
        ResultPointer failure;
        bool copyRefused = false;
    };

    void runUnstoppable(const std::string &text) override;
    using ResultSink = std::function<void(const PGresult *)>;

    sql::Rows run(const std::string &text, bool stoppable);
    /// To its end or first failure, which is thrown. `onRows` gets each result with rows when it comes.
    ResultPointer lastResultOf(const std::string &text, bool stoppable, const ResultSink &onRows);
    void send(const std::string &text);
    Outcome collect(const ResultSink &onRows);
    ResultPointer nextResult();
    void waitForInput();
    void endCopyIn();
    void endCopyOut();
    void deliverNotices();
    [[noreturn]] void fail(const Outcome &outcome, const std::string &text);
    void readFacts(const Url &url);
    void applySettings(const std::vector<std::pair<std::string, std::string>> &settings);

    std::vector<Notice> m_pendingNotices;  ///< libpq writes into it until m_database is closed
    QtDatabase m_database;
    PGconn *m_handle = nullptr;  ///< owned by Qt's driver
    std::shared_ptr<PostgresqlCanceller> m_canceller;
};

}  // namespace limbeck::database
