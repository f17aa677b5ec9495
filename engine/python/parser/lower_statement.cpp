// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/parser/lower_statement.h"

namespace limbeck::python::parser {

using namespace syntax;

Block StatementLowering::module()
{
    constexpr NodeIndex kModule = 0;
    Block body;
    for (const NodeIndex child : m.named(kModule))
        body.push_back(statement(child, 0));
    if (m_nextLine < m.stream.lines.size())
        m.refuseToken(m.stream.lines[m_nextLine].firstToken);
    m.checkMarksTaken();
    return body;
}

Block StatementLowering::block(NodeIndex blockNode, int depth)
{
    Block body;
    if (blockNode == LoweringContext::kNoNode || m.countNamed(blockNode) == 0)
        m.refuseToken(m.stream.lines[m_nextLine - 1].endToken - 1, "expected an indented block");
    const std::uint32_t first = m.startWithSigns(m.node(m.firstNamed(blockNode)).firstToken);
    const bool isInline = first < m.stream.lines[m_nextLine - 1].endToken;
    for (const NodeIndex child : m.named(blockNode))
        body.push_back(statement(child, isInline ? kInline : depth + 1));
    return body;
}

void StatementLowering::enter(std::uint32_t firstToken, int depth)
{
    const bool startsLine = m_nextLine < m.stream.lines.size() && m.stream.lines[m_nextLine].firstToken == firstToken;
    if (startsLine) {
        if (m.stream.lines[m_nextLine].depth != depth)
            m.refuseToken(firstToken);
        ++m_nextLine;
        return;
    }
    const bool continues = m_nextLine > 0 && firstToken < m.stream.lines[m_nextLine - 1].endToken && (m.token(firstToken - 1).is(";") || m.token(firstToken - 1).is(":"));
    if (!continues)
        m.refuseToken(firstToken);
}

/// A simple statement reaches to a semicolon or the end of its line.
void StatementLowering::leaveSimple(NodeIndex index) const
{
    const std::uint32_t end = m.node(index).endToken;
    if (m_nextLine == 0 || (end != m.stream.lines[m_nextLine - 1].endToken && !m.token(end).is(";")))
        m.refuseToken(end);
}

NodeIndex StatementLowering::bodyOf(NodeIndex parent) const
{
    for (const NodeIndex child : m.named(parent))
        if (m.kind(child) == NodeKind::Block)
            return child;
    return LoweringContext::kNoNode;
}

StmtPtr StatementLowering::statement(NodeIndex index, int depth)
{
    const std::uint32_t first = m.startWithSigns(m.node(index).firstToken);
    enter(first, depth);
    Stmt::Node node = statementNode(index, depth);
    const bool isDecorated = m.kind(index) == NodeKind::DecoratedDefinition;
    const std::uint32_t start = isDecorated ? m.node(m.child(index, NodeField::Definition)).firstToken : first;
    return std::make_unique<const Stmt>(Stmt{std::move(node), m.tokenSpan(start, m.node(index).endToken)});
}

Stmt::Node StatementLowering::statementNode(NodeIndex index, int depth)
{
    const NodeKind kind = m.kind(index);
    if (kind == NodeKind::IfStatement)
        return ifStatement(index, depth);
    if (kind == NodeKind::WhileStatement)
        return whileStatement(index, depth);
    if (kind == NodeKind::ForStatement)
        return forStatement(index, depth);
    if (kind == NodeKind::TryStatement)
        return tryStatement(index, depth);
    if (kind == NodeKind::WithStatement)
        return withStatement(index, depth);
    if (kind == NodeKind::MatchStatement)
        return matchStatement(index, depth);
    if (kind == NodeKind::FunctionDefinition)
        return functionDefinition(index, depth);
    if (kind == NodeKind::ClassDefinition)
        return classDefinition(index, depth);
    if (kind == NodeKind::DecoratedDefinition)
        return decoratedDefinition(index, depth);
    leaveSimple(index);
    if (kind == NodeKind::ExpressionStatement)
        return expressionStatement(index);
    if (kind == NodeKind::ReturnStatement)
        return returnStatement(index);
    if (kind == NodeKind::PassStatement)
        return Pass{};
    if (kind == NodeKind::BreakStatement)
        return Break{};
    if (kind == NodeKind::ContinueStatement)
        return Continue{};
    if (kind == NodeKind::RaiseStatement)
        return raiseStatement(index);
    if (kind == NodeKind::AssertStatement)
        return assertStatement(index);
    if (kind == NodeKind::DeleteStatement)
        return deleteStatement(index);
    if (kind == NodeKind::GlobalStatement)
        return Global{nameList(index)};
    if (kind == NodeKind::NonlocalStatement)
        return Nonlocal{nameList(index)};
    if (kind == NodeKind::ImportStatement)
        return importStatement(index);
    if (kind == NodeKind::ImportFromStatement)
        return importFrom(index);
    if (kind == NodeKind::TypeAliasStatement)
        return typeAlias(index);
    m.refuse(index);
}

Stmt::Node StatementLowering::expressionStatement(NodeIndex index)
{
    const NodeIndex inner = m.firstNamed(index);
    if (m.kind(inner) == NodeKind::Assignment)
        return m.child(inner, NodeField::Type) == LoweringContext::kNoNode ? assignment(inner) : annotated(inner);
    if (m.kind(inner) == NodeKind::AugmentedAssignment)
        return augmented(inner);
    if (m.kind(inner) == NodeKind::Yield)
        return ExprStmt{m_expressions.value(inner)};
    std::vector<NodeIndex> items;
    for (const NodeIndex child : m.named(index))
        items.push_back(child);
    if (items.size() == 1 && !m.hasSign(index, ",") && m.takeMark(m.node(inner).firstToken, CanonicalText::Star))
        m.refuseToken(m.startWithSigns(m.node(inner).firstToken), "can't use starred expression here");
    return ExprStmt{m_expressions.tupleOf(items, m.hasSign(index, ","), Rank::Expression, m.node(index).endToken)};
}

/// a = b = value: tree-sitter nests to the right.
Stmt::Node StatementLowering::assignment(NodeIndex index)
{
    Assign assign;
    NodeIndex at = index;
    for (;;) {
        assign.targets.push_back(m_expressions.target(m.child(at, NodeField::Left)));
        const NodeIndex right = m.child(at, NodeField::Right);
        if (m.kind(right) != NodeKind::Assignment || m.child(right, NodeField::Type) != LoweringContext::kNoNode) {
            assign.value = m_expressions.value(right);
            return assign;
        }
        at = right;
    }
}

Stmt::Node StatementLowering::annotated(NodeIndex index)
{
    const NodeIndex left = m.child(index, NodeField::Left);
    const NodeKind kind = m.kind(left);
    if (kind == NodeKind::PatternList || kind == NodeKind::ListPattern || (kind == NodeKind::TuplePattern && (m.countNamed(left) != 1 || m.hasSign(left, ","))))
        m.refuse(left, kind == NodeKind::ListPattern ? "only single target (not list) can be annotated" : "only single target (not tuple) can be annotated");
    AnnAssign assign;
    assign.target = m_expressions.singleTarget(left, "illegal target for annotation");
    assign.isSimple = kind == NodeKind::Identifier && std::holds_alternative<Name>(assign.target->node);
    assign.annotation = m_expressions.annotation(m.child(index, NodeField::Type));
    if (const NodeIndex right = m.child(index, NodeField::Right); right != LoweringContext::kNoNode)
        assign.value = m_expressions.value(right);
    return assign;
}

Stmt::Node StatementLowering::augmented(NodeIndex index)
{
    static constexpr std::pair<std::string_view, BinaryOp> kOperators[] = {
        {"+=", BinaryOp::Add},         {"-=", BinaryOp::Subtract},   {"*=", BinaryOp::Multiply},    {"/=", BinaryOp::Divide}, {"//=", BinaryOp::FloorDivide},
        {"%=", BinaryOp::Modulo},      {"**=", BinaryOp::Power},     {"<<=", BinaryOp::LeftShift},  {"&=", BinaryOp::And},    {"|=", BinaryOp::Or},
        {"^=", BinaryOp::Xor},         {">>=", BinaryOp::RightShift}, {"@=", BinaryOp::MatrixMultiply},
    };
    const NodeIndex left = m.child(index, NodeField::Left);
    AugAssign assign{m_expressions.singleTarget(left, "'{}' is an illegal expression for augmented assignment"), BinaryOp::Add, nullptr};
    const Token &sign = m.token(m.node(left).endToken);
    for (const auto &[text, op] : kOperators)
        if (sign.is(text))
            assign.op = op;
    assign.value = m_expressions.value(m.child(index, NodeField::Right));
    return assign;
}

Stmt::Node StatementLowering::returnStatement(NodeIndex index)
{
    return Return{m.countNamed(index) == 0 ? nullptr : m_expressions.expressions(m.firstNamed(index))};
}

Stmt::Node StatementLowering::raiseStatement(NodeIndex index)
{
    Raise raise;
    for (const NodeIndex child : m.named(index)) {
        if (m.kind(child) == NodeKind::ExpressionList)
            m.refuse(child, "invalid syntax", "raise E, \"text\" is Python 2; write raise E(\"text\").");
        if (m.node(child).field == NodeField::Cause && !raise.exception)
            m.refuse(index);
        (m.node(child).field == NodeField::Cause ? raise.cause : raise.exception) = m_expressions.expression(child);
    }
    return raise;
}

Stmt::Node StatementLowering::assertStatement(NodeIndex index)
{
    Assert assertion;
    for (const NodeIndex child : m.named(index)) {
        if (assertion.message)
            m.refuse(child);
        (assertion.condition ? assertion.message : assertion.condition) = m_expressions.expression(child);
    }
    return assertion;
}

Stmt::Node StatementLowering::deleteStatement(NodeIndex index)
{
    const NodeIndex list = m.firstNamed(index);
    Delete result;
    if (m.kind(list) != NodeKind::ExpressionList) {
        result.targets.push_back(m_expressions.target(list, ExpressionLowering::TargetUse::Delete));
        return result;
    }
    for (const NodeIndex child : m.named(list))
        result.targets.push_back(m_expressions.target(child, ExpressionLowering::TargetUse::Delete));
    return result;
}

std::vector<std::string> StatementLowering::nameList(NodeIndex index) const
{
    std::vector<std::string> names;
    for (const NodeIndex child : m.named(index))
        names.push_back(m.identifier(child));
    return names;
}

/// type Name[parameters] = value
Stmt::Node StatementLowering::typeAlias(NodeIndex index)
{
    const NodeIndex left = m.firstNamed(m.child(index, NodeField::Left));
    TypeAlias alias;
    if (m.kind(left) == NodeKind::GenericType)
        alias.typeParameters = m_expressions.typeParameters(m.node(m.firstNamed(left)).next);
    else if (m.kind(left) != NodeKind::Identifier)
        m.refuse(left);
    alias.name = m.name(m.node(left).firstToken);
    alias.value = m_expressions.annotation(m.child(index, NodeField::Right));
    return alias;
}

}  // namespace limbeck::python::parser
