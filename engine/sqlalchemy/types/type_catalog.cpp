// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/types/type_catalog.h"

#include "base/error.h"

#include <fmt/format.h>
#include <map>

namespace limbeck::sqlalchemy {

using sql::TypeId;

namespace {

constexpr std::string_view kText = "length=, collation=, **kw";
constexpr std::string_view kNumber = "precision=, scale=, decimal_return_scale=, asdecimal=";
constexpr std::string_view kFloat = "precision=, asdecimal=, decimal_return_scale=";
constexpr std::string_view kEnum = "*enums, name=, native_enum=, create_constraint=, create_type=, length=, schema=, inherit_schema=, metadata=, values_callable=, "
                                   "validate_strings=, quote=, omit_aliases=, sort_key_function=, convert_unicode=, _create_events=, _enums=, _adapted_from=, **kw";
constexpr std::string_view kSpatialArguments = "geometry_type=, srid=, dimension=, spatial_index=, use_N_D_index=, use_typmod=, from_text=, name=, nullable=, **kw";
constexpr std::string_view kMySql = "*args, **kw";

const std::vector<TypeEntry> kGeneric = {
    {"sqlalchemy", "TypeEngine", TypeId::Null, "", "", ""},
    {"sqlalchemy", "UserDefinedType", TypeId::Null, "TypeEngine", "*args, **kw", ""},
    {"sqlalchemy", "TypeDecorator", TypeId::Null, "TypeEngine", "*args, **kw", ""},
    {"sqlalchemy", "NullType", TypeId::Null, "TypeEngine", "", ""},
    {"sqlalchemy", "Integer", TypeId::Integer, "TypeEngine", "", ""},
    {"sqlalchemy", "SmallInteger", TypeId::SmallInteger, "Integer", "", ""},
    {"sqlalchemy", "BigInteger", TypeId::BigInteger, "Integer", "", ""},
    {"sqlalchemy", "String", TypeId::String, "TypeEngine", kText, ""},
    {"sqlalchemy", "Text", TypeId::Text, "String", kText, ""},
    {"sqlalchemy", "Unicode", TypeId::Unicode, "String", kText, ""},
    {"sqlalchemy", "UnicodeText", TypeId::UnicodeText, "Text", kText, ""},
    {"sqlalchemy", "Boolean", TypeId::Boolean, "TypeEngine", "create_constraint=, name=, _create_events=", ""},
    {"sqlalchemy", "Date", TypeId::Date, "TypeEngine", "", ""},
    {"sqlalchemy", "DateTime", TypeId::DateTime, "TypeEngine", "timezone=", ""},
    {"sqlalchemy", "Time", TypeId::Time, "TypeEngine", "timezone=", ""},
    {"sqlalchemy", "Interval", TypeId::Interval, "TypeEngine", "native=, second_precision=, day_precision=", ""},
    {"sqlalchemy", "Numeric", TypeId::Numeric, "TypeEngine", kNumber, ""},
    {"sqlalchemy", "Float", TypeId::Float, "Numeric", kFloat, ""},
    {"sqlalchemy", "Double", TypeId::Double, "Float", kFloat, ""},
    {"sqlalchemy", "LargeBinary", TypeId::LargeBinary, "TypeEngine", "length=", ""},
    {"sqlalchemy", "Binary", TypeId::LargeBinary, "LargeBinary", "length=", ""},
    {"sqlalchemy", "PickleType", TypeId::PickleType, "TypeEngine", "protocol=, pickler=, comparator=, impl=", ""},
    {"sqlalchemy", "JSON", TypeId::Json, "TypeEngine", "none_as_null=", ""},
    {"sqlalchemy", "ARRAY", TypeId::Array, "TypeEngine", "item_type, as_tuple=, dimensions=, zero_indexes=", ""},
    {"sqlalchemy", "Enum", TypeId::Enum, "String", kEnum, ""},
    {"sqlalchemy", "Uuid", TypeId::Uuid, "TypeEngine", "as_uuid=, native_uuid=", ""},
    {"sqlalchemy", "INTEGER", TypeId::UpperInteger, "Integer", "", ""},
    {"sqlalchemy", "INT", TypeId::UpperInteger, "Integer", "", ""},
    {"sqlalchemy", "SMALLINT", TypeId::UpperSmallint, "SmallInteger", "", ""},
    {"sqlalchemy", "BIGINT", TypeId::UpperBigint, "BigInteger", "", ""},
    {"sqlalchemy", "VARCHAR", TypeId::UpperVarchar, "String", kText, ""},
    {"sqlalchemy", "CHAR", TypeId::UpperChar, "String", kText, ""},
    {"sqlalchemy", "NCHAR", TypeId::UpperNchar, "Unicode", kText, ""},
    {"sqlalchemy", "NVARCHAR", TypeId::UpperNvarchar, "Unicode", kText, ""},
    {"sqlalchemy", "TEXT", TypeId::UpperText, "Text", kText, ""},
    {"sqlalchemy", "CLOB", TypeId::UpperClob, "Text", kText, ""},
    {"sqlalchemy", "BOOLEAN", TypeId::UpperBoolean, "Boolean", "create_constraint=, name=", ""},
    {"sqlalchemy", "DATE", TypeId::UpperDate, "Date", "", ""},
    {"sqlalchemy", "DATETIME", TypeId::UpperDatetime, "DateTime", "timezone=", ""},
    {"sqlalchemy", "TIMESTAMP", TypeId::UpperTimestamp, "DateTime", "timezone=", ""},
    {"sqlalchemy", "TIME", TypeId::UpperTime, "Time", "timezone=", ""},
    {"sqlalchemy", "FLOAT", TypeId::UpperFloat, "Float", kFloat, ""},
    {"sqlalchemy", "DOUBLE", TypeId::UpperDouble, "Double", kFloat, ""},
    {"sqlalchemy", "DOUBLE_PRECISION", TypeId::UpperDoublePrecision, "Double", kFloat, ""},
    {"sqlalchemy", "REAL", TypeId::UpperReal, "Float", kFloat, ""},
    {"sqlalchemy", "NUMERIC", TypeId::UpperNumeric, "Numeric", kNumber, ""},
    {"sqlalchemy", "DECIMAL", TypeId::UpperDecimal, "Numeric", kNumber, ""},
    {"sqlalchemy", "BLOB", TypeId::UpperBlob, "LargeBinary", "length=", ""},
    {"sqlalchemy", "BINARY", TypeId::UpperBinary, "LargeBinary", "length=", ""},
    {"sqlalchemy", "VARBINARY", TypeId::UpperVarbinary, "LargeBinary", "length=", ""},
    {"sqlalchemy", "UUID", TypeId::UpperUuid, "Uuid", "as_uuid=", ""},
};

const std::vector<TypeEntry> kPostgresql = {
    {"postgresql", "UUID", TypeId::UpperUuid, "Uuid", "as_uuid=", ""},
    {"postgresql", "JSON", TypeId::Json, "JSON", "none_as_null=, astext_type=", ""},
    {"postgresql", "JSONB", TypeId::PgJsonb, "JSON", "none_as_null=, astext_type=", ""},
    {"postgresql", "ARRAY", TypeId::Array, "ARRAY", "item_type, as_tuple=, dimensions=, zero_indexes=", ""},
    {"postgresql", "ENUM", TypeId::PgEnum, "Enum", kEnum, ""},
    {"postgresql", "DOMAIN", TypeId::PgDomain, "TypeEngine",
     "name, data_type, *, collation=, default=, constraint_name=, not_null=, check=, create_type=, schema=, inherit_schema=, metadata=", ""},
    {"postgresql", "TIMESTAMP", TypeId::PgTimestamp, "TIMESTAMP", "timezone=, precision=", ""},
    {"postgresql", "TIME", TypeId::PgTime, "TIME", "timezone=, precision=", ""},
    {"postgresql", "INTERVAL", TypeId::PgInterval, "Interval", "precision=, fields=", ""},
    {"postgresql", "BIT", TypeId::PgBit, "TypeEngine", "length=, varying=", ""},
    {"postgresql", "HSTORE", TypeId::PgSimple, "TypeEngine", "text_type=", "HSTORE"},
    {"postgresql", "TSVECTOR", TypeId::PgSimple, "TypeEngine", "", "TSVECTOR"},
    {"postgresql", "CITEXT", TypeId::PgSimple, "TEXT", kText, "CITEXT"},
    {"postgresql", "BYTEA", TypeId::PgSimple, "LargeBinary", "length=", "BYTEA"},
};

/// PostgreSQL types that are no more than a name.
constexpr std::string_view kPgNames[] = {"INET", "CIDR", "MACADDR", "MACADDR8", "MONEY", "OID", "REGCLASS", "REGCONFIG", "TSQUERY", "JSONPATH",
                                         "INT4RANGE", "INT8RANGE", "NUMRANGE", "DATERANGE", "TSRANGE", "TSTZRANGE",
                                         "INT4MULTIRANGE", "INT8MULTIRANGE", "NUMMULTIRANGE", "DATEMULTIRANGE", "TSMULTIRANGE", "TSTZMULTIRANGE"};

/// Upper-case types that a dialect's module re-exports as they are.
constexpr std::string_view kPgShared[] = {"INTEGER", "SMALLINT", "BIGINT", "VARCHAR", "CHAR", "TEXT", "BOOLEAN", "DATE", "FLOAT", "REAL", "NUMERIC", "DOUBLE_PRECISION"};
constexpr std::string_view kSqliteShared[] = {"NUMERIC", "INTEGER", "SMALLINT", "BIGINT", "BLOB", "TEXT", "VARCHAR", "CHAR", "BOOLEAN", "REAL", "TIMESTAMP", "FLOAT", "DECIMAL", "JSON"};

constexpr std::string_view kSqliteStorage = "timezone=, truncate_microseconds=, storage_format=, regexp=, legacy_microseconds=";
const std::vector<TypeEntry> kSqlite = {
    {"sqlite", "DATETIME", TypeId::DateTime, "DateTime", kSqliteStorage, ""},
    {"sqlite", "DATE", TypeId::Date, "Date", kSqliteStorage, ""},
    {"sqlite", "TIME", TypeId::Time, "Time", kSqliteStorage, ""},
};

/// mysql types that PostgreSQL and SQLite render through the generic name; their options are lost (types.md §3.3).
const std::vector<TypeEntry> kMysqlGeneric = {
    {"mysql", "VARCHAR", TypeId::UpperVarchar, "VARCHAR", "length=, *args, **kw", ""},
    {"mysql", "CHAR", TypeId::UpperChar, "CHAR", "length=, *args, **kw", ""},
    {"mysql", "TEXT", TypeId::UpperText, "TEXT", kMySql, ""},
    {"mysql", "INTEGER", TypeId::UpperInteger, "INTEGER", kMySql, ""},
    {"mysql", "BIGINT", TypeId::UpperBigint, "BIGINT", kMySql, ""},
    {"mysql", "SMALLINT", TypeId::UpperSmallint, "SMALLINT", kMySql, ""},
    {"mysql", "JSON", TypeId::Json, "JSON", kMySql, ""},
    {"mysql", "DATETIME", TypeId::UpperDatetime, "DATETIME", kMySql, ""},
    {"mysql", "TIMESTAMP", TypeId::UpperTimestamp, "TIMESTAMP", kMySql, ""},
    {"mysql", "TIME", TypeId::UpperTime, "TIME", kMySql, ""},
    {"mysql", "DATE", TypeId::UpperDate, "DATE", kMySql, ""},
    {"mysql", "DOUBLE", TypeId::UpperDouble, "DOUBLE", "precision=, scale=, **kw", ""},
    {"mysql", "FLOAT", TypeId::UpperFloat, "FLOAT", "precision=, scale=, **kw", ""},
    {"mysql", "NUMERIC", TypeId::UpperNumeric, "NUMERIC", "precision=, scale=, **kw", ""},
    {"mysql", "DECIMAL", TypeId::UpperDecimal, "DECIMAL", "precision=, scale=, **kw", ""},
    {"mysql", "REAL", TypeId::UpperReal, "REAL", "precision=, scale=, **kw", ""},
    {"mysql", "BLOB", TypeId::UpperBlob, "BLOB", "length=", ""},
    {"mysql", "BOOLEAN", TypeId::UpperBoolean, "BOOLEAN", kMySql, ""},
    {"mysql", "ENUM", TypeId::Enum, "Enum", kEnum, ""},
};
constexpr std::string_view kMysqlForeign[] = {"TINYINT", "MEDIUMINT", "TINYTEXT", "MEDIUMTEXT", "LONGTEXT", "TINYBLOB", "MEDIUMBLOB", "LONGBLOB", "YEAR", "SET", "BIT", "NVARCHAR", "NCHAR"};
constexpr std::string_view kMssqlForeign[] = {"UNIQUEIDENTIFIER", "DATETIME2", "DATETIMEOFFSET", "SMALLDATETIME", "NTEXT", "MONEY", "SMALLMONEY", "BIT", "XML", "TINYINT", "IMAGE", "ROWVERSION", "SQL_VARIANT", "JSON"};
constexpr std::string_view kMssqlShared[] = {"VARCHAR", "NVARCHAR", "CHAR", "NCHAR", "TEXT", "INTEGER", "BIGINT", "SMALLINT", "DATE", "TIME", "DATETIME", "FLOAT", "REAL", "NUMERIC", "DECIMAL", "BINARY", "VARBINARY"};
constexpr std::string_view kOracleForeign[] = {"VARCHAR2", "NVARCHAR2", "NUMBER", "BFILE", "NCLOB", "LONG", "RAW", "INTERVAL", "ROWID", "BINARY_DOUBLE", "BINARY_FLOAT"};
constexpr std::string_view kOracleShared[] = {"VARCHAR", "CHAR", "CLOB", "BLOB", "DATE", "TIMESTAMP", "FLOAT", "DOUBLE_PRECISION", "REAL"};

/// types.md §3.5 and §3.6. Custom types' text per dialect is in third_party_types.cpp.
const std::vector<TypeEntry> kThirdParty = {
    {"sqlmodel", "AutoString", TypeId::String, "TypeDecorator", kText, ""},
    {"sqlmodel", "GUID", TypeId::Uuid, "TypeDecorator", "*args, **kw", ""},
    {"sqlalchemy_utils", "UUIDType", TypeId::Custom, "TypeDecorator", "binary=, native=", "uuid"},
    {"sqlalchemy_utils", "ArrowType", TypeId::DateTime, "TypeDecorator", "timezone=, *args, **kw", ""},
    {"sqlalchemy_utils", "EnrichedDateTimeType", TypeId::DateTime, "TypeDecorator", "datetime_processor=, timezone=, *args, **kw", ""},
    {"sqlalchemy_utils", "JSONType", TypeId::Json, "TypeDecorator", "*args, **kw", "json"},
    {"sqlalchemy_utils", "TSVectorType", TypeId::PgSimple, "TypeDecorator", "*args, **kw", "TSVECTOR"},
    {"sqlalchemy_utils", "URLType", TypeId::UnicodeText, "TypeDecorator", "*args, **kw", ""},
    {"sqlalchemy_utils", "ScalarListType", TypeId::UnicodeText, "TypeDecorator", "*args, **kw", ""},
    {"sqlalchemy_utils", "EmailType", TypeId::Unicode, "TypeDecorator", "length=, *args, **kw", "255"},
    {"sqlalchemy_utils", "ChoiceType", TypeId::Unicode, "TypeDecorator", "choices=, impl=, **kw", "255"},
    {"sqlalchemy_utils", "IPAddressType", TypeId::Unicode, "TypeDecorator", "length=, *args, **kw", "50"},
    {"sqlalchemy_utils", "TimezoneType", TypeId::Unicode, "TypeDecorator", "backend=, **kw", "50"},
    {"sqlalchemy_utils", "ColorType", TypeId::Unicode, "TypeDecorator", "length=, *args, **kw", "20"},
    {"sqlalchemy_utils", "PhoneNumberType", TypeId::Unicode, "TypeDecorator", "region=, length=, *args, **kw", "20"},
    {"sqlalchemy_utils", "LocaleType", TypeId::Unicode, "TypeDecorator", "*args, **kw", "10"},
    {"sqlalchemy_utils", "CountryType", TypeId::String, "TypeDecorator", "*args, **kw", "2"},
    {"sqlalchemy_utils", "CurrencyType", TypeId::String, "TypeDecorator", "*args, **kw", "3"},
    {"sqlalchemy_utils", "PasswordType", TypeId::LargeBinary, "TypeDecorator", "max_length=, **kw", ""},
    {"sqlalchemy_utils", "EncryptedType", TypeId::LargeBinary, "TypeDecorator", "*args, **kw", ""},
    {"sqlalchemy_utils", "StringEncryptedType", TypeId::String, "TypeDecorator", "*args, **kw", ""},
    {"sqlalchemy_utils", "LtreeType", TypeId::PgSimple, "TypeDecorator", "*args, **kw", "LTREE"},
    {"sqlalchemy_utils", "IntRangeType", TypeId::PgSimple, "TypeDecorator", "*args, **kw", "INT4RANGE"},
    {"sqlalchemy_utils", "Int8RangeType", TypeId::PgSimple, "TypeDecorator", "*args, **kw", "INT8RANGE"},
    {"sqlalchemy_utils", "NumericRangeType", TypeId::PgSimple, "TypeDecorator", "*args, **kw", "NUMRANGE"},
    {"sqlalchemy_utils", "DateRangeType", TypeId::PgSimple, "TypeDecorator", "*args, **kw", "DATERANGE"},
    {"sqlalchemy_utils", "DateTimeRangeType", TypeId::PgSimple, "TypeDecorator", "*args, **kw", "TSRANGE"},
    {"fastapi_users_db_sqlalchemy", "GUID", TypeId::Custom, "TypeDecorator", "*args, **kw", "guid36"},
    {"fastapi_users_db_sqlalchemy", "TIMESTAMPAware", TypeId::UpperTimestamp, "TypeDecorator", "timezone=, *args, **kw", ""},
    {"geoalchemy2", "Geometry", TypeId::Custom, "UserDefinedType", kSpatialArguments, "geometry"},
    {"geoalchemy2", "Geography", TypeId::Custom, "UserDefinedType", kSpatialArguments, "geography"},
    {"geoalchemy2", "Raster", TypeId::Custom, "UserDefinedType", "spatial_index=, from_text=, name=, nullable=, **kw", "raster"},
    {"pgvector", "Vector", TypeId::Custom, "UserDefinedType", "dim=", "VECTOR"},
    {"pgvector", "VECTOR", TypeId::Custom, "UserDefinedType", "dim=", "VECTOR"},
    {"pgvector", "HALFVEC", TypeId::Custom, "UserDefinedType", "dim=", "HALFVEC"},
    {"pgvector", "SPARSEVEC", TypeId::Custom, "UserDefinedType", "dim=", "SPARSEVEC"},
    {"pgvector", "BIT", TypeId::PgBit, "TypeEngine", "length=", ""},
    {"citext", "CIText", TypeId::PgSimple, "TypeDecorator", "*args, **kw", "CITEXT"},
};

template<std::size_t N>
void addNames(std::vector<TypeEntry> &all, std::string_view package, const std::string_view (&names)[N], TypeId id, std::string_view parameters)
{
    for (std::string_view name : names)
        all.push_back({package, name, id, "TypeEngine", parameters, name});
}

template<std::size_t N>
void addShared(std::vector<TypeEntry> &all, std::string_view package, const std::string_view (&names)[N])
{
    for (std::string_view name : names) {
        for (const TypeEntry &entry : kGeneric) {
            if (entry.name == name)
                all.push_back({package, name, entry.id, name, entry.parameters, entry.text});
        }
    }
}

std::vector<TypeEntry> makeCatalog()
{
    std::vector<TypeEntry> all = kGeneric;
    all.insert(all.end(), kPostgresql.begin(), kPostgresql.end());
    addNames(all, "postgresql", kPgNames, TypeId::PgSimple, "");
    addShared(all, "postgresql", kPgShared);
    all.insert(all.end(), kSqlite.begin(), kSqlite.end());
    addShared(all, "sqlite", kSqliteShared);
    all.insert(all.end(), kMysqlGeneric.begin(), kMysqlGeneric.end());
    addNames(all, "mysql", kMysqlForeign, TypeId::Foreign, "*args, **kw");
    addNames(all, "mssql", kMssqlForeign, TypeId::Foreign, "*args, **kw");
    addShared(all, "mssql", kMssqlShared);
    addNames(all, "oracle", kOracleForeign, TypeId::Foreign, "*args, **kw");
    addShared(all, "oracle", kOracleShared);
    all.insert(all.end(), kThirdParty.begin(), kThirdParty.end());
    return all;
}

}  // namespace

const std::vector<TypeEntry> &typeCatalog()
{
    static const std::vector<TypeEntry> catalog = makeCatalog();
    return catalog;
}

const TypeEntry *findTypeEntry(std::string_view package, std::string_view name)
{
    static const auto index = [] {
        std::map<std::pair<std::string_view, std::string_view>, const TypeEntry *> entries;
        for (const TypeEntry &entry : typeCatalog())
            entries.emplace(std::pair(entry.package, entry.name), &entry);
        return entries;
    }();
    const auto found = index.find({package, name});
    return found == index.end() ? nullptr : found->second;
}

const TypeEntry &entryOf(const sql::Type &type)
{
    static const auto byId = [] {
        std::map<TypeId, const TypeEntry *> entries;
        for (const TypeEntry &entry : typeCatalog())
            entries.emplace(entry.id, &entry);
        entries[TypeId::Null] = findTypeEntry("sqlalchemy", "NullType");
        entries[TypeId::SqliteDateChar] = findTypeEntry("sqlite", "DATE");
        entries[TypeId::SqliteTimeChar] = findTypeEntry("sqlite", "TIME");
        entries[TypeId::SqliteDatetimeChar] = findTypeEntry("sqlite", "DATETIME");
        for (TypeId id : {TypeId::Opaque, TypeId::Custom, TypeId::Foreign, TypeId::PgSimple})
            entries[id] = findTypeEntry("sqlalchemy", "UserDefinedType");
        return entries;
    }();
    if (type.id == TypeId::PgSimple) {
        if (const TypeEntry *entry = findTypeEntry("postgresql", type.name))
            return *entry;
    }
    const auto found = byId.find(type.id);
    if (found == byId.end())
        throw Error(ErrorCode::Internal, fmt::format("type {} has no entry in the catalog of types", int(type.id)));
    return *found->second;
}

bool isTypeDescendant(const TypeEntry &entry, std::string_view ancestor)
{
    const TypeEntry *current = &entry;
    for (int depth = 0; current && depth < 10; ++depth) {
        if (current->name == ancestor)
            return true;
        const std::string_view parent = current->parent;
        // A dialect's class may have the generic class of the same name as its base.
        const TypeEntry *next = findTypeEntry("sqlalchemy", parent);
        current = next == current ? nullptr : next;
    }
    return false;
}

}  // namespace limbeck::sqlalchemy
