// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/parser/literal_groups.h"

namespace limbeck::python::parser {

namespace {

constexpr std::uint32_t kShort = 8;

struct OpenGroup {
    std::uint32_t token = 0;
    bool isPure = true;
};

class GroupFinder {
public:
    explicit GroupFinder(const TokenStream &stream) : m_tokens(stream.tokens), m_ends(stream.tokens.size(), 0) {}

    std::vector<std::uint32_t> run()
    {
        for (std::uint32_t i = 0; i < m_tokens.size(); ++i) {
            const int step = bracketStep(m_tokens[i]);
            if (step > 0)
                m_open.push_back({i, !followsOperand(i)});
            else if (step < 0)
                close(i);
            else if (!m_open.empty() && !isLiteralPart(i))
                m_open.back().isPure = false;
        }
        return std::move(m_ends);
    }

private:
    bool followsOperand(std::uint32_t index) const { return index > 0 && endsOperand(m_tokens[index - 1]); }

    bool isLiteralPart(std::uint32_t index) const
    {
        const Token &token = m_tokens[index];
        if (token.kind == Token::Kind::String)
            return !followsOperand(index) || m_tokens[index - 1].kind == Token::Kind::String;
        if (token.is("-"))
            return !followsOperand(index) && m_tokens[index + 1].kind == Token::Kind::Number;
        if (token.is(":"))
            return m_tokens[m_open.back().token].is("{");
        const bool isConstant = token.kind == Token::Kind::Keyword && endsOperand(token);
        return token.is(",") || ((isConstant || token.kind == Token::Kind::Number) && !followsOperand(index));
    }

    void close(std::uint32_t index)
    {
        if (m_open.empty())
            return;
        const OpenGroup group = m_open.back();
        m_open.pop_back();
        if (group.isPure && index - group.token >= kShort)
            m_ends[group.token] = index + 1;
        if (!group.isPure && !m_open.empty())
            m_open.back().isPure = false;
    }

    const std::vector<Token> &m_tokens;
    std::vector<std::uint32_t> m_ends;
    std::vector<OpenGroup> m_open;
};

}  // namespace

std::vector<std::uint32_t> literalGroups(const TokenStream &stream)
{
    return GroupFinder(stream).run();
}

}  // namespace limbeck::python::parser
