// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/postgresql_error.h"

#include <cstdlib>

namespace limbeck::database {
namespace {

std::string field(const PGresult *result, int code)
{
    const char *text = result ? PQresultErrorField(result, code) : nullptr;
    return text ? text : "";
}

std::string trimmed(std::string text)
{
    text.erase(text.find_last_not_of(" \r\n") + 1);
    return text;
}

bool tellsLoss(const std::string &sqlState)
{
    return sqlState.starts_with("08") || sqlState == "57P01" || sqlState == "57P02" || sqlState == "57P03";
}

/// libpq's own messages, which have no fields.
std::string plainMessage(const PGresult *result, const PGconn *connection)
{
    std::string text = result ? trimmed(PQresultErrorMessage(result)) : "";
    if (text.empty())
        text = trimmed(PQerrorMessage(connection));
    return text.empty() ? "the server gave no reason" : text;
}

}  // namespace

std::string sqlStateOf(const PGresult *result)
{
    return field(result, PG_DIAG_SQLSTATE);
}

DatabaseError postgresqlError(const PGresult *result, const PGconn *connection, const std::string &statement)
{
    DatabaseError::Facts facts;
    facts.sqlState = sqlStateOf(result);
    facts.primary = field(result, PG_DIAG_MESSAGE_PRIMARY);
    facts.detail = field(result, PG_DIAG_MESSAGE_DETAIL);
    facts.databaseHint = field(result, PG_DIAG_MESSAGE_HINT);
    facts.context = field(result, PG_DIAG_CONTEXT);
    facts.statementPosition = std::atoi(field(result, PG_DIAG_STATEMENT_POSITION).c_str());
    facts.statement = statement;
    if (facts.primary.empty())
        facts.primary = plainMessage(result, connection);
    if (!tellsLoss(facts.sqlState) && PQstatus(connection) != CONNECTION_BAD)
        return DatabaseError(std::move(facts));
    facts.primary = "The connection to the database was lost: " + facts.primary;
    return DatabaseError(std::move(facts), ErrorCode::ConnectionLost);
}

Notice postgresqlNotice(const PGresult *result)
{
    Notice notice;
    notice.severity = field(result, PG_DIAG_SEVERITY_NONLOCALIZED);
    notice.message = field(result, PG_DIAG_MESSAGE_PRIMARY);
    notice.sqlState = sqlStateOf(result);
    notice.detail = field(result, PG_DIAG_MESSAGE_DETAIL);
    notice.hint = field(result, PG_DIAG_MESSAGE_HINT);
    if (notice.message.empty())
        notice.message = trimmed(PQresultErrorMessage(result));
    return notice;
}

}  // namespace limbeck::database
