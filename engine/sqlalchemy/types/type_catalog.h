// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/type.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace limbeck::sqlalchemy {

/// One type constructor of the vocabulary (spec/types.md §1-§3).
struct TypeEntry {
    std::string_view package;    ///< "sqlalchemy", "postgresql", "sqlite", "mysql" …, or a third-party package
    std::string_view name;       ///< class name
    sql::TypeId id;
    std::string_view parent;     ///< class name of its base, for isinstance
    /// Its parameters; names that are members of sql::Type fill them (type_construction.cpp), others are accepted and mean nothing here.
    std::string_view parameters;
    std::string_view text;       ///< PgSimple and Custom: the SQL name
};

/// In the order of spec/types.md; generic ones first.
const std::vector<TypeEntry> &typeCatalog();
/// The entry for a class of a package; null when there is none.
const TypeEntry *findTypeEntry(std::string_view package, std::string_view name);
/// The entry whose class a type value belongs to (reflected types have no script spelling).
const TypeEntry &entryOf(const sql::Type &type);
/// Whether the class is `ancestor` or below it: "VARCHAR" is a "String" and a "TypeEngine".
bool isTypeDescendant(const TypeEntry &entry, std::string_view ancestor);

}  // namespace limbeck::sqlalchemy
