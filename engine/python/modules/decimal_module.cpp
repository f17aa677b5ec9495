// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/modules/decimal_objects.h"

#include "python/modules/library.h"
#include "python/scalars.h"
#include "python/state.h"
#include "python/unicode.h"

#include <cmath>

namespace limbeck::python {

namespace {

constexpr int kPrecision = 28;

BigInteger tenTo(int power)
{
    return boost::multiprecision::pow(BigInteger(10), unsigned(power));
}

int digitCount(const BigInteger &value)
{
    return value == 0 ? 1 : int(value.str().size());
}

enum class Rounding { HalfEven, HalfUp, HalfDown, Up, Down, Ceiling, Floor };

/// value / 10^digits, rounded.
BigInteger dropDigits(const BigInteger &value, int digits, bool negative, Rounding rounding)
{
    const BigInteger scale = tenTo(digits);
    BigInteger quotient = value / scale;
    const BigInteger remainder = value % scale;
    const BigInteger twice = remainder * 2;
    bool up = false;
    switch (rounding) {
    case Rounding::HalfEven:
        up = twice > scale || (twice == scale && quotient % 2 != 0);
        break;
    case Rounding::HalfUp:
        up = twice >= scale;
        break;
    case Rounding::HalfDown:
        up = twice > scale;
        break;
    case Rounding::Up:
        up = remainder != 0;
        break;
    case Rounding::Down:
        break;
    case Rounding::Ceiling:
        up = remainder != 0 && !negative;
        break;
    case Rounding::Floor:
        up = remainder != 0 && negative;
        break;
    }
    if (up)
        quotient += 1;
    return quotient;
}

std::shared_ptr<Decimal> finite(bool negative, BigInteger coefficient, int exponent)
{
    return std::make_shared<Decimal>(Decimal::Kind::Finite, negative, std::move(coefficient), exponent);
}

std::shared_ptr<Decimal> ofSigned(const BigInteger &value, int exponent)
{
    return finite(value < 0, abs(value), exponent);
}

std::shared_ptr<Decimal> rounded(bool negative, BigInteger coefficient, int exponent)
{
    const int extra = digitCount(coefficient) - kPrecision;
    if (extra > 0) {
        coefficient = dropDigits(coefficient, extra, negative, Rounding::HalfEven);
        exponent += extra;
        if (digitCount(coefficient) > kPrecision) {
            coefficient /= 10;
            ++exponent;
        }
    }
    return finite(negative, std::move(coefficient), exponent);
}

std::shared_ptr<Decimal> asDecimal(const Value &value)
{
    if (auto decimal = value.shared<Decimal>())
        return decimal;
    const std::optional<BigInteger> number = bigInteger(value);
    return number ? ofSigned(*number, 0) : nullptr;
}

std::pair<BigInteger, BigInteger> aligned(const Decimal &a, const Decimal &b, int &exponent)
{
    exponent = std::min(a.exponent, b.exponent);
    return {a.signedCoefficient() * tenTo(a.exponent - exponent), b.signedCoefficient() * tenTo(b.exponent - exponent)};
}

[[noreturn]] void signal(Interpreter &in, const std::string &name)
{
    in.raise(in.state().classes.at("decimal." + name), fmt::format("[<class 'decimal.{}'>]", name));
}

std::shared_ptr<Decimal> divide(Interpreter &in, const Decimal &a, const Decimal &b)
{
    if (b.coefficient == 0)
        signal(in, a.coefficient == 0 ? "InvalidOperation" : "DivisionByZero");
    const int shift = std::max(0, kPrecision + 1 + digitCount(b.coefficient) - digitCount(a.coefficient));
    BigInteger quotient = a.coefficient * tenTo(shift) / b.coefficient;
    const bool exact = quotient * b.coefficient == a.coefficient * tenTo(shift);
    if (!exact && quotient % 5 == 0)
        quotient += 1;  // keeps a later rounding honest
    int exponent = a.exponent - b.exponent - shift;
    const int ideal = a.exponent - b.exponent;
    while (exact && exponent < ideal && quotient % 10 == 0) {
        quotient /= 10;
        ++exponent;
    }
    return rounded(a.negative != b.negative, std::move(quotient), exponent);
}

std::shared_ptr<Decimal> divideWhole(Interpreter &in, const Decimal &a, const Decimal &b, bool wantRemainder)
{
    if (b.coefficient == 0)
        signal(in, wantRemainder || a.coefficient == 0 ? "InvalidOperation" : "DivisionByZero");
    int exponent = 0;
    const auto [x, y] = aligned(a, b, exponent);
    const BigInteger quotient = x / y;
    return wantRemainder ? finite(a.negative, abs(BigInteger(x - quotient * y)), exponent) : ofSigned(quotient, 0);
}

std::shared_ptr<Decimal> raised(Interpreter &in, const Decimal &a, const Decimal &b)
{
    if (b.exponent < 0 || b.coefficient > 100000)
        throw Unsupported("This power of a Decimal is not supported.", in.position(), "Use a whole exponent.");
    const int power = static_cast<int>(b.coefficient * tenTo(b.exponent));
    const auto result = rounded(a.negative && power % 2 != 0, boost::multiprecision::pow(a.coefficient, unsigned(power)), a.exponent * power);
    return b.negative ? divide(in, *finite(false, 1, 0), *result) : result;
}

std::optional<Value> arithmeticOf(Interpreter &in, syntax::BinaryOp op, const Decimal &a, const Decimal &b)
{
    using enum syntax::BinaryOp;
    if (!a.isFinite() || !b.isFinite()) {
        if (a.kind == Decimal::Kind::NotANumber || b.kind == Decimal::Kind::NotANumber)
            return Value(std::make_shared<Decimal>(Decimal::Kind::NotANumber, false, 0, 0));
        return Value(std::make_shared<Decimal>(Decimal::Kind::Infinity, a.isFinite() ? b.negative : a.negative, 0, 0));
    }
    int exponent = 0;
    switch (op) {
    case Add:
    case Subtract: {
        const auto [x, y] = aligned(a, b, exponent);
        const BigInteger sum = op == Add ? BigInteger(x + y) : BigInteger(x - y);
        return Value(rounded(sum < 0, abs(sum), exponent));
    }
    case Multiply:
        return Value(rounded(a.negative != b.negative, a.coefficient * b.coefficient, a.exponent + b.exponent));
    case Divide:
        return Value(divide(in, a, b));
    case FloorDivide:
    case Modulo:
        return Value(divideWhole(in, a, b, op == Modulo));
    case Power:
        return Value(raised(in, a, b));
    case LeftShift:
    case RightShift:
    case And:
    case Or:
    case Xor:
    case MatrixMultiply:
        return std::nullopt;
    }
    return std::nullopt;
}

Rounding roundingOf(const Value &value)
{
    static const std::map<std::string, Rounding, std::less<>> names{{"ROUND_HALF_EVEN", Rounding::HalfEven}, {"ROUND_HALF_UP", Rounding::HalfUp}, {"ROUND_HALF_DOWN", Rounding::HalfDown}, {"ROUND_UP", Rounding::Up},
                                                                    {"ROUND_DOWN", Rounding::Down},          {"ROUND_CEILING", Rounding::Ceiling}, {"ROUND_FLOOR", Rounding::Floor}};
    const Text *text = value.asText();
    const auto found = text ? names.find(text->utf8()) : names.end();
    return found == names.end() ? Rounding::HalfEven : found->second;
}

std::shared_ptr<Decimal> toExponent(const Decimal &value, int exponent, Rounding rounding)
{
    if (value.exponent >= exponent)
        return finite(value.negative, value.coefficient * tenTo(value.exponent - exponent), exponent);
    return finite(value.negative, dropDigits(value.coefficient, exponent - value.exponent, value.negative, rounding), exponent);
}

Value quantize(Interpreter &in, const Value &self, Arguments &arguments)
{
    const auto model = asDecimal(arguments.required("exp"));
    const Rounding rounding = roundingOf(arguments.valueOr("rounding", Value()));
    arguments.optional("context");
    if (!model || !model->isFinite() || !self.as<Decimal>()->isFinite())
        signal(in, "InvalidOperation");
    const auto result = toExponent(*self.as<Decimal>(), model->exponent, rounding);
    if (digitCount(result->coefficient) > kPrecision)
        signal(in, "InvalidOperation");
    return Value(result);
}

Value wholePart(const Decimal &value, Rounding rounding)
{
    return makeInt(toExponent(value, 0, rounding)->signedCoefficient());
}

const Methods &decimalMethods()
{
    static const Methods methods{
        {"quantize", quantize},
        {"normalize",
         [](Interpreter &, const Value &self, Arguments &) {
             const auto &value = *self.as<Decimal>();
             BigInteger coefficient = value.coefficient;
             int exponent = coefficient == 0 ? 0 : value.exponent;
             while (coefficient != 0 && coefficient % 10 == 0) {
                 coefficient /= 10;
                 ++exponent;
             }
             return Value(finite(value.negative, std::move(coefficient), exponent));
         }},
        {"to_integral_value",
         [](Interpreter &, const Value &self, Arguments &arguments) {
             const auto &value = *self.as<Decimal>();
             const Rounding rounding = roundingOf(arguments.valueOr("rounding", Value()));
             return value.exponent >= 0 ? self : Value(toExponent(value, 0, rounding));
         }},
        {"is_nan", [](Interpreter &, const Value &self, Arguments &) { return Value(self.as<Decimal>()->kind == Decimal::Kind::NotANumber); }},
        {"is_finite", [](Interpreter &, const Value &self, Arguments &) { return Value(self.as<Decimal>()->isFinite()); }},
        {"is_infinite", [](Interpreter &, const Value &self, Arguments &) { return Value(self.as<Decimal>()->kind == Decimal::Kind::Infinity); }},
        {"is_zero", [](Interpreter &, const Value &self, Arguments &) { return Value(self.as<Decimal>()->isFinite() && self.as<Decimal>()->coefficient == 0); }},
        {"is_signed", [](Interpreter &, const Value &self, Arguments &) { return Value(self.as<Decimal>()->negative); }},
        {"copy_abs", [](Interpreter &, const Value &self, Arguments &) { return Value(finite(false, self.as<Decimal>()->coefficient, self.as<Decimal>()->exponent)); }},
        {"as_tuple",
         [](Interpreter &, const Value &self, Arguments &) {
             const auto &value = *self.as<Decimal>();
             std::vector<Value> digits;
             for (const char c : value.coefficient.str())
                 digits.push_back(Value(c - '0'));
             auto tuple = makeTuple({Value(int(value.negative)), Value(makeTuple(std::move(digits))), Value(value.exponent)});
             tuple->fieldNames = {"sign", "digits", "exponent"};
             tuple->tupleName = "DecimalTuple";
             return Value(tuple);
         }},
        {"__float__", [](Interpreter &, const Value &self, Arguments &) { return Value(self.as<Decimal>()->toDouble()); }},
        {"__int__", [](Interpreter &, const Value &self, Arguments &) { return wholePart(*self.as<Decimal>(), Rounding::Down); }},
        {"__trunc__", [](Interpreter &, const Value &self, Arguments &) { return wholePart(*self.as<Decimal>(), Rounding::Down); }},
        {"__floor__", [](Interpreter &, const Value &self, Arguments &) { return wholePart(*self.as<Decimal>(), Rounding::Floor); }},
        {"__ceil__", [](Interpreter &, const Value &self, Arguments &) { return wholePart(*self.as<Decimal>(), Rounding::Ceiling); }},
        {"__abs__", [](Interpreter &, const Value &self, Arguments &) { return Value(finite(false, self.as<Decimal>()->coefficient, self.as<Decimal>()->exponent)); }},
        {"__round__",
         [](Interpreter &, const Value &self, Arguments &arguments) {
             const Value digits = arguments.valueOr("n", Value());
             return digits.isNone() ? wholePart(*self.as<Decimal>(), Rounding::HalfEven) : Value(toExponent(*self.as<Decimal>(), -int(*digits.asInt()), Rounding::HalfEven));
         }},
        {"__format__",
         [](Interpreter &in, const Value &self, Arguments &arguments) {
             const auto &value = *self.as<Decimal>();
             const std::string spec = arguments.text("spec").utf8();
             const std::size_t dot = spec.rfind('.');
             const bool isFixed = !spec.empty() && (spec.back() == 'f' || spec.back() == 'F');
             if (spec.empty())
                 return Value::text(value.text());
             const int places = isFixed && dot != std::string::npos ? std::stoi(spec.substr(dot + 1)) : -1;
             const std::string digits = places < 0 ? (isFixed ? value.plainText() : value.text()) : toExponent(value, -places, Rounding::HalfEven)->plainText();
             std::string layout = isFixed ? spec.substr(0, std::min(dot, spec.size() - 1)) : spec;
             std::string out = digits;
             if (!layout.empty() && layout.back() == ',') {
                 layout.pop_back();
                 std::size_t end = std::min(out.find('.'), out.size());
                 for (std::size_t i = end; i > 3 + (out[0] == '-' ? 1u : 0u); i -= 3)
                     out.insert(i - 3, ",");
             }
             const bool isWidth = !layout.empty() && std::isdigit(static_cast<unsigned char>(layout[0]));
             return Value::text(layout.empty() ? out : formatScalar(in, Value::text(out), isWidth ? (layout[0] == '0' ? "0>" : ">") + layout : layout));
         }},
    };
    return methods;
}

Value construct(Interpreter &in, Arguments &arguments)
{
    const Value value = arguments.valueOr("value", Value(0));
    arguments.optional("context");
    known(in, value);
    if (value.as<Decimal>())
        return value;
    if (const auto whole = asDecimal(value))
        return Value(whole);
    if (const Text *text = plain(value).asText()) {
        if (const auto parsed = parseDecimal(text->utf8()))
            return Value(parsed);
        in.raise(in.state().classes.at("decimal.InvalidOperation"), "[<class 'decimal.ConversionSyntax'>]");
    }
    if (const double *number = plain(value).asFloat()) {
        if (!std::isfinite(*number))
            return Value(parseDecimal(floatRepr(*number)));
        // Exactly the binary value, as Python has it.
        return Value(parseDecimal(fmt::format("{:.1100f}", *number).substr(0, fmt::format("{:.1100f}", *number).find_last_not_of('0') + 1)));
    }
    if (value.as<List>() || value.as<Tuple>())
        in.raise("ValueError", "argument must be a sequence of length 3");
    in.raise("TypeError", fmt::format("conversion from {} to Decimal is not supported", in.typeName(value)));
}

}  // namespace

std::shared_ptr<Decimal> parseDecimal(std::string_view given)
{
    std::string text(given);
    std::erase(text, '_');
    const auto isSpace = [](char c) { return std::isspace(static_cast<unsigned char>(c)); };
    while (!text.empty() && isSpace(text.back()))
        text.pop_back();
    while (!text.empty() && isSpace(text.front()))
        text.erase(0, 1);
    const bool negative = text.starts_with('-');
    if (text.starts_with('-') || text.starts_with('+'))
        text.erase(0, 1);
    const std::string lower = unicode::toLower(text);
    if (lower == "inf" || lower == "infinity")
        return std::make_shared<Decimal>(Decimal::Kind::Infinity, negative, 0, 0);
    if (lower == "nan" || lower == "snan")
        return std::make_shared<Decimal>(Decimal::Kind::NotANumber, negative, 0, 0);
    int exponent = 0;
    if (const std::size_t e = lower.find('e'); e != std::string::npos) {
        const std::optional<Value> power = parseInt(lower.substr(e + 1), 10);
        if (!power || !power->asInt() || std::abs(*power->asInt()) > 100000)
            return nullptr;
        exponent = int(*power->asInt());
        text.resize(e);
    }
    if (const std::size_t dot = text.find('.'); dot != std::string::npos) {
        exponent -= int(text.size() - dot - 1);
        text.erase(dot, 1);
    }
    if (text.empty() || text.find_first_not_of("0123456789") != std::string::npos)
        return nullptr;
    text.erase(0, std::min(text.find_first_not_of('0'), text.size() - 1));
    return finite(negative, BigInteger(text), exponent);
}

double Decimal::toDouble() const
{
    return kind == Kind::Infinity ? (negative ? -HUGE_VAL : HUGE_VAL) : kind == Kind::NotANumber ? std::nan("") : std::strtod(text().c_str(), nullptr);
}

std::string Decimal::plainText() const
{
    if (!isFinite())
        return text();
    std::string digits = coefficient.str();
    if (exponent > 0 && coefficient != 0)
        digits.append(std::size_t(exponent), '0');
    if (exponent < 0) {
        const auto places = std::size_t(-exponent);
        if (digits.size() <= places)
            digits.insert(0, places + 1 - digits.size(), '0');
        digits.insert(digits.size() - places, ".");
    }
    return (negative ? "-" : "") + digits;
}

std::string Decimal::text() const
{
    const std::string sign = negative ? "-" : "";
    if (kind == Kind::Infinity)
        return sign + "Infinity";
    if (kind == Kind::NotANumber)
        return sign + "NaN";
    const std::string digits = coefficient.str();
    const int adjusted = exponent + int(digits.size()) - 1;
    if (exponent <= 0 && adjusted >= -6)
        return plainText();
    return sign + digits.substr(0, 1) + (digits.size() > 1 ? "." + digits.substr(1) : "") + fmt::format("E{:+}", adjusted);
}

std::shared_ptr<Class> Decimal::classOf(Interpreter &in)
{
    in.importModule("decimal", {});
    return in.state().classes.at("decimal.Decimal");
}

std::optional<Value> Decimal::attribute(Interpreter &, std::string_view name)
{
    if (name == "real")
        return Value(shared_from_this());
    return boundMethod(decimalMethods(), name == "to_integral" ? "to_integral_value" : name, Value(shared_from_this()));
}

std::optional<Value> Decimal::binary(Interpreter &in, syntax::BinaryOp op, const Value &other, bool reflected)
{
    const auto operand = asDecimal(other);
    if (!operand)
        return std::nullopt;
    return reflected ? arithmeticOf(in, op, *operand, *this) : arithmeticOf(in, op, *this, *operand);
}

std::optional<Value> Decimal::unary(Interpreter &, syntax::UnaryOp op)
{
    if (op == syntax::UnaryOp::Negate)
        return Value(std::make_shared<Decimal>(kind, !negative && (coefficient != 0 || !isFinite()), coefficient, exponent));
    return op == syntax::UnaryOp::Plus ? std::optional(Value(shared_from_this())) : std::nullopt;
}

std::optional<Value> Decimal::compare(Interpreter &, syntax::CompareOp op, const Value &other)
{
    if (const double *number = plain(other).asFloat())
        return compareNumbers(op, Value(toDouble()), Value(*number));
    const auto operand = asDecimal(other);
    if (!operand)
        return std::nullopt;
    if (!isFinite() || !operand->isFinite())
        return compareNumbers(op, Value(toDouble()), Value(operand->toDouble()));
    int unused = 0;
    const auto [x, y] = aligned(*this, *operand, unused);
    return compareNumbers(op, Value(x < y ? -1 : x == y ? 0 : 1), Value(0));
}

Truth Decimal::truth(Interpreter &)
{
    return fromBool(!isFinite() || coefficient != 0);
}

std::optional<std::size_t> Decimal::hash(Interpreter &in)
{
    if (isFinite() && exponent >= 0)
        return in.hash(makeInt(signedCoefficient() * tenTo(exponent)));
    const double real = toDouble();
    return in.hash(Value(real));
}

void fill_decimal(Interpreter &in, Module &module)
{
    const auto arithmetic = in.builtinClass("ArithmeticError");
    const auto base = in.makeExceptionClass("DecimalException", "decimal", {arithmetic});
    const auto invalid = in.makeExceptionClass("InvalidOperation", "decimal", {base});
    const auto zero = in.makeExceptionClass("DivisionByZero", "decimal", {base, in.builtinClass("ZeroDivisionError")});
    module.define("DecimalException", Value(base));
    module.define("InvalidOperation", Value(invalid));
    module.define("DivisionByZero", Value(zero));
    const Value function = native("Decimal", construct);
    const auto cls = addClass(in, "Decimal", "decimal", {in.builtinClass("object")}, [function](Interpreter &inner, CallArguments arguments) { return inner.call(function, std::move(arguments)); });
    cls->put("from_float", Value(std::make_shared<StaticMethod>(function)));
    module.define("Decimal", Value(cls));
    for (const char *name : {"ROUND_HALF_EVEN", "ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_UP", "ROUND_DOWN", "ROUND_CEILING", "ROUND_FLOOR"})
        module.define(name, Value::text(name));
}

}  // namespace limbeck::python
