// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/type.h"

#include <optional>

namespace limbeck::sqlalchemy {

class Arguments;
struct TypeEntry;

/// What a type of GeoAlchemy2, or a class of the project below one, tells the column that has it.
struct SpatialFacts {
    bool isRaster = false;
    bool hasIndex = true;         ///< spatial_index=
    bool isIndexOfAll = false;    ///< use_N_D_index=: over all dimensions
    bool isNullable = true;       ///< nullable=: False makes the column NOT NULL
};

/// nullopt: no such type. (What repr() prints is all that a type keeps of its arguments; from_text is printed by these alone.)
std::optional<SpatialFacts> spatialFacts(const sql::Type &type);
/// A column that is NOT NULL tells its type so, whose repr() prints it from then on.
void makeNotNull(sql::Type &type);

/// The DDL text: `geometry(POINT,4326)`.
std::string spatialText(const TypeEntry &entry, const Arguments &arguments);
/// What repr() prints: the arguments that differ from their defaults.
std::string spatialRepr(const TypeEntry &entry, const Arguments &arguments);

}  // namespace limbeck::sqlalchemy
