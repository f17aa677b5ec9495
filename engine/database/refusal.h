// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <string>

namespace limbeck::database {

// Errors that we raise ourselves where the reference's drivers raise one, in the form that the database's own errors have.

/// With the SQLSTATE whose class names the Python exception.
DatabaseError postgresqlRefusal(std::string sqlState, std::string message, std::string statement = {}, std::string hint = {});
/// Code SQLITE_MISUSE: refused before SQLite saw it, ProgrammingError in Python.
DatabaseError sqliteRefusal(std::string message, std::string statement);

}  // namespace limbeck::database
