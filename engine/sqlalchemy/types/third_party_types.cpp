// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/types/type_object.h"

#include "sqlalchemy/types/spatial_types.h"
#include "sqlalchemy/types/type_repr.h"

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
        const std::string text = spatialText(entry, arguments);
        type.customText = {{"postgresql", text}, {"sqlite", text}};
    } else if (entry.package == "pgvector") {
        const auto dim = arguments.integer("dim");
        type.name = std::string(entry.name);
        type.customText = {{"postgresql", dim ? fmt::format("{}({})", entry.text, *dim) : std::string(entry.text)}};
    }
}

/// Modules of sqlalchemy_utils: "PhoneNumberType" is defined in types.phone_number.
std::string utilsModule(std::string_view name)
{
    static const std::pair<std::string_view, const char *> special[] = {
        {"IPAddressType", "ip_address"}, {"URLType", "url"}, {"UUIDType", "uuid"}, {"JSONType", "json"}, {"TSVectorType", "ts_vector"}, {"EncryptedType", "encrypted.encrypted_type"},
        {"StringEncryptedType", "encrypted.encrypted_type"}, {"EnrichedDateTimeType", "enriched_datetime.enriched_datetime_type"}, {"IntRangeType", "range"}, {"Int8RangeType", "range"}, {"NumericRangeType", "range"},
        {"DateRangeType", "range"}, {"DateTimeRangeType", "range"}};
    for (const auto &[own, module] : special) {
        if (own == name)
            return std::string("sqlalchemy_utils.types.") + module;
    }
    std::string words;
    if (name.ends_with("Type"))
        name.remove_suffix(4);
    for (char c : name) {
        const bool isUpper = c >= 'A' && c <= 'Z';
        if (isUpper && !words.empty())
            words += '_';
        words += isUpper ? char(c + 32) : c;
    }
    return "sqlalchemy_utils.types." + words;
}

/// How a script names the type, for autogenerate.
void identify(const TypeEntry &entry, const Arguments &arguments, sql::Type &type)
{
    const auto plain = [&](std::string module) { type.python = sql::Type::PythonIdentity{std::move(module), fmt::format("{}({})", entry.name, typeArguments(type))}; };
    if (entry.package == "sqlmodel")
        plain("sqlmodel.sql.sqltypes");
    else if (entry.package == "fastapi_users_db_sqlalchemy")
        plain("fastapi_users_db_sqlalchemy.generics");
    else if (entry.package == "sqlalchemy_utils")
        plain(utilsModule(entry.name));
    else if (entry.package == "geoalchemy2")
        type.python = sql::Type::PythonIdentity{"geoalchemy2.types", spatialRepr(entry, arguments)};
    else if (entry.package == "pgvector")
        type.python = sql::Type::PythonIdentity{"pgvector.sqlalchemy.vector", arguments.integer("dim") ? fmt::format("VECTOR(dim={})", *arguments.integer("dim")) : std::string("VECTOR()")};
    else if (entry.package == "citext")
        plain("citext");
    if (type.python && entry.name == "GUID")
        type.python->repr = "GUID()";
    if (type.python && entry.name == "UUIDType") {
        std::string parts = arguments.flag("binary", true) ? "" : "binary=False";
        if (!arguments.flag("native", true))
            parts += parts.empty() ? "native=False" : ", native=False";
        type.python->repr = "UUIDType(" + parts + ")";
    }
}

}  // namespace

void completeThirdPartyType(Interpreter &, const TypeEntry &entry, const Arguments &arguments, sql::Type &type)
{
    const auto *impl = entry.name == "ChoiceType" ? arguments.value("impl").as<TypeObject>() : nullptr;
    if (impl) {   // stored as that one is
        type = impl->type();
        type.spelling.clear();
    } else if (entry.id == TypeId::Custom) {
        completeCustom(entry, arguments, type);
    } else if (entry.package == "sqlalchemy_utils" && entry.text == "json") {
        addVariant(type, "sqlite", sql::makeType(TypeId::UnicodeText));
    } else if (entry.package == "sqlalchemy_utils" && !type.length && !entry.text.empty() && entry.id != TypeId::PgSimple) {
        int length = 0;
        std::from_chars(entry.text.data(), entry.text.data() + entry.text.size(), length);
        type.length = length;
    }
    if (entry.package == "sqlmodel")
        type.spelling = fmt::format("sqlmodel.sql.sqltypes.{}", entry.name);
    identify(entry, arguments, type);
}

}  // namespace limbeck::sqlalchemy
