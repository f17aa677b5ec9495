// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "dialect/expression_compiler.h"
#include "dialect/json_keys.h"
#include "dialect/quoting.h"
#include "dialect/sqlite/sqlite_dialect.h"

#include <fmt/format.h>
#include <map>

namespace limbeck::dialect {

using sql::Type;

std::optional<std::string> SqliteDialect::ownBinary(const sql::Binary &binary, const std::function<std::string()> &left,
                                                    const std::function<std::string()> &right) const
{
    static const std::map<std::string, std::string> kWords = {
        {"IS DISTINCT FROM", "IS NOT"},
        {"IS NOT DISTINCT FROM", "IS"},
        {"~", "REGEXP"},
        {"!~", "NOT REGEXP"},
    };
    if (binary.op == "//")
        return std::nullopt;
    const std::string first = left();
    const std::string second = right();
    if (binary.op == "/")
        return first + " / (" + second + " + 0.0)";
    if (binary.op == "ILIKE" || binary.op == "NOT ILIKE")
        return fmt::format("lower({}) {}LIKE lower({})", first, binary.op == "ILIKE" ? "" : "NOT ", second);
    if (binary.op == "#")
        return fmt::format("({0} | {1} - {0} & {1})", first, second);
    const auto word = kWords.find(binary.op);
    return first + " " + (word == kWords.end() ? binary.op : word->second) + " " + second;
}

std::optional<std::string> SqliteDialect::ownFunction(const sql::FunctionCall &call, ExpressionCompiler &compiler) const
{
    if (call.name.size() != 1)
        return std::nullopt;
    const std::string name = lowerCased(call.name.front());
    if (name == "now")
        return "CURRENT_TIMESTAMP";
    if (name == "localtimestamp")
        return "DATETIME(CURRENT_TIMESTAMP, 'localtime')";
    if (name == "char_length")
        return "length(" + compiler.list(call.arguments) + ")";
    return std::nullopt;
}

std::optional<std::string> SqliteDialect::ownCast(const sql::Cast &cast, ExpressionCompiler &compiler) const
{
    // as_string(), as_integer() … of JSON: JSON_EXTRACT gives the SQL value by itself.
    const auto *index = std::get_if<sql::JsonIndex>(&cast.operand->node);
    if (index && index->asText)
        return compiler.text(cast.operand);
    return std::nullopt;
}

std::string SqliteDialect::extractText(const std::string &field, const std::string &operand) const
{
    static const std::map<std::string, std::string> kFormats = {
        {"month", "%m"}, {"day", "%d"},    {"year", "%Y"},  {"second", "%S"}, {"hour", "%H"},
        {"doy", "%j"},   {"minute", "%M"}, {"epoch", "%s"}, {"dow", "%w"},    {"week", "%W"},
    };
    const auto format = kFormats.find(field);
    if (format == kFormats.end())
        throw Error(ErrorCode::Operation, fmt::format("SQLite cannot extract '{}' from a date.", field), {},
                    "It has year, month, day, hour, minute, second, doy, dow, week and epoch.");
    return fmt::format("CAST(STRFTIME('{}', {}) AS INTEGER)", format->second, operand);
}

std::string SqliteDialect::emptyInText(const std::string &operand, bool negated, int tupleSize) const
{
    std::string ones = "1";
    for (int i = 1; i < tupleSize; ++i)
        ones += ", 1";
    const std::string text = fmt::format("{} {} (SELECT {} FROM (SELECT {}) WHERE 1!=1)", operand, negated ? "NOT IN" : "IN", ones, ones);
    return negated ? "(" + text + ")" : text;
}

std::string SqliteDialect::emptySetText(const Type &) const
{
    return "SELECT 1 FROM (SELECT 1) WHERE 1!=1";
}

std::string SqliteDialect::jsonText(const sql::JsonIndex &index, ExpressionCompiler &compiler, bool) const
{
    const std::optional<std::vector<sql::Value>> keys = jsonKeys(index);
    std::string path;
    if (keys) {
        path = "$";
        for (const sql::Value &key : *keys)
            path += std::holds_alternative<std::int64_t>(key.data) ? "[" + keyText(key) + "]" : ".\"" + keyText(key) + "\"";
        path = stringLiteral(path);
    } else {
        path = "'$.' || " + compiler.text(index.key);
    }
    const std::string extract = "JSON_EXTRACT(" + compiler.text(index.operand) + ", " + path + ")";
    return index.asText ? extract : "JSON_QUOTE(" + extract + ")";
}

std::string SqliteDialect::nextValueText(const QualifiedName &sequence) const
{
    throw Error(ErrorCode::Operation, fmt::format("SQLite has no sequences: the next value of '{}' cannot be taken.", sequence.toString()));
}

std::string SqliteDialect::bindCast(const Type &) const
{
    return {};
}

std::string SqliteDialect::limitText(const std::string &limit, const std::string &offset) const
{
    return "\n LIMIT " + (limit.empty() ? "-1" : limit) + " OFFSET " + (offset.empty() ? "0" : offset);
}

}  // namespace limbeck::dialect
