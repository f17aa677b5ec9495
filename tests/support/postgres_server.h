// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace limbeck::test {

/// Rows as the server prints them; a NULL is empty.
using TextRows = std::vector<std::vector<std::optional<std::string>>>;

/// How to reach a server of tests/support/postgres_server.py.
struct PostgresAddress {
    std::string host;  ///< folder of the unix socket
    int port = 5432;
    std::string user;
    std::string password;  ///< needed over TCP only; full of characters that want escaping
};

/// A fresh, empty database, dropped at the end of its life together with whoever is still connected to it.
class PostgresDatabase {
public:
    PostgresDatabase(PostgresAddress address, std::string name);
    ~PostgresDatabase();
    PostgresDatabase(PostgresDatabase &&other) noexcept;
    PostgresDatabase &operator=(PostgresDatabase &&) = delete;

    const std::string &name() const { return m_name; }
    /// SQLAlchemy's URL over the unix socket: postgresql+psycopg2://limbeck@/name?host=/tmp/…; without a driver if it is empty.
    std::string url(std::string_view driver = "psycopg2") const;
    /// The same over TCP with the password, percent-encoded. Only for a server started with Listen::Tcp.
    std::string tcpUrl(std::string_view driver = "psycopg2") const;
    /// libpq's keyword form over the unix socket.
    std::string connectionString() const;

    /// Runs a text, several statements allowed, on a connection of its own; rows of the last. Throws std::runtime_error.
    TextRows query(const std::string &sql) const;
    /// The first value of the first row; empty for NULL or no row.
    std::string value(const std::string &sql) const;

private:
    PostgresAddress m_address;
    std::string m_name;  ///< empty after a move
};

/// A throw-away PostgreSQL 15 (see postgres_server.py): no durability, never root, gone with this process however it ends.
class PostgresServer {
public:
    enum class Listen { UnixSocket, Tcp };

    /// The server of the whole ctest run where the test was declared with POSTGRES (LIMBECK_POSTGRES_STATE in the
    /// environment), else one for this process, started at the first call. A server that cannot be had is an exception.
    static PostgresServer &shared();

    /// One of its own, for tests that stop it or need TCP. Throws std::runtime_error.
    explicit PostgresServer(Listen listen);
    ~PostgresServer();
    PostgresServer(const PostgresServer &) = delete;
    PostgresServer &operator=(const PostgresServer &) = delete;

    const PostgresAddress &address() const { return m_address; }
    PostgresDatabase createDatabase();
    /// Stops the server as a lost machine would look to its clients. Only for one's own server.
    void stop();

private:
    explicit PostgresServer(const std::string &stateFile);

    PostgresAddress m_address;
    long long m_supervisor = 0;  ///< 0: the server is not ours to stop
};

}  // namespace limbeck::test
