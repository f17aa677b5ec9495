// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "sqlalchemy/host_object.h"

#include <map>
#include <memory>
#include <string>

/// The exception classes of the drivers that Alembic would use: psycopg2 (with psycopg2.errors, a class for each SQLSTATE) and sqlite3. `e.orig` of a database error is one of them.
namespace limbeck::sqlalchemy {

/// "psycopg2.errors.UniqueViolation", "sqlite3.OperationalError": as the text of an error names the class.
std::string driverClassName(const DatabaseError::Facts &facts);
/// The server's message with its details as the driver hands it on: PostgreSQL's with the line of the statement and a mark under the place.
std::string driverMessage(const DatabaseError::Facts &facts, const std::string &fallback);
/// The error as `orig` has it: an instance of that class with pgcode, pgerror and args.
Value driverException(Vocabulary &vocabulary, Interpreter &interpreter, const DatabaseError::Facts &facts, const std::string &text);
/// psycopg2, psycopg2.errors, psycopg2.errorcodes, psycopg2.extensions, sqlite3. Null: another module.
std::shared_ptr<python::Module> driverModule(Vocabulary &vocabulary, Interpreter &interpreter, const std::string &name);

}  // namespace limbeck::sqlalchemy
