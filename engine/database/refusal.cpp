// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/refusal.h"

#include <sqlite3.h>

namespace limbeck::database {

DatabaseError postgresqlRefusal(std::string sqlState, std::string message, std::string statement, std::string hint)
{
    DatabaseError::Facts facts;
    facts.sqlState = std::move(sqlState);
    facts.primary = std::move(message);
    facts.statement = std::move(statement);
    facts.databaseHint = std::move(hint);
    return DatabaseError(std::move(facts));
}

DatabaseError sqliteRefusal(std::string message, std::string statement)
{
    DatabaseError::Facts facts;
    facts.sqliteCode = SQLITE_MISUSE;
    facts.primary = std::move(message);
    facts.statement = std::move(statement);
    return DatabaseError(std::move(facts));
}

}  // namespace limbeck::database
