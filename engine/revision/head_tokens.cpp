// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "revision/head_tokens.h"

#include "base/utf8.h"
#include "revision/source_text.h"

#include <algorithm>
#include <array>

namespace limbeck::revision {
namespace {

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
constexpr bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
constexpr std::array<bool, 256> kNameParts = [] {
    std::array<bool, 256> table{};
    for (int c = 0; c < 256; ++c)
        table[static_cast<std::size_t>(c)] = isNameStart(static_cast<char>(c)) || isDigit(static_cast<char>(c));
    return table;
}();
bool isNamePart(char c)
{
    return kNameParts[static_cast<unsigned char>(c)];
}

/// Whether `name` before a quote is a string prefix.
bool isStringPrefix(std::string_view name)
{
    if (name.size() > 2)
        return false;
    std::string lower;
    for (const char c : name)
        lower += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    static constexpr std::array<std::string_view, 9> kPrefixes = {"r", "u", "b", "f", "br", "rb", "fr", "rf", ""};
    return std::find(kPrefixes.begin(), kPrefixes.end(), lower) != kPrefixes.end();
}

/// Length of the operator at the start of `text`; "..." counts as three.
std::size_t operatorLength(std::string_view text)
{
    const char c = text[0];
    const char second = text.size() > 1 ? text[1] : '\0';
    if (c == second && std::string_view("*/<>").find(c) != std::string_view::npos)
        return text.size() > 2 && text[2] == '=' ? 3 : 2;
    if (second == '=' && std::string_view("=!<>:+-*/%@&|^").find(c) != std::string_view::npos)
        return 2;
    return c == '-' && second == '>' ? 2 : 1;
}

}  // namespace

bool HeadTokenizer::fail(std::string reason)
{
    m_failure = std::move(reason);
    return false;
}

void HeadTokenizer::skipNewline()
{
    if (m_text[m_at] == '\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\n')
        ++m_at;
    ++m_at;
    ++m_line;
}

bool HeadTokenizer::next(LogicalLine &line)
{
    line.tokens.clear();
    return !failed() && skipToToken(line) && readTokens(line);
}

/// Moves past blank lines and comments to the first token of a logical line.
bool HeadTokenizer::skipToToken(LogicalLine &line)
{
    line.indented = false;
    while (m_at < m_text.size()) {
        const char c = m_text[m_at];
        if (c == ' ' || c == '\t') {
            line.indented = true;
            ++m_at;
        } else if (c == '\f') {
            line.indented = false;
            ++m_at;
        } else if (newlineAt(m_at)) {
            line.indented = false;
            skipNewline();
        } else if (c == '#') {
            m_at = std::min(m_text.find_first_of("\r\n", m_at), m_text.size());
        } else {
            line.begin = m_at;
            line.line = m_line;
            return true;
        }
    }
    return false;
}

bool HeadTokenizer::readTokens(LogicalLine &line)
{
    while (m_at < m_text.size()) {
        const char c = m_text[m_at];
        if (c == ' ' || c == '\t' || c == '\f') {
            ++m_at;
        } else if (newlineAt(m_at)) {
            skipNewline();
            if (m_depth == 0)
                return true;
        } else if (c == '#') {
            m_at = std::min(m_text.find_first_of("\r\n", m_at), m_text.size());
        } else if (c == '\\') {
            if (m_at + 1 >= m_text.size() || !newlineAt(m_at + 1))
                return fail("a backslash that does not end its line");
            ++m_at;
            skipNewline();
        } else if (isNameStart(c)) {
            std::size_t end = m_at;
            while (end < m_text.size() && isNamePart(m_text[end]))
                ++end;
            const bool quoted = end < m_text.size() && (m_text[end] == '"' || m_text[end] == '\'');
            if (!quoted || !isStringPrefix(m_text.substr(m_at, end - m_at)))
                readName(line);
            else if (!readString(line, end - m_at))
                return false;
        } else if (c == '"' || c == '\'') {
            if (!readString(line, 0))
                return false;
        } else if (isDigit(c)) {
            readNumber(line);
        } else {
            readOperator(line);
            if (m_depth < 0)
                return fail("a closing bracket without an opening one");
        }
    }
    return m_depth == 0 || fail("brackets that are not closed");
}

void HeadTokenizer::readName(LogicalLine &line)
{
    const std::size_t begin = m_at;
    while (m_at < m_text.size() && isNamePart(m_text[m_at]))
        ++m_at;
    line.tokens.push_back({HeadToken::Kind::Name, {}, m_text.substr(begin, m_at - begin), {}, m_line});
}

void HeadTokenizer::readNumber(LogicalLine &line)
{
    const std::size_t begin = m_at;
    while (m_at < m_text.size() && (isNamePart(m_text[m_at]) || m_text[m_at] == '.'))
        ++m_at;
    line.tokens.push_back({HeadToken::Kind::Number, {}, m_text.substr(begin, m_at - begin), {}, m_line});
}

void HeadTokenizer::readOperator(LogicalLine &line)
{
    const std::string_view found = m_text.substr(m_at, operatorLength(m_text.substr(m_at)));
    const char c = found[0];
    if (c == '(' || c == '[' || c == '{')
        ++m_depth;
    else if (c == ')' || c == ']' || c == '}')
        --m_depth;
    line.tokens.push_back({HeadToken::Kind::Operator, {}, found, {}, m_line});
    m_at += found.size();
}

bool HeadTokenizer::readString(LogicalLine &line, std::size_t prefixLength)
{
    HeadToken token;
    token.kind = HeadToken::Kind::String;
    token.line = m_line;
    bool raw = false;
    for (const char c : m_text.substr(m_at, prefixLength)) {
        raw = raw || c == 'r' || c == 'R';
        if (c == 'b' || c == 'B')
            token.flavour = HeadToken::Flavour::Bytes;
        if (c == 'f' || c == 'F')
            token.flavour = HeadToken::Flavour::Formatted;
    }
    const std::size_t start = m_at;
    m_at += prefixLength;
    const char quote = m_text[m_at];
    const std::string triple(3, quote);
    const bool isTriple = m_text.substr(m_at).starts_with(triple);
    m_at += isTriple ? 3 : 1;
    const std::size_t begin = m_at;
    for (;; ++m_at) {
        if (m_at >= m_text.size() || (!isTriple && newlineAt(m_at)))
            return fail("a string that is not closed");
        if (m_text[m_at] == quote && (!isTriple || m_text.substr(m_at).starts_with(triple)))
            break;
        if (m_text[m_at] == '\\' && m_at + 1 < m_text.size())
            ++m_at;
        if (newlineAt(m_at)) {
            skipNewline();
            --m_at;
        }
    }
    const std::string_view body = m_text.substr(begin, m_at - begin);
    m_at += isTriple ? 3 : 1;
    if (!decodeStringBody(body, raw, token.flavour == HeadToken::Flavour::Bytes, token.value))
        return fail("an escape sequence in a string");
    token.text = m_text.substr(start, m_at - start);
    line.tokens.push_back(std::move(token));
    return true;
}

namespace {

/// Reads up to `digits` hexadecimal digits; all must be there.
bool hexValue(std::string_view body, std::size_t &at, std::size_t digits, char32_t &value)
{
    if (at + digits > body.size())
        return false;
    value = 0;
    for (std::size_t i = 0; i < digits; ++i, ++at) {
        const char c = body[at];
        const int digit = isDigit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
        if (digit < 0)
            return false;
        value = value * 16 + static_cast<char32_t>(digit);
    }
    return value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
}

char32_t octalValue(std::string_view body, std::size_t &at)
{
    char32_t value = 0;
    for (int i = 0; i < 3 && at < body.size() && body[at] >= '0' && body[at] <= '7'; ++i, ++at)
        value = value * 8 + static_cast<char32_t>(body[at] - '0');
    return value;
}

/// Decodes the escape after a backslash; `at` stands on the character after it.
bool decodeEscape(std::string_view body, std::size_t &at, bool bytes, std::string &out)
{
    static constexpr std::string_view kLetters = "abfnrtv\\'\"";
    static constexpr std::string_view kValues = "\a\b\f\n\r\t\v\\'\"";
    const char c = body[at];
    if (const std::size_t simple = kLetters.find(c); simple != std::string_view::npos) {
        out += kValues[simple];
        ++at;
        return true;
    }
    if (c == '\n' || c == '\r') {
        at += body.substr(at).starts_with("\r\n") ? 2 : 1;
        return true;
    }
    if (c >= '0' && c <= '7') {
        appendUtf8(out, octalValue(body, at));
        return true;
    }
    if (c == 'x' || (!bytes && (c == 'u' || c == 'U'))) {
        char32_t value = 0;
        ++at;
        if (!hexValue(body, at, c == 'x' ? 2 : c == 'u' ? 4 : 8, value))
            return false;
        appendUtf8(out, value);
        return true;
    }
    if (!bytes && c == 'N')
        return false;
    out += '\\';
    return true;
}

}  // namespace

bool decodeStringBody(std::string_view body, bool raw, bool bytes, std::string &out)
{
    out.reserve(body.size());
    for (std::size_t at = 0; at < body.size();) {
        const std::size_t plain = std::min(body.find_first_of("\\\r", at), body.size());
        out.append(body.substr(at, plain - at));
        at = plain;
        if (at == body.size())
            break;
        if (body[at] == '\r') {
            out += '\n';
            at += body.substr(at).starts_with("\r\n") ? 2 : 1;
        } else if (raw || at + 1 == body.size()) {
            out += body[at++];
        } else if (!decodeEscape(body, ++at, bytes, out)) {
            return false;
        }
    }
    return true;
}

}  // namespace limbeck::revision
