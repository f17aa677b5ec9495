// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/value.h"

#include <boost/multiprecision/cpp_int.hpp>

/// Integers beyond 64 bits, and numbers as text.
namespace limbeck::python {

using BigInteger = boost::multiprecision::cpp_int;

/// An int that does not fit 64 bits; smaller ones are always std::int64_t (makeInt keeps that).
class BigInt : public Object {
public:
    const BigInteger value;
    explicit BigInt(BigInteger v) : value(std::move(v)) {}
    std::string typeName() const override { return "int"; }
    std::optional<Value> attribute(Interpreter &, std::string_view name) override;
    Truth truth(Interpreter &) override { return Truth::True; }
    std::string repr(Interpreter &) override { return value.str(); }
    std::optional<std::size_t> hash(Interpreter &) override;
};

Value makeInt(BigInteger value);
/// The integer in a bool, int, big int, int enum member or subclass of int; nullopt for anything else.
std::optional<BigInteger> bigInteger(const Value &value);
/// As bigInteger, within 64 bits.
std::optional<std::int64_t> smallInteger(const Value &value);
/// A float, or any integer as a float.
std::optional<double> realNumber(const Value &value);
bool isInteger(const Value &value);
/// The value behind an enum member of (str, Enum) or IntEnum, or an instance of a class derived from a built-in type; else the value itself.
const Value &plain(const Value &value);

/// a op b for two integers or floats; nullopt: not numbers. Raises ZeroDivisionError, OverflowError, ValueError.
std::optional<Value> arithmetic(Interpreter &, syntax::BinaryOp op, const Value &a, const Value &b);
std::optional<Value> compareNumbers(syntax::CompareOp op, const Value &a, const Value &b);

/// repr(float): the shortest text that reads back the same.
std::string floatRepr(double value);
/// As float("…") reads it: white space and underscores; nullopt: malformed.
std::optional<double> parseFloat(std::string_view text);
/// As int("…", base) reads it; nullopt: malformed.
std::optional<Value> parseInt(std::string_view text, int base);
/// Digits in a base, lower case, no prefix, with sign.
std::string toBase(const BigInteger &value, int base);
/// Half to even, as round() of Python does; `digits` may be negative.
double roundFloat(double value, int digits);

}  // namespace limbeck::python
