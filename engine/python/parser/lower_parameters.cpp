// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/parser/lower_expression.h"

#include <fmt/format.h>

#include <set>

namespace limbeck::python::parser {

using namespace syntax;

namespace {

/// The rules for the order of parameters, checked one parameter at a time.
class ParameterOrder {
public:
    explicit ParameterOrder(const LoweringContext &context) : m(context) {}

    void slash(NodeIndex index)
    {
        if (m_sawSlash || m_sawStar || m_count == 0 || m_sawMapping)
            m.refuse(index, m_count == 0 && !m_sawStar ? "at least one argument must precede /" : m_sawSlash ? "/ may appear only once" : "/ must be ahead of *");
        m_sawSlash = true;
    }

    void bareStar(NodeIndex index)
    {
        if (m_sawStar || m_sawMapping)
            m.refuse(index, "* argument may appear only once");
        m_sawStar = true;
        m_needsName = index;
    }

    void add(NodeIndex index, const Parameter &parameter)
    {
        if (m_sawMapping)
            m.refuse(index, "arguments cannot follow var-keyword argument");
        ++m_count;
        using Kind = Parameter::Kind;
        if (parameter.kind == Kind::VarPositional) {
            if (m_sawStar)
                m.refuse(index, "* argument may appear only once");
            m_sawStar = true;
        } else if (parameter.kind == Kind::VarKeyword) {
            m_sawMapping = true;
            end();
        } else {
            m_needsName = LoweringContext::kNoNode;
            if (!parameter.defaultValue && m_sawDefault && !m_sawStar)
                m.refuse(index, "non-default argument follows default argument");
            m_sawDefault = m_sawDefault || (parameter.defaultValue && !m_sawStar);
        }
        if (!m_names.insert(parameter.name).second)
            m.refuse(index, fmt::format("duplicate argument '{}' in function definition", parameter.name));
    }

    void end() const
    {
        if (m_needsName != LoweringContext::kNoNode)
            m.refuse(m_needsName, "named arguments must follow bare *");
    }

    bool afterStar() const { return m_sawStar; }

private:
    const LoweringContext &m;
    bool m_sawSlash = false, m_sawStar = false, m_sawMapping = false, m_sawDefault = false;
    int m_count = 0;
    NodeIndex m_needsName = LoweringContext::kNoNode;
    std::set<std::string> m_names;
};

}  // namespace

std::vector<Parameter> ExpressionLowering::parameters(NodeIndex list)
{
    std::vector<Parameter> result;
    ParameterOrder order(m);
    for (const NodeIndex child : m.named(list)) {
        if (m.kind(child) == NodeKind::PositionalSeparator) {
            order.slash(child);
            for (Parameter &before : result)
                before.kind = Parameter::Kind::PositionalOnly;
        } else if (m.kind(child) == NodeKind::KeywordSeparator) {
            order.bareStar(child);
        } else {
            Parameter next = parameter(child);
            if (next.kind == Parameter::Kind::Positional && order.afterStar())
                next.kind = Parameter::Kind::KeywordOnly;
            order.add(child, next);
            result.push_back(std::move(next));
        }
    }
    order.end();
    return result;
}

Parameter ExpressionLowering::parameter(NodeIndex index)
{
    const NodeKind kind = m.kind(index);
    Parameter parameter;
    NodeIndex name = index;
    if (kind == NodeKind::TypedParameter)
        name = m.firstNamed(index);
    else if (kind == NodeKind::DefaultParameter || kind == NodeKind::TypedDefaultParameter)
        name = m.child(index, NodeField::Name);
    if (m.kind(name) == NodeKind::ListSplatPattern || m.kind(name) == NodeKind::DictionarySplatPattern) {
        parameter.kind = m.kind(name) == NodeKind::ListSplatPattern ? Parameter::Kind::VarPositional : Parameter::Kind::VarKeyword;
        name = m.firstNamed(name);
    }
    if (m.kind(name) != NodeKind::Identifier)
        m.refuse(name, "invalid syntax", "Python 3 has no tuples among parameters.");
    parameter.name = m.boundIdentifier(name);
    if (const NodeIndex type = m.child(index, NodeField::Type); type != LoweringContext::kNoNode) {
        const std::uint32_t first = m.node(type).firstToken;
        const bool isStarred = parameter.kind == Parameter::Kind::VarPositional && m.takeMark(first, CanonicalText::Star);
        parameter.annotation = annotation(type);
        if (isStarred)
            parameter.annotation = makeExpr(Starred{std::move(parameter.annotation)}, m.tokenSpan(m.startWithSigns(first), m.node(type).endToken));
    }
    if (const NodeIndex value = m.child(index, NodeField::Value); value != LoweringContext::kNoNode)
        parameter.defaultValue = expression(value);
    return parameter;
}

}  // namespace limbeck::python::parser
