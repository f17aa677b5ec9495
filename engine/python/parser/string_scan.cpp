// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where string literals end. Ordinary strings are simple; f-strings follow Python 3.12, in which the fields nest freely: f"{names["a"]}". What is an
// f-string for Python 3.11, where the first free quote ends it, reads the same.
#include "python/parser/string_scan.h"

#include "python/parser/refused.h"

#include <string>

namespace limbeck::python::parser {

namespace {

constexpr int kMaxNesting = 100;

bool isLineEnd(char c)
{
    return c == '\n' || c == '\r';
}

bool isNamePart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

char at(std::string_view text, std::uint32_t offset)
{
    return offset < text.size() ? text[offset] : '\0';
}

bool closes(std::string_view text, std::uint32_t offset, const StringSpelling &spelling)
{
    if (at(text, offset) != spelling.quote)
        return false;
    return !spelling.isTriple || (at(text, offset + 1) == spelling.quote && at(text, offset + 2) == spelling.quote);
}

/// One past what a backslash at `offset` protects.
std::uint32_t afterEscape(std::string_view text, std::uint32_t offset)
{
    return offset + (at(text, offset + 1) == '\r' && at(text, offset + 2) == '\n' ? 3u : 2u);
}

StringSpelling opening(std::string_view text, std::uint32_t start)
{
    StringSpelling spelling;
    std::uint32_t offset = start;
    for (; text[offset] != '"' && text[offset] != '\''; ++offset) {
        const char letter = static_cast<char>(text[offset] | 0x20);
        spelling.isRaw = spelling.isRaw || letter == 'r';
        spelling.isBytes = spelling.isBytes || letter == 'b';
        spelling.isFormatted = spelling.isFormatted || letter == 'f';
    }
    spelling.quote = text[offset];
    spelling.isTriple = at(text, offset + 1) == spelling.quote && at(text, offset + 2) == spelling.quote;
    spelling.contentStart = offset + (spelling.isTriple ? 3 : 1);
    return spelling;
}

/// 0: not terminated.
std::uint32_t plainEnd(std::string_view text, const StringSpelling &spelling)
{
    for (std::uint32_t offset = spelling.contentStart; offset < text.size();) {
        const char c = text[offset];
        if (c == '\\')
            offset = afterEscape(text, offset);
        else if (closes(text, offset, spelling))
            return offset + (spelling.isTriple ? 3 : 1);
        else if (isLineEnd(c) && !spelling.isTriple)
            return 0;
        else
            ++offset;
    }
    return 0;
}

/// One past the literal text that starts with a backslash; braces are not protected by it, except those of \N{…}.
std::uint32_t afterFormattedEscape(std::string_view text, std::uint32_t offset, const StringSpelling &spelling)
{
    const char next = at(text, offset + 1);
    if (next == '{' || next == '}')
        return offset + 1;
    if (next == 'N' && at(text, offset + 2) == '{' && !spelling.isRaw) {
        std::uint32_t close = offset + 3;
        while (isNamePart(at(text, close)) || at(text, close) == ' ' || at(text, close) == '-')
            ++close;
        return at(text, close) == '}' ? close + 1 : offset + 2;
    }
    return afterEscape(text, offset);
}

/// As plainEnd, with the fields' strings inside. Throws Refused for a broken field.
std::uint32_t formattedEnd(std::string_view text, const StringSpelling &spelling, int depth)
{
    const auto limit = static_cast<std::uint32_t>(text.size());
    for (std::uint32_t offset = spelling.contentStart; offset < limit;) {
        const char c = text[offset];
        if (c == '\\') {
            offset = afterFormattedEscape(text, offset, spelling);
        } else if (closes(text, offset, spelling)) {
            return offset + (spelling.isTriple ? 3 : 1);
        } else if (isLineEnd(c) && !spelling.isTriple) {
            return 0;
        } else if (c == '{' && at(text, offset + 1) != '{') {
            offset = fieldAt(text, offset + 1, limit, spelling, depth + 1).end;
        } else {
            offset += c == '{' ? 2 : 1;
        }
    }
    return 0;
}

std::uint32_t endOf(std::string_view text, std::uint32_t start, int depth)
{
    const StringSpelling spelling = opening(text, start);
    const std::uint32_t end = spelling.isFormatted ? formattedEnd(text, spelling, depth) : plainEnd(text, spelling);
    if (end == 0)
        throw Refused{start, spelling.isTriple ? "unterminated triple-quoted string literal" : "unterminated string literal"};
    return end;
}

/// Walks over one field.
class FieldScan {
public:
    FieldScan(std::string_view text, std::uint32_t start, std::uint32_t limit, const StringSpelling &spelling, int depth)
        : m_text(text.substr(0, limit)), m_at(start), m_spelling(spelling), m_depth(depth)
    {
        m_field.expressionStart = start;
        if (depth > kMaxNesting)
            fail("f-string: expressions nested too deeply");
    }

    FieldExtent run()
    {
        scanExpression();
        scanDebug();
        scanConversion();
        scanSpec();
        if (peek() != '}')
            fail("f-string: expecting '}'");
        m_field.end = m_at + 1;
        return m_field;
    }

private:
    char peek(std::uint32_t ahead = 0) const { return at(m_text, m_at + ahead); }

    [[noreturn]] void fail(const char *problem) const { throw Refused{m_at, problem}; }

    void scanExpression()
    {
        std::string open;
        for (; m_at < m_text.size(); ++m_at) {
            const char c = peek();
            if (c == '"' || c == '\'') {
                skipString();
            } else if (c == '#') {
                while (m_at + 1 < m_text.size() && !isLineEnd(peek(1)))
                    ++m_at;
            } else if (c == '(' || c == '[' || c == '{') {
                open.push_back(c);
            } else if (open.empty() && endsExpression(c)) {
                m_field.expressionEnd = m_at;
                return;
            } else if (c == ')' || c == ']' || c == '}') {
                if (open.empty())
                    fail("f-string: unmatched ')'");
                open.pop_back();
            }
        }
        fail("f-string: expecting '}'");
    }

    bool endsExpression(char c)
    {
        if (c == '!' || c == '=' || c == '<' || c == '>') {
            const bool isComparison = peek(1) == '=';
            if (isComparison)
                ++m_at;
            return !isComparison && (c == '!' || c == '=');
        }
        return c == ':' || c == '}';
    }

    void skipString()
    {
        std::uint32_t start = m_at;
        while (start > m_field.expressionStart && m_at - start < 3 && isNamePart(m_text[start - 1]))
            --start;
        while (start < m_at && quoteAfterPrefix(m_text, start) != m_at)
            ++start;
        const bool isOwnQuote = peek() == m_spelling.quote;
        try {
            m_at = endOf(m_text, start, m_depth) - 1;
        } catch (const Refused &) {
            if (!isOwnQuote)
                throw;
            fail("f-string: expecting '}'");  // more likely the end of the whole
        }
    }

    void scanDebug()
    {
        if (peek() != '=')
            return;
        ++m_at;
        while (peek() == ' ' || peek() == '\t' || peek() == '\f' || isLineEnd(peek()))
            ++m_at;
        m_field.debugEnd = m_at;
    }

    void scanConversion()
    {
        if (peek() != '!')
            return;
        m_field.conversion = peek(1);
        if (m_field.conversion != 's' && m_field.conversion != 'r' && m_field.conversion != 'a')
            fail("f-string: invalid conversion character: expected 's', 'r', or 'a'");
        m_at += 2;
    }

    void scanSpec()
    {
        if (peek() != ':')
            return;
        m_field.hasSpec = true;
        m_field.specStart = ++m_at;
        while (m_at < m_text.size() && peek() != '}') {
            if (closes(m_text, m_at, m_spelling) || (isLineEnd(peek()) && !m_spelling.isTriple))
                fail("f-string: expecting '}'");
            if (peek() == '\\') {
                m_at = afterFormattedEscape(m_text, m_at, m_spelling);
            } else if (peek() == '{') {
                m_at = fieldAt(m_text, m_at + 1, static_cast<std::uint32_t>(m_text.size()), m_spelling, m_depth + 1).end;
            } else {
                ++m_at;
            }
        }
        m_field.specEnd = m_at;
    }

    std::string_view m_text;
    std::uint32_t m_at;
    const StringSpelling &m_spelling;
    int m_depth;
    FieldExtent m_field;
};

}  // namespace

std::uint32_t quoteAfterPrefix(std::string_view text, std::uint32_t start)
{
    bool b = false, u = false, r = false, f = false;
    for (std::uint32_t offset = start; offset < text.size() && offset < start + 3; ++offset) {
        const char c = text[offset];
        if (c == '"' || c == '\'')
            return offset > start ? offset : 0;
        const char letter = static_cast<char>(c | 0x20);
        if (letter == 'b' && !b && !u && !f)
            b = true;
        else if (letter == 'u' && !b && !u && !r && !f)
            u = true;
        else if (letter == 'r' && !r && !u)
            r = true;
        else if (letter == 'f' && !f && !b && !u)
            f = true;
        else
            return 0;
    }
    return 0;
}

std::uint32_t stringEnd(std::string_view text, std::uint32_t start)
{
    return endOf(text, start, 0);
}

StringSpelling spellingOf(std::string_view text, std::uint32_t start, std::uint32_t end)
{
    StringSpelling spelling = opening(text, start);
    spelling.contentEnd = end - (spelling.isTriple ? 3 : 1);
    return spelling;
}

FieldExtent fieldAt(std::string_view text, std::uint32_t start, std::uint32_t limit, const StringSpelling &spelling, int depth)
{
    return FieldScan(text, start, limit, spelling, depth).run();
}

}  // namespace limbeck::python::parser
