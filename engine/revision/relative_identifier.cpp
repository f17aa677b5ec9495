// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "revision/relative_identifier.h"

#include "revision/source_text.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace limbeck::revision {
namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isWord(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

/// `digits` has at least one digit; the largest int for what does not fit.
int clampedNumber(std::string_view digits)
{
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() ? value : std::numeric_limits<int>::max();
}

/// `[symbol]±digits` at the start of `text`.
std::optional<RelativeIdentifier> parseUnlabelled(std::string_view text)
{
    const auto symbolEnd = static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), isWord) - text.begin());
    if (symbolEnd == text.size() || (text[symbolEnd] != '+' && text[symbolEnd] != '-'))
        return {};
    const std::string_view after = text.substr(symbolEnd + 1);
    const auto count = static_cast<std::size_t>(std::find_if_not(after.begin(), after.end(), isDigit) - after.begin());
    if (count == 0)
        return {};
    const std::string_view digits = after.substr(0, count);
    RelativeIdentifier result;
    if (symbolEnd > 0)
        result.symbol = text.substr(0, symbolEnd);
    result.text = text.substr(symbolEnd, count + 1);
    result.number = digits.substr(std::min(digits.find_first_not_of('0'), count - 1));
    result.steps = clampedNumber(digits) * (text[symbolEnd] == '-' ? -1 : 1);
    return result;
}

}  // namespace

std::optional<RelativeIdentifier> parseRelative(std::string_view identifier)
{
    const std::size_t lineEnd = std::min(identifier.find('\n'), identifier.size());
    for (std::size_t at = identifier.find('@', 1); at < lineEnd; at = identifier.find('@', at + 1)) {
        if (auto result = parseUnlabelled(identifier.substr(at + 1))) {
            result->label = identifier.substr(0, at);
            return result;
        }
    }
    return parseUnlabelled(identifier);
}

std::optional<int> parseNegativeInteger(std::string_view text)
{
    text = stripWhiteSpace(text);
    if (text.size() < 2 || text[0] != '-')
        return {};
    std::string digits;
    for (std::size_t i = 1; i < text.size(); ++i) {
        const bool separator = text[i] == '_' && i > 1 && text[i - 1] != '_' && i + 1 < text.size();
        if (!isDigit(text[i]) && !separator)
            return {};
        if (!separator)
            digits += text[i];
    }
    const int value = clampedNumber(digits);
    if (value == 0)
        return {};
    return -value;
}

}  // namespace limbeck::revision
