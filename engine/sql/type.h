// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/boxed.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace limbeck::sql {

/// The type constructors of spec/types.md. CamelCase names are generic (each dialect renders them its own way);
/// `Upper…` are SQLAlchemy's upper-case types, rendered literally; `Pg…` exist on PostgreSQL only.
enum class TypeId {
    Null,  ///< NullType or no type
    // generic (types.md §1)
    Integer, SmallInteger, BigInteger, String, Text, Unicode, UnicodeText, Boolean, Date, DateTime, Time, Interval, Float, Double, Numeric,
    LargeBinary, PickleType, Json, Array, Enum, Uuid,
    // upper-case (§2)
    UpperInteger, UpperSmallint, UpperBigint, UpperVarchar, UpperChar, UpperNchar, UpperNvarchar, UpperText, UpperClob, UpperBoolean, UpperDate, UpperDatetime,
    UpperTimestamp, UpperTime, UpperFloat, UpperDouble, UpperDoublePrecision, UpperReal, UpperNumeric, UpperDecimal, UpperBlob, UpperBinary, UpperVarbinary, UpperUuid,
    // PostgreSQL (§3.1); PgSimple covers the ones that are just a name (BYTEA, INET, INT4RANGE, CITEXT …), the name stands in `name`
    PgSimple, PgJsonb, PgEnum, PgDomain, PgTimestamp, PgTime, PgInterval, PgBit,
    // SQLite (§3.2): DATE/TIME/DATETIME whose storage format is digits only
    SqliteDateChar, SqliteTimeChar, SqliteDatetimeChar,
    // other dialects' types without a generic form (mysql.TINYINT …): an error on both dialects, named in `name`
    Foreign,
    // third-party and project types whose DDL is known as text per dialect (`customText`)
    Custom,
    // a project type that could not be read; may stand where the DDL does not need it. `name` is its dotted name
    Opaque,
};

/// SQLAlchemy's affinity class (types.md §1, batch.md §5): decides SERIAL, CAST in batch copies, literals.
enum class Affinity { None, Integer, String, Numeric, Boolean, Date, DateTime, Time, Interval, Binary, Json, Array, Uuid };

struct EnumFacts {
    std::vector<std::string> labels;
    std::string pythonClass;          ///< name of the Python enum class, empty if labels were given
    bool nativeEnum = true;
    bool createType = true;           ///< postgresql.ENUM(create_type=False); ignored for generic Enum (operations.md §8)
    bool inheritSchema = false;
    bool boundToMetadata = false;     ///< metadata= given: op.create_table does not create it
    bool operator==(const EnumFacts &) const = default;
};

struct DomainFacts;

/// A column type as a value. Which members count depends on `id`.
struct Type {
    TypeId id = TypeId::Null;
    std::string name;                       ///< Enum/ENUM/DOMAIN: the SQL name (empty: unnamed); PgSimple, Foreign, Custom, Opaque: see TypeId
    Boxed<std::string> schema;              ///< of an enum or domain
    std::optional<std::int64_t> length;     ///< String family, CHAR, BINARY, Enum(native_enum=False), BIT; beyond an int for Text(4294967295) of models that MySQL serves too
    std::optional<int> precision;           ///< Numeric, Float, TIMESTAMP, TIME, INTERVAL (second precision)
    std::optional<int> scale;
    bool timezone = false;
    bool varying = false;                   ///< BIT VARYING
    bool native = true;                     ///< Interval(native=), Uuid(native_uuid=)
    bool asUuid = true;                     ///< Uuid(as_uuid=)
    bool noneAsNull = false;                ///< JSON(none_as_null=)
    bool createConstraint = false;          ///< Boolean and Enum: CHECK wanted
    Boxed<std::string> constraintName;      ///< name= of Boolean(create_constraint=True); for Enum it is `name`
    bool constraintNameIsFinal = false;     ///< it came from op.f()/conv(): not fed through the convention
    Boxed<std::string> collation;
    std::string fields;                     ///< INTERVAL fields as written, e.g. "DAY TO SECOND"
    std::optional<int> dimensions;          ///< ARRAY
    std::shared_ptr<const Type> item;       ///< ARRAY
    Boxed<EnumFacts> enumeration;           ///< Enum, PgEnum
    std::shared_ptr<const DomainFacts> domain;
    /// Custom: DDL text by dialect name; a dialect that is absent cannot render the type.
    std::vector<std::pair<std::string, std::string>> customText;
    Affinity customAffinity = Affinity::None;
    /// with_variant: the first entry whose dialect name matches wins.
    std::vector<std::pair<std::string, std::shared_ptr<const Type>>> variants;
    /// How a script would spell it, for messages and rendering: "sa.String", "postgresql.JSONB", "app.types.GUID".
    std::string spelling;
    /// A class of the project or of another package than SQLAlchemy: the module that defines it and what repr() of the instance prints
    /// ("app.types" and "GUID(length=5)"), for autogenerate's `app.types.GUID(length=5)`. Not part of equality.
    struct PythonIdentity {
        std::string module, repr;
    };
    Boxed<PythonIdentity> python;

    Type();
    // Out of line, as in other large types: what passes it on does not compile its copies.
    Type(const Type &);
    Type(Type &&) noexcept;
    Type &operator=(const Type &);
    Type &operator=(Type &&) noexcept;
    ~Type();
    bool operator==(const Type &other) const;
};

struct DomainFacts {
    Type base;
    std::optional<std::string> collation, defaultText, check, constraintName;
    bool notNull = false;
    bool operator==(const DomainFacts &) const = default;
};

/// The variant chosen for a dialect ("postgresql", "sqlite"), else the type itself without its variants.
Type resolveVariant(const Type &type, const std::string &dialectName);
Affinity affinityOf(const Type &type);
bool isNullType(const Type &type);
Type makeType(TypeId id);

}  // namespace limbeck::sql
