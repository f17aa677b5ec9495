// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/parser/literals.h"

#include "python/parser/refused.h"
#include "python/parser/unicode_data.h"
#include "python/unicode.h"

#include <fmt/format.h>

namespace limbeck::python::parser {

namespace {

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool isOctal(char c)
{
    return c >= '0' && c <= '7';
}

class Decoder {
public:
    Decoder(std::string_view text, std::uint32_t start, std::uint32_t end, const StringSpelling &spelling) : m_text(text.substr(0, end)), m_at(start), m_spelling(spelling) {}

    std::string run()
    {
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '\r')
                takeLineEnd(true);
            else if (c == '\\' && !m_spelling.isRaw)
                takeEscape();
            else
                takePlain(c);
        }
        return std::move(m_out);
    }

private:
    char peek(std::uint32_t ahead) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0'; }

    void takePlain(char c)
    {
        if (m_spelling.isBytes && static_cast<unsigned char>(c) >= 0x80)
            throw Refused{m_at, "bytes can only contain ASCII literal characters"};
        m_out.push_back(c);
        ++m_at;
    }

    void takeLineEnd(bool keep)
    {
        m_at += peek(0) == '\r' && peek(1) == '\n' ? 2 : 1;
        if (keep)
            m_out.push_back('\n');
    }

    void put(char c)
    {
        m_out.push_back(c);
        m_at += 2;
    }

    void takeEscape()
    {
        const char c = peek(1);
        switch (c) {
        case '\n':
        case '\r': ++m_at; return takeLineEnd(false);
        case '\\':
        case '\'':
        case '"': return put(c);
        case 'a': return put('\a');
        case 'b': return put('\b');
        case 'f': return put('\f');
        case 'n': return put('\n');
        case 'r': return put('\r');
        case 't': return put('\t');
        case 'v': return put('\v');
        case 'x': return takeHex(2, "\\xXX");
        default: break;
        }
        if (isOctal(c))
            takeOctal();
        else if (c == 'u' && !m_spelling.isBytes)
            takeHex(4, "\\uXXXX");
        else if (c == 'U' && !m_spelling.isBytes)
            takeHex(8, "\\UXXXXXXXX");
        else if (c == 'N' && !m_spelling.isBytes)
            takeName();
        else
            takePlain('\\');
    }

    void takeCharacter(char32_t value)
    {
        if (m_spelling.isBytes)
            m_out.push_back(static_cast<char>(value & 0xFF));
        else
            unicode::append(m_out, value);
    }

    void takeOctal()
    {
        char32_t value = 0;
        std::uint32_t length = 1;
        for (; length <= 3 && isOctal(peek(length)); ++length)
            value = value * 8 + static_cast<char32_t>(peek(length) - '0');
        takeCharacter(value);
        m_at += length;
    }

    void takeHex(std::uint32_t count, const char *form)
    {
        char32_t value = 0;
        for (std::uint32_t i = 0; i < count; ++i) {
            const int digit = hexValue(peek(2 + i));
            if (digit < 0)
                throw Refused{m_at, m_spelling.isBytes ? "(value error) invalid \\x escape" : fmt::format("(unicode error) truncated {} escape", form)};
            value = value << 4 | static_cast<char32_t>(digit);
        }
        if (value > 0x10FFFF)
            throw Refused{m_at, "(unicode error) illegal Unicode character"};
        takeCharacter(value);
        m_at += 2 + count;
    }

    void takeName()
    {
        const std::size_t close = m_text.find('}', m_at);
        if (peek(2) != '{' || close == std::string_view::npos)
            throw Refused{m_at, "(unicode error) malformed \\N character escape"};
        const auto character = unicode_data::characterByName(m_text.substr(m_at + 3, close - m_at - 3));
        if (!character)
            throw Refused{m_at, "(unicode error) unknown Unicode character name"};
        takeCharacter(*character);
        m_at = static_cast<std::uint32_t>(close) + 1;
    }

    std::string_view m_text;
    std::uint32_t m_at;
    const StringSpelling &m_spelling;
    std::string m_out;
};

}  // namespace

std::string decodedText(std::string_view text, std::uint32_t start, std::uint32_t end, const StringSpelling &spelling)
{
    const std::string_view content = text.substr(start, end - start);
    const bool isPlain = !spelling.isBytes && content.find_first_of(spelling.isRaw ? "\r" : "\\\r") == std::string_view::npos;
    return isPlain ? std::string(content) : Decoder(text, start, end, spelling).run();
}

}  // namespace limbeck::python::parser
