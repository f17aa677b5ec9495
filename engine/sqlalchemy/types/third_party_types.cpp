// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/types/type_object.h"

#include <charconv>
#include <fmt/format.h>

namespace limbeck::sqlalchemy {

using sql::TypeId;

namespace {

void addVariant(sql::Type &type, const char *dialect, sql::Type variant)
{
    type.variants.emplace_back(dialect, std::make_shared<const sql::Type>(std::move(variant)));
}

sql::Type charType(int length)
{
    sql::Type type = sql::makeType(TypeId::UpperChar);
    type.length = length;
    return type;
}

/// geoalchemy2: `geometry(POINT,4326)`; the type and the srid only when given.
std::string geometryText(const TypeEntry &entry, const Arguments &arguments)
{
    const Value kindValue = arguments.value("geometry_type");
    const std::string kind = !arguments.has("geometry_type") ? "GEOMETRY" : kindValue.isNone() ? "" : textOf(arguments.interpreter(), kindValue, "geometry_type");
    const long long srid = arguments.integer("srid").value_or(-1);
    if (entry.text == "raster" || kind.empty())
        return std::string(entry.text);
    return fmt::format("{}({},{})", entry.text, kind, srid);
}

void completeUuidType(const Arguments &arguments, sql::Type &type)
{
    const bool binary = arguments.flag("binary", true), native = arguments.flag("native", true);
    sql::Type binaryType = sql::makeType(TypeId::UpperBinary);
    binaryType.length = 16;
    const sql::Type stored = binary ? binaryType : charType(32);
    type = stored;
    type.spelling = "sqlalchemy_utils.UUIDType";
    if (native)
        addVariant(type, "postgresql", sql::makeType(TypeId::UpperUuid));
}

void completeCustom(const TypeEntry &entry, const Arguments &arguments, sql::Type &type)
{
    if (entry.text == "uuid") {
        completeUuidType(arguments, type);
    } else if (entry.text == "guid36") {
        type = charType(36);
        type.spelling = "fastapi_users_db_sqlalchemy.generics.GUID";
        addVariant(type, "postgresql", sql::makeType(TypeId::UpperUuid));
    } else if (entry.package == "geoalchemy2") {
        type.name = std::string(entry.name);
        type.customText = {{"postgresql", geometryText(entry, arguments)}};
    } else if (entry.package == "pgvector") {
        const auto dim = arguments.integer("dim");
        type.name = std::string(entry.name);
        type.customText = {{"postgresql", dim ? fmt::format("{}({})", entry.text, *dim) : std::string(entry.text)}};
    }
}

}  // namespace

void completeThirdPartyType(Interpreter &, const TypeEntry &entry, const Arguments &arguments, sql::Type &type)
{
    if (entry.id == TypeId::Custom) {
        completeCustom(entry, arguments, type);
    } else if (entry.package == "sqlalchemy_utils" && entry.text == "json") {
        addVariant(type, "sqlite", sql::makeType(TypeId::UnicodeText));
    } else if (entry.package == "sqlalchemy_utils" && !type.length && !entry.text.empty() && entry.id != TypeId::PgSimple) {
        int length = 0;
        std::from_chars(entry.text.data(), entry.text.data() + entry.text.size(), length);
        type.length = length;
    }
    if (entry.package == "sqlmodel" && entry.name == "GUID")
        type.spelling = "sqlmodel.sql.sqltypes.GUID";
    else if (entry.package == "sqlmodel")
        type.spelling = "sqlmodel.sql.sqltypes.AutoString";
}

}  // namespace limbeck::sqlalchemy
