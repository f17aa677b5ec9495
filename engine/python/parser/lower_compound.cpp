// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/parser/lower_pattern.h"
#include "python/parser/lower_statement.h"

#include <algorithm>

namespace limbeck::python::parser {

using namespace syntax;

namespace {

[[noreturn]] void refuseUnreachable(const Pattern &pattern)
{
    const char *message = pattern.kind == Pattern::Kind::Wildcard ? "wildcard makes remaining patterns unreachable" : "name capture makes remaining patterns unreachable";
    throw Refused{pattern.span.startByte, message};
}

}  // namespace

Stmt::Node StatementLowering::ifStatement(NodeIndex index, int depth)
{
    If result;
    const auto addBranch = [this, depth, &result](NodeIndex branch) {
        ExprPtr condition = m_expressions.expression(m.child(branch, NodeField::Condition), Rank::Named);
        Block body = block(m.child(branch, NodeField::Consequence), depth);
        result.branches.push_back({std::move(condition), std::move(body)});
    };
    addBranch(index);
    for (const NodeIndex child : m.named(index)) {
        if (m.kind(child) != NodeKind::ElifClause)
            continue;
        enter(m.node(child).firstToken, depth);
        addBranch(child);
    }
    result.otherwise = elseBlock(index, depth);
    return result;
}

Block StatementLowering::elseBlock(NodeIndex parent, int depth)
{
    for (const NodeIndex child : m.named(parent)) {
        if (m.kind(child) != NodeKind::ElseClause)
            continue;
        enter(m.node(child).firstToken, depth);
        return block(bodyOf(child), depth);
    }
    return {};
}

Stmt::Node StatementLowering::whileStatement(NodeIndex index, int depth)
{
    While result;
    result.condition = m_expressions.expression(m.child(index, NodeField::Condition), Rank::Named);
    result.body = block(m.child(index, NodeField::Body), depth);
    result.otherwise = elseBlock(index, depth);
    return result;
}

Stmt::Node StatementLowering::forStatement(NodeIndex index, int depth)
{
    For result;
    result.isAsync = m.firstToken(index).is(Keyword::Async);
    result.target = m_expressions.target(m.child(index, NodeField::Left));
    result.iterable = m_expressions.expressions(m.child(index, NodeField::Right));
    result.body = block(m.child(index, NodeField::Body), depth);
    result.otherwise = elseBlock(index, depth);
    return result;
}

Stmt::Node StatementLowering::tryStatement(NodeIndex index, int depth)
{
    Try result;
    result.body = block(m.child(index, NodeField::Body), depth);
    bool sawElse = false;
    for (const NodeIndex child : m.named(index)) {
        const NodeKind kind = m.kind(child);
        if (kind == NodeKind::Block)
            continue;
        enter(m.node(child).firstToken, depth);
        if (kind == NodeKind::ExceptClause) {
            bool isGroup = false;
            result.handlers.push_back(handler(child, depth, isGroup));
            if (result.handlers.size() > 1 && isGroup != result.isGroup)
                m.refuse(child, "cannot have both 'except' and 'except*' on the same 'try'");
            if (result.handlers.size() > 1 && !result.handlers[result.handlers.size() - 2].type)
                throw Refused{result.handlers[result.handlers.size() - 2].span.startByte, "default 'except:' must be last"};
            result.isGroup = isGroup;
        } else if (kind == NodeKind::ElseClause && !sawElse) {
            sawElse = true;
            result.otherwise = block(bodyOf(child), depth);
        } else if (kind == NodeKind::FinallyClause) {
            result.finally = block(bodyOf(child), depth);
        } else {
            m.refuse(child);
        }
    }
    if (result.handlers.empty() && result.finally.empty())
        m.refuse(index, "expected 'except' or 'finally' block");
    return result;
}

Try::Handler StatementLowering::handler(NodeIndex index, int depth, bool &isGroup)
{
    Try::Handler handler;
    TupleDisplay several;   // `except A, B:` of Python 3.14 (PEP 758)
    Span ofSeveral;
    for (const NodeIndex child : m.named(index)) {
        if (m.kind(child) == NodeKind::Block)
            continue;
        const std::uint32_t first = m.node(child).firstToken;
        if (!handler.type && several.items.empty()) {
            isGroup = m.takeMark(first, CanonicalText::Star);
            handler.type = m_expressions.expression(child);
            ofSeveral = m.span(child);
        } else if (!m.takeMark(first, CanonicalText::AsTarget)) {
            if (handler.type)
                several.items.push_back(std::move(handler.type));
            several.items.push_back(m_expressions.expression(child));
        } else if (m.kind(child) != NodeKind::Identifier || !several.items.empty()) {
            m.refuse(child);
        } else {
            handler.name = m.boundIdentifier(child);
        }
    }
    if (!several.items.empty())
        handler.type = makeExpr(std::move(several), ofSeveral);
    handler.body = block(bodyOf(index), depth);
    handler.span = m.span(index);
    return handler;
}

/// Contexts and targets in order. Where tree-sitter took the items' parentheses for a tuple or a group, Python prefers to read them as the statement's own.
std::vector<NodeIndex> StatementLowering::withParts(NodeIndex clause) const
{
    std::vector<NodeIndex> parts;
    for (const NodeIndex item : m.named(clause))
        parts.push_back(m.firstNamed(item));
    if (parts.size() != 1 || (m.kind(parts.front()) != NodeKind::Tuple && m.kind(parts.front()) != NodeKind::ParenthesizedExpression))
        return parts;
    std::vector<NodeIndex> inner;
    for (const NodeIndex child : m.named(parts.front())) {
        if (isTupleItem(child))
            return parts;
        inner.push_back(child);
    }
    return inner.empty() ? parts : inner;
}

/// Whether parentheses with this in them must be a tuple's or a group's.
bool StatementLowering::isTupleItem(NodeIndex index) const
{
    const std::uint32_t first = m.node(index).firstToken;
    const bool isStarred = m.hasMark(first, CanonicalText::Star) && !m.hasMark(first, CanonicalText::AsTarget);
    return isStarred || m.kind(index) == NodeKind::NamedExpression || m.kind(index) == NodeKind::Yield;
}

std::vector<With::Item> StatementLowering::withItems(NodeIndex clause)
{
    const std::vector<NodeIndex> parts = withParts(clause);
    std::vector<With::Item> items;
    const bool isTuple = m.isSign(clause + 1, "(") && std::any_of(parts.begin(), parts.end(), [this](NodeIndex part) { return isTupleItem(part); });
    if (isTuple) {
        ExprPtr tuple = m_expressions.tupleOf(parts, true, Rank::Named, m.node(clause).endToken);
        items.push_back({std::move(tuple), nullptr});
        return items;
    }
    for (const NodeIndex part : parts) {
        if (!m.takeMark(m.node(part).firstToken, CanonicalText::AsTarget))
            items.push_back({m_expressions.expression(part), nullptr});
        else if (items.empty() || items.back().target)
            m.refuse(part);
        else
            items.back().target = m_expressions.target(part);
    }
    return items;
}

Stmt::Node StatementLowering::withStatement(NodeIndex index, int depth)
{
    With result;
    result.isAsync = m.firstToken(index).is(Keyword::Async);
    NodeIndex clause = LoweringContext::kNoNode;
    for (const NodeIndex child : m.named(index))
        if (m.kind(child) == NodeKind::WithClause)
            clause = child;
    const std::uint32_t beforeColon = m.node(clause).endToken - 1;
    if (m.token(beforeColon).is(","))
        m.refuseToken(beforeColon);
    result.items = withItems(clause);
    result.body = block(m.child(index, NodeField::Body), depth);
    return result;
}

/// The parentheses around it are the canonical text's.
ExprPtr StatementLowering::matchSubject(NodeIndex index)
{
    std::vector<NodeIndex> items;
    for (const NodeIndex child : m.named(index))
        items.push_back(child);
    const NodeKind kind = m.kind(index);
    const std::uint32_t end = m.node(index).endToken;
    if ((kind != NodeKind::Tuple && kind != NodeKind::ParenthesizedExpression) || items.empty() || m.kind(items.front()) == NodeKind::Yield)
        m.refuse(index);
    return m_expressions.tupleOf(items, kind == NodeKind::Tuple, Rank::Named, end);
}

Stmt::Node StatementLowering::matchStatement(NodeIndex index, int depth)
{
    Match result;
    result.subject = matchSubject(m.child(index, NodeField::Subject));
    for (const NodeIndex clause : m.named(bodyOf(index))) {
        if (m.kind(clause) != NodeKind::CaseClause)
            m.refuse(clause);
        enter(m.node(clause).firstToken, depth + 1);
        if (!result.cases.empty() && !result.cases.back().guard && alwaysMatches(*result.cases.back().pattern))
            refuseUnreachable(*result.cases.back().pattern);
        Match::Case next;
        next.pattern = PatternLowering(m, m_expressions).casePattern(clause);
        if (const NodeIndex guard = m.child(clause, NodeField::Guard); guard != LoweringContext::kNoNode)
            next.guard = m_expressions.expression(m.firstNamed(guard), Rank::Named);
        next.body = block(m.child(clause, NodeField::Consequence), depth + 1);
        result.cases.push_back(std::move(next));
    }
    if (result.cases.empty())
        m.refuse(index, "expected an indented block after 'match' statement");
    return result;
}

}  // namespace limbeck::python::parser
