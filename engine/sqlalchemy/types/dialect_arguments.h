// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/types/type_object.h"

#include <optional>
#include <string>
#include <string_view>

/// Types of databases that Limbeck does not speak to, such as mysql.INTEGER(unsigned=True): models use them, most often as variants, and autogenerate writes them back with all that they were given
/// (the repr of SQLAlchemy's classes).
namespace limbeck::sqlalchemy {

/// The parameters of such a type's constructor; empty: those of the catalog.
std::string_view dialectParameters(const TypeEntry &entry);
/// Its arguments as its repr has them: those that differ from their defaults, in the class's own order. nullopt: the type is none of these.
std::optional<std::string> dialectArguments(const TypeEntry &entry, const Arguments &arguments);

}  // namespace limbeck::sqlalchemy
