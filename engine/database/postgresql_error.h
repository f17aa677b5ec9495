// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/connection.h"

#include <libpq-fe.h>
#include <memory>

namespace limbeck::database {

struct ClearResult {
    void operator()(PGresult *result) const { PQclear(result); }
};
using ResultPointer = std::unique_ptr<PGresult, ClearResult>;

/// All that the server said about a failed statement. `result` may be null: then the connection's message counts.
/// The code is ConnectionLost for SQLSTATE 08xxx and 57P01..57P03, and whenever the connection is bad.
DatabaseError postgresqlError(const PGresult *result, const PGconn *connection, const std::string &statement);

/// SQLSTATE of a result, empty when it has none.
std::string sqlStateOf(const PGresult *result);

Notice postgresqlNotice(const PGresult *result);

}  // namespace limbeck::database
