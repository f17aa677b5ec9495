// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/parser/literals.h"
#include "python/parser/lower_expression.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace limbeck::python::parser {

using namespace syntax;

namespace {

constexpr std::size_t kMaxChain = 2900;

bool hasSuffix(NodeKind kind)
{
    return kind == NodeKind::Attribute || kind == NodeKind::Call || kind == NodeKind::Subscript;
}

/// Without the `await` before it, which belongs to the whole chain.
Span ownSpan(const LoweringContext &context, NodeIndex index)
{
    return context.tokenSpan(context.node(index).firstToken, context.node(index).endToken);
}


}  // namespace

/// `await` stands before the longest chain of attributes, calls and subscripts; chains are lowered from the inside out, without recursion.
ExprPtr ExpressionLowering::primary(NodeIndex index)
{
    const std::uint32_t first = m.node(index).firstToken;
    const bool isAwaited = m.takeMark(first, CanonicalText::Await);
    std::vector<NodeIndex> chain;
    NodeIndex inner = index;
    while (hasSuffix(m.kind(inner))) {
        chain.push_back(inner);
        inner = m.firstNamed(inner);
        if (chain.size() > kMaxChain)
            m.refuse(index, "too many nested expressions");
    }
    ExprPtr result = chain.empty() ? atom(inner) : expression(inner, Rank::Primary);
    for (auto node = chain.rbegin(); node != chain.rend(); ++node)
        result = suffix(*node, std::move(result));
    return isAwaited ? makeExpr(Await{std::move(result)}, m.tokenSpan(first - 1, m.node(index).endToken)) : std::move(result);
}

ExprPtr ExpressionLowering::suffix(NodeIndex index, ExprPtr object)
{
    const NodeKind kind = m.kind(index);
    const SyntaxNode &node = m.node(index);
    if (kind == NodeKind::Attribute)
        return attributes(std::move(object), node.firstToken, m.node(m.firstNamed(index)).endToken, node.endToken);
    return kind == NodeKind::Call ? call(index, std::move(object)) : subscript(index, std::move(object));
}

ExprPtr ExpressionLowering::atom(NodeIndex index)
{
    const SyntaxNode &node = m.node(index);
    const Span span = m.tokenSpan(node.firstToken, node.endToken);
    const NodeKind kind = node.kind;
    if (kind == NodeKind::Identifier)
        return dottedName(node.firstToken, node.endToken);
    if (kind == NodeKind::Number)
        return literal(node.firstToken, node.endToken);
    if (kind == NodeKind::True || kind == NodeKind::False)
        return makeExpr(BoolLiteral{kind == NodeKind::True}, span);
    if (kind == NodeKind::None)
        return makeExpr(NoneLiteral{}, span);
    if (kind == NodeKind::Ellipsis)
        return makeExpr(EllipsisLiteral{}, span);
    if (kind == NodeKind::ParenthesizedExpression)
        return group(index);
    if (kind == NodeKind::Tuple || kind == NodeKind::TuplePattern)
        return tuple(index);
    if (kind == NodeKind::List || kind == NodeKind::ListPattern)
        return makeExpr(ListDisplay{displayItems(index)}, span);
    if (kind == NodeKind::Set)
        return makeExpr(SetDisplay{displayItems(index)}, span);
    if (kind == NodeKind::Dictionary)
        return dictionary(index);
    if (kind == NodeKind::ListComprehension)
        return comprehension(index, Comprehension::Kind::List);
    if (kind == NodeKind::SetComprehension)
        return comprehension(index, Comprehension::Kind::Set);
    if (kind == NodeKind::DictionaryComprehension)
        return comprehension(index, Comprehension::Kind::Dict);
    return comprehension(index, Comprehension::Kind::Generator);
}

ExprPtr ExpressionLowering::dottedName(std::uint32_t first, std::uint32_t end)
{
    return attributes(makeExpr(Name{m.name(first)}, m.tokenSpan(first, first + 1)), first, first + 1, end);
}

/// The tokens [at, end) are .name.name; the whole begins at the token `first`.
ExprPtr ExpressionLowering::attributes(ExprPtr object, std::uint32_t first, std::uint32_t at, std::uint32_t end)
{
    if (end - at > 2 * kMaxChain)
        m.refuseToken(first, "too many nested expressions");
    for (; at + 1 < end; at += 2)
        object = makeExpr(Attribute{std::move(object), m.name(at + 1)}, m.tokenSpan(first, at + 2));
    return object;
}

/// What the canonical text has as a number.
ExprPtr ExpressionLowering::literal(std::uint32_t first, std::uint32_t end)
{
    if (m.token(first).kind == Token::Kind::String)
        return strings(first, end);
    return m.token(first).kind == Token::Kind::Number ? number(first) : literalGroup(first);
}

ExprPtr ExpressionLowering::number(std::uint32_t tokenIndex)
{
    const Token &token = m.token(tokenIndex);
    return std::make_unique<const Expr>(Expr{numberLiteral(m.text(token), token.start), m.tokenSpan(tokenIndex, tokenIndex + 1)});
}

ExprPtr ExpressionLowering::call(NodeIndex index, ExprPtr function)
{
    const NodeIndex list = m.child(index, NodeField::Arguments);
    Call call;
    if (m.kind(list) == NodeKind::GeneratorExpression)
        call.arguments.push_back(comprehension(list, Comprehension::Kind::Generator));
    else
        call = arguments(list);
    call.function = std::move(function);
    return makeExpr(std::move(call), ownSpan(m, index));
}

Call ExpressionLowering::arguments(NodeIndex list)
{
    Call call;
    if (m.countNamed(list) == 0 && m.hasSign(list, ","))
        m.refuse(list);
    for (const NodeIndex child : m.named(list))
        addArgument(call, child);
    std::set<std::string_view> seen;
    for (const syntax::Keyword &keyword : call.keywords)
        if (!keyword.name.empty() && !seen.insert(keyword.name).second)
            throw Refused{keyword.value->span.startByte, fmt::format("keyword argument repeated: {}", keyword.name)};
    return call;
}

void ExpressionLowering::addArgument(Call &call, NodeIndex index)
{
    const NodeKind kind = m.kind(index);
    const bool isStarred = m.hasMark(m.node(index).firstToken, CanonicalText::Star);
    if (kind == NodeKind::DictionarySplat && !isStarred) {
        call.keywords.push_back({"", expression(m.firstNamed(index))});
    } else if (kind == NodeKind::KeywordArgument && !isStarred) {
        const NodeIndex name = m.child(index, NodeField::Name);
        call.keywords.push_back({m.boundIdentifier(name), expression(m.child(index, NodeField::Value))});
    } else {
        const bool afterMapping = !call.keywords.empty() && std::any_of(call.keywords.begin(), call.keywords.end(), [](const syntax::Keyword &keyword) { return keyword.name.empty(); });
        if (afterMapping)
            m.refuse(index, isStarred ? "iterable argument unpacking follows keyword argument unpacking" : "positional argument follows keyword argument unpacking");
        if (!call.keywords.empty() && !isStarred)
            m.refuse(index, "positional argument follows keyword argument");
        call.arguments.push_back(element(index, Rank::Expression, Rank::Named));
    }
}

ExprPtr ExpressionLowering::subscript(NodeIndex index, ExprPtr object)
{
    std::vector<ExprPtr> items;
    NodeIndex firstItem = LoweringContext::kNoNode;
    for (const NodeIndex child : m.named(index)) {
        if (child == index + 1)
            continue;
        firstItem = std::min(firstItem, child);
        items.push_back(m.kind(child) == NodeKind::Slice ? slice(child) : element(child, Rank::Expression, Rank::Named));
    }
    if (items.empty())
        m.refuse(index);
    const bool isTuple = items.size() > 1 || m.hasSign(index, ",") || std::holds_alternative<Starred>(items.front()->node);
    if (!isTuple)
        return makeExpr(Subscript{std::move(object), std::move(items.front())}, ownSpan(m, index));
    const Span span = m.tokenSpan(m.startWithSigns(m.node(firstItem).firstToken), m.node(index).endToken - 1);
    return makeExpr(Subscript{std::move(object), makeExpr(TupleDisplay{std::move(items)}, span)}, ownSpan(m, index));
}

ExprPtr ExpressionLowering::slice(NodeIndex index)
{
    Slice slice;
    int colons = 0;
    for (const NodeIndex child : m.children(index)) {
        if (m.isSign(child, ":"))
            ++colons;
        else if (m.kind(child) != NodeKind::Sign)
            (colons == 0 ? slice.lower : colons == 1 ? slice.upper : slice.step) = expression(child);
    }
    return makeExpr(std::move(slice), m.span(index));
}

}  // namespace limbeck::python::parser
