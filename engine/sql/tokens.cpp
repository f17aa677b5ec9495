// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/tokens.h"

namespace limbeck::sql {

namespace {

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isWordStart(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80; }
bool isWordPart(char c) { return isWordStart(c) || isDigit(c) || c == '$'; }
char upperOf(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

class Scanner {
public:
    explicit Scanner(std::string_view text) : m_text(text) {}

    std::vector<Token> run()
    {
        while (skipBlanksAndComments(), m_at < m_text.size())
            m_tokens.push_back(next());
        return std::move(m_tokens);
    }

private:
    char peek(std::size_t ahead = 0) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0'; }

    void skipBlanksAndComments()
    {
        while (m_at < m_text.size()) {
            if (isBlank(peek())) {
                ++m_at;
            } else if (peek() == '-' && peek(1) == '-') {
                const std::size_t end = m_text.find('\n', m_at);
                m_at = end == std::string_view::npos ? m_text.size() : end + 1;
            } else if (peek() == '/' && peek(1) == '*') {
                const std::size_t end = m_text.find("*/", m_at + 2);
                m_at = end == std::string_view::npos ? m_text.size() : end + 2;
            } else {
                return;
            }
        }
    }

    Token next()
    {
        const char c = peek();
        if (c == '\'')
            return quoted(Token::Kind::String, '\'');
        if (c == '"' || c == '`')
            return quoted(Token::Kind::QuotedName, c);
        if (c == '[')
            return quoted(Token::Kind::QuotedName, ']');
        if (isWordStart(c))
            return whileTrue(Token::Kind::Word, isWordPart);
        if (isDigit(c) || (c == '.' && isDigit(peek(1))))
            return whileTrue(Token::Kind::Number, [](char d) { return isWordPart(d) || d == '.'; });
        ++m_at;
        return {Token::Kind::Punctuation, m_at - 1, m_at, std::string(1, c)};
    }

    /// A doubled closing quote stands for itself, except `]`.
    Token quoted(Token::Kind kind, char close)
    {
        const std::size_t begin = m_at++;
        std::string value;
        while (m_at < m_text.size()) {
            const char c = m_text[m_at++];
            if (c == close) {
                if (close == ']' || peek() != close)
                    break;
                ++m_at;
            }
            value += c;
        }
        return {kind, begin, m_at, std::move(value)};
    }

    template<typename Predicate>
    Token whileTrue(Token::Kind kind, Predicate predicate)
    {
        const std::size_t begin = m_at;
        while (m_at < m_text.size() && predicate(m_text[m_at]))
            ++m_at;
        return {kind, begin, m_at, std::string(m_text.substr(begin, m_at - begin))};
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::vector<Token> m_tokens;
};

bool namesColumn(const std::vector<Token> &tokens, std::size_t i, std::string_view name)
{
    const Token &token = tokens[i];
    if (!token.isName() || !sameNameIgnoringCase(token.value, name))
        return false;
    return token.kind == Token::Kind::QuotedName || i + 1 == tokens.size() || !tokens[i + 1].is('(');
}

}  // namespace

bool Token::isWord(std::string_view upper) const { return kind == Kind::Word && sameNameIgnoringCase(value, upper); }

std::vector<Token> tokenize(std::string_view text) { return Scanner(text).run(); }

std::string upperAscii(std::string_view text)
{
    std::string upper(text);
    for (char &c : upper)
        c = upperOf(c);
    return upper;
}

bool sameNameIgnoringCase(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return upperOf(x) == upperOf(y); });
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

bool mentionsName(std::string_view expression, std::string_view name)
{
    const std::vector<Token> tokens = tokenize(expression);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (namesColumn(tokens, i, name))
            return true;
    }
    return false;
}

std::string renameInExpression(std::string_view expression, const std::vector<std::pair<std::string, std::string>> &names)
{
    const std::vector<Token> tokens = tokenize(expression);
    std::string result;
    std::size_t copied = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const auto found = std::find_if(names.begin(), names.end(), [&](const auto &entry) { return namesColumn(tokens, i, entry.first); });
        if (found == names.end())
            continue;
        result.append(expression.substr(copied, tokens[i].begin - copied)).append(found->second);
        copied = tokens[i].end;
    }
    return result.append(expression.substr(copied));
}

}  // namespace limbeck::sql
