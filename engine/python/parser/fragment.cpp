// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/parser/fragment.h"

#include "python/parser/explanation.h"
#include "python/parser/lower_expression.h"

namespace limbeck::python::parser {

using namespace syntax;

namespace {

/// The single expression of the tree: module, expression statement, and in it what the added parentheses became.
NodeIndex soleExpression(const LoweringContext &context)
{
    constexpr NodeIndex kModule = 0;
    if (context.countNamed(kModule) != 1)
        context.refuseToken(0);
    const NodeIndex statement = context.firstNamed(kModule);
    if (context.kind(statement) != NodeKind::ExpressionStatement || context.countNamed(statement) != 1)
        context.refuseToken(0);
    return context.firstNamed(statement);
}

/// The positions of a tuple without parentheses of its own.
ExprPtr lowerSole(LoweringContext &context, NodeIndex index)
{
    ExpressionLowering lowering(context);
    const auto tokens = static_cast<std::uint32_t>(context.stream.tokens.size());
    if (context.kind(index) != NodeKind::Tuple)
        return lowering.expression(index, Rank::Atom);
    std::vector<NodeIndex> items;
    for (const NodeIndex child : context.named(index))
        items.push_back(child);
    if (items.empty())
        context.refuseToken(0);
    return lowering.tupleOf(items, true, Rank::Named, tokens);
}

}  // namespace

ExprPtr parseFragment(LoweringUnit &unit, std::uint32_t begin, std::uint32_t end)
{
    const TokenStream stream = scanExpression(unit.source, begin, end);
    if (stream.failure)
        throw Refused(*stream.failure);
    if (stream.tokens.empty())
        throw Refused{begin, "invalid syntax", "An expression is expected here."};
    const CanonicalText canonical = canonicalExpression(unit.source, stream);
    const SyntaxTree tree = unit.trees.build(canonical);
    LoweringContext context(unit, stream, canonical, tree);
    if (tree.firstError)
        throw explainSyntaxError(unit, stream, *tree.firstError);
    ExprPtr result = lowerSole(context, soleExpression(context));
    context.checkMarksTaken();
    return result;
}

}  // namespace limbeck::python::parser
