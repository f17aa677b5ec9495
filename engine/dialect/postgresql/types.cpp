// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "dialect/postgresql/postgresql_dialect.h"
#include "dialect/type_text.h"

#include <fmt/format.h>

namespace limbeck::dialect {

using sql::Type;
using sql::TypeId;

namespace {

std::string precisionText(const std::optional<int> &precision)
{
    return precision ? fmt::format("({})", *precision) : std::string();
}

std::string zoned(const std::string &word, const Type &type)
{
    return word + precisionText(type.precision) + (type.timezone ? " WITH TIME ZONE" : " WITHOUT TIME ZONE");
}

std::string intervalText(const Type &type)
{
    return "INTERVAL" + (type.fields.empty() ? std::string() : " " + type.fields) + (type.precision ? fmt::format(" ({})", *type.precision) : std::string());
}

}  // namespace

std::string PostgresqlDialect::namedTypeText(const Type &type) const
{
    if (type.name.empty())
        throw Error(ErrorCode::Operation, "An enum without a name cannot be a PostgreSQL type.", {},
                    "Name it: sa.Enum(…, name=\"…\"), or use native_enum=False.");
    QualifiedName name{type.schema ? std::optional<Identifier>(*type.schema) : std::nullopt, type.name};
    return quote(name);
}

std::string PostgresqlDialect::arrayText(const Type &type) const
{
    if (!type.item)
        throwNoType(type, displayName());
    Type item = sql::resolveVariant(*type.item, name());
    const std::string collate = collateText(item);
    item.collation.reset();
    std::string text = typeText(item);
    for (int i = 0; i < type.dimensions.value_or(1); ++i)
        text += "[]";
    return text + collate;
}

std::optional<std::string> PostgresqlDialect::ownTypeText(const Type &type) const
{
    switch (type.id) {
    case TypeId::DateTime:
        return std::string(type.timezone ? "TIMESTAMP WITH TIME ZONE" : "TIMESTAMP WITHOUT TIME ZONE");
    case TypeId::UpperTimestamp:
    case TypeId::PgTimestamp:
        return zoned("TIMESTAMP", type);
    case TypeId::Time:
        return std::string(type.timezone ? "TIME WITH TIME ZONE" : "TIME WITHOUT TIME ZONE");
    case TypeId::UpperTime:
    case TypeId::PgTime:
        return zoned("TIME", type);
    case TypeId::Interval:
        return type.native ? intervalText(type) : "TIMESTAMP WITHOUT TIME ZONE";
    case TypeId::PgInterval:
        return intervalText(type);
    case TypeId::Double:
        return std::string("DOUBLE PRECISION");
    case TypeId::LargeBinary:
    case TypeId::PickleType:
        return std::string("BYTEA");
    case TypeId::Array:
        return arrayText(type);
    case TypeId::Enum:
        return type.enumeration && !type.enumeration->nativeEnum ? enumAsVarchar(type) : namedTypeText(type);
    case TypeId::PgEnum:
    case TypeId::PgDomain:
        return namedTypeText(type);
    case TypeId::Uuid:
        return std::string(type.native ? "UUID" : "CHAR(32)");
    case TypeId::PgJsonb:
        return std::string("JSONB");
    case TypeId::PgSimple:
        return type.name;
    case TypeId::PgBit:
        if (type.varying)
            return withArguments("BIT VARYING", type.length);
        return withArguments("BIT", type.length.value_or(1));
    case TypeId::SqliteDateChar:
        return std::string("DATE");
    case TypeId::SqliteTimeChar:
        return std::string("TIME WITHOUT TIME ZONE");
    case TypeId::SqliteDatetimeChar:
        return std::string("TIMESTAMP WITHOUT TIME ZONE");
    case TypeId::Null:
    case TypeId::Integer:
    case TypeId::SmallInteger:
    case TypeId::BigInteger:
    case TypeId::String:
    case TypeId::Text:
    case TypeId::Unicode:
    case TypeId::UnicodeText:
    case TypeId::Boolean:
    case TypeId::Date:
    case TypeId::Float:
    case TypeId::Numeric:
    case TypeId::Json:
    case TypeId::UpperInteger:
    case TypeId::UpperSmallint:
    case TypeId::UpperBigint:
    case TypeId::UpperVarchar:
    case TypeId::UpperChar:
    case TypeId::UpperNchar:
    case TypeId::UpperNvarchar:
    case TypeId::UpperText:
    case TypeId::UpperClob:
    case TypeId::UpperBoolean:
    case TypeId::UpperDate:
    case TypeId::UpperDatetime:
    case TypeId::UpperFloat:
    case TypeId::UpperDouble:
    case TypeId::UpperDoublePrecision:
    case TypeId::UpperReal:
    case TypeId::UpperNumeric:
    case TypeId::UpperDecimal:
    case TypeId::UpperBlob:
    case TypeId::UpperBinary:
    case TypeId::UpperVarbinary:
    case TypeId::UpperUuid:
    case TypeId::Foreign:
    case TypeId::Custom:
    case TypeId::Opaque:
        return std::nullopt;
    }
    return std::nullopt;
}

bool PostgresqlDialect::needsTypeCheck(const Type &type) const
{
    return type.id == TypeId::Enum && type.createConstraint && type.enumeration && !type.enumeration->nativeEnum;
}

}  // namespace limbeck::dialect
