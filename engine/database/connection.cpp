// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/connection.h"

#include "database/postgresql_connection.h"
#include "database/sqlite_connection.h"

#include <fmt/format.h>

namespace limbeck::database {
namespace {

std::string quoted(const std::string &name)
{
    std::string text = "\"";
    for (const char c : name)
        text += c == '"' ? std::string("\"\"") : std::string(1, c);
    return text + "\"";
}

}  // namespace

StatementCancelled::StatementCancelled(bool transactionRolledBack) : m_transactionRolledBack(transactionRolledBack)
{
    if (transactionRolledBack)
        withDetail("The database rolled the whole transaction back with the stopped statement.");
}

std::unique_ptr<Connection> Connection::open(const Url &url, const OpenOptions &options)
{
    switch (url.backend) {
    case Backend::Postgresql:
        return std::make_unique<PostgresqlConnection>(url, options);
    case Backend::Sqlite:
        return std::make_unique<SqliteConnection>(url, options);
    }
    throw Error(ErrorCode::Internal, "A database URL of no known kind.");
}

sql::Rows Connection::query(std::string text)
{
    sql::Statement statement;
    statement.text = std::move(text);
    statement.returnsRows = true;
    return execute(statement);
}

void Connection::queryAll(const std::vector<std::string> &texts, const std::function<void(sql::Rows)> &receive)
{
    for (const std::string &text : texts)
        receive(query(text));
}

void Connection::savepoint(const std::string &name)
{
    runUnstoppable("SAVEPOINT " + quoted(name));
}

void Connection::release(const std::string &name)
{
    runUnstoppable("RELEASE SAVEPOINT " + quoted(name));
}

void Connection::rollbackTo(const std::string &name)
{
    runUnstoppable("ROLLBACK TO SAVEPOINT " + quoted(name));
}

void Connection::setLegacyAlterTable(bool)
{
    throw Error(ErrorCode::Usage, "legacy_alter_table is a setting of SQLite.");
}

}  // namespace limbeck::database
