// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/type.h"

namespace limbeck::sql {

namespace {

template<typename T>
bool samePointee(const std::shared_ptr<const T> &a, const std::shared_ptr<const T> &b)
{
    return a == b || (a && b && *a == *b);
}

bool sameVariants(const Type &a, const Type &b)
{
    if (a.variants.size() != b.variants.size())
        return false;
    for (size_t i = 0; i < a.variants.size(); ++i) {
        if (a.variants[i].first != b.variants[i].first || !samePointee(a.variants[i].second, b.variants[i].second))
            return false;
    }
    return true;
}

}  // namespace

Type::Type() = default;
Type::Type(const Type &) = default;
Type::Type(Type &&) noexcept = default;
Type &Type::operator=(const Type &) = default;
Type &Type::operator=(Type &&) noexcept = default;
Type::~Type() = default;

bool Type::operator==(const Type &other) const
{
    return id == other.id && name == other.name && schema == other.schema && length == other.length && precision == other.precision && scale == other.scale
        && timezone == other.timezone && varying == other.varying && native == other.native && asUuid == other.asUuid && noneAsNull == other.noneAsNull
        && createConstraint == other.createConstraint && constraintName == other.constraintName && constraintNameIsFinal == other.constraintNameIsFinal
        && collation == other.collation && fields == other.fields && dimensions == other.dimensions && samePointee(item, other.item)
        && enumeration == other.enumeration && samePointee(domain, other.domain) && customText == other.customText && customAffinity == other.customAffinity
        && sameVariants(*this, other);
}

Type resolveVariant(const Type &type, const std::string &dialectName)
{
    for (const auto &[name, variant] : type.variants) {
        if (name == dialectName)
            return resolveVariant(*variant, dialectName);
    }
    Type own = type;
    own.variants.clear();
    return own;
}

bool isNullType(const Type &type) { return type.id == TypeId::Null; }

Type makeType(TypeId id)
{
    Type type;
    type.id = id;
    return type;
}

Affinity affinityOf(const Type &type)
{
    switch (type.id) {
    case TypeId::Null:
    case TypeId::Foreign:
    case TypeId::Opaque:
    case TypeId::PgSimple:
    case TypeId::PgBit:
        return Affinity::None;
    case TypeId::Integer:
    case TypeId::SmallInteger:
    case TypeId::BigInteger:
    case TypeId::UpperInteger:
    case TypeId::UpperSmallint:
    case TypeId::UpperBigint:
        return Affinity::Integer;
    case TypeId::String:
    case TypeId::Text:
    case TypeId::Unicode:
    case TypeId::UnicodeText:
    case TypeId::Enum:
    case TypeId::PgEnum:
    case TypeId::UpperVarchar:
    case TypeId::UpperChar:
    case TypeId::UpperNchar:
    case TypeId::UpperNvarchar:
    case TypeId::UpperText:
    case TypeId::UpperClob:
        return Affinity::String;
    case TypeId::Boolean:
    case TypeId::UpperBoolean:
        return Affinity::Boolean;
    case TypeId::Date:
    case TypeId::UpperDate:
    case TypeId::SqliteDateChar:
        return Affinity::Date;
    case TypeId::DateTime:
    case TypeId::UpperDatetime:
    case TypeId::UpperTimestamp:
    case TypeId::PgTimestamp:
    case TypeId::SqliteDatetimeChar:
        return Affinity::DateTime;
    case TypeId::Time:
    case TypeId::UpperTime:
    case TypeId::PgTime:
    case TypeId::SqliteTimeChar:
        return Affinity::Time;
    case TypeId::Interval:
    case TypeId::PgInterval:
        return Affinity::Interval;
    case TypeId::Float:
    case TypeId::Double:
    case TypeId::Numeric:
    case TypeId::UpperFloat:
    case TypeId::UpperDouble:
    case TypeId::UpperDoublePrecision:
    case TypeId::UpperReal:
    case TypeId::UpperNumeric:
    case TypeId::UpperDecimal:
        return Affinity::Numeric;
    case TypeId::LargeBinary:
    case TypeId::PickleType:
    case TypeId::UpperBlob:
    case TypeId::UpperBinary:
    case TypeId::UpperVarbinary:
        return Affinity::Binary;
    case TypeId::Json:
    case TypeId::PgJsonb:
        return Affinity::Json;
    case TypeId::Array:
        return Affinity::Array;
    case TypeId::Uuid:
    case TypeId::UpperUuid:
        return Affinity::Uuid;
    case TypeId::PgDomain:
        return type.domain ? affinityOf(type.domain->base) : Affinity::None;
    case TypeId::Custom:
        return type.customAffinity;
    }
    return Affinity::None;
}

}  // namespace limbeck::sql
