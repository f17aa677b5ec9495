// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Operators and the choice by node type. The ranks are Python's grammar in one table: each operand is lowered with the least rank that its place
// takes. Where tree-sitter grouped operators in another way than Python, an operand has too low a rank, and the text is refused rather than misread.
#include "python/parser/lower_expression.h"

namespace limbeck::python::parser {

using namespace syntax;

namespace {

constexpr int kMaxNesting = 1000;
constexpr std::size_t kMaxChain = 2900;

struct OperatorFacts {
    std::string_view sign;
    BinaryOp op;
    Rank rank;
};

const OperatorFacts *operatorFacts(const Token &token)
{
    static constexpr OperatorFacts kOperators[] = {
        {"+", BinaryOp::Add, Rank::Sum},        {"-", BinaryOp::Subtract, Rank::Sum},        {"*", BinaryOp::Multiply, Rank::Term},     {"/", BinaryOp::Divide, Rank::Term},
        {"//", BinaryOp::FloorDivide, Rank::Term}, {"%", BinaryOp::Modulo, Rank::Term},       {"@", BinaryOp::MatrixMultiply, Rank::Term}, {"**", BinaryOp::Power, Rank::Power},
        {"<<", BinaryOp::LeftShift, Rank::Shift}, {">>", BinaryOp::RightShift, Rank::Shift}, {"&", BinaryOp::And, Rank::BitAnd},        {"|", BinaryOp::Or, Rank::BitOr},
        {"^", BinaryOp::Xor, Rank::BitXor},
    };
    for (const OperatorFacts &facts : kOperators)
        if (token.is(facts.sign))
            return &facts;
    return nullptr;
}

Rank next(Rank rank)
{
    return static_cast<Rank>(static_cast<int>(rank) + 1);
}

/// Counts expressions inside expressions, so that a hostile text ends in a message and not in a stack overflow.
class NestingGuard {
public:
    NestingGuard(LoweringContext &context, NodeIndex index) : m_unit(context.unit)
    {
        if (++m_unit.nesting > kMaxNesting) {
            --m_unit.nesting;
            context.refuse(index, "too many nested expressions");
        }
    }
    ~NestingGuard() { --m_unit.nesting; }
    NestingGuard(const NestingGuard &) = delete;
    NestingGuard &operator=(const NestingGuard &) = delete;

private:
    LoweringUnit &m_unit;
};

}  // namespace

/// What lowers a node of each type, and how tightly it binds. BinaryOperator and BooleanOperator bind as their sign says.
struct ExpressionLowering::Rule {
    Rank rank = Rank::Atom;
    ExprPtr (ExpressionLowering::*lower)(NodeIndex) = nullptr;  ///< null: no expression
};

const ExpressionLowering::Rule &ExpressionLowering::ruleOf(NodeKind kind)
{
    static const std::vector<Rule> kRules = [] {
        std::vector<Rule> rules(static_cast<std::size_t>(NodeKind::KeywordArgument) + 1);
        const auto set = [&rules](NodeKind node, Rank rank, ExprPtr (ExpressionLowering::*lower)(NodeIndex)) { rules[static_cast<std::size_t>(node)] = {rank, lower}; };
        set(NodeKind::NamedExpression, Rank::Named, &ExpressionLowering::named);
        set(NodeKind::ConditionalExpression, Rank::Expression, &ExpressionLowering::conditional);
        set(NodeKind::Lambda, Rank::Expression, &ExpressionLowering::lambda);
        set(NodeKind::BooleanOperator, Rank::Or, &ExpressionLowering::boolean);
        set(NodeKind::NotOperator, Rank::Not, &ExpressionLowering::unary);
        set(NodeKind::ComparisonOperator, Rank::Comparison, &ExpressionLowering::comparison);
        set(NodeKind::BinaryOperator, Rank::BitOr, &ExpressionLowering::operation);
        set(NodeKind::UnaryOperator, Rank::Factor, &ExpressionLowering::unary);
        for (const NodeKind node : {NodeKind::Attribute, NodeKind::Call, NodeKind::Subscript})
            set(node, Rank::Primary, &ExpressionLowering::primary);
        for (const NodeKind node : {NodeKind::Identifier, NodeKind::Number, NodeKind::True, NodeKind::False, NodeKind::None,
                                    NodeKind::Ellipsis, NodeKind::List, NodeKind::Set, NodeKind::Tuple, NodeKind::Dictionary, NodeKind::ListComprehension,
                                    NodeKind::SetComprehension, NodeKind::DictionaryComprehension, NodeKind::GeneratorExpression, NodeKind::ParenthesizedExpression,
                                    NodeKind::TuplePattern, NodeKind::ListPattern})
            set(node, Rank::Atom, &ExpressionLowering::primary);
        return rules;
    }();
    return kRules[static_cast<std::size_t>(kind)];
}

Rank ExpressionLowering::rank(NodeIndex index) const
{
    const NodeKind kind = m.kind(index);
    const Rank rank = ruleOf(kind).rank;
    if (kind == NodeKind::BooleanOperator)
        return m.hasSign(index, Keyword::Or) ? Rank::Or : Rank::And;
    if (kind == NodeKind::BinaryOperator) {
        const OperatorFacts *facts = operatorFacts(m.token(m.node(m.firstNamed(index)).endToken));
        return facts ? facts->rank : Rank::Named;
    }
    return rank == Rank::Atom && m.hasMark(m.node(index).firstToken, CanonicalText::Await) ? Rank::Primary : rank;
}

ExprPtr ExpressionLowering::expression(NodeIndex index, Rank least)
{
    const NestingGuard guard(m, index);
    const auto lower = ruleOf(m.kind(index)).lower;
    if (!lower || rank(index) < least)
        m.refuse(index);
    return (this->*lower)(index);
}

ExprPtr ExpressionLowering::element(NodeIndex index, Rank starred, Rank plain)
{
    const std::uint32_t first = m.node(index).firstToken;
    if (!m.takeMark(first, CanonicalText::Star))
        return expression(index, plain);
    ExprPtr item = expression(index, starred);
    const Span whole = m.tokenSpan(m.startWithSigns(first), m.node(index).endToken);
    return makeExpr(Starred{std::move(item)}, whole);
}

ExprPtr ExpressionLowering::tupleOf(const std::vector<NodeIndex> &items, bool hasComma, Rank plain, std::uint32_t endToken)
{
    if (items.size() == 1 && !hasComma)
        return expression(items.front(), plain);
    TupleDisplay tuple;
    for (const NodeIndex item : items)
        tuple.items.push_back(element(item, Rank::BitOr, plain));
    const Span whole = m.tokenSpan(m.startWithSigns(m.node(items.front()).firstToken), endToken);
    return makeExpr(std::move(tuple), whole);
}

ExprPtr ExpressionLowering::expressions(NodeIndex index)
{
    const NodeKind kind = m.kind(index);
    if (kind != NodeKind::ExpressionList && kind != NodeKind::PatternList)
        return expression(index);
    std::vector<NodeIndex> items;
    for (const NodeIndex child : m.named(index))
        items.push_back(child);
    return tupleOf(items, true, Rank::Expression, m.node(index).endToken);
}

ExprPtr ExpressionLowering::value(NodeIndex index)
{
    return m.kind(index) == NodeKind::Yield ? yield(index) : expressions(index);
}

ExprPtr ExpressionLowering::yield(NodeIndex index)
{
    m.unit.sawYield = true;
    Yield yield;
    yield.from = m.hasSign(index, Keyword::From);
    for (const NodeIndex child : m.named(index))
        yield.value = yield.from ? expression(child) : expressions(child);
    return makeExpr(std::move(yield), m.span(index));
}

ExprPtr ExpressionLowering::group(NodeIndex index)
{
    const NodeIndex inner = m.firstNamed(index);
    if (m.hasMark(m.node(inner).firstToken, CanonicalText::Star))
        m.refuse(inner, "cannot use starred expression here");
    if (m.kind(inner) == NodeKind::Yield)
        return yield(inner);
    return expression(inner, Rank::Named);
}

ExprPtr ExpressionLowering::operation(NodeIndex index)
{
    std::vector<NodeIndex> chain;  // from the last operator to the first
    NodeIndex left = index;
    while (m.kind(left) == NodeKind::BinaryOperator) {
        chain.push_back(left);
        left = m.firstNamed(left);
        if (chain.size() > kMaxChain)
            m.refuse(index, "too many operators in one expression");
    }
    ExprPtr result;
    for (auto node = chain.rbegin(); node != chain.rend(); ++node) {
        const NodeIndex leftNode = m.firstNamed(*node);
        const NodeIndex rightNode = m.node(m.node(leftNode).next).next;
        const OperatorFacts *facts = operatorFacts(m.token(m.node(leftNode).endToken));
        if (!facts)
            m.refuse(*node);
        const bool isPower = facts->op == BinaryOp::Power;
        const Rank leastLeft = isPower ? Rank::Primary : facts->rank;
        if (result && rank(leftNode) < leastLeft)
            m.refuse(*node);
        if (!result)
            result = expression(leftNode, leastLeft);
        ExprPtr right = expression(rightNode, isPower ? Rank::Factor : next(facts->rank));
        result = makeExpr(Binary{facts->op, std::move(result), std::move(right)}, m.span(*node));
    }
    return result;
}

ExprPtr ExpressionLowering::unary(NodeIndex index)
{
    const Token &sign = m.firstToken(index);
    const bool isNot = m.kind(index) == NodeKind::NotOperator;
    const UnaryOp op = isNot ? UnaryOp::Not : sign.is("-") ? UnaryOp::Negate : sign.is("+") ? UnaryOp::Plus : UnaryOp::Invert;
    return makeExpr(Unary{op, expression(m.firstNamed(index), isNot ? Rank::Not : Rank::Factor)}, m.span(index));
}

ExprPtr ExpressionLowering::boolean(NodeIndex index)
{
    const Rank own = rank(index);
    std::vector<NodeIndex> operands;  // last first
    NodeIndex at = index;
    while (m.kind(at) == NodeKind::BooleanOperator && rank(at) == own) {
        const NodeIndex left = m.firstNamed(at);
        operands.push_back(m.node(m.node(left).next).next);
        at = left;
    }
    operands.push_back(at);
    BoolChain chain{own == Rank::And, {}};
    for (auto operand = operands.rbegin(); operand != operands.rend(); ++operand)
        chain.operands.push_back(expression(*operand, next(own)));
    return makeExpr(std::move(chain), m.span(index));
}

ExprPtr ExpressionLowering::comparison(NodeIndex index)
{
    const auto operatorAt = [this](std::uint32_t tokenIndex) {
        const Token &sign = m.token(tokenIndex);
        if (sign.is(Keyword::Not))
            return CompareOp::NotIn;
        if (sign.is(Keyword::In))
            return CompareOp::In;
        if (sign.is(Keyword::Is))
            return m.token(tokenIndex + 1).is(Keyword::Not) ? CompareOp::IsNot : CompareOp::Is;
        return sign.is("==") ? CompareOp::Equal : sign.is("!=") ? CompareOp::NotEqual : sign.is("<") ? CompareOp::Less : sign.is("<=") ? CompareOp::LessEqual : sign.is(">") ? CompareOp::Greater : CompareOp::GreaterEqual;
    };
    Comparison comparison;
    std::uint32_t signToken = 0;
    for (const NodeIndex child : m.named(index)) {
        ExprPtr operand = expression(child, Rank::BitOr);
        if (!comparison.first)
            comparison.first = std::move(operand);
        else
            comparison.rest.emplace_back(operatorAt(signToken), std::move(operand));
        signToken = m.node(child).endToken;
    }
    return makeExpr(std::move(comparison), m.span(index));
}

ExprPtr ExpressionLowering::conditional(NodeIndex index)
{
    std::vector<NodeIndex> parts;
    for (const NodeIndex child : m.named(index))
        parts.push_back(child);
    if (parts.size() != 3)
        m.refuse(index);
    ExprPtr then = expression(parts[0], Rank::Or);
    ExprPtr condition = expression(parts[1], Rank::Or);
    return makeExpr(Conditional{std::move(condition), std::move(then), expression(parts[2])}, m.span(index));
}

ExprPtr ExpressionLowering::lambda(NodeIndex index)
{
    Lambda lambda;
    if (const NodeIndex list = m.child(index, NodeField::Parameters); list != LoweringContext::kNoNode)
        lambda.parameters = parameters(list);
    const bool outerYield = m.unit.sawYield;
    lambda.body = expression(m.child(index, NodeField::Body));
    m.unit.sawYield = outerYield;
    return makeExpr(std::move(lambda), m.span(index));
}

ExprPtr ExpressionLowering::named(NodeIndex index)
{
    const NodeIndex name = m.child(index, NodeField::Name);
    return makeExpr(NamedExpr{m.boundIdentifier(name), expression(m.child(index, NodeField::Value))}, m.span(index));
}

}  // namespace limbeck::python::parser
