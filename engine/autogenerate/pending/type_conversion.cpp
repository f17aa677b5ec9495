// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/pending/type_conversion.h"

#include "base/error.h"

#include <algorithm>
#include <array>
#include <set>

namespace limbeck::autogenerate {

namespace {

/// Types among which casts of one sort exist.
enum class Family { Integer, Number, Text, Boolean, Date, Timestamp, Time, Interval, Json, Network, Enum, Other };

struct PlainType {
    std::string text;   ///< as the dialect writes it, without brackets
    std::string word;   ///< its first words in lower case, without arguments
    Family family = Family::Other;
    bool isArray = false;
};

bool startsWithWord(const std::string &text, std::string_view word)
{
    return text.starts_with(word) && (text.size() == word.size() || !(std::isalnum(static_cast<unsigned char>(text[word.size()])) || text[word.size()] == '_'));
}

Family familyOf(const sql::Type &type, const std::string &word)
{
    if (type.enumeration && (type.id == sql::TypeId::PgEnum || type.enumeration->nativeEnum))
        return Family::Enum;
    static constexpr std::array<std::pair<const char *, Family>, 30> kWords{{
        {"smallint", Family::Integer}, {"integer", Family::Integer}, {"bigint", Family::Integer}, {"int", Family::Integer}, {"serial", Family::Integer}, {"bigserial", Family::Integer},
        {"smallserial", Family::Integer}, {"numeric", Family::Number}, {"decimal", Family::Number}, {"real", Family::Number}, {"float", Family::Number}, {"double", Family::Number},
        {"varchar", Family::Text}, {"character", Family::Text}, {"char", Family::Text}, {"text", Family::Text}, {"nvarchar", Family::Text}, {"nchar", Family::Text}, {"citext", Family::Text},
        {"boolean", Family::Boolean}, {"date", Family::Date}, {"timestamp", Family::Timestamp}, {"timestamptz", Family::Timestamp}, {"time", Family::Time}, {"timetz", Family::Time},
        {"interval", Family::Interval}, {"json", Family::Json}, {"jsonb", Family::Json}, {"inet", Family::Network}, {"cidr", Family::Network},
    }};
    const auto found = std::find_if(kWords.begin(), kWords.end(), [&](const auto &entry) { return startsWithWord(word, entry.first); });
    return found == kWords.end() ? Family::Other : found->second;
}

PlainType plainType(const dialect::Dialect &dialect, const sql::Type &given)
{
    sql::Type type = sql::resolveVariant(given, dialect.name());
    PlainType plain;
    if (type.id == sql::TypeId::Array && type.item) {
        plain.isArray = true;
        type = sql::resolveVariant(*type.item, dialect.name());
    }
    plain.text = dialect.typeText(type);
    plain.word = plain.text;
    std::transform(plain.word.begin(), plain.word.end(), plain.word.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    plain.family = familyOf(type, plain.word);
    return plain;
}

/// PostgreSQL has a cast that ALTER COLUMN uses by itself (pg_cast.castcontext 'a' or 'i'; everything has one to the texts).
bool hasAssignmentCast(const PlainType &from, const PlainType &to)
{
    if (from.isArray != to.isArray)
        return to.family == Family::Text && !to.isArray;
    if (from.word == to.word || (to.family == Family::Text && !to.isArray))
        return true;
    const auto isNumber = [](const PlainType &type) { return type.family == Family::Integer || type.family == Family::Number; };
    if (isNumber(from) && isNumber(to))
        return true;
    if (from.family == to.family)
        return from.family != Family::Enum && from.family != Family::Other;
    static const std::set<std::pair<Family, Family>> kPairs{{Family::Date, Family::Timestamp}, {Family::Timestamp, Family::Date}, {Family::Timestamp, Family::Time},
                                                            {Family::Time, Family::Interval}, {Family::Interval, Family::Time}};
    // timestamp → timetz is the one that is missing.
    const bool isMissing = from.family == Family::Timestamp && to.family == Family::Time && to.word.find("with time zone") != std::string::npos
        && from.word.find("with time zone") == std::string::npos;
    // timetz → interval likewise.
    const bool isMissingToo = from.family == Family::Time && to.family == Family::Interval && from.word.find("with time zone") != std::string::npos;
    return kPairs.contains({from.family, to.family}) && !isMissing && !isMissingToo;
}

std::string converted(const std::string &value, const PlainType &from, const PlainType &to)
{
    const bool isFromNumber = from.family == Family::Integer || from.family == Family::Number, isToNumber = to.family == Family::Integer || to.family == Family::Number;
    if (isFromNumber && to.family == Family::Boolean)
        return value + " <> 0";
    if (from.family == Family::Boolean && isToNumber)
        return startsWithWord(to.word, "integer") ? value + "::" + to.text : value + "::integer::" + to.text;
    if (isFromNumber && to.family == Family::Timestamp)
        return "to_timestamp(" + value + ")";
    if (from.family == Family::Text)
        return value + "::" + to.text;
    return value + "::text::" + to.text;
}

}  // namespace

std::optional<std::string> usingClause(const dialect::Dialect &dialect, const sql::Identifier &column, const sql::Type &from, const sql::Type &to)
{
    if (dialect.name() != "postgresql" || sql::isNullType(from) || sql::isNullType(to))
        return std::nullopt;
    try {
        const PlainType existing = plainType(dialect, from), wanted = plainType(dialect, to);
        if (hasAssignmentCast(existing, wanted))
            return std::nullopt;
        const std::string name = dialect.quote(column);
        if (wanted.isArray && existing.isArray)
            return name + "::text[]::" + wanted.text + "[]";
        if (wanted.isArray)
            return "ARRAY[" + converted(name, existing, wanted) + "]";
        if (existing.isArray)
            return converted(name + "[1]", existing, wanted);
        return converted(name, existing, wanted);
    } catch (const Error &) {
        return std::nullopt;  // a type without a text here
    }
}

}  // namespace limbeck::autogenerate
