// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "revision/source_text.h"

#include "base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <initializer_list>

namespace limbeck::revision {
namespace {

/// Decodes the code point at `at` and moves past it; returns a value above 0x10FFFF for invalid bytes.
char32_t nextCodePoint(std::string_view text, std::size_t &at)
{
    constexpr char32_t kInvalid = 0xFFFFFFFF;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at);
    if (lead < 0x80)
        return text[at++];
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || at + length > text.size())
        return kInvalid;
    char32_t value = lead & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80)
            return kInvalid;
        value = (value << 6) | (byte(at + i) & 0x3F);
    }
    constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (value < kSmallest[length] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return kInvalid;
    at += length;
    return value;
}

bool isSpace(char32_t c)
{
    return (c >= 9 && c <= 13) || (c >= 0x1C && c <= 0x20) || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028
           || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool isLineBoundary(char32_t c)
{
    return (c >= 10 && c <= 13) || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/// The value of `coding[:=] *name` in a comment of the first two lines, lower-case with '_' as '-'; empty if there is none.
std::string codingCookie(std::string_view text)
{
    for (int line = 0; line < 2; ++line) {
        const std::string_view here = text.substr(0, text.find_first_of("\r\n"));
        const std::size_t start = here.find_first_not_of(" \t\f");
        if (start != std::string_view::npos && here[start] != '#')
            return {};
        if (std::size_t at = here.find("coding"); at != std::string_view::npos && at + 6 < here.size() && (here[at + 6] == ':' || here[at + 6] == '=')) {
            std::string name;
            for (at = here.find_first_not_of(" \t", at + 7); at < here.size(); ++at) {
                const char c = here[at];
                const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
                if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '_' && c != '.')
                    break;
                name += c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
            }
            return name;
        }
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos)
            return {};
        text.remove_prefix(end + 1);
    }
    return {};
}

bool isOneOf(const std::string &name, std::initializer_list<const char *> names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

bool isValidUtf8(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size()) {
        std::uint64_t eight = 0;
        while (at + sizeof eight <= text.size()) {
            std::memcpy(&eight, text.data() + at, sizeof eight);
            if (eight & 0x8080808080808080ULL)
                break;
            at += sizeof eight;
        }
        if (at < text.size() && nextCodePoint(text, at) > 0x10FFFF)
            return false;
    }
    return true;
}

SourceText decodeSource(std::string_view bytes)
{
    SourceText source;
    const bool mark = bytes.starts_with("\xEF\xBB\xBF");
    source.original = mark ? bytes.substr(3) : bytes;
    if (std::memchr(bytes.data(), 0, bytes.size())) {
        source.failure = "source code cannot contain null bytes";
        return source;
    }
    const std::string cookie = codingCookie(source.original);
    if (isOneOf(cookie, {"latin-1", "latin1", "iso-8859-1", "iso8859-1", "iso-latin-1"}) && !mark) {
        source.converted.emplace();
        for (const char c : bytes)
            appendUtf8(*source.converted, static_cast<unsigned char>(c));
    } else if (!cookie.empty() && !isOneOf(cookie, {"utf-8", "utf8", "utf-8-sig", "ascii", "us-ascii"})) {
        source.failure = fmt::format("the file is encoded in {}", cookie);
        source.unknownEncoding = true;
    } else if (!isValidUtf8(source.original)) {
        source.failure = "the file is not valid UTF-8 and declares no other encoding";
    }
    return source;
}

std::string_view stripWhiteSpace(std::string_view text)
{
    std::size_t begin = 0;
    std::size_t end = 0;
    bool inside = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        const char32_t c = nextCodePoint(text, at);
        if (c > 0x10FFFF)
            ++at;
        if (isSpace(c))
            continue;
        if (!inside)
            begin = start;
        inside = true;
        end = at;
    }
    return text.substr(begin, end - begin);
}

std::vector<std::string> splitLines(std::string_view text)
{
    std::vector<std::string> lines;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        const char32_t c = nextCodePoint(text, at);
        if (c > 0x10FFFF)
            ++at;
        if (!isLineBoundary(c))
            continue;
        lines.emplace_back(text.substr(begin, start - begin));
        if (c == '\r' && at < text.size() && text[at] == '\n')
            ++at;
        begin = at;
    }
    if (begin < text.size())
        lines.emplace_back(text.substr(begin));
    return lines;
}

}  // namespace limbeck::revision
