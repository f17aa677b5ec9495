// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/native.h"
#include "python/numbers.h"

#include <cmath>

namespace limbeck::python {

namespace {

using syntax::BinaryOp;

[[noreturn]] void divisionByZero(Interpreter &in, std::string_view what)
{
    in.raise("ZeroDivisionError", std::string(what));
}

void floorDivide(const BigInteger &a, const BigInteger &b, BigInteger &quotient, BigInteger &remainder)
{
    boost::multiprecision::divide_qr(a, b, quotient, remainder);
    if (remainder != 0 && ((remainder < 0) != (b < 0))) {
        quotient -= 1;
        remainder += b;
    }
}

double floatModulo(double a, double b)
{
    double result = std::fmod(a, b);
    if (result != 0) {
        if ((b < 0) != (result < 0))
            result += b;
    } else {
        result = std::copysign(0.0, b);
    }
    return result;
}

double floatFloorDivide(double a, double b)
{
    const double remainder = std::fmod(a, b);
    double quotient = (a - remainder) / b;
    if (remainder != 0 && ((b < 0) != (remainder < 0)))
        quotient -= 1.0;
    if (quotient == 0)
        return std::copysign(0.0, a / b);
    const double floored = std::floor(quotient);
    return quotient - floored > 0.5 ? floored + 1.0 : floored;
}

std::optional<Value> floatArithmetic(Interpreter &in, BinaryOp op, double a, double b)
{
    switch (op) {
    case BinaryOp::Add:
        return Value(a + b);
    case BinaryOp::Subtract:
        return Value(a - b);
    case BinaryOp::Multiply:
        return Value(a * b);
    case BinaryOp::Divide:
        if (b == 0)
            divisionByZero(in, "float division by zero");
        return Value(a / b);
    case BinaryOp::FloorDivide:
        if (b == 0)
            divisionByZero(in, "float floor division by zero");
        return Value(floatFloorDivide(a, b));
    case BinaryOp::Modulo:
        if (b == 0)
            divisionByZero(in, "float modulo");
        return Value(floatModulo(a, b));
    case BinaryOp::Power: {
        if (a == 0 && b < 0)
            divisionByZero(in, "0.0 cannot be raised to a negative power");
        if (a < 0 && b != std::floor(b) && std::isfinite(b))
            throw Unsupported("A negative number raised to a fraction gives a complex number, which is not supported.", in.position());
        const double result = std::pow(a, b);
        if (std::isinf(result) && std::isfinite(a) && std::isfinite(b))
            in.raise("OverflowError", "(34, 'Numerical result out of range')");
        return Value(result);
    }
    case BinaryOp::LeftShift:
    case BinaryOp::RightShift:
    case BinaryOp::And:
    case BinaryOp::Or:
    case BinaryOp::Xor:
    case BinaryOp::MatrixMultiply:
        return std::nullopt;
    }
    return std::nullopt;
}

std::optional<Value> power(Interpreter &in, const BigInteger &a, const BigInteger &b)
{
    if (b < 0)
        return floatArithmetic(in, BinaryOp::Power, a.convert_to<double>(), b.convert_to<double>());
    const std::size_t bits = a == 0 ? 0 : msb(abs(a)) + 1;
    if (b > 1'000'000 || bits * static_cast<std::size_t>(b) > in.options().maxStringBytes) {
        if (a == 0 || a == 1)
            return makeInt(b == 0 ? BigInteger(1) : a);
        throw BudgetExhausted("The result of ** would be too large.", in.position());
    }
    return makeInt(boost::multiprecision::pow(a, static_cast<unsigned>(b)));
}

std::optional<Value> shift(Interpreter &in, BinaryOp op, const BigInteger &a, const BigInteger &b)
{
    if (b < 0)
        in.raise("ValueError", "negative shift count");
    if (op == BinaryOp::RightShift) {
        if (b > 1'000'000)
            return Value(std::int64_t(a < 0 ? -1 : 0));
        BigInteger quotient, remainder;
        floorDivide(a, BigInteger(1) << static_cast<unsigned>(b), quotient, remainder);
        return makeInt(quotient);
    }
    if (b > 8'000'000)
        throw BudgetExhausted("The result of << would be too large.", in.position());
    return makeInt(a << static_cast<unsigned>(b));
}

/// & | ^ with Python's endless sign bits: done on the two's complement of enough bits.
std::optional<Value> bitwise(BinaryOp op, BigInteger a, BigInteger b)
{
    const auto bits = [](const BigInteger &value) { return value == 0 ? 1 : msb(abs(value)) + 2; };
    const BigInteger modulus = BigInteger(1) << static_cast<unsigned>(std::max(bits(a), bits(b)) + 1);
    if (a < 0)
        a += modulus;
    if (b < 0)
        b += modulus;
    BigInteger result = op == BinaryOp::And ? BigInteger(a & b) : op == BinaryOp::Or ? BigInteger(a | b) : BigInteger(a ^ b);
    if (result >= modulus / 2)
        result -= modulus;
    return makeInt(result);
}

std::optional<Value> bigArithmetic(Interpreter &in, BinaryOp op, const BigInteger &a, const BigInteger &b)
{
    switch (op) {
    case BinaryOp::Add:
        return makeInt(a + b);
    case BinaryOp::Subtract:
        return makeInt(a - b);
    case BinaryOp::Multiply:
        return makeInt(a * b);
    case BinaryOp::Divide:
        if (b == 0)
            divisionByZero(in, "division by zero");
        return Value(a.convert_to<double>() / b.convert_to<double>());
    case BinaryOp::FloorDivide:
    case BinaryOp::Modulo: {
        if (b == 0)
            divisionByZero(in, op == BinaryOp::Modulo ? "integer modulo by zero" : "integer division or modulo by zero");
        BigInteger quotient, remainder;
        floorDivide(a, b, quotient, remainder);
        return makeInt(op == BinaryOp::Modulo ? remainder : quotient);
    }
    case BinaryOp::Power:
        return power(in, a, b);
    case BinaryOp::LeftShift:
    case BinaryOp::RightShift:
        return shift(in, op, a, b);
    case BinaryOp::And:
    case BinaryOp::Or:
    case BinaryOp::Xor:
        return bitwise(op, a, b);
    case BinaryOp::MatrixMultiply:
        return std::nullopt;
    }
    return std::nullopt;
}

/// nullopt: does not fit or is not one of the quick ones.
std::optional<Value> smallArithmetic(BinaryOp op, std::int64_t a, std::int64_t b)
{
    std::int64_t result = 0;
    switch (op) {
    case BinaryOp::Add:
        return __builtin_add_overflow(a, b, &result) ? std::nullopt : std::optional<Value>(result);
    case BinaryOp::Subtract:
        return __builtin_sub_overflow(a, b, &result) ? std::nullopt : std::optional<Value>(result);
    case BinaryOp::Multiply:
        return __builtin_mul_overflow(a, b, &result) ? std::nullopt : std::optional<Value>(result);
    case BinaryOp::FloorDivide:
    case BinaryOp::Modulo: {
        if (b == 0 || b == -1)
            return std::nullopt;
        std::int64_t quotient = a / b;
        std::int64_t remainder = a % b;
        if (remainder != 0 && ((remainder < 0) != (b < 0))) {
            --quotient;
            remainder += b;
        }
        return Value(op == BinaryOp::Modulo ? remainder : quotient);
    }
    case BinaryOp::And:
        return Value(a & b);
    case BinaryOp::Or:
        return Value(a | b);
    case BinaryOp::Xor:
        return Value(a ^ b);
    case BinaryOp::Divide:
    case BinaryOp::Power:
    case BinaryOp::LeftShift:
    case BinaryOp::RightShift:
    case BinaryOp::MatrixMultiply:
        return std::nullopt;
    }
    return std::nullopt;
}

bool holds(syntax::CompareOp op, int order)
{
    using enum syntax::CompareOp;
    switch (op) {
    case Equal:
        return order == 0;
    case NotEqual:
        return order != 0;
    case Less:
        return order < 0;
    case LessEqual:
        return order <= 0;
    case Greater:
        return order > 0;
    case GreaterEqual:
        return order >= 0;
    case Is:
    case IsNot:
    case In:
    case NotIn:
        return false;
    }
    return false;
}

}  // namespace

std::optional<Value> arithmetic(Interpreter &in, BinaryOp op, const Value &first, const Value &second)
{
    const Value &a = plain(first);
    const Value &b = plain(second);
    if (a.asFloat() || b.asFloat()) {
        const std::optional<double> x = realNumber(a);
        const std::optional<double> y = realNumber(b);
        return x && y ? floatArithmetic(in, op, *x, *y) : std::nullopt;
    }
    if (a.asBool() && b.asBool() && (op == BinaryOp::And || op == BinaryOp::Or || op == BinaryOp::Xor)) {
        const bool x = *a.asBool(), y = *b.asBool();
        return Value(op == BinaryOp::And ? (x && y) : op == BinaryOp::Or ? (x || y) : x != y);
    }
    const std::optional<std::int64_t> x = smallInteger(a);
    const std::optional<std::int64_t> y = smallInteger(b);
    if (x && y) {
        if (std::optional<Value> result = smallArithmetic(op, *x, *y))
            return result;
    }
    const std::optional<BigInteger> p = bigInteger(a);
    const std::optional<BigInteger> q = p ? bigInteger(b) : std::nullopt;
    return q ? bigArithmetic(in, op, *p, *q) : std::nullopt;
}

std::optional<Value> compareNumbers(syntax::CompareOp op, const Value &first, const Value &second)
{
    const Value &a = plain(first);
    const Value &b = plain(second);
    const std::optional<std::int64_t> x = smallInteger(a);
    const std::optional<std::int64_t> y = smallInteger(b);
    if (x && y)
        return Value(holds(op, *x < *y ? -1 : *x > *y ? 1 : 0));
    if (a.asFloat() || b.asFloat()) {
        const std::optional<double> p = realNumber(a);
        const std::optional<double> q = realNumber(b);
        if (!p || !q)
            return std::nullopt;
        if (std::isnan(*p) || std::isnan(*q))
            return Value(op == syntax::CompareOp::NotEqual);
        return Value(holds(op, *p < *q ? -1 : *p > *q ? 1 : 0));
    }
    const std::optional<BigInteger> p = bigInteger(a);
    const std::optional<BigInteger> q = p ? bigInteger(b) : std::nullopt;
    if (!q)
        return std::nullopt;
    return Value(holds(op, *p < *q ? -1 : *p > *q ? 1 : 0));
}

}  // namespace limbeck::python
