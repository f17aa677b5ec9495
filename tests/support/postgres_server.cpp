// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/postgres_server.h"

#include "support/process.h"
#include "support/temp_dir.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>
#include <atomic>
#include <cstdlib>
#include <libpq-fe.h>
#include <stdexcept>
#include <unistd.h>
#include <utility>

namespace limbeck::test {

namespace {

constexpr const char *kScript = LIMBECK_SOURCE_DIR "/tests/support/postgres_server.py";

struct ServerAnswer {
    PostgresAddress address;
    long long supervisor = 0;
};

ServerAnswer parseAnswer(const std::string &text, const std::string &origin)
{
    const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    if (!object.contains(QStringLiteral("host")))
        throw std::runtime_error("the PostgreSQL server's description was expected in " + origin + ", found: " + text);
    const auto string = [&](QLatin1String key) { return object.value(key).toString().toStdString(); };
    return {{string(QLatin1String("host")), object.value(QLatin1String("port")).toInt(), string(QLatin1String("user")),
             string(QLatin1String("password"))},
            object.value(QLatin1String("supervisor")).toInteger()};
}

ProcessResult runScript(const std::vector<std::string> &arguments)
{
    std::vector<std::string> all = {kScript};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return runProcess(pythonProgram(), all);
}

std::string percentEncoded(const std::string &text)
{
    return QUrl::toPercentEncoding(QString::fromStdString(text)).toStdString();
}

std::string scheme(std::string_view driver)
{
    return driver.empty() ? "postgresql" : "postgresql+" + std::string(driver);
}

/// Keyword form; the values made here hold neither quotes nor backslashes.
std::string keywords(const PostgresAddress &address, const std::string &database)
{
    return "host='" + address.host + "' port=" + std::to_string(address.port) + " user='" + address.user + "' dbname='"
           + database + "' connect_timeout=10";
}

TextRows runQuery(const std::string &connectionString, const std::string &sql)
{
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(connectionString.c_str()), &PQfinish);
    if (PQstatus(connection.get()) != CONNECTION_OK)
        throw std::runtime_error(PQerrorMessage(connection.get()));
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection.get(), sql.c_str()), &PQclear);
    const ExecStatusType status = PQresultStatus(result.get());
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK && status != PGRES_EMPTY_QUERY)
        throw std::runtime_error(PQresultErrorMessage(result.get()) + std::string("in: ") + sql);
    TextRows rows(static_cast<std::size_t>(PQntuples(result.get())));
    for (int row = 0; row < PQntuples(result.get()); ++row) {
        for (int column = 0; column < PQnfields(result.get()); ++column) {
            auto &values = rows[static_cast<std::size_t>(row)];
            if (PQgetisnull(result.get(), row, column) != 0)
                values.emplace_back();
            else
                values.emplace_back(PQgetvalue(result.get(), row, column));
        }
    }
    return rows;
}

}  // namespace

PostgresDatabase::PostgresDatabase(PostgresAddress address, std::string name)
    : m_address(std::move(address)), m_name(std::move(name))
{
    runQuery(keywords(m_address, "postgres"), "CREATE DATABASE \"" + m_name + "\" TEMPLATE template0");
}

PostgresDatabase::~PostgresDatabase()
{
    if (m_name.empty())
        return;
    try {
        runQuery(keywords(m_address, "postgres"), "DROP DATABASE IF EXISTS \"" + m_name + "\" WITH (FORCE)");
    } catch (const std::runtime_error &) {
        // The test has stopped its server: the database went with it.
    }
}

PostgresDatabase::PostgresDatabase(PostgresDatabase &&other) noexcept
    : m_address(std::move(other.m_address)), m_name(std::exchange(other.m_name, {}))
{
}

std::string PostgresDatabase::url(std::string_view driver) const
{
    std::string text = scheme(driver) + "://" + m_address.user + "@/" + m_name + "?host=" + m_address.host;
    if (m_address.port != 5432)
        text += "&port=" + std::to_string(m_address.port);
    return text;
}

std::string PostgresDatabase::tcpUrl(std::string_view driver) const
{
    return scheme(driver) + "://" + m_address.user + ":" + percentEncoded(m_address.password)
           + "@127.0.0.1:" + std::to_string(m_address.port) + "/" + m_name;
}

std::string PostgresDatabase::connectionString() const
{
    return keywords(m_address, m_name);
}

TextRows PostgresDatabase::query(const std::string &sql) const
{
    return runQuery(connectionString(), sql);
}

std::string PostgresDatabase::value(const std::string &sql) const
{
    const TextRows rows = query(sql);
    return rows.empty() || rows.front().empty() ? std::string() : rows.front().front().value_or("");
}

PostgresServer &PostgresServer::shared()
{
    static const std::unique_ptr<PostgresServer> server = [] {
        const char *state = std::getenv("LIMBECK_POSTGRES_STATE");
        if (state != nullptr && *state != '\0')
            return std::unique_ptr<PostgresServer>(new PostgresServer(std::string(state)));
        return std::make_unique<PostgresServer>(Listen::UnixSocket);
    }();
    return *server;
}

PostgresServer::PostgresServer(const std::string &stateFile)
    : m_address(parseAnswer(readFile(stateFile), stateFile).address)
{
}

PostgresServer::PostgresServer(Listen listen)
{
    std::vector<std::string> arguments = {"start", "--watch", std::to_string(getpid())};
    if (listen == Listen::Tcp)
        arguments.emplace_back("--tcp");
    const ProcessResult result = runScript(arguments);
    if (result.status != 0)
        throw std::runtime_error("no PostgreSQL server for the tests: " + result.toText());
    const ServerAnswer answer = parseAnswer(result.output, kScript);
    m_address = answer.address;
    m_supervisor = answer.supervisor;
}

PostgresServer::~PostgresServer()
{
    stop();
}

void PostgresServer::stop()
{
    if (const long long supervisor = std::exchange(m_supervisor, 0); supervisor != 0)
        runScript({"stop", "--supervisor", std::to_string(supervisor)});
}

PostgresDatabase PostgresServer::createDatabase()
{
    static std::atomic<int> counter = 0;
    return {m_address, "limbeck_" + std::to_string(getpid()) + "_" + std::to_string(++counter)};
}

}  // namespace limbeck::test
