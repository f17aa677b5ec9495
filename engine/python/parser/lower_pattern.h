// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/parser/lower_expression.h"

#include <set>

namespace limbeck::python::parser {

/// Lowers the pattern of one `case`, and checks what Python checks of it: names bound once, alternatives that bind the same names, no pattern
/// after one that always matches. Throws Refused.
class PatternLowering {
public:
    PatternLowering(LoweringContext &context, ExpressionLowering &expressions) : m(context), m_expressions(expressions) {}

    /// The pattern between `case` and the guard or colon.
    syntax::PatternPtr casePattern(NodeIndex caseClause);

private:
    using Names = std::set<std::string>;

    syntax::PatternPtr pattern(NodeIndex casePattern, Names &bound);
    syntax::PatternPtr item(NodeIndex casePattern, Names &bound);
    syntax::PatternPtr simple(const std::vector<NodeIndex> &parts, Names &bound);
    syntax::PatternPtr fromNode(NodeIndex index, Names &bound);
    syntax::PatternPtr asPattern(NodeIndex index, Names &bound);
    syntax::PatternPtr alternatives(NodeIndex index, Names &bound);
    syntax::PatternPtr sequence(NodeIndex index, Names &bound);
    syntax::PatternPtr mapping(NodeIndex index, Names &bound);
    syntax::PatternPtr classPattern(NodeIndex index, Names &bound);
    syntax::PatternPtr dottedName(NodeIndex index, Names &bound);
    syntax::PatternPtr star(NodeIndex index, Names &bound);
    syntax::ExprPtr dottedExpression(NodeIndex index);
    syntax::ExprPtr literal(const std::vector<NodeIndex> &parts);
    syntax::ExprPtr signedNumber(std::uint32_t first, std::uint32_t end);
    void bind(const std::string &name, NodeIndex index, Names &bound) const;

    LoweringContext &m;
    ExpressionLowering &m_expressions;
};

/// Whether the pattern matches everything.
bool alwaysMatches(const syntax::Pattern &pattern);

}  // namespace limbeck::python::parser
