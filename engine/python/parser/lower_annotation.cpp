// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// tree-sitter reads annotations by a grammar of types of its own. The canonical text is such that an annotation comes out as an ordinary expression
// inside a Type node; its other types are left to the type parameters of Python 3.12.
#include "python/parser/lower_expression.h"

namespace limbeck::python::parser {

using namespace syntax;

ExprPtr ExpressionLowering::annotation(NodeIndex typeNode)
{
    if (m.kind(typeNode) != NodeKind::Type)
        m.refuse(typeNode);
    return expression(m.firstNamed(typeNode));
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
