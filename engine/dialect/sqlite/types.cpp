// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/sqlite/sqlite_dialect.h"
#include "dialect/type_text.h"

namespace limbeck::dialect {

using sql::Type;
using sql::TypeId;

std::optional<std::string> SqliteDialect::ownTypeText(const Type &type) const
{
    switch (type.id) {
    case TypeId::DateTime:
    case TypeId::Interval:
        return std::string("DATETIME");
    case TypeId::UpperTimestamp:
    case TypeId::PgTimestamp:
        return std::string("TIMESTAMP");
    case TypeId::Time:
    case TypeId::UpperTime:
    case TypeId::PgTime:
        return std::string("TIME");
    case TypeId::Double:
        return std::string("DOUBLE");
    case TypeId::Float:
    case TypeId::UpperFloat:
        return std::string("FLOAT");
    case TypeId::LargeBinary:
    case TypeId::PickleType:
        return std::string("BLOB");
    case TypeId::Enum:
    case TypeId::PgEnum:
        return enumAsVarchar(type);
    case TypeId::Uuid:
        return std::string("CHAR(32)");
    case TypeId::SqliteDateChar:
        return std::string("DATE_CHAR");
    case TypeId::SqliteTimeChar:
        return std::string("TIME_CHAR");
    case TypeId::SqliteDatetimeChar:
        return std::string("DATETIME_CHAR");
    case TypeId::PgSimple:
    case TypeId::PgJsonb:
    case TypeId::PgDomain:
    case TypeId::PgInterval:
    case TypeId::PgBit:
    case TypeId::Array:
        throwNoType(type, displayName());
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

bool SqliteDialect::needsTypeCheck(const Type &type) const
{
    return type.createConstraint && (type.id == TypeId::Boolean || type.id == TypeId::UpperBoolean || type.id == TypeId::Enum || type.id == TypeId::PgEnum);
}

}  // namespace limbeck::dialect
