// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/value_text.h"

#include "base/error.h"
#include "base/utf8.h"
#include "dialect/overloaded.h"
#include "dialect/quoting.h"

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>

namespace limbeck::dialect {

namespace {

std::string offsetText(const sql::Time &time)
{
    const int total = std::abs(time.offsetSeconds);
    std::string text = fmt::format("{}{:02}:{:02}", time.offsetSeconds < 0 ? '-' : '+', total / 3600, total / 60 % 60);
    if (total % 60)
        text += fmt::format(":{:02}", total % 60);
    return text;
}

}  // namespace

std::string isoDate(const sql::Date &date)
{
    return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string isoTime(const sql::Time &time, bool alwaysFraction, bool withOffset)
{
    std::string text = fmt::format("{:02}:{:02}:{:02}", time.hour, time.minute, time.second);
    if (alwaysFraction || time.microsecond)
        text += fmt::format(".{:06}", time.microsecond);
    if (withOffset && time.hasOffset)
        text += offsetText(time);
    return text;
}

std::string isoDateTime(const sql::DateTime &value, char separator, bool alwaysFraction, bool withOffset)
{
    return isoDate(value.date) + separator + isoTime(value.time, alwaysFraction, withOffset);
}

std::string dashedUuid(const sql::Uuid &uuid)
{
    const std::string &hex = uuid.hex;
    return hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" + hex.substr(16, 4) + "-" + hex.substr(20);
}

std::optional<std::string> uuidDigits(const std::string &text)
{
    std::string digits;
    for (const char c : lowerCased(text)) {
        if (c == '-' || c == '{' || c == '}')
            continue;
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')))
            return std::nullopt;
        digits += c;
    }
    if (digits.size() != 32)
        return std::nullopt;
    return digits;
}

std::string integerText(const std::string &text)
{
    const size_t first = text.find_first_not_of("+- \t\n");
    if (first == std::string::npos || text.find_first_not_of("0123456789 \t\n", first) != std::string::npos)
        throw Error(ErrorCode::Operation, fmt::format("An integer was expected, not '{}'.", text));
    std::string digits = text.substr(0, text.find_last_not_of(" \t\n") + 1);
    digits.erase(0, digits.find_first_not_of(" \t\n+"));
    return digits;
}

std::string hexDigits(const sql::Bytes &bytes)
{
    std::string text;
    text.reserve(bytes.data.size() * 2);
    for (const char c : bytes.data)
        text += fmt::format("{:02x}", static_cast<unsigned char>(c));
    return text;
}

std::string floatDigits(double value)
{
    if (std::isnan(value))
        return "nan";
    if (std::isinf(value))
        return value < 0 ? "-inf" : "inf";
    std::string digits = fmt::format("{}", value);
    if (digits.find_first_of(".e") == std::string::npos)
        digits += ".0";
    return digits;
}

bool isFinite(const sql::Value &value)
{
    if (const auto *number = std::get_if<double>(&value.data))
        return std::isfinite(*number);
    if (const auto *decimal = std::get_if<sql::Decimal>(&value.data))
        return decimal->digits.find_first_of("nNfF") == std::string::npos;
    return true;
}

sql::DateTime epochPlus(const sql::Interval &interval)
{
    const std::chrono::sys_days day{std::chrono::days(interval.days)};
    const std::chrono::year_month_day date{day};
    sql::DateTime result;
    result.date = {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())), static_cast<int>(static_cast<unsigned>(date.day()))};
    result.time.hour = interval.seconds / 3600;
    result.time.minute = interval.seconds / 60 % 60;
    result.time.second = interval.seconds % 60;
    result.time.microsecond = interval.microseconds;
    return result;
}

std::string jsonText(const sql::Value &value)
{
    return std::visit(Overloaded{
                          [](const sql::Null &) { return std::string("null"); },
                          [](bool v) { return std::string(v ? "true" : "false"); },
                          [](std::int64_t v) { return std::to_string(v); },
                          [](double v) {
                              return std::isnan(v) ? std::string("NaN") : std::isinf(v) ? std::string(v < 0 ? "-Infinity" : "Infinity") : floatDigits(v);
                          },
                          [](const std::string &v) {
                              std::string out;
                              out += jsonString(v, true);
                              return out;
                          },
                          [](const sql::Json &v) { return v.text; },
                          [](const sql::Array &v) {
                              std::string out = "[";
                              for (size_t i = 0; i < v.items.size(); ++i)
                                  out += (i ? ", " : "") + jsonText(v.items[i]);
                              return out + "]";
                          },
                          [&](const auto &) -> std::string {
                              throw Error(ErrorCode::Operation, fmt::format("A {} cannot stand in a JSON column: JSON has no such value.", kindOf(value)), {},
                                          "Convert it in the script, for example with str().");
                          },
                      },
                      value.data);
}

bool containsUnknown(const sql::Value &value)
{
    if (const auto *array = std::get_if<sql::Array>(&value.data)) {
        for (const sql::Value &item : array->items) {
            if (containsUnknown(item))
                return true;
        }
    }
    return value.isUnknown();
}

std::string unknownPlaceholder(const sql::Value &value)
{
    if (const auto *unknown = std::get_if<sql::Unknown>(&value.data))
        return "⟨" + (unknown->why.empty() ? std::string("not known before the run") : unknown->why) + "⟩";
    if (const auto *array = std::get_if<sql::Array>(&value.data)) {
        for (const sql::Value &item : array->items) {
            if (containsUnknown(item))
                return unknownPlaceholder(item);
        }
    }
    return "⟨not known before the run⟩";
}

sql::Type typeOfValue(const sql::Value &value)
{
    using sql::TypeId;
    const auto of = [](TypeId id) { return sql::makeType(id); };
    return std::visit(Overloaded{
                          [&](const sql::Null &) { return of(TypeId::Null); },
                          [&](bool) { return of(TypeId::Boolean); },
                          [&](std::int64_t) { return of(TypeId::Integer); },
                          [&](double) { return of(TypeId::Float); },
                          [&](const std::string &) { return of(TypeId::String); },
                          [&](const sql::Decimal &) { return of(TypeId::Numeric); },
                          [&](const sql::Bytes &) { return of(TypeId::LargeBinary); },
                          [&](const sql::Date &) { return of(TypeId::Date); },
                          [&](const sql::Time &) { return of(TypeId::Time); },
                          [&](const sql::DateTime &) { return of(TypeId::DateTime); },
                          [&](const sql::Interval &) { return of(TypeId::Interval); },
                          [&](const sql::Uuid &) { return of(TypeId::Uuid); },
                          [&](const sql::Json &) { return of(TypeId::Null); },
                          [&](const sql::Range &) { return of(TypeId::Null); },
                          [&](const sql::Array &) { return of(TypeId::Null); },
                          [&](const sql::Unknown &) { return of(TypeId::Null); },
                      },
                      value.data);
}

std::string kindOf(const sql::Value &value)
{
    static const char *const kNames[] = {"null", "bool",     "int",       "float", "str",  "Decimal", "bytes", "date",
                                         "time", "datetime", "timedelta", "UUID",  "dict", "range",   "list",  "value that is not known"};
    return kNames[value.data.index()];
}

std::string spellingOf(const sql::Type &type)
{
    if (!type.spelling.empty())
        return type.spelling;
    if (!type.name.empty())
        return type.name;
    return type.id == sql::TypeId::Null ? "no type" : "this type";
}

void throwNoLiteral(const sql::Value &value, const sql::Type &type, const std::string &dialectName)
{
    throw Error(ErrorCode::Operation, fmt::format("A {} cannot be written as a value of {} on {}.", kindOf(value), spellingOf(type), dialectName), {},
                "Give the column or the parameter a type that takes this value, or convert the value in the script.");
}

}  // namespace limbeck::dialect
