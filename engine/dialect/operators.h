// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/expression.h"

#include <optional>
#include <string>

/// SQLAlchemy's operator precedence: it decides where parentheses stand in its texts, so it decides here too.
namespace limbeck::dialect {

namespace precedence {
constexpr int kIndex = 15;
constexpr int kProduct = 8;
constexpr int kSum = 7;
constexpr int kFilter = 6;
constexpr int kComparison = 5;
constexpr int kCollate = 4;
constexpr int kAnd = 3;
constexpr int kOr = 2;
constexpr int kCustom = 0;
constexpr int kNone = -10;    ///< nothing needs parentheses
constexpr int kAlways = 100;  ///< every operator expression needs them
}  // namespace precedence

int precedenceOf(const sql::Binary &binary);
/// An operator that may follow itself without parentheses: a || b || c.
bool isAssociative(const std::string &op);
/// Precedence and operator of an expression; nullopt: not an operator expression, never needs parentheses.
struct OperatorFacts {
    int precedence = 0;
    std::string op;
};
std::optional<OperatorFacts> operatorOf(const sql::Expression &expression);
/// Whether `expression` needs parentheses as operand of an operator.
bool needsParentheses(const sql::Expression &expression, int against, const std::string &op);

}  // namespace limbeck::dialect
