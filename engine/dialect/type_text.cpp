// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/type_text.h"

#include "base/error.h"
#include "dialect/quoting.h"
#include "dialect/sql_dialect.h"
#include "dialect/value_text.h"

#include <algorithm>
#include <fmt/format.h>

namespace limbeck::dialect {

using sql::Type;
using sql::TypeId;

std::string withArguments(const std::string &name, const std::optional<std::int64_t> &first, const std::optional<int> &second)
{
    if (!first)
        return name;
    return second ? fmt::format("{}({}, {})", name, *first, *second) : fmt::format("{}({})", name, *first);
}

std::string collateText(const Type &type)
{
    return type.collation && !type.collation->empty() ? " COLLATE " + quoted(*type.collation) : std::string();
}

int characterCount(const std::string &utf8)
{
    return static_cast<int>(std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

std::string enumAsVarchar(const Type &type)
{
    std::optional<std::int64_t> length = type.length;
    if (!length && type.enumeration && !type.enumeration->labels.empty()) {
        length = 0;
        for (const std::string &label : type.enumeration->labels)
            length = std::max<std::int64_t>(*length, characterCount(label));
    }
    return withArguments("VARCHAR", length) + collateText(type);
}

std::string labelList(const Type &type)
{
    std::string text;
    if (type.enumeration) {
        for (const std::string &label : type.enumeration->labels)
            text += (text.empty() ? "" : ", ") + stringLiteral(label);
    }
    return text;
}

void throwNoType(const Type &type, const std::string &dialectName)
{
    if (type.id == TypeId::Null)
        throw Error(ErrorCode::Operation, "A column has no type, and its definition needs one.", {}, "Give it a type, for example sa.Integer().");
    if (type.id == TypeId::Opaque)
        throw Error(ErrorCode::Operation, fmt::format("The type {} comes from outside the project and is not known.", spellingOf(type)), {},
                    "Map it to a type for each database in the project's settings.");
    throw Error(ErrorCode::Operation, fmt::format("{} has no form on {}.", spellingOf(type), dialectName), {},
                "Use a type that this database has, or add one with with_variant().");
}

namespace {

/// How types are spelled whose name is the same on every dialect; nullptr: not one of them.
const char *commonName(TypeId id)
{
    switch (id) {
    case TypeId::Integer:
    case TypeId::UpperInteger:
        return "INTEGER";
    case TypeId::SmallInteger:
    case TypeId::UpperSmallint:
        return "SMALLINT";
    case TypeId::BigInteger:
    case TypeId::UpperBigint:
        return "BIGINT";
    case TypeId::String:
    case TypeId::Unicode:
    case TypeId::UpperVarchar:
        return "VARCHAR";
    case TypeId::Text:
    case TypeId::UnicodeText:
    case TypeId::UpperText:
        return "TEXT";
    case TypeId::Boolean:
    case TypeId::UpperBoolean:
        return "BOOLEAN";
    case TypeId::Date:
    case TypeId::UpperDate:
        return "DATE";
    case TypeId::Float:
    case TypeId::UpperFloat:
        return "FLOAT";
    case TypeId::Numeric:
    case TypeId::UpperNumeric:
        return "NUMERIC";
    case TypeId::Json:
        return "JSON";
    case TypeId::UpperChar:
        return "CHAR";
    case TypeId::UpperNchar:
        return "NCHAR";
    case TypeId::UpperNvarchar:
        return "NVARCHAR";
    case TypeId::UpperClob:
        return "CLOB";
    case TypeId::UpperDatetime:
        return "DATETIME";
    case TypeId::UpperDouble:
        return "DOUBLE";
    case TypeId::UpperDoublePrecision:
        return "DOUBLE PRECISION";
    case TypeId::UpperReal:
        return "REAL";
    case TypeId::UpperDecimal:
        return "DECIMAL";
    case TypeId::UpperBlob:
        return "BLOB";
    case TypeId::UpperBinary:
        return "BINARY";
    case TypeId::UpperVarbinary:
        return "VARBINARY";
    case TypeId::UpperUuid:
        return "UUID";
    case TypeId::Null:
    case TypeId::DateTime:
    case TypeId::Time:
    case TypeId::Interval:
    case TypeId::Double:
    case TypeId::LargeBinary:
    case TypeId::PickleType:
    case TypeId::Array:
    case TypeId::Enum:
    case TypeId::Uuid:
    case TypeId::UpperTimestamp:
    case TypeId::UpperTime:
    case TypeId::PgSimple:
    case TypeId::PgJsonb:
    case TypeId::PgEnum:
    case TypeId::PgDomain:
    case TypeId::PgTimestamp:
    case TypeId::PgTime:
    case TypeId::PgInterval:
    case TypeId::PgBit:
    case TypeId::SqliteDateChar:
    case TypeId::SqliteTimeChar:
    case TypeId::SqliteDatetimeChar:
    case TypeId::Foreign:
    case TypeId::Custom:
    case TypeId::Opaque:
        return nullptr;
    }
    return nullptr;
}

}  // namespace

std::string SqlDialect::typeText(const Type &declared) const
{
    const Type type = sql::resolveVariant(declared, name());
    if (type.id == TypeId::Custom) {
        for (const auto &[dialectName, text] : type.customText) {
            if (dialectName == name())
                return text;
        }
        throwNoType(type, displayName());
    }
    if (std::optional<std::string> own = ownTypeText(type))
        return *own;
    const char *word = commonName(type.id);
    if (!word)
        throwNoType(type, displayName());
    if (type.length)
        return withArguments(word, type.length) + collateText(type);
    if (type.id == TypeId::UpperDoublePrecision || type.id == TypeId::UpperReal || type.id == TypeId::UpperDouble)
        return word;
    return withArguments(word, type.precision, type.scale) + collateText(type);
}

}  // namespace limbeck::dialect
