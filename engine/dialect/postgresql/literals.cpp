// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "dialect/overloaded.h"
#include "dialect/postgresql/postgresql_dialect.h"
#include "dialect/quoting.h"
#include "dialect/value_text.h"

#include <fmt/format.h>

namespace limbeck::dialect {

using sql::Affinity;
using sql::Type;
using sql::TypeId;
using sql::Value;

namespace {

// A value goes two steps to the server: its column's type changes it first (a list becomes JSON text, 1 becomes true), then
// the driver writes what came out. `processed` is the first step, `driverText` the second.

bool isNativeUuid(const Type &type)
{
    return type.id == TypeId::UpperUuid || (type.id == TypeId::Uuid && type.native);
}

Value asBoolean(const Value &value, const Type &type)
{
    if (const auto *number = std::get_if<std::int64_t>(&value.data)) {
        if (*number == 0 || *number == 1)
            return *number == 1;
        throw Error(ErrorCode::Operation, fmt::format("{} is no value of {}: only True, False, None, 1 and 0 are.", *number, spellingOf(type)));
    }
    if (std::holds_alternative<std::string>(value.data))
        throwNoLiteral(value, type, "PostgreSQL");
    return value;
}

Value processed(const Value &value, const Type &type)
{
    const Affinity affinity = sql::affinityOf(type);
    if (affinity == Affinity::Json) {
        if (value.isNull() && type.noneAsNull)
            return value;
        return jsonText(value);
    }
    if (value.isNull())
        return value;
    if (affinity == Affinity::Boolean)
        return asBoolean(value, type);
    if (const auto *interval = std::get_if<sql::Interval>(&value.data); interval && type.id == TypeId::Interval && !type.native)
        return epochPlus(*interval);
    if (const auto *uuid = std::get_if<sql::Uuid>(&value.data)) {
        if (affinity == Affinity::Uuid && !isNativeUuid(type))
            return uuid->hex;
    }
    if (const auto *array = std::get_if<sql::Array>(&value.data); array && type.id == TypeId::Array && type.item) {
        sql::Array result;
        for (const Value &item : array->items)
            result.items.push_back(std::holds_alternative<sql::Array>(item.data) && type.item->id != TypeId::Json && type.item->id != TypeId::PgJsonb
                                       ? processed(item, type)
                                       : processed(item, *type.item));
        return result;
    }
    return value;
}

std::string signedDigits(std::string digits)
{
    if (digits.front() == '-')
        digits.insert(0, 1, ' ');
    return digits;
}

std::string floatText(double value)
{
    if (isFinite(value))
        return signedDigits(floatDigits(value));
    return value != value ? "'NaN'::float" : value < 0 ? "'-Infinity'::float" : "'Infinity'::float";
}

std::string driverText(const Value &value, const Type &type);

std::string sequenceText(const sql::Array &array, const Type &type)
{
    std::string text;
    for (const Value &item : array.items)
        text += (text.empty() ? "" : array.isTuple ? ", " : ",") + driverText(item, type);
    if (array.isTuple)
        return "(" + text + ")";
    return array.items.empty() ? "'{}'" : "ARRAY[" + text + "]";
}

std::string driverText(const Value &value, const Type &type)
{
    return std::visit(
        Overloaded{
            [](const sql::Null &) { return std::string("NULL"); },
            [](bool v) { return std::string(v ? "true" : "false"); },
            [](std::int64_t v) { return signedDigits(std::to_string(v)); },
            [](double v) { return floatText(v); },
            [](const std::string &v) { return stringLiteral(v); },
            [&](const sql::Decimal &v) { return isFinite(value) ? signedDigits(v.digits) : "'" + v.digits + "'::numeric"; },
            [](const sql::Bytes &v) { return "'\\x" + hexDigits(v) + "'::bytea"; },
            [](const sql::Date &v) { return "'" + isoDate(v) + "'::date"; },
            [](const sql::Time &v) { return "'" + isoTime(v, false, true) + (v.hasOffset ? "'::timetz" : "'::time"); },
            [](const sql::DateTime &v) { return "'" + isoDateTime(v, 'T', false, true) + (v.time.hasOffset ? "'::timestamptz" : "'::timestamp"); },
            [](const sql::Interval &v) { return fmt::format("'{} days {}.{:06} seconds'::interval", v.days, v.seconds, v.microseconds); },
            [](const sql::Uuid &v) { return "'" + dashedUuid(v) + "'::uuid"; },
            [&](const sql::Json &) -> std::string { throwNoLiteral(value, type, "PostgreSQL"); },
            [](const sql::Range &v) { return stringLiteral(v.text); },
            [&](const sql::Array &v) { return sequenceText(v, type); },
            [&](const sql::Unknown &) { return unknownPlaceholder(value); },
        },
        value.data);
}

std::string intervalSeconds(const sql::Interval &interval)
{
    const std::int64_t seconds = interval.days * 86400 + interval.seconds;
    if (interval.microseconds == 0)
        return fmt::format("make_interval(secs=>{}.0)", seconds);
    return fmt::format("make_interval(secs=>{})", floatDigits(static_cast<double>(seconds) + interval.microseconds / 1e6));
}

/// SQLAlchemy's literals of Date and Time take their part of a datetime.
std::string dateTimePart(const sql::DateTime &value, Affinity affinity)
{
    if (affinity == Affinity::Date)
        return isoDate(value.date);
    return affinity == Affinity::Time ? isoTime(value.time, false, true) : isoDateTime(value, ' ', false, true);
}

}  // namespace

std::string PostgresqlDialect::literal(const Value &value, const Type &declared) const
{
    const Type type = sql::resolveVariant(declared, name());
    if (containsUnknown(value))
        return unknownPlaceholder(value);
    return driverText(processed(value, type), type);
}

std::string PostgresqlDialect::ddlLiteral(const Value &given, const Type &declared) const
{
    const Type type = sql::resolveVariant(declared, name());
    if (given.isNull())
        return "NULL";
    if (containsUnknown(given))
        return unknownPlaceholder(given);
    const Value value = std::holds_alternative<sql::Array>(given.data) && type.id == TypeId::Array ? given : processed(given, type);
    const Type itemType = type.item ? *type.item : Type{};
    return std::visit(Overloaded{
                          [](const sql::Null &) { return std::string("NULL"); },
                          [](bool v) { return std::string(v ? "true" : "false"); },
                          [](std::int64_t v) { return std::to_string(v); },
                          [](double v) { return isFinite(v) ? floatDigits(v) : driverText(v, {}); },
                          [&](const std::string &v) { return sql::affinityOf(type) == Affinity::Integer ? integerText(v) : stringLiteral(v); },
                          [&](const sql::Decimal &v) { return isFinite(value) ? v.digits : driverText(value, type); },
                          [](const sql::Bytes &v) { return driverText(v, {}); },
                          [](const sql::Date &v) { return "'" + isoDate(v) + "'"; },
                          [](const sql::Time &v) { return "'" + isoTime(v, false, true) + "'"; },
                          [&](const sql::DateTime &v) { return "'" + dateTimePart(v, sql::affinityOf(type)) + "'"; },
                          [](const sql::Interval &v) { return intervalSeconds(v); },
                          [](const sql::Uuid &v) { return "'" + dashedUuid(v) + "'"; },
                          [](const sql::Json &v) { return stringLiteral(v.text); },
                          [](const sql::Range &v) { return stringLiteral(v.text); },
                          [&](const sql::Array &v) {
                              std::string text;
                              for (const Value &item : v.items)
                                  text += (text.empty() ? "" : ", ") + ddlLiteral(item, std::holds_alternative<sql::Array>(item.data) ? type : itemType);
                              return v.isTuple ? "(" + text + ")" : "ARRAY[" + text + "]";
                          },
                          [&](const sql::Unknown &) { return unknownPlaceholder(value); },
                      },
                      value.data);
}

std::string PostgresqlDialect::bindCast(const Type &declared) const
{
    const Type type = sql::resolveVariant(declared, name());
    const bool isRange = type.id == TypeId::PgSimple && type.name.ends_with("RANGE");
    if (type.id == TypeId::Json || type.id == TypeId::PgJsonb || type.id == TypeId::Array || isNativeUuid(type) || isRange)
        return "::" + typeText(type);
    return {};
}

}  // namespace limbeck::dialect
