// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/modules/library.h"
#include "python/numbers.h"
#include "python/state.h"

#include <cmath>
#include <numeric>

namespace limbeck::python {

namespace {

void defineReal(Module &module, const std::string &name, double (*function)(double))
{
    module.define(name, native(name, [function](Interpreter &in, Arguments &arguments) {
        const double x = asReal(in, arguments.required("x"));
        const double result = function(x);
        if (std::isnan(result) && !std::isnan(x))
            in.raise("ValueError", "math domain error");
        if (std::isinf(result) && std::isfinite(x))
            in.raise(x == 0 ? "ValueError" : "OverflowError", x == 0 ? "math domain error" : "math range error");
        return Value(result);
    }));
}

void defineRounding(Module &module, const std::string &name, double (*function)(double))
{
    module.define(name, native(name, [name, function](Interpreter &in, Arguments &arguments) {
        const Value value = arguments.required("x");
        if (const std::optional<BigInteger> number = bigInteger(known(in, value)))
            return makeInt(*number);
        if (const std::optional<Value> method = value.asObject() ? in.findAttribute(value, "__" + name + "__") : std::nullopt)
            return in.call(*method, std::vector<Value>());
        const double real = function(asReal(in, value));
        if (!std::isfinite(real))
            in.raise(std::isnan(real) ? "ValueError" : "OverflowError", std::isnan(real) ? "cannot convert float NaN to integer" : "cannot convert float infinity to integer");
        return makeInt(BigInteger(real));
    }));
}

BigInteger integer(Interpreter &in, const Value &value)
{
    const std::optional<BigInteger> number = bigInteger(known(in, value));
    if (!number)
        in.raise("TypeError", fmt::format("'{}' object cannot be interpreted as an integer", in.typeName(value)));
    return *number;
}

Value combinations(Interpreter &in, Arguments &arguments, bool ordered)
{
    const BigInteger n = integer(in, arguments.required("n"));
    const Value given = arguments.valueOr("k", Value());
    const BigInteger k = given.isNone() ? n : integer(in, given);
    if (k > n)
        return Value(0);
    BigInteger result = 1;
    for (BigInteger i = 0; i < k; ++i) {
        result *= n - i;
        if (!ordered)
            result /= i + 1;
    }
    return makeInt(result);
}

void defineIntegers(Module &module)
{
    module.define("factorial", native("factorial", [](Interpreter &in, Arguments &arguments) {
        const std::int64_t n = arguments.integer("x");
        if (n < 0)
            in.raise("ValueError", "factorial() not defined for negative values");
        BigInteger result = 1;
        for (std::int64_t i = 2; i <= n; ++i) {
            in.step();
            result *= i;
        }
        return makeInt(result);
    }));
    module.define("gcd", native("gcd", [](Interpreter &in, Arguments &arguments) {
        BigInteger result = 0;
        for (const Value &value : arguments.rest())
            result = boost::multiprecision::gcd(result, integer(in, value));
        return makeInt(abs(result));
    }));
    module.define("lcm", native("lcm", [](Interpreter &in, Arguments &arguments) {
        BigInteger result = 1;
        for (const Value &value : arguments.rest())
            result = boost::multiprecision::lcm(result, integer(in, value));
        return makeInt(abs(result));
    }));
    module.define("isqrt", native("isqrt", [](Interpreter &in, Arguments &arguments) { return makeInt(boost::multiprecision::sqrt(integer(in, arguments.required("n")))); }));
    module.define("comb", native("comb", [](Interpreter &in, Arguments &arguments) { return combinations(in, arguments, false); }));
    module.define("perm", native("perm", [](Interpreter &in, Arguments &arguments) { return combinations(in, arguments, true); }));
    module.define("prod", native("prod", [](Interpreter &in, Arguments &arguments) {
        const std::vector<Value> values = in.toVector(arguments.required("iterable"));
        Value result = arguments.valueOr("start", Value(1));
        for (const Value &value : values)
            result = in.binary(syntax::BinaryOp::Multiply, result, value);
        return result;
    }));
}

}  // namespace

void fill_math(Interpreter &, Module &module)
{
    module.define("pi", Value(M_PI));
    module.define("e", Value(M_E));
    module.define("tau", Value(2 * M_PI));
    module.define("inf", Value(HUGE_VAL));
    module.define("nan", Value(std::nan("")));
    defineRounding(module, "floor", [](double x) { return std::floor(x); });
    defineRounding(module, "ceil", [](double x) { return std::ceil(x); });
    defineRounding(module, "trunc", [](double x) { return std::trunc(x); });
    const std::pair<const char *, double (*)(double)> functions[] = {
        {"sqrt", [](double x) { return std::sqrt(x); }},   {"exp", [](double x) { return std::exp(x); }},     {"sin", [](double x) { return std::sin(x); }},
        {"cos", [](double x) { return std::cos(x); }},     {"tan", [](double x) { return std::tan(x); }},     {"asin", [](double x) { return std::asin(x); }},
        {"acos", [](double x) { return std::acos(x); }},   {"atan", [](double x) { return std::atan(x); }},   {"sinh", [](double x) { return std::sinh(x); }},
        {"cosh", [](double x) { return std::cosh(x); }},   {"tanh", [](double x) { return std::tanh(x); }},   {"fabs", [](double x) { return std::fabs(x); }},
        {"log2", [](double x) { return std::log2(x); }},   {"log10", [](double x) { return std::log10(x); }}, {"log1p", [](double x) { return std::log1p(x); }},
        {"expm1", [](double x) { return std::expm1(x); }}, {"radians", [](double x) { return x * M_PI / 180; }}, {"degrees", [](double x) { return x * 180 / M_PI; }},
    };
    for (const auto &[name, function] : functions)
        defineReal(module, name, function);
    module.define("log", native("log", [](Interpreter &in, Arguments &arguments) {
        const double x = asReal(in, arguments.required("x"));
        const std::optional<Value> base = arguments.optional("base");
        if (x <= 0)
            in.raise("ValueError", "math domain error");
        return Value(base ? std::log(x) / std::log(asReal(in, *base)) : std::log(x));
    }));
    module.define("isnan", native("isnan", [](Interpreter &in, Arguments &arguments) { return Value(std::isnan(asReal(in, arguments.required("x")))); }));
    module.define("isinf", native("isinf", [](Interpreter &in, Arguments &arguments) { return Value(std::isinf(asReal(in, arguments.required("x")))); }));
    module.define("isfinite", native("isfinite", [](Interpreter &in, Arguments &arguments) { return Value(std::isfinite(asReal(in, arguments.required("x")))); }));
    const std::pair<const char *, double (*)(double, double)> pairs[] = {
        {"pow", [](double x, double y) { return std::pow(x, y); }},
        {"atan2", [](double x, double y) { return std::atan2(x, y); }},
        {"hypot", [](double x, double y) { return std::hypot(x, y); }},
        {"fmod", [](double x, double y) { return std::fmod(x, y); }},
        {"copysign", [](double x, double y) { return std::copysign(x, y); }},
    };
    for (const auto &[name, function] : pairs) {
        module.define(name, native(name, [function](Interpreter &in, Arguments &arguments) {
            const double x = asReal(in, arguments.required("x"));
            return Value(function(x, asReal(in, arguments.required("y"))));
        }));
    }
    module.define("isclose", native("isclose", [](Interpreter &in, Arguments &arguments) {
        const double a = asReal(in, arguments.required("a")), b = asReal(in, arguments.required("b"));
        const double relative = asReal(in, arguments.valueOr("rel_tol", Value(1e-9))), absolute = asReal(in, arguments.valueOr("abs_tol", Value(0.0)));
        return Value(a == b || std::fabs(a - b) <= std::max(relative * std::max(std::fabs(a), std::fabs(b)), absolute));
    }));
    module.define("fsum", native("fsum", [](Interpreter &in, Arguments &arguments) {
        long double sum = 0;
        for (const Value &value : in.toVector(arguments.required("seq")))
            sum += asReal(in, value);
        return Value(double(sum));
    }));
    defineIntegers(module);
}

}  // namespace limbeck::python
