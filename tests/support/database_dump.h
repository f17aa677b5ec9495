// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>

namespace limbeck::test {

class PostgresDatabase;

struct DumpOptions {
    bool rows = true;              ///< every row of every table, alembic_version included
    std::set<std::string> masked;  ///< "table.column" whose values may differ (times of insertion, random tokens)
};

/// Everything that two databases must have in common to count as equal, as text whose lines can be compared: one section
/// an object, sorted by name; SQL texts with their white space normalised, since nobody promised that; rows sorted.

/// SQLite: the texts of sqlite_schema (a table's constraints sorted: batch mode keeps no order), what the pragmas say of columns, keys and indexes, and the rows. The file must exist.
std::string dumpSqlite(const std::filesystem::path &file, const DumpOptions &options = {});

/// PostgreSQL: what pg_dump --schema-only writes, without comments and settings, and the rows. The states of sequences are left out.
std::string dumpPostgres(const PostgresDatabase &database, const DumpOptions &options = {});

/// One blank for each run of white space, none next to parentheses and before commas; quoted parts stay as they are.
std::string normalisedSql(std::string_view sql);

/// The first lines in which two dumps differ, with their sections; empty if they are equal. For the message of a failed check.
std::string firstDifference(const std::string &left, const std::string &right);

}  // namespace limbeck::test
