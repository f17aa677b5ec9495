// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/parser/explanation.h"

#include "python/parser/block_check.h"
#include "python/parser/fragment.h"
#include "python/parser/lower_expression.h"

#include <fmt/format.h>

#include <algorithm>

namespace limbeck::python::parser {

namespace {

bool startsOperand(const Token &token)
{
    return (endsOperand(token) && token.kind != Token::Kind::Operator) || token.is(Keyword::Lambda);
}

bool isAssignable(const syntax::Expr &expression)
{
    return std::holds_alternative<syntax::Name>(expression.node) || std::holds_alternative<syntax::Attribute>(expression.node) || std::holds_alternative<syntax::Subscript>(expression.node);
}

bool isConstantName(const syntax::Expr &expression)
{
    return std::holds_alternative<syntax::NoneLiteral>(expression.node) || std::holds_alternative<syntax::BoolLiteral>(expression.node);
}

class Explanation {
public:
    Explanation(LoweringUnit &unit, const TokenStream &stream) : m_unit(unit), m_stream(stream) {}

    Refused find(std::uint32_t errorToken)
    {
        for (const LogicalLine &line : m_stream.lines) {
            for (const auto explain : {&Explanation::printStatement, &Explanation::missingColon, &Explanation::twoOperands, &Explanation::wrongAssignment})
                if (const auto refused = (this->*explain)(line))
                    return *refused;
        }
        const std::uint32_t index = std::min<std::uint32_t>(errorToken, static_cast<std::uint32_t>(m_stream.tokens.size()) - 1);
        return Refused{m_stream.tokens[index].start, "invalid syntax"};
    }

private:
    using Found = std::optional<Refused>;

    std::string text(const Token &token) const { return std::string(m_unit.source.substr(token.start, token.end - token.start)); }

    Found printStatement(const LogicalLine &line)
    {
        const Token &first = m_stream.tokens[line.firstToken];
        const std::string name = text(first);
        const bool isOld = first.kind == Token::Kind::Name && (name == "print" || name == "exec");
        if (!isOld || line.firstToken + 1 >= line.endToken || !startsOperand(m_stream.tokens[line.firstToken + 1]))
            return std::nullopt;
        return Refused{first.start, fmt::format("Missing parentheses in call to '{0}'. Did you mean {0}(...)?", name), "This is Python 2."};
    }

    /// The first token outside brackets that `is` says yes to.
    template<class Predicate>
    std::optional<std::uint32_t> findOutside(const LogicalLine &line, Predicate is) const
    {
        int depth = 0;
        for (std::uint32_t i = line.firstToken; i < line.endToken; ++i) {
            depth += bracketStep(m_stream.tokens[i]);
            if (depth == 0 && is(m_stream.tokens[i]))
                return i;
        }
        return std::nullopt;
    }

    Found missingColon(const LogicalLine &line)
    {
        const bool isHeader = !blockHeader(m_unit.source, m_stream, line).words.empty();
        if (!isHeader || findOutside(line, [](const Token &token) { return token.is(":"); }))
            return std::nullopt;
        return Refused{m_stream.tokens[line.endToken - 1].end, "expected ':'"};
    }

    /// Two values with nothing between them.
    Found twoOperands(const LogicalLine &line)
    {
        int depth = 0;
        for (std::uint32_t i = line.firstToken; i + 1 < line.endToken; ++i) {
            const Token &token = m_stream.tokens[i], &next = m_stream.tokens[i + 1];
            depth += bracketStep(token);
            const bool bothText = token.kind == Token::Kind::String && next.kind == Token::Kind::String;
            const std::string word = i == line.firstToken && token.kind == Token::Kind::Name ? text(token) : "";
            const bool isSoftKeyword = word == "match" || word == "case" || word == "type";
            if (endsOperand(token) && startsOperand(next) && !bothText && !isSoftKeyword)
                return depth > 0 ? Refused{token.start, "invalid syntax. Perhaps you forgot a comma?"} : Refused{next.start, "invalid syntax"};
        }
        return std::nullopt;
    }

    Found wrongAssignment(const LogicalLine &line)
    {
        const auto sign = findOutside(line, [](const Token &token) { return token.is("=") || token.is(Keyword::Lambda) || token.is(":"); });
        if (!sign || *sign == line.firstToken || !m_stream.tokens[*sign].is("="))
            return std::nullopt;
        const Token &first = m_stream.tokens[line.firstToken];
        if (first.is(Keyword::If) || first.is(Keyword::Elif) || first.is(Keyword::While))
            return Refused{m_stream.tokens[*sign - 1].start, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"};
        try {
            const syntax::ExprPtr target = parseFragment(m_unit, first.start, m_stream.tokens[*sign - 1].end);
            if (isAssignable(*target) || std::holds_alternative<syntax::TupleDisplay>(target->node))
                return std::nullopt;
            const bool isConstant = isConstantName(*target);
            return Refused{first.start, fmt::format("cannot assign to {}{}", describe(*target), isConstant ? "" : " here. Maybe you meant '==' instead of '='?")};
        } catch (const Refused &) {
            return std::nullopt;  // no expression: the mistake is another
        }
    }

    LoweringUnit &m_unit;
    const TokenStream &m_stream;
};

}  // namespace

Refused explainSyntaxError(LoweringUnit &unit, const TokenStream &stream, std::uint32_t errorToken)
{
    return Explanation(unit, stream).find(errorToken);
}

}  // namespace limbeck::python::parser
