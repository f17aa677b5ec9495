// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Texts are handled by tokens, trees by their usual nodes: a node that is not listed here is left as it is, and counts as naming nothing.
#include "operation/fold_detail.h"

#include "sql/stored_text.h"
#include "sql/tokens.h"

#include <algorithm>

namespace limbeck::operation {

namespace {

using sql::ExpressionPtr;

/// The expression rebuilt with `visit` applied to every direct part.
template<typename Visitor>
ExpressionPtr mapParts(const ExpressionPtr &expression, const Visitor &visit)
{
    sql::Expression copy = *expression;
    const auto all = [&](std::vector<ExpressionPtr> &items) { std::transform(items.begin(), items.end(), items.begin(), visit); };
    if (auto *binary = std::get_if<sql::Binary>(&copy.node)) {
        binary->left = visit(binary->left);
        binary->right = visit(binary->right);
    } else if (auto *unary = std::get_if<sql::Unary>(&copy.node)) {
        unary->operand = visit(unary->operand);
    } else if (auto *postfix = std::get_if<sql::Postfix>(&copy.node)) {
        postfix->operand = visit(postfix->operand);
    } else if (auto *junction = std::get_if<sql::Junction>(&copy.node)) {
        all(junction->members);
    } else if (auto *list = std::get_if<sql::InList>(&copy.node)) {
        list->operand = visit(list->operand);
        all(list->items);
    } else if (auto *between = std::get_if<sql::Between>(&copy.node)) {
        between->operand = visit(between->operand);
        between->low = visit(between->low);
        between->high = visit(between->high);
    } else if (auto *call = std::get_if<sql::FunctionCall>(&copy.node)) {
        all(call->arguments);
    } else if (auto *cast = std::get_if<sql::Cast>(&copy.node)) {
        cast->operand = visit(cast->operand);
    } else if (auto *coerce = std::get_if<sql::TypeCoerce>(&copy.node)) {
        coerce->operand = visit(coerce->operand);
    } else if (auto *grouping = std::get_if<sql::Grouping>(&copy.node)) {
        grouping->operand = visit(grouping->operand);
    } else if (auto *label = std::get_if<sql::Label>(&copy.node)) {
        label->operand = visit(label->operand);
    } else if (auto *json = std::get_if<sql::JsonIndex>(&copy.node)) {
        json->operand = visit(json->operand);
    } else {
        return expression;
    }
    return std::make_shared<const sql::Expression>(std::move(copy));
}

}  // namespace

bool namesColumn(const ExpressionPtr &expression, const std::string &column)
{
    if (!expression)
        return false;
    if (const std::optional<std::string> text = sql::textOfStored(expression))
        return sql::mentionsName(*text, column);
    if (const auto *reference = std::get_if<sql::ColumnRef>(&expression->node))
        return reference->name.text == column;
    bool found = false;
    mapParts(expression, [&](const ExpressionPtr &part) {
        found = found || namesColumn(part, column);
        return part;
    });
    return found;
}

ExpressionPtr withRenamedColumn(const ExpressionPtr &expression, const Identifier &from, const Identifier &to, const std::string &written)
{
    if (!expression || !namesColumn(expression, from.text))
        return expression;
    if (const std::optional<std::string> text = sql::textOfStored(expression))
        return sql::storedText(sql::renameInExpression(*text, {{from.text, written}}));
    if (const auto *reference = std::get_if<sql::ColumnRef>(&expression->node))
        return sql::makeExpression(sql::ColumnRef{to, reference->table}, expression->type);
    return mapParts(expression, [&](const ExpressionPtr &part) { return withRenamedColumn(part, from, to, written); });
}

}  // namespace limbeck::operation
