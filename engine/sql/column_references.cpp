// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/column_references.h"

namespace limbeck::sql {

namespace {

using Expressions = std::vector<ExpressionPtr>;

/// The direct parts of each node.
struct Parts {
    const std::function<void(const ExpressionPtr &)> &visit;

    void all(const Expressions &expressions) const
    {
        for (const ExpressionPtr &expression : expressions)
            visit(expression);
    }
    void operator()(const BindParameter &) const {}
    void operator()(const TextClause &) const {}
    void operator()(const LiteralColumn &) const {}
    void operator()(const ColumnRef &) const {}
    void operator()(const Star &) const {}
    void operator()(const FunctionCall &node) const { all(node.arguments); }
    void operator()(const Binary &node) const { visit(node.left), visit(node.right); }
    void operator()(const Unary &node) const { visit(node.operand); }
    void operator()(const Postfix &node) const { visit(node.operand); }
    void operator()(const Junction &node) const { all(node.members); }
    void operator()(const InList &node) const { visit(node.operand), all(node.items); }
    void operator()(const Between &node) const { visit(node.operand), visit(node.low), visit(node.high); }
    void operator()(const Cast &node) const { visit(node.operand); }
    void operator()(const TypeCoerce &node) const { visit(node.operand); }
    void operator()(const Case &node) const
    {
        visit(node.subject);
        for (const auto &[when, then] : node.branches)
            visit(when), visit(then);
        visit(node.otherwise);
    }
    void operator()(const Extract &node) const { visit(node.operand); }
    void operator()(const Exists &) const {}
    void operator()(const ScalarSubquery &) const {}
    void operator()(const Tuple &node) const { all(node.items); }
    void operator()(const ArrayLiteral &node) const { all(node.items); }
    void operator()(const Label &node) const { visit(node.operand); }
    void operator()(const Over &node) const { visit(node.function), all(node.partitionBy), all(node.orderBy); }
    void operator()(const Filter &node) const { visit(node.function), visit(node.condition); }
    void operator()(const WithinGroup &node) const { visit(node.function), all(node.orderBy); }
    void operator()(const AggregateOrderBy &node) const { visit(node.operand), all(node.orderBy); }
    void operator()(const Quantified &node) const { visit(node.operand); }
    void operator()(const SequenceNext &) const {}
    void operator()(const Keyword &) const {}
    void operator()(const Grouping &node) const { visit(node.operand); }
    void operator()(const JsonIndex &node) const { visit(node.operand), visit(node.key); }
    void operator()(const Subscript &node) const { visit(node.operand), visit(node.start), visit(node.stop); }
};

}  // namespace

void forEachColumn(const ExpressionPtr &expression, const std::function<void(const ColumnRef &)> &visit)
{
    if (!expression)
        return;
    if (const auto *reference = std::get_if<ColumnRef>(&expression->node)) {
        visit(*reference);
        return;
    }
    const std::function<void(const ExpressionPtr &)> below = [&](const ExpressionPtr &part) { forEachColumn(part, visit); };
    std::visit(Parts{below}, expression->node);
}

void forEachExpression(const ExpressionPtr &expression, const std::function<void(const Expression &)> &visit)
{
    if (!expression)
        return;
    visit(*expression);
    const std::function<void(const ExpressionPtr &)> below = [&](const ExpressionPtr &part) { forEachExpression(part, visit); };
    std::visit(Parts{below}, expression->node);
}

}  // namespace limbeck::sql
