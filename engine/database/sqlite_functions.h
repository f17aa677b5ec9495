// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

struct sqlite3;

namespace limbeck::database {

/// Registers what SQLAlchemy gives every SQLite connection: `regexp(pattern, text)`, true where the pattern is found anywhere
/// (the REGEXP operator), and `floor(x)`, which yields an integer.
void registerSqliteFunctions(sqlite3 *handle);

}  // namespace limbeck::database
