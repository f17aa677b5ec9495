// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/tokens.h"

#include <initializer_list>

namespace limbeck::dialect::sqlite_catalog {

/// Walks the tokens of one text. Past the end every question is answered with no.
class TokenCursor {
public:
    explicit TokenCursor(std::string_view text) : m_text(text), m_tokens(sql::tokenize(text)) {}

    bool atEnd() const { return m_at >= m_tokens.size(); }
    const sql::Token &token(std::size_t ahead = 0) const
    {
        static const sql::Token none{sql::Token::Kind::Punctuation, 0, 0, std::string(1, '\0')};
        return m_at + ahead < m_tokens.size() ? m_tokens[m_at + ahead] : none;
    }
    void advance() { ++m_at; }
    bool sees(char punctuation) const { return token().is(punctuation); }
    bool seesWord(std::string_view upper, std::size_t ahead = 0) const { return token(ahead).isWord(upper); }
    bool seesAnyWord(std::initializer_list<std::string_view> words) const
    {
        return std::any_of(words.begin(), words.end(), [this](std::string_view word) { return seesWord(word); });
    }
    bool accept(char punctuation)
    {
        const bool found = sees(punctuation);
        m_at += found;
        return found;
    }
    /// The words one after the other, or nothing is consumed.
    bool acceptWords(std::initializer_list<std::string_view> words)
    {
        std::size_t ahead = 0;
        for (std::string_view word : words) {
            if (!seesWord(word, ahead++))
                return false;
        }
        m_at += words.size();
        return true;
    }
    /// A name in any of SQLite's quotings, consumed.
    std::string takeName()
    {
        std::string name = token().kind == sql::Token::Kind::Punctuation ? std::string() : token().value;
        advance();
        return name;
    }
    /// Source text between two token indexes.
    std::size_t index() const { return m_at; }
    std::string textBetween(std::size_t first, std::size_t last) const
    {
        if (first >= last || first >= m_tokens.size())
            return {};
        const std::size_t begin = m_tokens[first].begin;
        return std::string(m_text.substr(begin, m_tokens[std::min(last, m_tokens.size()) - 1].end - begin));
    }
    /// At `(`: past the matching `)`; the text inside, trimmed.
    std::string takeParenthesized()
    {
        const std::size_t begin = token().end;
        skipBalanced();
        const std::size_t end = m_at > 0 && m_at <= m_tokens.size() && m_tokens[m_at - 1].is(')') ? m_tokens[m_at - 1].begin : m_text.size();
        return std::string(sql::trimmed(m_text.substr(begin, end - begin)));
    }
    /// One token, or a whole parenthesis.
    void skipBalanced()
    {
        int depth = 0;
        do {
            depth += sees('(') ? 1 : sees(')') ? -1 : 0;
            advance();
        } while (depth > 0 && !atEnd());
    }

private:
    std::string_view m_text;
    std::vector<sql::Token> m_tokens;
    std::size_t m_at = 0;
};

}  // namespace limbeck::dialect::sqlite_catalog
