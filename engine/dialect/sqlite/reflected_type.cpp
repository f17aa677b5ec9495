// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/sqlite/reflected_type.h"

#include "sql/tokens.h"

#include <array>
#include <charconv>

namespace limbeck::dialect::sqlite_catalog {

namespace {

using sql::TypeId;

/// What the numbers in parentheses mean, as far as they are written back.
enum class Arguments { None, Length, PrecisionScale };

struct KnownType {
    std::string_view name;
    TypeId id;
    Arguments arguments;
};

constexpr std::array kKnownTypes{
    KnownType{"BIGINT", TypeId::UpperBigint, Arguments::None},        KnownType{"BLOB", TypeId::UpperBlob, Arguments::None},
    KnownType{"BOOL", TypeId::UpperBoolean, Arguments::None},      KnownType{"BOOLEAN", TypeId::UpperBoolean, Arguments::None},
    KnownType{"CHAR", TypeId::UpperChar, Arguments::Length},          KnownType{"DATE", TypeId::UpperDate, Arguments::None},
    KnownType{"DATE_CHAR", TypeId::UpperDate, Arguments::None},    KnownType{"DATETIME", TypeId::UpperDatetime, Arguments::None},
    KnownType{"DATETIME_CHAR", TypeId::UpperDatetime, Arguments::None}, KnownType{"DECIMAL", TypeId::UpperDecimal, Arguments::PrecisionScale},
    KnownType{"DOUBLE", TypeId::UpperDouble, Arguments::None},   KnownType{"FLOAT", TypeId::UpperFloat, Arguments::None},
    KnownType{"INT", TypeId::UpperInteger, Arguments::None},          KnownType{"INTEGER", TypeId::UpperInteger, Arguments::None},
    KnownType{"JSON", TypeId::Json, Arguments::None},              KnownType{"NCHAR", TypeId::UpperNchar, Arguments::Length},
    KnownType{"NUMERIC", TypeId::UpperNumeric, Arguments::PrecisionScale}, KnownType{"NVARCHAR", TypeId::UpperNvarchar, Arguments::Length},
    KnownType{"REAL", TypeId::UpperReal, Arguments::None},         KnownType{"SMALLINT", TypeId::UpperSmallint, Arguments::None},
    KnownType{"TEXT", TypeId::UpperText, Arguments::Length},          KnownType{"TIME", TypeId::UpperTime, Arguments::None},
    KnownType{"TIMESTAMP", TypeId::UpperTimestamp, Arguments::None}, KnownType{"TIME_CHAR", TypeId::UpperTime, Arguments::None},
    KnownType{"VARCHAR", TypeId::UpperVarchar, Arguments::Length},
};

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// SQLite's own rule of affinity, in the order in which SQLAlchemy asks.
KnownType byAffinity(std::string_view words)
{
    if (contains(words, "INT"))
        return {words, TypeId::UpperInteger, Arguments::None};
    if (contains(words, "CHAR") || contains(words, "CLOB") || contains(words, "TEXT"))
        return {words, TypeId::UpperText, Arguments::Length};
    if (contains(words, "BLOB") || words.empty())
        return {words, TypeId::Null, Arguments::None};
    if (contains(words, "REAL") || contains(words, "FLOA") || contains(words, "DOUB"))
        return {words, TypeId::UpperReal, Arguments::None};
    return {words, TypeId::UpperNumeric, Arguments::PrecisionScale};
}

KnownType kindOf(std::string_view words)
{
    for (const KnownType &known : kKnownTypes) {
        if (known.name == words)
            return known;
    }
    return byAffinity(words);
}

bool isWordCharacter(char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || static_cast<unsigned char>(c) >= 0x80; }

std::vector<std::int64_t> numbersIn(std::string_view text)
{
    std::vector<std::int64_t> numbers;
    for (const char *at = text.data(), *end = at + text.size(); at != end;) {
        std::int64_t number = 0;
        if (*at >= '0' && *at <= '9') {
            at = std::from_chars(at, end, number).ptr;
            numbers.push_back(number);
        } else {
            ++at;
        }
    }
    return numbers;
}

void applyArguments(sql::Type &type, Arguments arguments, const std::vector<std::int64_t> &numbers)
{
    if (numbers.empty())
        return;
    switch (arguments) {
    case Arguments::None:
        return;
    case Arguments::Length:
        type.length = numbers[0];
        return;
    case Arguments::PrecisionScale:
        type.precision = int(numbers[0]);
        if (numbers.size() > 1)
            type.scale = int(numbers[1]);
        return;
    }
}

}  // namespace

sql::Type reflectedType(std::string_view declared)
{
    const std::string upper = sql::upperAscii(declared);
    std::size_t words = 0;
    while (words < upper.size() && (isWordCharacter(upper[words]) || upper[words] == ' '))
        ++words;
    const KnownType kind = kindOf(std::string_view(upper).substr(0, words));
    sql::Type type = sql::makeType(kind.id);
    if (words < upper.size() && upper[words] == '(') {
        const std::size_t close = upper.find(')', words);
        if (close != std::string::npos)
            applyArguments(type, kind.arguments, numbersIn(std::string_view(upper).substr(words, close - words)));
    }
    return type;
}

std::string parenthesizedDefault(const std::string &text)
{
    const auto standsBetween = [&text](char open, char close) { return text.size() > 2 && text.front() == open && text.back() == close; };
    const bool isDigit = text.size() == 1 && ((text[0] >= '0' && text[0] <= '9') || text[0] == '.');
    if (text.empty() || isDigit || standsBetween('\'', '\'') || standsBetween('(', ')'))
        return text;
    return "(" + text + ")";
}

}  // namespace limbeck::dialect::sqlite_catalog
