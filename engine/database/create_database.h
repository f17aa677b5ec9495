// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/connection.h"

namespace limbeck::database {

/// Makes the empty database that a URL names, and nothing else. SQLite: an empty file, never over one that is there; its folder must exist. PostgreSQL: CREATE DATABASE as the URL's user, asked
/// through the server's maintenance database ("postgres", where there is none "template1").
/// Throws OpenError when the server cannot be reached or the file cannot be made, Error(File) for a file that is there already, DatabaseError with the server's words (it exists, no right to do so).
/// `source`: PostgreSQL copies that database of the server, which nobody else may be connected to (SQLSTATE 55006); empty: the server's usual template.
void createDatabase(const Url &url, const OpenOptions &options = {}, const std::string &source = {});

/// Drops a PostgreSQL database, asked through the server's maintenance database; sessions that are still in it are ended. Nothing happens for one that is not there. Throws OpenError, DatabaseError.
void dropDatabase(const Url &url, const OpenOptions &options = {});

}  // namespace limbeck::database
