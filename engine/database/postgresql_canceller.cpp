// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/postgresql_canceller.h"

#include <thread>

namespace limbeck::database {

PostgresqlCanceller::PostgresqlCanceller(PGconn *connection) : m_cancel(PQgetCancel(connection)) {}

void PostgresqlCanceller::request()
{
    const std::lock_guard lock(m_mutex);
    if (!m_requestedAt)
        m_requestedAt = std::chrono::steady_clock::now();
    if (m_underWay || !m_cancel)
        return;
    m_underWay = true;
    std::thread([self = shared_from_this()] { self->send(); }).detach();
}

void PostgresqlCanceller::send()
{
    char message[256];
    PQcancel(m_cancel.get(), message, sizeof message);
    const std::lock_guard lock(m_mutex);
    m_underWay = false;
    m_quiet.notify_all();
}

void PostgresqlCanceller::startStatement()
{
    std::unique_lock lock(m_mutex);
    m_quiet.wait_for(lock, std::chrono::seconds(2), [this] { return !m_underWay; });
    m_requestedAt.reset();
}

std::optional<std::chrono::steady_clock::time_point> PostgresqlCanceller::requestedAt() const
{
    const std::lock_guard lock(m_mutex);
    return m_requestedAt;
}

}  // namespace limbeck::database
