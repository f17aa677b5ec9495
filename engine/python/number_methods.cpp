// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/numbers.h"
#include "python/scalars.h"
#include "python/state.h"

#include <cmath>

namespace limbeck::python {

namespace {

BigInteger integerOf(const Value &self)
{
    return bigInteger(self).value_or(0);
}

Value toBytes(Interpreter &in, const Value &self, Arguments &arguments)
{
    const std::int64_t length = arguments.integerOr("length", 1);
    const std::string order = arguments.valueOr("byteorder", Value::text("big")).asText()->utf8();
    const bool isSigned = arguments.flag("signed", false);
    BigInteger value = integerOf(self);
    if (value < 0 && !isSigned)
        in.raise("OverflowError", "can't convert negative int to unsigned");
    const BigInteger modulus = BigInteger(1) << unsigned(length * 8);
    if (value >= (isSigned ? BigInteger(modulus / 2) : modulus) || (isSigned && value < -modulus / 2))
        in.raise("OverflowError", "int too big to convert");
    if (value < 0)
        value += modulus;
    std::string data(std::size_t(length), '\0');
    for (std::int64_t i = 0; i < length; ++i) {
        data[std::size_t(order == "little" ? i : length - 1 - i)] = static_cast<char>(static_cast<unsigned>(value & 0xFF));
        value >>= 8;
    }
    return Value(std::make_shared<Bytes>(std::move(data)));
}

const Methods &intMethods()
{
    static const Methods methods{
        {"bit_length",
         [](Interpreter &, const Value &self, Arguments &) {
             const BigInteger value = abs(integerOf(self));
             return Value(std::int64_t(value == 0 ? 0 : msb(value) + 1));
         }},
        {"bit_count",
         [](Interpreter &, const Value &self, Arguments &) {
             std::int64_t count = 0;
             for (BigInteger value = abs(integerOf(self)); value != 0; value >>= 1)
                 count += static_cast<std::int64_t>(value & 1);
             return Value(count);
         }},
        {"to_bytes", toBytes},
        {"conjugate", [](Interpreter &, const Value &self, Arguments &) { return self; }},
        {"is_integer", [](Interpreter &, const Value &, Arguments &) { return Value(true); }},
        {"as_integer_ratio", [](Interpreter &, const Value &self, Arguments &) { return Value(makeTuple({self, Value(1)})); }},
        {"from_bytes",
         [](Interpreter &in, const Value &, Arguments &arguments) {
             const Value source = arguments.required("bytes");
             const auto *bytes = source.as<Bytes>();
             if (!bytes)
                 in.raise("TypeError", "cannot convert object to bytes");
             std::string data = bytes->data;
             if (arguments.valueOr("byteorder", Value::text("big")).asText()->utf8() == "little")
                 std::reverse(data.begin(), data.end());
             BigInteger value = 0;
             for (const char c : data)
                 value = (value << 8) + static_cast<unsigned char>(c);
             if (arguments.flag("signed", false) && !data.empty() && (data[0] & 0x80))
                 value -= BigInteger(1) << unsigned(data.size() * 8);
             return makeInt(value);
         }},
        {"__index__", [](Interpreter &, const Value &self, Arguments &) { return self; }},
        {"__str__", [](Interpreter &in, const Value &self, Arguments &) { return Value::text(in.str(self)); }},
    };
    return methods;
}

const Methods &floatMethods()
{
    static const Methods methods{
        {"is_integer", [](Interpreter &, const Value &self, Arguments &) { return Value(std::floor(*self.asFloat()) == *self.asFloat() && std::isfinite(*self.asFloat())); }},
        {"conjugate", [](Interpreter &, const Value &self, Arguments &) { return self; }},
        {"as_integer_ratio",
         [](Interpreter &, const Value &self, Arguments &) {
             int exponent = 0;
             double mantissa = std::frexp(*self.asFloat(), &exponent);
             while (mantissa != std::floor(mantissa)) {
                 mantissa *= 2;
                 --exponent;
             }
             BigInteger numerator(mantissa), denominator = 1;
             (exponent > 0 ? numerator : denominator) <<= unsigned(std::abs(exponent));
             return Value(makeTuple({makeInt(numerator), makeInt(denominator)}));
         }},
        {"__str__", [](Interpreter &in, const Value &self, Arguments &) { return Value::text(in.str(self)); }},
    };
    return methods;
}

}  // namespace

std::optional<Value> numberAttribute(const Value &self, std::string_view name)
{
    const bool isFloat = self.asFloat() != nullptr;
    if (name == "real")
        return self.asBool() ? Value(std::int64_t(*self.asBool())) : self;
    if (name == "imag")
        return isFloat ? Value(0.0) : Value(0);
    if (name == "numerator" && !isFloat)
        return self;
    if (name == "denominator" && !isFloat)
        return Value(1);
    return boundMethod(isFloat ? floatMethods() : intMethods(), name, self);
}

std::optional<Value> BigInt::attribute(Interpreter &, std::string_view name)
{
    return boundMethod(intMethods(), name, Value(shared_from_this()));
}

}  // namespace limbeck::python
