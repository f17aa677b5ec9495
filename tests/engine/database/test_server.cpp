// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_server.h"

using namespace limbeck::database;
using limbeck::test::PostgresServer;

TestServer::TestServer(PostgresServer &server) : m_address(server.address()), m_database(server.createDatabase()) {}

const TestServer &TestServer::shared()
{
    static const TestServer server(PostgresServer::shared());
    return server;
}

const TestServer &TestServer::withTcp()
{
    static PostgresServer own(PostgresServer::Listen::Tcp);
    static const TestServer server(own);
    return server;
}

Url TestServer::url(const std::string &database) const
{
    Url url;
    url.backend = Backend::Postgresql;
    url.user = m_address.user;
    url.database = database.empty() ? m_database.name() : database;
    url.port = m_address.port;
    url.query.emplace_back("host", m_address.host);
    return url;
}

Url TestServer::tcpUrl(const std::string &user, const std::string &password) const
{
    Url url;
    url.backend = Backend::Postgresql;
    url.user = user;
    url.password = password;
    url.host = "127.0.0.1";
    url.port = m_address.port;
    url.database = m_database.name();
    return Url::parse(url.toString(false));
}

std::unique_ptr<Connection> TestServer::connect(const std::string &database) const
{
    return Connection::open(url(database));
}
