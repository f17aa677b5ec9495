// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/syntax.h"

#include <utility>

namespace limbeck::python::parser {

/// Calls a function with every expression directly inside a node, in the order of the text as CPython's symbol table visits them.
/// Lambdas and comprehensions open scopes of their own: their visitor must be written by hand, here they have no children.
template<class F>
class ChildVisitor {
public:
    explicit ChildVisitor(F &function) : m_function(function) {}

    void operator()(const syntax::NoneLiteral &) {}
    void operator()(const syntax::EllipsisLiteral &) {}
    void operator()(const syntax::BoolLiteral &) {}
    void operator()(const syntax::IntLiteral &) {}
    void operator()(const syntax::FloatLiteral &) {}
    void operator()(const syntax::ImaginaryLiteral &) {}
    void operator()(const syntax::StringLiteral &) {}
    void operator()(const syntax::BytesLiteral &) {}
    void operator()(const syntax::FormattedString &node)
    {
        for (const auto &part : node.parts) {
            if (const auto *field = std::get_if<syntax::FormattedString::Field>(&part)) {
                visit(field->value);
                if (field->spec)
                    (*this)(*field->spec);
            }
        }
    }
    void operator()(const syntax::Name &) {}
    void operator()(const syntax::Attribute &node) { visit(node.object); }
    void operator()(const syntax::Subscript &node) { visit(node.object), visit(node.index); }
    void operator()(const syntax::Slice &node) { visit(node.lower), visit(node.upper), visit(node.step); }
    void operator()(const syntax::Starred &node) { visit(node.value); }
    void operator()(const syntax::Call &node)
    {
        visit(node.function);
        visit(node.arguments);
        for (const syntax::Keyword &keyword : node.keywords)
            visit(keyword.value);
    }
    void operator()(const syntax::Unary &node) { visit(node.operand); }
    void operator()(const syntax::Binary &node) { visit(node.left), visit(node.right); }
    void operator()(const syntax::BoolChain &node) { visit(node.operands); }
    void operator()(const syntax::Comparison &node)
    {
        visit(node.first);
        for (const auto &[op, operand] : node.rest)
            visit(operand);
    }
    void operator()(const syntax::Conditional &node) { visit(node.condition), visit(node.then), visit(node.otherwise); }
    void operator()(const syntax::TupleDisplay &node) { visit(node.items); }
    void operator()(const syntax::ListDisplay &node) { visit(node.items); }
    void operator()(const syntax::SetDisplay &node) { visit(node.items); }
    void operator()(const syntax::DictDisplay &node)
    {
        for (const auto &[key, value] : node.items)
            visit(key), visit(value);
    }
    void operator()(const syntax::Lambda &) {}
    void operator()(const syntax::Comprehension &) {}
    void operator()(const syntax::NamedExpr &node) { visit(node.value); }
    void operator()(const syntax::Await &node) { visit(node.value); }
    void operator()(const syntax::Yield &node) { visit(node.value); }

private:
    void visit(const syntax::ExprPtr &child)
    {
        if (child)
            m_function(*child);
    }
    void visit(const std::vector<syntax::ExprPtr> &children)
    {
        for (const syntax::ExprPtr &child : children)
            visit(child);
    }

    F &m_function;
};

template<class F>
void forEachChild(const syntax::Expr &expression, F &&function)
{
    std::visit(ChildVisitor<F>(function), expression.node);
}

}  // namespace limbeck::python::parser
