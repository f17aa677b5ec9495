// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What SQLAlchemy 2.0's text patterns find in a stored CREATE TABLE (reflection.md §9). It decides names and options of reflected
/// constraints, and with them what a batch rebuild writes; create_table_parser.h tells what is really there.
namespace limbeck::dialect::sqlite_catalog {

struct SeenUnique {
    std::optional<std::string> name;
    std::vector<std::string> columns;
};
struct SeenForeignKey {
    std::optional<std::string> name;
    std::vector<std::string> columns;
    std::string table;
    std::vector<std::string> referredColumns;
    std::optional<std::string> onDelete, onUpdate, initially;
    std::optional<bool> deferrable;
};

std::optional<std::string> seenPrimaryKeyName(std::string_view createTable);
/// Candidates in the order of the search: clauses first, then inline ones. Whoever asks keeps those that have an automatic index.
std::vector<SeenUnique> seenUniques(std::string_view createTable);
std::vector<SeenForeignKey> seenForeignKeys(std::string_view createTable);

}  // namespace limbeck::dialect::sqlite_catalog
