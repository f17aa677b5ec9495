// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Infix operators and IN. A bound value next to a column takes the column's type unless it is of another kind, as SQLAlchemy's
// comparisons do: the type decides the literal.
#include "dialect/expression_compiler.h"
#include "dialect/operators.h"
#include "dialect/value_text.h"

namespace limbeck::dialect {

using sql::Expression;
using sql::ExpressionPtr;

namespace {

sql::Type comparedType(const sql::Value &value, const sql::Type &other)
{
    const sql::Type own = typeOfValue(value);
    if (sql::isNullType(own) || sql::affinityOf(own) == sql::affinityOf(other))
        return sql::isNullType(other) ? own : other;
    return own;
}

std::string hintFrom(const ExpressionPtr &other)
{
    const auto *column = other ? std::get_if<sql::ColumnRef>(&other->node) : nullptr;
    return column ? column->name.text : "param";
}

bool isPercentLiteral(const ExpressionPtr &expression)
{
    const auto *literal = std::get_if<sql::LiteralColumn>(&expression->node);
    return literal && literal->text == "'%'";
}

/// The pattern that startswith(), endswith() and contains() build: it stands without parentheses.
bool isBuiltPattern(const ExpressionPtr &expression)
{
    const auto *concat = std::get_if<sql::Binary>(&expression->node);
    return concat && concat->op == "||" && (isPercentLiteral(concat->left) || isPercentLiteral(concat->right));
}

/// The values of `IN` when all of them are literals: SQLAlchemy binds them as one list.
std::optional<sql::Value> literalList(const sql::InList &in)
{
    sql::Array list;
    for (const ExpressionPtr &item : in.items) {
        const auto *bind = std::get_if<sql::BindParameter>(&item->node);
        if (!bind || !bind->value || !bind->name.empty() || bind->expanding || bind->literalExecute)
            return std::nullopt;
        list.items.push_back(*bind->value);
    }
    return list.items.empty() ? std::nullopt : std::optional<sql::Value>(std::move(list));
}

}  // namespace

std::string ExpressionCompiler::binaryOperand(const ExpressionPtr &expression, const ExpressionPtr &other, const sql::Binary &binary, int against)
{
    if (const auto *parameter = std::get_if<sql::BindParameter>(&expression->node)) {
        sql::BindParameter typed = *parameter;
        const std::optional<sql::Value> value = valueOf(typed);
        if (sql::isNullType(typed.type) && value && other)
            typed.type = comparedType(*value, other->type);
        return bind(typed, hintFrom(other), true);
    }
    return operand(expression, against, binary.custom ? std::string() : binary.op);
}

std::string ExpressionCompiler::likePattern(const ExpressionPtr &pattern, const sql::Binary &binary)
{
    if (isBuiltPattern(pattern))
        return text(pattern);
    return binaryOperand(pattern, binary.left, binary, precedence::kComparison);
}

std::string ExpressionCompiler::node(const sql::Binary &v, const Expression &whole)
{
    ++m_operatorDepth;
    std::string result;
    const int own = precedenceOf(v);
    const bool isLike = v.op.ends_with("LIKE") && !v.custom;
    const auto left = [&] { return binaryOperand(v.left, v.right, v, own); };
    const auto right = [&] { return isLike ? likePattern(v.right, v) : binaryOperand(v.right, v.left, v, own); };
    if (std::optional<std::string> text = v.custom ? std::nullopt : m_dialect.ownBinary(v, left, right)) {
        result = *text;
    } else if (v.op == "//" && !v.custom) {
        const bool isInteger = sql::affinityOf(v.right->type) == sql::Affinity::Integer || sql::affinityOf(whole.type) == sql::Affinity::Integer;
        result = left() + " / " + right();
        if (!isInteger)
            result = "FLOOR(" + result + ")";
    } else {
        result = left() + " " + v.op + " " + right();
    }
    if (v.escape)
        result += " ESCAPE " + m_dialect.ddlLiteral(*v.escape, sql::makeType(sql::TypeId::String));
    if (isLike && isBuiltPattern(v.right))
        result = "(" + result + ")";
    --m_operatorDepth;
    return result;
}

std::string ExpressionCompiler::inItems(const sql::InList &in, bool &isEmpty)
{
    isEmpty = false;
    if (in.select)
        return select(*in.select, Place::Scalar);
    const auto *only = in.items.size() == 1 ? std::get_if<sql::BindParameter>(&in.items.front()->node) : nullptr;
    const std::optional<sql::Value> value = only && only->expanding ? valueOf(*only) : std::nullopt;
    if (value) {
        if (const auto *array = std::get_if<sql::Array>(&value->data)) {
            const bool isList = m_mode.style != BindStyle::Literal && !only->literalExecute && !std::holds_alternative<sql::Tuple>(in.operand->node) && !containsUnknown(*value);
            isEmpty = array->items.empty() && (!isList || m_mode.expandsLists);
            if (isList && !isEmpty)
                return listPlaceholder(only->name.empty() ? anonymousBindName(hintFrom(in.operand)) : only->name, *value);
            const sql::Type type = sql::isNullType(only->type) && !isEmpty ? comparedType(array->items.front(), in.operand->type) : only->type;
            return expandedText(*value, type, only->literalExecute);
        }
    }
    isEmpty = in.items.empty();
    if (const auto list = literalList(in); list && m_mode.style != BindStyle::Literal && !containsUnknown(*list))
        return listPlaceholder(anonymousBindName(hintFrom(in.operand)), *list);
    const sql::Binary comparison{"IN", in.operand, nullptr, {}, false};
    std::string result;
    for (const ExpressionPtr &item : in.items)
        result += (result.empty() ? "" : ", ") + binaryOperand(item, in.operand, comparison, precedence::kNone);
    return result;
}

std::string ExpressionCompiler::node(const sql::InList &v, const Expression &)
{
    bool isEmpty = false;
    const std::string left = operand(v.operand, precedence::kComparison);
    std::string items = inItems(v, isEmpty);
    const auto *tuple = std::get_if<sql::Tuple>(&v.operand->node);
    if (isEmpty)
        return m_dialect.emptyInText(left, v.negated, tuple ? static_cast<int>(tuple->items.size()) : 0);
    if (tuple && !v.select)
        items = m_dialect.tupleListPrefix() + items;
    const std::string result = left + (v.negated ? " NOT IN (" : " IN (") + items + ")";
    return v.negated ? "(" + result + ")" : result;
}

}  // namespace limbeck::dialect
