// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <libpq-fe.h>
#include <memory>
#include <mutex>
#include <optional>

namespace limbeck::database {

/// Sends cancel requests for one PGconn. PQcancel opens a connection of its own and may block for minutes on a dead network, so each
/// request runs on a helper thread that nobody joins: it shares this object (hence shared_ptr) and outlives the connection if it must.
class PostgresqlCanceller : public std::enable_shared_from_this<PostgresqlCanceller> {
public:
    explicit PostgresqlCanceller(PGconn *connection);

    /// Returns at once; from any thread. A request that is still under way is not doubled.
    void request();
    /// A new statement begins: waits (at most two seconds) for a request that is under way, lest it hits the new one, and forgets.
    void startStatement();
    /// When the running statement was first asked to stop.
    std::optional<std::chrono::steady_clock::time_point> requestedAt() const;

private:
    void send();

    struct FreeCancel {
        void operator()(PGcancel *cancel) const { PQfreeCancel(cancel); }
    };
    std::unique_ptr<PGcancel, FreeCancel> m_cancel;
    mutable std::mutex m_mutex;
    std::condition_variable m_quiet;
    bool m_underWay = false;
    std::optional<std::chrono::steady_clock::time_point> m_requestedAt;
};

}  // namespace limbeck::database
