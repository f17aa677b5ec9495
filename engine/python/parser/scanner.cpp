// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Python's tokenizer, done again. tree-sitter's own is laxer (inconsistent tabs, 08, "abc, stray characters), so it never sees the file:
// it gets the tokens found here, spelled anew (canonical.h). Every rule is CPython 3.11's: what counts as indentation, where a line continues,
// which letters may follow a number. Errors do not throw through: the lines before them may hold an earlier mistake that the user should see first.
#include "python/parser/scanner.h"

#include "python/parser/indentation.h"
#include "python/parser/number_scan.h"
#include "python/parser/string_scan.h"
#include "python/parser/unicode_data.h"

#include <fmt/format.h>

namespace limbeck::python::parser {

namespace {

constexpr std::size_t kMaxBrackets = 200;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isNamePart(char c)
{
    return isNameStart(c) || isDigit(c);
}

/// Length of the operator at the start of `rest`; 0: none.
std::size_t operatorLength(std::string_view rest)
{
    const char c = rest[0];
    const char second = rest.size() > 1 ? rest[1] : '\0';
    const char third = rest.size() > 2 ? rest[2] : '\0';
    if (std::string_view("()[]{},;~").find(c) != std::string_view::npos)
        return 1;
    if (c == '.')
        return second == '.' && third == '.' ? 3 : 1;
    if (std::string_view("+-%&|^@:=!").find(c) != std::string_view::npos)
        return second == '=' || (c == '-' && second == '>') ? 2 : c == '!' ? 0 : 1;
    if (c == '<' && second == '>')
        return 2;
    if (std::string_view("*/<>").find(c) != std::string_view::npos)
        return second == c ? (third == '=' ? 3 : 2) : second == '=' ? 2 : 1;
    return 0;
}

class Scanner {
public:
    Scanner(std::string_view text, std::uint32_t begin, std::uint32_t end, bool isExpression) : m_text(text.substr(0, end)), m_at(begin), m_isExpression(isExpression) {}

    TokenStream run()
    {
        try {
            if (m_isExpression)
                scanTokens();
            else
                scanLines();
            if (!m_brackets.empty())
                throw Refused{m_brackets.back(), fmt::format("'{}' was never closed", m_text[m_brackets.back()])};
            if (m_isExpression && !m_stream.tokens.empty())
                endLine();
        } catch (const Refused &refused) {
            m_stream.failure = refused;
            if (m_lineStart < m_stream.tokens.size())
                m_stream.unfinished = LogicalLine{m_lineStart, static_cast<std::uint32_t>(m_stream.tokens.size()), m_depth};
        }
        return std::move(m_stream);
    }

private:
    bool atEnd() const { return m_at >= m_text.size(); }
    char peek(std::size_t ahead = 0) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0'; }
    bool atLineEnd() const { return atEnd() || peek() == '\n' || peek() == '\r'; }

    void skipLineEnd()
    {
        if (atEnd())
            return;
        m_at += peek() == '\r' && peek(1) == '\n' ? 2 : 1;
    }

    void skipComment()
    {
        if (peek() == '#')
            while (!atLineEnd())
                ++m_at;
    }

    void scanLines()
    {
        if (m_text.starts_with(kByteOrderMark))
            m_at = static_cast<std::uint32_t>(kByteOrderMark.size());
        while (!atEnd()) {
            const IndentWidth width = scanIndentation();
            if (peek() == '#' || atLineEnd()) {
                skipComment();
                skipLineEnd();
                continue;
            }
            m_depth = m_indentation.enter(width, m_at);
            scanTokens();
            endLine();
        }
    }

    /// Blanks before a line's first token. A backslash at the line's end carries the first line's width over to the next.
    IndentWidth scanIndentation()
    {
        IndentWidth width;
        std::optional<IndentWidth> carried;
        for (;; ++m_at) {
            const char c = peek();
            if (atEnd() || !width.add(c)) {
                if (c != '\\' || atEnd())
                    break;
                carried = carried && carried->columns > 0 ? carried : width;
                continueLine();
                width = {};
                --m_at;
            }
        }
        return carried && carried->columns > 0 ? *carried : width;
    }

    /// At a backslash: goes behind the line end that must follow.
    void continueLine()
    {
        ++m_at;
        if (atEnd())
            throw Refused{m_at - 1, "unexpected EOF while parsing", "Remove the backslash at the end of the file."};
        if (!atLineEnd())
            throw Refused{m_at - 1, "unexpected character after line continuation character", "Nothing, not even a blank, may follow a backslash that continues a line."};
        skipLineEnd();
        if (atEnd())
            throw Refused{m_at - 1, "unexpected EOF while parsing", "Remove the backslash at the end of the file."};
    }

    /// Tokens up to the line end that counts (or the end of the text), which is consumed.
    void scanTokens()
    {
        while (!atEnd()) {
            const char c = peek();
            if (c == ' ' || c == '\t' || c == '\f') {
                ++m_at;
            } else if (c == '#') {
                skipComment();
            } else if (c == '\n' || c == '\r') {
                skipLineEnd();
                if (m_brackets.empty() && !m_isExpression)
                    return;
            } else if (c == '\\') {
                continueLine();
            } else {
                scanToken();
            }
        }
    }

    void scanToken()
    {
        const std::uint32_t start = m_at;
        const char c = peek();
        if (isNameStart(c))
            scanNameOrString();
        else if (isDigit(c) || (c == '.' && isDigit(peek(1))))
            add(Token::Kind::Number, start, scanNumber(m_text, start));
        else if (c == '"' || c == '\'')
            add(Token::Kind::String, start, stringEnd(m_text, start));
        else
            scanOperator();
    }

    void scanNameOrString()
    {
        const std::uint32_t start = m_at;
        if (const std::uint32_t quote = quoteAfterPrefix(m_text, start); quote != 0) {
            add(Token::Kind::String, start, stringEnd(m_text, start));
            return;
        }
        std::uint32_t end = start;
        bool isAscii = true;
        for (; end < m_text.size() && isNamePart(m_text[end]); ++end)
            isAscii = isAscii && static_cast<unsigned char>(m_text[end]) < 0x80;
        if (!isAscii)
            checkIdentifier(start, end);
        const Keyword keyword = isAscii ? keywordOf(m_text.substr(start, end - start)) : Keyword::None;
        add(keyword == Keyword::None ? Token::Kind::Name : Token::Kind::Keyword, start, end);
        m_stream.tokens.back().keyword = keyword;
    }

    void checkIdentifier(std::uint32_t start, std::uint32_t end) const
    {
        for (std::uint32_t at = start; at < end;) {
            const auto [c, next] = unicode_data::codePointAt(m_text, at);
            if (at == start ? !unicode_data::startsIdentifier(c) : !unicode_data::continuesIdentifier(c))
                refuseCharacter(at, c);
            at = next;
        }
    }

    [[noreturn]] void refuseCharacter(std::uint32_t at, char32_t c) const
    {
        const std::uint32_t end = unicode_data::codePointAt(m_text, at).end;
        if (unicode_data::isPrintable(c))
            throw Refused{at, fmt::format("invalid character '{}' (U+{:04X})", m_text.substr(at, end - at), static_cast<std::uint32_t>(c))};
        throw Refused{at, fmt::format("invalid non-printable character U+{:04X}", static_cast<std::uint32_t>(c)), "Delete the invisible character here."};
    }

    void scanOperator()
    {
        const std::uint32_t start = m_at;
        const std::size_t length = operatorLength(m_text.substr(start));
        if (length == 0) {
            const char c = peek();
            if (c == '`')
                throw Refused{start, "invalid syntax", "Backticks are Python 2; write repr(…)."};
            if (c == '!' || c == '$' || c == '?')
                throw Refused{start, "invalid syntax"};
            refuseCharacter(start, static_cast<char32_t>(c));
        }
        const std::string_view characters = m_text.substr(start, length);
        if (characters == "<>")
            throw Refused{start, "invalid syntax", "<> is Python 2; write !=."};
        if (length == 1)
            trackBracket(characters.front(), start);
        add(Token::Kind::Operator, start, start + static_cast<std::uint32_t>(length));
        m_stream.tokens.back().operatorCode = code(characters);
    }

    void trackBracket(char c, std::uint32_t at)
    {
        if (c == '(' || c == '[' || c == '{') {
            if (m_brackets.size() >= kMaxBrackets)
                throw Refused{at, "too many nested parentheses"};
            m_brackets.push_back(at);
            return;
        }
        if (c != ')' && c != ']' && c != '}')
            return;
        if (m_brackets.empty())
            throw Refused{at, fmt::format("unmatched '{}'", c)};
        const char open = m_text[m_brackets.back()];
        if ((c == ')') != (open == '(') || (c == ']') != (open == '['))
            throw Refused{at, fmt::format("closing parenthesis '{}' does not match opening parenthesis '{}'", c, open)};
        m_brackets.pop_back();
    }

    void add(Token::Kind kind, std::uint32_t start, std::uint32_t end)
    {
        Token token;
        token.kind = kind;
        token.start = start;
        token.end = end;
        m_stream.tokens.push_back(token);
        m_at = end;
    }

    void endLine()
    {
        const auto end = static_cast<std::uint32_t>(m_stream.tokens.size());
        m_stream.lines.push_back({m_lineStart, end, m_depth});
        m_lineStart = end;
    }

    std::string_view m_text;
    std::uint32_t m_at;
    bool m_isExpression;
    Indentation m_indentation;
    int m_depth = 0;
    std::uint32_t m_lineStart = 0;
    std::vector<std::uint32_t> m_brackets;  ///< bytes of those open
    TokenStream m_stream;
};

}  // namespace

TokenStream scanFile(std::string_view text)
{
    return Scanner(text, 0, static_cast<std::uint32_t>(text.size()), false).run();
}

TokenStream scanExpression(std::string_view text, std::uint32_t begin, std::uint32_t end)
{
    return Scanner(text, begin, end, true).run();
}

}  // namespace limbeck::python::parser
