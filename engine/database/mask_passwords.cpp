// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/mask_passwords.h"

#include <algorithm>
#include <cctype>
#include <optional>

// Two scans. URLs first: after "://", text up to a ":" is the user, what follows may be a password. It ends at the last "@" of the
// blank-delimited word; a password with a raw blank in it has no "@" in the first word, then the first "@" of the line ends it, unless
// the first word reads as "port/…". Then the keyword forms. Hand-written, since std::regex recurses once a character.

namespace limbeck::database {
namespace {

constexpr std::string_view kMask = "***";
constexpr std::string_view kBlank = " \t\r\n";

bool isWord(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

bool looksLikePort(std::string_view word)
{
    const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
    return digits > 0 && (digits == word.size() || std::string_view("/?,;.)]\"'").find(word[digits]) != std::string_view::npos);
}

/// The position of the "@" that ends the password that begins at `start`.
std::optional<std::size_t> passwordEnd(std::string_view text, std::size_t start)
{
    const std::size_t wordEnd = std::min(text.find_first_of(kBlank, start), text.size());
    const std::string_view word = text.substr(start, wordEnd - start);
    if (const std::size_t at = word.rfind('@'); at != std::string_view::npos)
        return start + at;
    const std::size_t lineEnd = std::min(text.find_first_of("\r\n", start), text.size());
    const std::size_t at = text.substr(0, lineEnd).find('@', wordEnd);
    if (at == std::string_view::npos || looksLikePort(word))
        return {};
    return at;
}

std::string maskUrls(std::string_view text)
{
    std::string masked;
    while (true) {
        const std::size_t mark = text.find("://");
        if (mark == std::string_view::npos)
            return masked += text;
        const std::size_t colon = text.find_first_of(":/@ \t\r\n", mark + 3);
        std::size_t next = mark + 3;
        masked += text.substr(0, next);
        if (colon != std::string_view::npos && text[colon] == ':') {
            if (const auto end = passwordEnd(text, colon + 1)) {
                masked += text.substr(next, colon + 1 - next);
                masked += kMask;
                next = *end;
            }
        }
        text.remove_prefix(next);
    }
}

std::size_t findKeyword(std::string_view text, std::size_t from)
{
    for (std::size_t i = from; i < text.size(); ++i) {
        for (const std::string_view keyword : {"password", "passwd", "pwd"}) {
            const std::string_view here = text.substr(i, keyword.size());
            const bool equal =
                std::equal(here.begin(), here.end(), keyword.begin(), keyword.end(), [](unsigned char a, char b) { return std::tolower(a) == b; });
            if (equal && (i + keyword.size() == text.size() || !isWord(text[i + keyword.size()])))
                return i + keyword.size();
        }
    }
    return std::string_view::npos;
}

/// The end of a value in quotes that begins at `open`; a backslash and a doubled quote keep it going.
std::size_t quotedEnd(std::string_view text, std::size_t open)
{
    const char quote = text[open];
    for (std::size_t i = open + 1; i < text.size(); ++i) {
        if (text[i] == '\\' || (text[i] == quote && i + 1 < text.size() && text[i + 1] == quote))
            ++i;
        else if (text[i] == quote)
            return i + 1;
    }
    return text.size();
}

std::string maskKeywords(std::string_view text)
{
    std::string masked;
    std::size_t done = 0;
    for (std::size_t at = findKeyword(text, 0); at != std::string_view::npos; at = findKeyword(text, at)) {
        std::size_t value = at;
        if (value < text.size() && (text[value] == '"' || text[value] == '\''))
            ++value;
        value = std::min(text.find_first_not_of(kBlank, value), text.size());
        const bool assigned = value < text.size() && (text[value] == '=' || text[value] == ':');
        if (assigned)
            value = std::min(text.find_first_not_of(kBlank, value + 1), text.size());
        if (value == text.size())
            break;
        const bool quoted = text[value] == '\'' || text[value] == '"';
        if (!quoted && !assigned)
            continue;
        const std::size_t end = quoted ? quotedEnd(text, value) : std::min(text.find_first_of(" \t\r\n&", value), text.size());
        masked += text.substr(done, value - done);
        masked += kMask;
        done = at = end;
    }
    return masked += text.substr(done);
}

}  // namespace

std::string maskPasswords(std::string_view text)
{
    return maskKeywords(maskUrls(text));
}

}  // namespace limbeck::database
