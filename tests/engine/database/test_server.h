// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/connection.h"
#include "support/postgres_server.h"

#include <string>

/// A PostgreSQL server and a fresh database on it for one test program.
class TestServer {
public:
    /// The server of the whole ctest run, over its socket.
    static const TestServer &shared();
    /// One of this program's own, which also listens on TCP and asks there for a password full of special characters.
    static const TestServer &withTcp();

    /// Over the socket, as a superuser; `database` empty: the fresh one.
    limbeck::database::Url url(const std::string &database = {}) const;
    /// Over TCP with the given password, percent-encoded by us.
    limbeck::database::Url tcpUrl(const std::string &user, const std::string &password) const;
    const std::string &user() const { return m_address.user; }
    const std::string &password() const { return m_address.password; }
    const std::string &database() const { return m_database.name(); }

    std::unique_ptr<limbeck::database::Connection> connect(const std::string &database = {}) const;

private:
    explicit TestServer(limbeck::test::PostgresServer &server);

    limbeck::test::PostgresAddress m_address;
    limbeck::test::PostgresDatabase m_database;
};
