// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/parser/lowering_context.h"

namespace limbeck::python::parser {

/// How tightly an expression binds, as Python's grammar ranks it. A place in the grammar takes expressions from a rank on;
/// that tree-sitter put one there does not make it legal (`a and lambda: b`, `x = y := z`).
enum class Rank { Named, Expression, Or, And, Not, Comparison, BitOr, BitXor, BitAnd, Shift, Sum, Term, Factor, Power, Primary, Atom };

/// Lowers nodes that are expressions, targets, annotations and parameters. Throws Refused for what Python refuses.
class ExpressionLowering {
public:
    explicit ExpressionLowering(LoweringContext &context) : m(context) {}

    syntax::ExprPtr expression(NodeIndex index, Rank least = Rank::Expression);
    /// An item of a list that may be `*item`.
    syntax::ExprPtr element(NodeIndex index, Rank starred, Rank plain);
    /// What may stand behind `return`, `=` and `in`: one expression or several (a tuple), starred ones among them.
    syntax::ExprPtr expressions(NodeIndex index);
    /// The same from several sibling nodes; `hasComma` makes one item a tuple.
    syntax::ExprPtr tupleOf(const std::vector<NodeIndex> &items, bool hasComma, Rank plain, std::uint32_t endToken);
    /// `expressions` or a yield.
    syntax::ExprPtr value(NodeIndex index);
    syntax::ExprPtr annotation(NodeIndex typeNode);

    enum class TargetUse { Assign, Delete };
    /// A target of =, for, with and del.
    syntax::ExprPtr target(NodeIndex index, TargetUse use = TargetUse::Assign);
    /// A target of += and of annotations: a name, an attribute or a subscript.
    syntax::ExprPtr singleTarget(NodeIndex index, std::string_view refusal);

    std::vector<syntax::Parameter> parameters(NodeIndex list);
    /// Positional and keyword arguments of (…); the call has no function yet.
    syntax::Call arguments(NodeIndex list);
    /// The names of [T, *Ts, **P: bound].
    std::vector<std::string> typeParameters(NodeIndex list);

    /// Adjacent string tokens [first, end).
    syntax::ExprPtr strings(std::uint32_t first, std::uint32_t end);
    syntax::ExprPtr number(std::uint32_t tokenIndex);
    /// name.name.name
    syntax::ExprPtr dottedName(std::uint32_t first, std::uint32_t end);

private:
    struct Rule;
    static const Rule &ruleOf(NodeKind kind);
    Rank rank(NodeIndex index) const;
    syntax::ExprPtr group(NodeIndex index);
    syntax::ExprPtr operation(NodeIndex index);
    syntax::ExprPtr unary(NodeIndex index);
    syntax::ExprPtr boolean(NodeIndex index);
    syntax::ExprPtr comparison(NodeIndex index);
    syntax::ExprPtr conditional(NodeIndex index);
    syntax::ExprPtr lambda(NodeIndex index);
    syntax::ExprPtr named(NodeIndex index);
    syntax::ExprPtr yield(NodeIndex index);

    syntax::ExprPtr primary(NodeIndex index);
    syntax::ExprPtr literal(std::uint32_t first, std::uint32_t end);
    syntax::ExprPtr literalGroup(std::uint32_t first);
    syntax::ExprPtr suffix(NodeIndex index, syntax::ExprPtr object);
    syntax::ExprPtr atom(NodeIndex index);
    syntax::ExprPtr attributes(syntax::ExprPtr object, std::uint32_t first, std::uint32_t at, std::uint32_t end);
    syntax::ExprPtr call(NodeIndex index, syntax::ExprPtr function);
    syntax::ExprPtr subscript(NodeIndex index, syntax::ExprPtr object);
    syntax::ExprPtr slice(NodeIndex index);
    void addArgument(syntax::Call &call, NodeIndex index);

    std::vector<syntax::ExprPtr> displayItems(NodeIndex index);
    syntax::ExprPtr tuple(NodeIndex index);
    syntax::ExprPtr dictionary(NodeIndex index);
    syntax::ExprPtr comprehension(NodeIndex index, syntax::Comprehension::Kind kind);
    syntax::ComprehensionClause comprehensionClause(NodeIndex index);

    syntax::ExprPtr listTarget(NodeIndex index, TargetUse use, bool isTuple);
    syntax::Parameter parameter(NodeIndex index);

    LoweringContext &m;
};

/// The words for an expression that cannot be assigned to ("function call", "literal").
std::string_view describe(const syntax::Expr &expression);

}  // namespace limbeck::python::parser
