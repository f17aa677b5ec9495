// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/parser/lower_expression.h"

namespace limbeck::python::parser {

using namespace syntax;

std::vector<ExprPtr> ExpressionLowering::displayItems(NodeIndex index)
{
    std::vector<ExprPtr> items;
    for (const NodeIndex child : m.named(index))
        items.push_back(element(child, Rank::BitOr, Rank::Named));
    return items;
}

/// A tuple in parentheses. As a pattern it may lack the comma: then the parentheses only group.
ExprPtr ExpressionLowering::tuple(NodeIndex index)
{
    if (m.countNamed(index) == 1 && !m.hasSign(index, ","))
        return group(index);
    return makeExpr(TupleDisplay{displayItems(index)}, m.tokenSpan(m.node(index).firstToken, m.node(index).endToken));
}

ExprPtr ExpressionLowering::dictionary(NodeIndex index)
{
    DictDisplay dictionary;
    if (m.countNamed(index) == 0 && m.hasSign(index, ","))
        m.refuse(index);
    for (const NodeIndex child : m.named(index)) {
        if (m.kind(child) == NodeKind::DictionarySplat) {
            dictionary.items.emplace_back(nullptr, expression(m.firstNamed(child), Rank::BitOr));
        } else {
            ExprPtr key = expression(m.child(child, NodeField::Key));
            dictionary.items.emplace_back(std::move(key), expression(m.child(child, NodeField::Value)));
        }
    }
    return makeExpr(std::move(dictionary), m.tokenSpan(m.node(index).firstToken, m.node(index).endToken));
}

ExprPtr ExpressionLowering::comprehension(NodeIndex index, Comprehension::Kind kind)
{
    Comprehension result{kind, nullptr, nullptr, {}};
    const NodeIndex body = m.child(index, NodeField::Body);
    if (m.kind(body) == NodeKind::Pair) {
        result.element = expression(m.child(body, NodeField::Key));
        result.value = expression(m.child(body, NodeField::Value));
    } else {
        result.element = expression(body, Rank::Named);
    }
    for (const NodeIndex child : m.named(index)) {
        if (m.kind(child) == NodeKind::ForInClause)
            result.clauses.push_back(comprehensionClause(child));
        else if (m.kind(child) == NodeKind::IfClause)
            result.clauses.back().conditions.push_back(expression(m.firstNamed(child), Rank::Or));
    }
    return makeExpr(std::move(result), m.tokenSpan(m.node(index).firstToken, m.node(index).endToken));
}

ComprehensionClause ExpressionLowering::comprehensionClause(NodeIndex index)
{
    if (m.hasSign(index, ","))
        m.refuse(index, "invalid syntax", "Put parentheses around the items after `in`.");
    ComprehensionClause clause;
    clause.isAsync = m.firstToken(index).is(Keyword::Async);
    clause.target = target(m.child(index, NodeField::Left));
    clause.iterable = expression(m.child(index, NodeField::Right), Rank::Or);
    return clause;
}

}  // namespace limbeck::python::parser
