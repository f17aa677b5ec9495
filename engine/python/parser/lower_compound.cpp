// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/parser/lower_pattern.h"
#include "python/parser/lower_statement.h"

namespace limbeck::python::parser {

using namespace syntax;

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
                m.refuse(child, "default 'except:' must be last");
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
    for (const NodeIndex child : m.children(index)) {
        if (m.isSign(child, ","))
            m.refuse(child, "multiple exception types must be parenthesized", "except E, e is Python 2; write except E as e.");
        if (m.kind(child) == NodeKind::Sign || m.kind(child) == NodeKind::Block)
            continue;
        isGroup = m.takeMark(m.node(child).firstToken, CanonicalText::Star);
        if (m.kind(child) != NodeKind::AsPattern) {
            handler.type = m_expressions.expression(child);
            continue;
        }
        const NodeIndex type = m.firstNamed(child);
        const NodeIndex name = m.firstNamed(m.child(child, NodeField::Alias));
        if (m.kind(name) != NodeKind::Identifier)
            m.refuse(name);
        handler.type = m_expressions.expression(type);
        handler.name = m.boundIdentifier(name);
    }
    const NodeIndex body = bodyOf(index);
    handler.body = block(body, depth);
    handler.span = m.span(index);
    return handler;
}

/// The items, where tree-sitter took their parentheses for a tuple or a group too: Python prefers to read them as the statement's own.
std::vector<NodeIndex> StatementLowering::withItems(NodeIndex clause) const
{
    std::vector<NodeIndex> items;
    for (const NodeIndex item : m.named(clause))
        items.push_back(m.firstNamed(item));
    if (items.size() != 1 || (m.kind(items.front()) != NodeKind::Tuple && m.kind(items.front()) != NodeKind::ParenthesizedExpression))
        return items;
    std::vector<NodeIndex> inner;
    for (const NodeIndex child : m.named(items.front())) {
        const bool isItem = m.kind(child) != NodeKind::NamedExpression && m.kind(child) != NodeKind::Yield && !m.hasMark(m.node(child).firstToken, CanonicalText::Star);
        if (!isItem)
            return items;
        inner.push_back(child);
    }
    return inner.empty() ? items : inner;
}

With::Item StatementLowering::withItem(NodeIndex index)
{
    if (m.kind(index) != NodeKind::AsPattern)
        return {m_expressions.expression(index), nullptr};
    ExprPtr context = m_expressions.expression(m.firstNamed(index));
    return {std::move(context), m_expressions.target(m.firstNamed(m.child(index, NodeField::Alias)))};
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
    for (const NodeIndex item : withItems(clause))
        result.items.push_back(withItem(item));
    result.body = block(m.child(index, NodeField::Body), depth);
    return result;
}

Stmt::Node StatementLowering::matchStatement(NodeIndex index, int depth)
{
    Match result;
    std::vector<NodeIndex> subjects;
    for (const NodeIndex child : m.named(index))
        if (m.node(child).field == NodeField::Subject)
            subjects.push_back(child);
    const NodeIndex body = bodyOf(index);
    const bool hasComma = m.token(m.node(subjects.back()).endToken).is(",");
    const std::uint32_t end = m.node(subjects.back()).endToken + (hasComma ? 1 : 0);
    result.subject = m_expressions.tupleOf(subjects, hasComma || subjects.size() > 1, Rank::Named, end);
    for (const NodeIndex clause : m.named(body)) {
        if (m.kind(clause) != NodeKind::CaseClause)
            m.refuse(clause);
        enter(m.node(clause).firstToken, depth + 1);
        if (!result.cases.empty() && !result.cases.back().guard && alwaysMatches(*result.cases.back().pattern))
            m.refuse(clause, "a pattern that always matches makes remaining patterns unreachable");
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
