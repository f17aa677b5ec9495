// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/operators.h"

#include <map>

namespace limbeck::dialect {

int precedenceOf(const sql::Binary &binary)
{
    if (binary.custom)
        return precedence::kCustom;
    static const std::map<std::string, int> kByOperator = {
        {"*", precedence::kProduct}, {"/", precedence::kProduct}, {"//", precedence::kProduct}, {"%", precedence::kProduct},
        {"+", precedence::kSum},     {"-", precedence::kSum},     {"#", precedence::kSum},      {"^", precedence::kSum},
        {"|", precedence::kSum},     {"&", precedence::kSum},     {"<<", precedence::kSum},     {">>", precedence::kSum},
        {"->", precedence::kIndex},  {"->>", precedence::kIndex}, {"#>", precedence::kIndex},   {"#>>", precedence::kIndex},
    };
    const auto found = kByOperator.find(binary.op);
    return found == kByOperator.end() ? precedence::kComparison : found->second;
}

bool isAssociative(const std::string &op)
{
    return op == "*" || op == "+" || op == "||" || op == "AND" || op == "OR" || op == "->" || op == "->>" || op == "#>" || op == "#>>";
}

std::optional<OperatorFacts> operatorOf(const sql::Expression &expression)
{
    if (const auto *binary = std::get_if<sql::Binary>(&expression.node))
        return OperatorFacts{precedenceOf(*binary), binary->custom ? std::string() : binary->op};
    if (const auto *unary = std::get_if<sql::Unary>(&expression.node)) {
        if (unary->op == "-" || unary->op == "~")
            return OperatorFacts{precedence::kProduct, {}};
        return OperatorFacts{unary->op == "EXISTS" ? 0 : precedence::kComparison, {}};
    }
    if (const auto *junction = std::get_if<sql::Junction>(&expression.node)) {
        if (junction->members.size() == 1 && junction->members.front())
            return operatorOf(*junction->members.front());
        return OperatorFacts{junction->isAnd ? precedence::kAnd : precedence::kOr, junction->isAnd ? "AND" : "OR"};
    }
    if (const auto *exists = std::get_if<sql::Exists>(&expression.node))
        return OperatorFacts{exists->negated ? precedence::kComparison : 0, {}};
    if (const auto *postfix = std::get_if<sql::Postfix>(&expression.node)) {
        if (postfix->op.starts_with("COLLATE"))
            return OperatorFacts{precedence::kCollate, {}};
        return std::nullopt;
    }
    if (std::holds_alternative<sql::InList>(expression.node) || std::holds_alternative<sql::Between>(expression.node))
        return OperatorFacts{precedence::kComparison, {}};
    if (std::holds_alternative<sql::JsonIndex>(expression.node) || std::holds_alternative<sql::Subscript>(expression.node))
        return OperatorFacts{precedence::kIndex, "->"};
    // as_string(), as_integer() … of JSON are the access itself, seen as another type; a CAST of the script's own is a call.
    if (const auto *cast = std::get_if<sql::Cast>(&expression.node); cast && cast->operand) {
        const auto *index = std::get_if<sql::JsonIndex>(&cast->operand->node);
        if (index && index->asText && sql::affinityOf(cast->operand->type) == sql::Affinity::Json)
            return OperatorFacts{precedence::kIndex, {}};
    }
    if (std::holds_alternative<sql::Filter>(expression.node))
        return OperatorFacts{precedence::kFilter, {}};
    if (const auto *label = std::get_if<sql::Label>(&expression.node); label && label->operand)
        return operatorOf(*label->operand);
    if (const auto *coerce = std::get_if<sql::TypeCoerce>(&expression.node); coerce && coerce->operand)
        return operatorOf(*coerce->operand);
    return std::nullopt;
}

bool needsParentheses(const sql::Expression &expression, int against, const std::string &op)
{
    const std::optional<OperatorFacts> facts = operatorOf(expression);
    if (!facts)
        return false;
    if (!op.empty() && facts->op == op && isAssociative(op))
        return false;
    return facts->precedence <= against;
}

}  // namespace limbeck::dialect
