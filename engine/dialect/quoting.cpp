// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/quoting.h"

#include "base/error.h"

#include <algorithm>

namespace limbeck::dialect {

namespace {

bool isBareCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '$';
}

std::string wrapped(std::string_view text, char quote)
{
    std::string result(1, quote);
    for (const char c : text) {
        if (c == quote)
            result += quote;
        result += c;
    }
    return result + quote;
}

}  // namespace

bool hasIllegalCharacters(std::string_view name)
{
    return name.empty() || name[0] == '$' || (name[0] >= '0' && name[0] <= '9') || !std::all_of(name.begin(), name.end(), isBareCharacter);
}

std::string quoted(std::string_view name)
{
    if (name.empty())
        throw Error(ErrorCode::Operation, "A name is empty: tables, columns, constraints and indexes need at least one character.");
    return wrapped(name, '"');
}

std::string withBackslashesDoubled(std::string_view text)
{
    std::string result;
    for (const char c : text)
        result.append(c == '\\' ? 2 : 1, c);
    return result;
}

std::string stringLiteral(std::string_view text)
{
    return wrapped(text, '\'');
}

std::string lowerCased(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

}  // namespace limbeck::dialect
