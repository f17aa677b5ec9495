// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/parser/lower_expression.h"

#include <fmt/format.h>

namespace limbeck::python::parser {

using namespace syntax;

std::string_view describe(const Expr &expression)
{
    struct Words {
        std::string_view operator()(const NoneLiteral &) const { return "None"; }
        std::string_view operator()(const EllipsisLiteral &) const { return "ellipsis"; }
        std::string_view operator()(const BoolLiteral &literal) const { return literal.value ? "True" : "False"; }
        std::string_view operator()(const IntLiteral &) const { return "literal"; }
        std::string_view operator()(const FloatLiteral &) const { return "literal"; }
        std::string_view operator()(const ImaginaryLiteral &) const { return "literal"; }
        std::string_view operator()(const StringLiteral &) const { return "literal"; }
        std::string_view operator()(const BytesLiteral &) const { return "literal"; }
        std::string_view operator()(const FormattedString &) const { return "f-string expression"; }
        std::string_view operator()(const Name &) const { return "name"; }
        std::string_view operator()(const Attribute &) const { return "attribute"; }
        std::string_view operator()(const Subscript &) const { return "subscript"; }
        std::string_view operator()(const Slice &) const { return "slice"; }
        std::string_view operator()(const Starred &) const { return "starred"; }
        std::string_view operator()(const Call &) const { return "function call"; }
        std::string_view operator()(const Unary &) const { return "expression"; }
        std::string_view operator()(const Binary &) const { return "expression"; }
        std::string_view operator()(const BoolChain &) const { return "expression"; }
        std::string_view operator()(const Comparison &) const { return "comparison"; }
        std::string_view operator()(const Conditional &) const { return "conditional expression"; }
        std::string_view operator()(const TupleDisplay &) const { return "tuple"; }
        std::string_view operator()(const ListDisplay &) const { return "list"; }
        std::string_view operator()(const SetDisplay &) const { return "set display"; }
        std::string_view operator()(const DictDisplay &) const { return "dict literal"; }
        std::string_view operator()(const Lambda &) const { return "lambda"; }
        std::string_view operator()(const Comprehension &comprehension) const
        {
            switch (comprehension.kind) {
            case Comprehension::Kind::List: return "list comprehension";
            case Comprehension::Kind::Set: return "set comprehension";
            case Comprehension::Kind::Dict: return "dict comprehension";
            case Comprehension::Kind::Generator: break;
            }
            return "generator expression";
        }
        std::string_view operator()(const NamedExpr &) const { return "named expression"; }
        std::string_view operator()(const Await &) const { return "await expression"; }
        std::string_view operator()(const Yield &) const { return "yield expression"; }
    };
    return std::visit(Words{}, expression.node);
}

namespace {

bool isSingleTarget(const Expr &expression)
{
    return std::holds_alternative<Name>(expression.node) || std::holds_alternative<Attribute>(expression.node) || std::holds_alternative<Subscript>(expression.node);
}

void checkDebugName(const Expr &target, ExpressionLowering::TargetUse use)
{
    const auto *name = std::get_if<Name>(&target.node);
    const auto *attribute = std::get_if<Attribute>(&target.node);
    if ((name && name->id == "__debug__") || (attribute && attribute->name == "__debug__"))
        throw Refused{target.span.startByte, use == ExpressionLowering::TargetUse::Delete ? "cannot delete __debug__" : "cannot assign to __debug__"};
}

}  // namespace

ExprPtr ExpressionLowering::target(NodeIndex index, TargetUse use)
{
    const NodeKind kind = m.kind(index);
    const bool isGroup = (kind == NodeKind::TuplePattern || kind == NodeKind::Tuple || kind == NodeKind::ParenthesizedExpression) && m.countNamed(index) == 1 && !m.hasSign(index, ",");
    if (m.hasMark(m.node(index).firstToken, CanonicalText::Star) && kind != NodeKind::PatternList && kind != NodeKind::ExpressionList)
        m.refuse(index, use == TargetUse::Delete ? "cannot delete starred" : "starred assignment target must be in a list or tuple");
    if (isGroup) {
        const NodeIndex inner = m.firstNamed(index);
        if (m.hasMark(m.node(inner).firstToken, CanonicalText::Star))
            m.refuse(inner, "cannot use starred expression here");
        return target(inner, use);
    }
    if (m.hasMark(m.node(index).firstToken, CanonicalText::Await) && (kind == NodeKind::TuplePattern || kind == NodeKind::ListPattern || kind == NodeKind::Tuple || kind == NodeKind::List))
        m.refuse(index, "cannot assign to await expression");
    if (kind == NodeKind::TuplePattern || kind == NodeKind::Tuple || kind == NodeKind::PatternList || kind == NodeKind::ExpressionList)
        return listTarget(index, use, true);
    if (kind == NodeKind::ListPattern || kind == NodeKind::List)
        return listTarget(index, use, false);
    ExprPtr single = expression(index, Rank::Named);
    if (!isSingleTarget(*single))
        m.refuse(index, fmt::format("cannot {} {}", use == TargetUse::Delete ? "delete" : "assign to", describe(*single)));
    checkDebugName(*single, use);
    return single;
}

ExprPtr ExpressionLowering::listTarget(NodeIndex index, TargetUse use, bool isTuple)
{
    std::vector<ExprPtr> items;
    bool sawStar = false;
    for (const NodeIndex child : m.named(index)) {
        const std::uint32_t first = m.node(child).firstToken;
        if (use == TargetUse::Assign && m.takeMark(first, CanonicalText::Star)) {
            if (sawStar)
                m.refuse(child, "multiple starred expressions in assignment");
            sawStar = true;
            ExprPtr inner = target(child, use);
            items.push_back(makeExpr(Starred{std::move(inner)}, m.tokenSpan(m.startWithSigns(first), m.node(child).endToken)));
        } else {
            items.push_back(target(child, use));
        }
    }
    const Span span = m.tokenSpan(m.startWithSigns(m.node(index).firstToken), m.node(index).endToken);
    return isTuple ? makeExpr(TupleDisplay{std::move(items)}, span) : makeExpr(ListDisplay{std::move(items)}, span);
}

ExprPtr ExpressionLowering::singleTarget(NodeIndex index, std::string_view refusal)
{
    ExprPtr single = target(index);
    if (!isSingleTarget(*single))
        m.refuse(index, fmt::format(fmt::runtime(refusal), describe(*single)));
    return single;
}

}  // namespace limbeck::python::parser
