// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// tree-sitter reads annotations by a grammar of types of its own: list[int] is a "generic type", a | b a "union type", a[1:2] holds a "constrained type".
// For Python they are expressions like any other.
#include "python/parser/lower_expression.h"

namespace limbeck::python::parser {

using namespace syntax;

ExprPtr ExpressionLowering::annotation(NodeIndex typeNode)
{
    if (m.kind(typeNode) != NodeKind::Type)
        m.refuse(typeNode);
    return expression(m.firstNamed(typeNode));
}

/// name[types]
ExprPtr ExpressionLowering::genericType(NodeIndex index)
{
    const NodeIndex name = m.firstNamed(index);
    const NodeIndex list = m.node(name).next;
    std::vector<ExprPtr> items;
    NodeIndex firstItem = LoweringContext::kNoNode;
    for (const NodeIndex type : m.named(list)) {
        firstItem = std::min(firstItem, type);
        const NodeIndex inner = m.firstNamed(type);
        if (m.kind(inner) == NodeKind::ConstrainedType) {
            std::vector<ExprPtr> bounds;
            for (const NodeIndex bound : m.named(inner))
                bounds.push_back(annotation(bound));
            items.push_back(makeExpr(Slice{std::move(bounds.front()), std::move(bounds.back()), nullptr}, m.span(inner)));
        } else {
            items.push_back(element(inner, Rank::Expression, Rank::Named));
        }
    }
    ExprPtr object = makeExpr(Name{m.identifier(name)}, m.span(name));
    const bool isTuple = items.size() > 1 || m.hasSign(list, ",") || std::holds_alternative<Starred>(items.front()->node);
    const Span span = m.tokenSpan(m.node(index).firstToken, m.node(index).endToken);
    if (!isTuple)
        return makeExpr(Subscript{std::move(object), std::move(items.front())}, span);
    const Span inside = m.tokenSpan(m.startWithSigns(m.node(firstItem).firstToken), m.node(list).endToken - 1);
    return makeExpr(Subscript{std::move(object), makeExpr(TupleDisplay{std::move(items)}, inside)}, span);
}

ExprPtr ExpressionLowering::memberType(NodeIndex index)
{
    ExprPtr object = expression(m.firstNamed(m.firstNamed(index)), Rank::Primary);
    return makeExpr(Attribute{std::move(object), m.name(m.node(index).endToken - 1)}, m.tokenSpan(m.node(index).firstToken, m.node(index).endToken));
}

ExprPtr ExpressionLowering::unionType(NodeIndex index)
{
    const NodeIndex left = m.firstNamed(index);
    const NodeIndex right = m.node(m.node(left).next).next;
    ExprPtr first = expression(m.firstNamed(left), Rank::BitOr);
    return makeExpr(Binary{BinaryOp::Or, std::move(first), expression(m.firstNamed(right), Rank::BitXor)}, m.span(index));
}

std::vector<std::string> ExpressionLowering::typeParameters(NodeIndex list)
{
    std::vector<std::string> names;
    for (const NodeIndex type : m.named(list)) {
        const SyntaxNode &node = m.node(type);
        const bool isSplat = m.token(node.firstToken).is("*") || m.token(node.firstToken).is("**");
        const std::uint32_t name = node.firstToken + (isSplat ? 1 : 0);
        const bool isBounded = m.kind(m.firstNamed(type)) == NodeKind::ConstrainedType;
        if (name + 1 != node.endToken && !(isBounded && m.token(name + 1).is(":")))
            m.refuse(type);
        if (isBounded) {
            NodeIndex bound = LoweringContext::kNoNode;
            for (const NodeIndex part : m.named(m.firstNamed(type)))
                bound = part;
            annotation(bound);
        }
        names.push_back(m.name(name));
    }
    return names;
}

}  // namespace limbeck::python::parser
