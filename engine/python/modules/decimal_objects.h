// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/numbers.h"

namespace limbeck::python {

/// decimal.Decimal: coefficient · 10^exponent, with sign; arithmetic rounds to 28 digits, half to even, as Python's default context.
class Decimal : public Object {
public:
    enum class Kind { Finite, Infinity, NotANumber };
    const Kind kind;
    const bool negative;
    const BigInteger coefficient;  ///< never negative
    const int exponent;
    Decimal(Kind k, bool n, BigInteger c, int e) : kind(k), negative(n), coefficient(std::move(c)), exponent(e) {}
    bool isFinite() const { return kind == Kind::Finite; }
    BigInteger signedCoefficient() const { return negative ? BigInteger(-coefficient) : coefficient; }
    double toDouble() const;
    /// As str(): "1.20", "1E+3", "NaN".
    std::string text() const;
    /// Never with an exponent: "1000".
    std::string plainText() const;

    std::string typeName() const override { return "decimal.Decimal"; }
    std::shared_ptr<Class> classOf(Interpreter &) override;
    std::optional<Value> attribute(Interpreter &, std::string_view name) override;
    std::optional<Value> binary(Interpreter &, syntax::BinaryOp op, const Value &other, bool reflected) override;
    std::optional<Value> unary(Interpreter &, syntax::UnaryOp op) override;
    std::optional<Value> compare(Interpreter &, syntax::CompareOp op, const Value &other) override;
    Truth truth(Interpreter &) override;
    std::string str(Interpreter &) override { return text(); }
    std::string repr(Interpreter &) override { return "Decimal('" + text() + "')"; }
    std::optional<std::size_t> hash(Interpreter &) override;
};
/// nullopt: malformed.
std::shared_ptr<Decimal> parseDecimal(std::string_view text);

}  // namespace limbeck::python
