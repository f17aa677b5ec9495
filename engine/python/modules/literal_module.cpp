// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/evaluator.h"
#include "python/modules/library.h"

/// ast.literal_eval(): the value of a text that holds literals and their displays alone.
namespace limbeck::python {

namespace {

using namespace syntax;

template<class Items>
bool areLiteral(const Items &items);

bool isNumber(const Expr &expression) { return std::holds_alternative<IntLiteral>(expression.node) || std::holds_alternative<FloatLiteral>(expression.node); }

bool isLiteral(const Expr &expression)
{
    const auto &node = expression.node;
    if (const auto *sign = std::get_if<Unary>(&node))
        return (sign->op == UnaryOp::Negate || sign->op == UnaryOp::Plus) && isNumber(*sign->operand);
    if (const auto *tuple = std::get_if<TupleDisplay>(&node))
        return areLiteral(tuple->items);
    if (const auto *list = std::get_if<ListDisplay>(&node))
        return areLiteral(list->items);
    if (const auto *set = std::get_if<SetDisplay>(&node))
        return areLiteral(set->items);
    if (const auto *dict = std::get_if<DictDisplay>(&node))
        return std::all_of(dict->items.begin(), dict->items.end(), [](const auto &item) { return item.first && isLiteral(*item.first) && isLiteral(*item.second); });
    return isNumber(expression) || std::holds_alternative<NoneLiteral>(node) || std::holds_alternative<BoolLiteral>(node) || std::holds_alternative<StringLiteral>(node)
        || std::holds_alternative<BytesLiteral>(node) || std::holds_alternative<EllipsisLiteral>(node);
}

template<class Items>
bool areLiteral(const Items &items)
{
    return std::all_of(items.begin(), items.end(), [](const auto &item) { return isLiteral(*item); });
}

ExprPtr parsed(Interpreter &in, const std::string &text)
{
    try {
        return parseExpression(text);
    } catch (const Error &) {
        in.raise("SyntaxError", "invalid syntax (<unknown>, line 1)");
    }
}

}  // namespace

Value literalValue(Interpreter &in, const std::string &text)
{
    const ExprPtr expression = parsed(in, text);
    if (!isLiteral(*expression))
        in.raise("ValueError", "malformed node or string on line 1");
    auto scope = std::make_shared<Scope>();
    scope->kind = Scope::Kind::Module;
    return in.evaluate(*expression, scope, in.state().frame ? in.state().frame->file : nullptr);
}

}  // namespace limbeck::python
