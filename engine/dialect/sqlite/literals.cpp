// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/overloaded.h"
#include "dialect/quoting.h"
#include "dialect/sqlite/sqlite_dialect.h"
#include "dialect/value_text.h"

#include <charconv>
#include <fmt/format.h>

namespace limbeck::dialect {

using sql::Affinity;
using sql::Type;
using sql::TypeId;
using sql::Value;

namespace {

std::string digitsOf(double value)
{
    if (!isFinite(value))
        return value != value ? "NULL" : value < 0 ? "-9e999" : "9e999";
    return floatDigits(value);
}

std::string realText(const sql::Decimal &decimal)
{
    double value = 0;
    const char *end = decimal.digits.data() + decimal.digits.size();
    const auto [stopped, error] = std::from_chars(decimal.digits.data(), end, value);
    return error == std::errc() && stopped == end ? digitsOf(value) : "NULL";
}

std::string dateDigits(const sql::Date &date)
{
    return fmt::format("{:04}{:02}{:02}", date.year, date.month, date.day);
}
std::string timeDigits(const sql::Time &time)
{
    return fmt::format("{:02}{:02}{:02}", time.hour, time.minute, time.second);
}

std::string stored(const sql::DateTime &value, TypeId id)
{
    return id == TypeId::SqliteDatetimeChar ? dateDigits(value.date) + timeDigits(value.time) : isoDateTime(value, ' ', true, false);
}

/// Text of a date, time or timestamp in a column of that kind; nullopt: the value is none.
std::optional<std::string> temporalText(const Value &value, const Type &type, Affinity affinity)
{
    const auto *date = std::get_if<sql::Date>(&value.data);
    const auto *dateTime = std::get_if<sql::DateTime>(&value.data);
    const auto *time = std::get_if<sql::Time>(&value.data);
    const auto *interval = std::get_if<sql::Interval>(&value.data);
    if (affinity == Affinity::DateTime && (date || dateTime))
        return stored(dateTime ? *dateTime : sql::DateTime{*date, {}}, type.id);
    if (affinity == Affinity::Date && (date || dateTime)) {
        const sql::Date day = date ? *date : dateTime->date;
        return type.id == TypeId::SqliteDateChar ? dateDigits(day) : isoDate(day);
    }
    if (affinity == Affinity::Time && time)
        return type.id == TypeId::SqliteTimeChar ? timeDigits(*time) : isoTime(*time, true, false);
    if (affinity == Affinity::Interval && interval)
        return isoDateTime(epochPlus(*interval), ' ', true, false);
    return std::nullopt;
}

bool isTemporal(Affinity affinity)
{
    return affinity == Affinity::Date || affinity == Affinity::DateTime || affinity == Affinity::Time || affinity == Affinity::Interval;
}

std::string uuidText(const Value &value, const Type &type)
{
    if (const auto *uuid = std::get_if<sql::Uuid>(&value.data))
        return uuid->hex;
    if (const auto *text = std::get_if<std::string>(&value.data)) {
        if (std::optional<std::string> digits = uuidDigits(*text); digits && !type.asUuid)
            return *digits;
    }
    throwNoLiteral(value, type, "SQLite");
}

}  // namespace

std::string SqliteDialect::typedLiteral(const Value &value, const Type &type, bool ddl) const
{
    const Affinity affinity = sql::affinityOf(type);
    if (affinity == Affinity::Json && !(value.isNull() && (ddl || type.noneAsNull)))
        return stringLiteral(dialect::jsonText(value));
    if (value.isNull())
        return "NULL";
    if (isTemporal(affinity)) {
        if (std::optional<std::string> text = temporalText(value, type, affinity))
            return stringLiteral(*text);
        throwNoLiteral(value, type, displayName());
    }
    if (affinity == Affinity::Uuid)
        return stringLiteral(uuidText(value, type));
    if (affinity == Affinity::Boolean) {
        const auto *number = std::get_if<std::int64_t>(&value.data);
        if (!std::holds_alternative<bool>(value.data) && !(number && (*number == 0 || *number == 1)))
            throwNoLiteral(value, type, displayName());
    }
    if (affinity == Affinity::Numeric && !ddl) {
        if (const auto *number = std::get_if<std::int64_t>(&value.data))
            return digitsOf(static_cast<double>(*number));
    }
    return plainLiteral(value, type, ddl);
}

std::string SqliteDialect::plainLiteral(const Value &value, const Type &type, bool ddl) const
{
    const bool typed = !sql::isNullType(type) || ddl;
    return std::visit(Overloaded{
                          [](const sql::Null &) { return std::string("NULL"); },
                          [](bool v) { return std::string(v ? "1" : "0"); },
                          [](std::int64_t v) { return std::to_string(v); },
                          [](double v) { return digitsOf(v); },
                          [&](const std::string &v) { return ddl && sql::affinityOf(type) == Affinity::Integer ? integerText(v) : stringLiteral(v); },
                          [&](const sql::Decimal &v) -> std::string {
                              if (!typed)
                                  throwNoLiteral(value, type, displayName());
                              return ddl && isFinite(value) ? v.digits : realText(v);
                          },
                          [](const sql::Bytes &v) { return "x'" + hexDigits(v) + "'"; },
                          [](const sql::Date &v) { return stringLiteral(isoDate(v)); },
                          [&](const sql::Time &v) -> std::string {
                              if (!ddl)
                                  throwNoLiteral(value, type, displayName());
                              return stringLiteral(isoTime(v, true, false));
                          },
                          [&](const sql::DateTime &v) { return stringLiteral(isoDateTime(v, ' ', ddl, !ddl)); },
                          [&](const sql::Interval &) -> std::string { throwNoLiteral(value, type, displayName()); },
                          [&](const sql::Uuid &v) -> std::string {
                              if (!ddl)
                                  throwNoLiteral(value, type, displayName());
                              return stringLiteral(v.hex);
                          },
                          [&](const sql::Json &v) -> std::string {
                              if (!ddl)
                                  throwNoLiteral(value, type, displayName());
                              return stringLiteral(v.text);
                          },
                          [&](const sql::Range &) -> std::string { throwNoLiteral(value, type, displayName()); },
                          [&](const sql::Array &) -> std::string { throwNoLiteral(value, type, displayName()); },
                          [&](const sql::Unknown &) { return unknownPlaceholder(value); },
                      },
                      value.data);
}

std::string SqliteDialect::literal(const Value &value, const Type &declared) const
{
    if (containsUnknown(value))
        return unknownPlaceholder(value);
    return typedLiteral(value, sql::resolveVariant(declared, name()), false);
}

std::string SqliteDialect::ddlLiteral(const Value &value, const Type &declared) const
{
    if (value.isNull())
        return "NULL";
    if (containsUnknown(value))
        return unknownPlaceholder(value);
    return typedLiteral(value, sql::resolveVariant(declared, name()), true);
}

bool SqliteDialect::needsBind(const Value &value) const
{
    if (const auto *text = std::get_if<std::string>(&value.data))
        return text->find('\0') != std::string::npos;
    return std::holds_alternative<sql::Bytes>(value.data);
}

}  // namespace limbeck::dialect
