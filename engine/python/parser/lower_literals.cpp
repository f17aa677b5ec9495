// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Brackets around nothing but literals, which tree-sitter saw as one number (literal_groups.h). What may stand in them is so little that a loop over the
// tokens reads it.
#include "python/parser/lower_expression.h"

namespace limbeck::python::parser {

using namespace syntax;

namespace {

class LiteralReader {
public:
    LiteralReader(LoweringContext &context, ExpressionLowering &expressions, std::uint32_t at) : m(context), m_expressions(expressions), m_at(at) {}

    ExprPtr value()
    {
        const std::uint32_t first = m_at;
        const Token &token = m.token(first);
        if (token.kind == Token::Kind::String) {
            while (m.token(m_at).kind == Token::Kind::String)
                ++m_at;
            return m_expressions.strings(first, m_at);
        }
        if (token.kind == Token::Kind::Number)
            return m_expressions.number(m_at++);
        if (token.kind == Token::Kind::Keyword)
            return constant();
        if (token.is("-")) {
            m_at += 2;
            return makeExpr(Unary{UnaryOp::Negate, m_expressions.number(first + 1)}, m.tokenSpan(first, m_at));
        }
        if (token.is("("))
            return parentheses();
        if (token.is("["))
            return brackets();
        if (token.is("{"))
            return braces();
        m.refuseToken(first);
    }

private:
    bool take(std::string_view characters)
    {
        const bool found = m.token(m_at).is(characters);
        m_at += found ? 1 : 0;
        return found;
    }

    ExprPtr constant()
    {
        const Token &token = m.token(m_at);
        const Span span = m.tokenSpan(m_at, m_at + 1);
        ++m_at;
        return token.is(Keyword::NoneValue) ? makeExpr(NoneLiteral{}, span) : makeExpr(BoolLiteral{token.is(Keyword::True)}, span);
    }

    /// Items up to the closing bracket, which is taken; whether the last was followed by a comma.
    bool items(std::vector<ExprPtr> &result, std::string_view closing, bool hasComma = false)
    {
        while (!take(closing)) {
            if (!result.empty() && !hasComma)
                m.refuseToken(m_at);
            result.push_back(value());
            hasComma = take(",");
        }
        return hasComma;
    }

    ExprPtr parentheses()
    {
        const std::uint32_t first = m_at++;
        TupleDisplay tuple;
        const bool hasComma = items(tuple.items, ")");
        if (tuple.items.size() == 1 && !hasComma)
            return std::move(tuple.items.front());
        return makeExpr(std::move(tuple), m.tokenSpan(first, m_at));
    }

    ExprPtr brackets()
    {
        const std::uint32_t first = m_at++;
        ListDisplay list;
        items(list.items, "]");
        return makeExpr(std::move(list), m.tokenSpan(first, m_at));
    }

    ExprPtr braces()
    {
        const std::uint32_t first = m_at++;
        if (take("}"))
            return makeExpr(DictDisplay{}, m.tokenSpan(first, m_at));
        ExprPtr head = value();
        if (!take(":")) {
            SetDisplay set;
            set.items.push_back(std::move(head));
            if (take(","))
                items(set.items, "}", true);
            else if (!take("}"))
                m.refuseToken(m_at);
            return makeExpr(std::move(set), m.tokenSpan(first, m_at));
        }
        DictDisplay dictionary;
        for (;;) {
            dictionary.items.emplace_back(std::move(head), value());
            const bool hasComma = take(",");
            if (take("}"))
                return makeExpr(std::move(dictionary), m.tokenSpan(first, m_at));
            if (!hasComma)
                m.refuseToken(m_at);
            head = value();
            if (!take(":"))
                m.refuseToken(m_at);
        }
    }

    LoweringContext &m;
    ExpressionLowering &m_expressions;
    std::uint32_t m_at;
};

}  // namespace

ExprPtr ExpressionLowering::literalGroup(std::uint32_t first)
{
    return LiteralReader(m, *this, first).value();
}

}  // namespace limbeck::python::parser
