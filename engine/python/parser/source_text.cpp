// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/parser/source_text.h"

#include "python/parser/refused.h"
#include "python/parser/unicode_data.h"

#include <algorithm>

namespace limbeck::python::parser {

namespace {

constexpr std::uint32_t kBlock = 64;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool isAsciiByte(char c)
{
    return static_cast<unsigned char>(c) < 0x80;
}

bool startsCharacter(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

bool isCodingCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

/// The name after "coding:" or "coding=" in a comment line.
std::string codingOfLine(std::string_view line)
{
    const std::size_t mark = line.find_first_not_of(" \t\f");
    if (mark == std::string_view::npos || line[mark] != '#')
        return {};
    for (std::size_t at = line.find("coding", mark); at != std::string_view::npos; at = line.find("coding", at + 1)) {
        std::size_t begin = at + 6;
        if (begin >= line.size() || (line[begin] != ':' && line[begin] != '='))
            continue;
        begin = std::min(line.find_first_not_of(" \t", begin + 1), line.size());
        std::size_t end = begin;
        while (end < line.size() && isCodingCharacter(line[end]))
            ++end;
        if (end > begin)
            return std::string(line.substr(begin, end - begin));
    }
    return {};
}

/// The coding line may be the first or the second, the second only after an empty line or a comment.
std::string declaredCoding(std::string_view text)
{
    for (int number = 0; number < 2; ++number) {
        const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
        const std::string_view line = text.substr(0, end);
        if (std::string coding = codingOfLine(line); !coding.empty())
            return coding;
        const std::size_t content = line.find_first_not_of(" \t\f");
        if (content != std::string_view::npos && line[content] != '#')
            return {};
        text.remove_prefix(end + (text.substr(end).starts_with("\r\n") ? 2 : end < text.size() ? 1 : 0));
    }
    return {};
}

/// As Python compares names of encodings: small letters and digits, anything else between them one underscore.
std::string normalizedCoding(const std::string &name)
{
    std::string normal;
    for (const char c : name) {
        const bool isWord = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (isWord)
            normal.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
        else if (!normal.empty() && normal.back() != '_')
            normal.push_back('_');
    }
    if (normal.ends_with('_'))
        normal.pop_back();
    return normal;
}

bool isUtf8Name(const std::string &normal)
{
    return normal.empty() || normal == "utf_8" || normal == "utf8" || normal == "utf" || normal == "u8" || normal.starts_with("utf_8_");
}

/// A name that the converter knows too.
std::string converterName(const std::string &normal)
{
    const bool isLatin1 = normal == "latin" || normal == "l1" || normal == "latin1" || normal == "latin_1" || normal == "iso8859" || normal == "iso8859_1" || normal.starts_with("iso_latin_1");
    std::string name = isLatin1 ? "iso_8859_1" : normal;
    std::replace(name.begin(), name.end(), '_', '-');
    return name;
}

}  // namespace

std::string decodeSource(std::string bytes)
{
    if (const std::size_t nul = bytes.find('\0'); nul != std::string::npos)
        throw Refused{static_cast<std::uint32_t>(nul), "source code cannot contain null bytes", "Save the file as UTF-8 text."};
    const bool hasMark = bytes.starts_with(kByteOrderMark);
    const std::string declared = declaredCoding(std::string_view(bytes).substr(hasMark ? kByteOrderMark.size() : 0));
    const std::string coding = normalizedCoding(declared);
    const bool isUtf8 = isUtf8Name(coding);
    if (hasMark && !isUtf8)
        throw Refused{0, "encoding problem: " + declared + " with BOM", "Save the file as UTF-8 and remove its coding line."};
    if (!isUtf8)
        return unicode_data::convertToUtf8(bytes, declared, converterName(coding));
    if (const auto bad = unicode_data::firstMalformedByte(bytes))
        throw Refused{*bad, "(unicode error) the file is not valid UTF-8 here", "Save the file as UTF-8, or declare its encoding in the first line."};
    return bytes;
}

LineTable::LineTable(std::string_view text) : m_text(text)
{
    m_starts.push_back(0);
    bool isAscii = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        isAscii = isAscii && isAsciiByte(c);
        if (c == '\n' || (c == '\r' && (i + 1 == text.size() || text[i + 1] != '\n')))
            m_starts.push_back(static_cast<std::uint32_t>(i + 1));
    }
    if (isAscii)
        return;
    std::uint32_t characters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i % kBlock == 0)
            m_characters.push_back(characters);
        characters += startsCharacter(text[i]) ? 1 : 0;
    }
    if (text.size() % kBlock == 0)
        m_characters.push_back(characters);
}

std::size_t LineTable::lineIndex(std::uint32_t byte) const
{
    return static_cast<std::size_t>(std::upper_bound(m_starts.begin(), m_starts.end(), byte) - m_starts.begin()) - 1;
}

std::uint32_t LineTable::charactersBefore(std::uint32_t byte) const
{
    if (m_characters.empty())
        return byte;
    std::uint32_t count = m_characters[byte / kBlock];
    for (std::uint32_t i = byte / kBlock * kBlock; i < byte; ++i)
        count += startsCharacter(m_text[i]) ? 1 : 0;
    return count;
}

int LineTable::columnInLine(std::size_t lineIndex, std::uint32_t byte) const
{
    const std::uint32_t start = m_starts[lineIndex];
    const bool afterMark = start == 0 && byte >= kByteOrderMark.size() && m_text.starts_with(kByteOrderMark);
    return static_cast<int>(charactersBefore(byte) - charactersBefore(start)) + (afterMark ? 0 : 1);
}

int LineTable::line(std::uint32_t byte) const
{
    return static_cast<int>(lineIndex(byte)) + 1;
}

int LineTable::column(std::uint32_t byte) const
{
    return columnInLine(lineIndex(byte), byte);
}

syntax::Span LineTable::span(std::uint32_t startByte, std::uint32_t endByte) const
{
    const std::size_t first = lineIndex(startByte);
    const std::size_t last = first + 1 < m_starts.size() && endByte >= m_starts[first + 1] ? lineIndex(endByte) : first;
    return {static_cast<int>(first) + 1, columnInLine(first, startByte), static_cast<int>(last) + 1, columnInLine(last, endByte), startByte, endByte};
}

}  // namespace limbeck::python::parser
