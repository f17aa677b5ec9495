// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/parser/number_scan.h"

#include "python/parser/refused.h"
#include "python/parser/unicode_data.h"

#include <fmt/format.h>

#include <array>

namespace limbeck::python::parser {

namespace {

bool isDigitOf(char c, int base)
{
    if (base == 16)
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    return c >= '0' && c < '0' + base;
}

class NumberScan {
public:
    NumberScan(std::string_view text, std::uint32_t start) : m_text(text), m_start(start), m_at(start) {}

    std::uint32_t run()
    {
        if (peek() == '0' && m_at + 1 < m_text.size()) {
            const char letter = static_cast<char>(m_text[m_at + 1] | 0x20);
            if (letter == 'x')
                return prefixed(16, "hexadecimal");
            if (letter == 'o')
                return prefixed(8, "octal");
            if (letter == 'b')
                return prefixed(2, "binary");
        }
        return decimal();
    }

private:
    char peek(std::size_t ahead = 0) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0'; }

    std::uint32_t prefixed(int base, const char *name)
    {
        m_at += 2;
        do {
            if (peek() == '_')
                ++m_at;
            if (!isDigitOf(peek(), base))
                refuseDigit(base, name);
            while (isDigitOf(peek(), base))
                ++m_at;
        } while (peek() == '_');
        if (base != 16 && isDigitOf(peek(), 10))
            refuseDigit(base, name);
        return finish(name);
    }

    [[noreturn]] void refuseDigit(int base, const char *name) const
    {
        if (base != 16 && isDigitOf(peek(), 10))
            throw Refused{m_at, fmt::format("invalid digit '{}' in {} literal", peek(), name)};
        throw Refused{m_at, fmt::format("invalid {} literal", name)};
    }

    void digits()
    {
        for (;;) {
            while (isDigitOf(peek(), 10))
                ++m_at;
            if (peek() != '_')
                return;
            ++m_at;
            if (!isDigitOf(peek(), 10))
                throw Refused{m_at, "invalid decimal literal"};
        }
    }

    bool hasExponent() const
    {
        if ((peek() | 0x20) != 'e')
            return false;
        return isDigitOf(peek(1), 10) || ((peek(1) == '+' || peek(1) == '-') && isDigitOf(peek(2), 10));
    }

    std::uint32_t decimal()
    {
        bool isInteger = true;
        if (peek() != '.')
            digits();
        const std::uint32_t integerEnd = m_at;
        if (peek() == '.') {
            isInteger = false;
            ++m_at;
            if (isDigitOf(peek(), 10))
                digits();
        }
        if (hasExponent()) {
            isInteger = false;
            m_at += 2;
            digits();
        } else if ((peek() | 0x20) == 'e' && (peek(1) == '+' || peek(1) == '-')) {
            throw Refused{m_at, "invalid decimal literal"};
        }
        if ((peek() | 0x20) == 'j') {
            ++m_at;
            return finish("imaginary");
        }
        if (isInteger)
            checkLeadingZeros(integerEnd);
        return finish("decimal");
    }

    /// 0, 00 and 0_0 are fine; 08 and 0777 are not.
    void checkLeadingZeros(std::uint32_t end) const
    {
        if (m_text[m_start] != '0')
            return;
        for (std::uint32_t i = m_start; i < end; ++i)
            if (m_text[i] != '0' && m_text[i] != '_')
                throw Refused{m_start, "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"};
    }

    /// A word of Python's may follow at once (`1if x else 2`), another name may not.
    std::uint32_t finish(const char *name) const
    {
        constexpr std::array<std::string_view, 8> kMayFollow = {"and", "else", "for", "if", "in", "is", "or", "not"};
        const std::string_view rest = m_text.substr(m_at);
        for (const std::string_view word : kMayFollow)
            if (rest.starts_with(word))
                return m_at;
        const char c = peek();
        const bool isName = c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigitOf(c, 10);
        const bool isOther = static_cast<unsigned char>(c) >= 0x80 && unicode_data::continuesIdentifier(unicode_data::codePointAt(m_text, m_at).value);
        if (isName || isOther)
            throw Refused{m_at, fmt::format("invalid {} literal", name)};
        return m_at;
    }

    std::string_view m_text;
    std::uint32_t m_start;
    std::uint32_t m_at;
};

}  // namespace

std::uint32_t scanNumber(std::string_view text, std::uint32_t start)
{
    return NumberScan(text, start).run();
}

}  // namespace limbeck::python::parser
