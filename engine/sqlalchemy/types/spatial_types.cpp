// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/types/spatial_types.h"

#include "sqlalchemy/argument_binding.h"
#include "sqlalchemy/runtime/value_conversion.h"
#include "sqlalchemy/types/type_catalog.h"

#include <fmt/format.h>

namespace limbeck::sqlalchemy {

namespace {

constexpr const char *kNotNull = ", nullable=False";

struct Shape {
    std::string kind;  ///< empty: None was given
    long long srid;
    std::optional<long long> dimension;
};

/// The kind is written in capitals, and its last letters say how many dimensions there are.
Shape shapeOf(const Arguments &arguments)
{
    const Value given = arguments.value("geometry_type");
    Shape shape{"GEOMETRY", arguments.integer("srid").value_or(-1), arguments.integer("dimension")};
    if (arguments.has("geometry_type"))
        shape.kind = given.isNone() ? "" : textOf(arguments.interpreter(), given, "geometry_type");
    for (char &c : shape.kind)
        c = c >= 'a' && c <= 'z' ? char(c - 32) : c;
    if (shape.kind.ends_with("ZM"))
        shape.dimension = 4;
    else if (!shape.kind.empty())
        shape.dimension = shape.kind.ends_with('Z') || shape.kind.ends_with('M') ? 3 : 2;
    return shape;
}

std::string quoted(const Arguments &arguments, std::string_view name, std::string_view otherwise)
{
    const Value given = arguments.value(name);
    return given.isNone() ? fmt::format("'{}'", otherwise) : arguments.interpreter().repr(given);
}

}  // namespace

std::optional<SpatialFacts> spatialFacts(const sql::Type &type)
{
    const bool isNamed = type.name == "Geometry" || type.name == "Geography" || type.name == "Raster";
    if (!isNamed || !type.python || type.python->repr.find("from_text=") == std::string::npos)
        return std::nullopt;
    const auto says = [&](const char *part) { return type.python->repr.find(part) != std::string::npos; };
    return SpatialFacts{type.name == "Raster", !says("spatial_index=False"), says("use_N_D_index=True"), !says(kNotNull)};
}

void makeNotNull(sql::Type &type)
{
    if (type.python->repr.find(kNotNull) == std::string::npos)
        type.python->repr.insert(type.python->repr.size() - 1, kNotNull);
}

std::string spatialText(const TypeEntry &entry, const Arguments &arguments)
{
    if (entry.name == "Raster")
        return std::string(entry.text);
    const Shape shape = shapeOf(arguments);
    return shape.kind.empty() ? std::string(entry.text) : fmt::format("{}({},{})", entry.text, shape.kind, shape.srid);
}

std::string spatialRepr(const TypeEntry &entry, const Arguments &arguments)
{
    std::string parts;
    if (entry.name != "Raster") {
        const Shape shape = shapeOf(arguments);
        if (shape.kind != "GEOMETRY")
            parts += shape.kind.empty() ? "geometry_type=None, " : fmt::format("geometry_type='{}', ", shape.kind);
        if (shape.srid != -1)
            parts += fmt::format("srid={}, ", shape.srid);
        if (shape.dimension)
            parts += fmt::format("dimension={}, ", *shape.dimension);
    }
    if (!arguments.flag("spatial_index", true))
        parts += "spatial_index=False, ";
    if (arguments.flag("use_N_D_index", false))
        parts += "use_N_D_index=True, ";
    if (const Value typmod = arguments.value("use_typmod"); !typmod.isNone())
        parts += fmt::format("use_typmod={}, ", arguments.interpreter().repr(typmod));
    const char *reader = entry.name == "Raster" ? "raster" : entry.name == "Geography" ? "ST_GeogFromText" : "ST_GeomFromEWKT";
    parts += fmt::format("from_text={}, name={}", quoted(arguments, "from_text", reader), quoted(arguments, "name", entry.text));
    return fmt::format("{}({}{})", entry.name, parts, arguments.flag("nullable", true) ? "" : kNotNull);
}

}  // namespace limbeck::sqlalchemy
