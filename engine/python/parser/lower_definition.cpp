// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/parser/lower_statement.h"

#include <utility>

namespace limbeck::python::parser {

using namespace syntax;

Stmt::Node StatementLowering::functionDefinition(NodeIndex index, int depth)
{
    FunctionDef function;
    const NodeIndex name = m.child(index, NodeField::Name);
    function.isAsync = m.firstToken(index).is(Keyword::Async);
    function.name = m.boundIdentifier(name);
    function.nameSpan = m.span(name);
    if (const NodeIndex list = m.child(index, NodeField::TypeParameters); list != LoweringContext::kNoNode)
        function.typeParameters = m_expressions.typeParameters(list);
    function.parameters = m_expressions.parameters(m.child(index, NodeField::Parameters));
    if (const NodeIndex type = m.child(index, NodeField::ReturnType); type != LoweringContext::kNoNode)
        function.returns = m_expressions.annotation(type);
    const bool outerYield = std::exchange(m.unit.sawYield, false);
    function.body = block(m.child(index, NodeField::Body), depth);
    function.isGenerator = std::exchange(m.unit.sawYield, outerYield);
    return function;
}

Stmt::Node StatementLowering::classDefinition(NodeIndex index, int depth)
{
    ClassDef result;
    const NodeIndex name = m.child(index, NodeField::Name);
    result.name = m.boundIdentifier(name);
    result.nameSpan = m.span(name);
    if (const NodeIndex list = m.child(index, NodeField::TypeParameters); list != LoweringContext::kNoNode)
        result.typeParameters = m_expressions.typeParameters(list);
    if (const NodeIndex list = m.child(index, NodeField::Superclasses); list != LoweringContext::kNoNode) {
        Call bases = m_expressions.arguments(list);
        result.bases = std::move(bases.arguments);
        result.keywords = std::move(bases.keywords);
    }
    const bool outerYield = m.unit.sawYield;
    result.body = block(m.child(index, NodeField::Body), depth);
    m.unit.sawYield = outerYield;
    return result;
}

Stmt::Node StatementLowering::decoratedDefinition(NodeIndex index, int depth)
{
    std::vector<ExprPtr> decorators;
    bool isFirst = true;
    NodeIndex definition = LoweringContext::kNoNode;
    for (const NodeIndex child : m.named(index)) {
        if (!isFirst)
            enter(m.node(child).firstToken, depth);
        isFirst = false;
        if (m.kind(child) == NodeKind::Decorator)
            decorators.push_back(m_expressions.expression(m.firstNamed(child), Rank::Named));
        else
            definition = child;
    }
    if (definition == LoweringContext::kNoNode)
        m.refuse(index);
    Stmt::Node node = m.kind(definition) == NodeKind::FunctionDefinition ? functionDefinition(definition, depth) : classDefinition(definition, depth);
    if (auto *function = std::get_if<FunctionDef>(&node))
        function->decorators = std::move(decorators);
    else
        std::get<ClassDef>(node).decorators = std::move(decorators);
    return node;
}

}  // namespace limbeck::python::parser
