// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/text_clause.h"

#include <cctype>

namespace limbeck::dialect {

namespace {

/// Letters of other scripts count as word characters, as in Python; so do all bytes of multi-byte characters.
bool isWord(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || std::isalnum(byte) || c == '_';
}

bool isNamePart(char c)
{
    return isWord(c) || c == '$';
}

/// End of the parameter name that begins behind the colon at `colon`; `colon` itself when there is none.
size_t parameterEnd(const std::string &text, size_t colon)
{
    if (colon > 0) {
        const char before = text[colon - 1];
        if (before == ':' || before == '\\' || isNamePart(before))
            return colon;
    }
    size_t end = colon + 1;
    while (end < text.size() && isNamePart(text[end]))
        ++end;
    if (end == colon + 1 || (end < text.size() && text[end] == ':'))
        return colon;
    return end;
}

/// A backslash before a colon and a name (or none) that no further colon follows.
bool isEscape(const std::string &text, size_t at)
{
    if (text[at] != '\\' || at + 1 >= text.size() || text[at + 1] != ':')
        return false;
    size_t end = at + 2;
    while (end < text.size() && isNamePart(text[end]))
        ++end;
    return end >= text.size() || text[end] != ':';
}

}  // namespace

std::string withParameters(const std::string &text, const std::function<std::string(const std::string &)> &parameter)
{
    std::string result;
    result.reserve(text.size());
    for (size_t i = 0; i < text.size();) {
        if (isEscape(text, i)) {
            result += ':';
            i += 2;
            continue;
        }
        if (text[i] == ':') {
            const size_t end = parameterEnd(text, i);
            if (end > i) {
                result += parameter(text.substr(i + 1, end - i - 1));
                i = end;
                continue;
            }
        }
        result += text[i++];
    }
    return result;
}

}  // namespace limbeck::dialect
