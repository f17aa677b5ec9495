// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/numbers.h"

#include "python/native.h"
#include "python/state.h"
#include "python/unicode.h"

#include <charconv>
#include <cmath>
#include <limits>

namespace limbeck::python {

Value makeInt(BigInteger value)
{
    static const BigInteger kLow = std::numeric_limits<std::int64_t>::min();
    static const BigInteger kHigh = std::numeric_limits<std::int64_t>::max();
    if (value >= kLow && value <= kHigh)
        return Value(static_cast<std::int64_t>(value));
    return Value(std::make_shared<BigInt>(std::move(value)));
}

const Value &plain(const Value &value)
{
    const Object *object = value.asObject();
    if (!object)
        return value;
    if (const auto *member = dynamic_cast<const EnumMember *>(object))
        return member->isString || member->isInteger ? member->value : value;
    if (const auto *instance = dynamic_cast<const Instance *>(object))
        return instance->payload.isNone() ? value : instance->payload;
    return value;
}

bool isInteger(const Value &value)
{
    const Value &inner = plain(value);
    return inner.asInt() || inner.asBool() || inner.as<BigInt>();
}

std::optional<BigInteger> bigInteger(const Value &value)
{
    const Value &inner = plain(value);
    if (const std::int64_t *number = inner.asInt())
        return BigInteger(*number);
    if (const bool *flag = inner.asBool())
        return BigInteger(*flag ? 1 : 0);
    if (const auto *big = inner.as<BigInt>())
        return big->value;
    return std::nullopt;
}

std::optional<std::int64_t> smallInteger(const Value &value)
{
    const Value &inner = plain(value);
    if (const std::int64_t *number = inner.asInt())
        return *number;
    if (const bool *flag = inner.asBool())
        return *flag ? 1 : 0;
    return std::nullopt;
}

std::optional<double> realNumber(const Value &value)
{
    const Value &inner = plain(value);
    if (const double *number = inner.asFloat())
        return *number;
    if (const std::optional<std::int64_t> number = smallInteger(inner))
        return double(*number);
    if (const auto *big = inner.as<BigInt>())
        return big->value.convert_to<double>();
    return std::nullopt;
}

std::optional<std::size_t> BigInt::hash(Interpreter &)
{
    return std::hash<std::string>()(value.str());
}

std::string floatRepr(double value)
{
    if (std::isnan(value))
        return "nan";
    if (std::isinf(value))
        return value > 0 ? "inf" : "-inf";
    char buffer[64];
    const double magnitude = std::fabs(value);
    const bool plainForm = value == 0 || (magnitude >= 1e-4 && magnitude < 1e16);
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, plainForm ? std::chars_format::fixed : std::chars_format::scientific);
    std::string text(buffer, end.ptr);
    if (plainForm && text.find('.') == std::string::npos)
        text += ".0";
    return text;
}

namespace {

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && unicode::isSpace(static_cast<unsigned char>(text.front())))
        text.remove_prefix(1);
    while (!text.empty() && unicode::isSpace(static_cast<unsigned char>(text.back())))
        text.remove_suffix(1);
    return text;
}

/// Underscores may stand between two digits only.
std::optional<std::string> withoutUnderscores(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '_') {
            out += text[i];
            continue;
        }
        const auto isDigitAt = [&](std::size_t k) { return k < text.size() && std::isalnum(static_cast<unsigned char>(text[k])); };
        if (i == 0 || !isDigitAt(i - 1) || !isDigitAt(i + 1))
            return std::nullopt;
    }
    return out;
}

std::string asciiDigits(std::string_view text)
{
    if (unicode::isAscii(text))
        return std::string(text);
    std::string out;
    for (const char32_t c : unicode::decode(text)) {
        if (const int digit = unicode::digitValue(c); digit >= 0)
            out += static_cast<char>('0' + digit);
        else
            unicode::append(out, unicode::isSpace(c) ? U' ' : c);
    }
    return out;
}

}  // namespace

std::optional<double> parseFloat(std::string_view text)
{
    const std::string ascii = asciiDigits(text);
    const std::optional<std::string> clean = withoutUnderscores(trimmed(ascii));
    if (!clean || clean->empty())
        return std::nullopt;
    const std::string lower = unicode::toLower(*clean);
    const std::size_t sign = lower[0] == '+' || lower[0] == '-' ? 1 : 0;
    const std::string_view rest = std::string_view(lower).substr(sign);
    const double factor = lower[0] == '-' ? -1.0 : 1.0;
    if (rest == "inf" || rest == "infinity")
        return factor * std::numeric_limits<double>::infinity();
    if (rest == "nan")
        return std::numeric_limits<double>::quiet_NaN();
    if (rest.empty() || !(std::isdigit(static_cast<unsigned char>(rest[0])) || rest[0] == '.'))
        return std::nullopt;
    double value = 0;
    const auto result = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    if (result.ptr != rest.data() + rest.size() || result.ec == std::errc::invalid_argument)
        return std::nullopt;
    if (result.ec == std::errc::result_out_of_range)
        value = std::strtod(std::string(rest).c_str(), nullptr);
    return factor * value;
}

std::optional<Value> parseInt(std::string_view text, int base)
{
    const std::string ascii = asciiDigits(text);
    std::string_view rest = trimmed(ascii);
    bool negative = false;
    if (!rest.empty() && (rest[0] == '+' || rest[0] == '-')) {
        negative = rest[0] == '-';
        rest.remove_prefix(1);
    }
    if (rest.size() > 1 && rest[0] == '0') {
        const char letter = static_cast<char>(std::tolower(static_cast<unsigned char>(rest[1])));
        const int prefixBase = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 0;
        if (prefixBase != 0 && (base == 0 || base == prefixBase)) {
            base = prefixBase;
            rest.remove_prefix(2);
            if (!rest.empty() && rest[0] == '_')
                rest.remove_prefix(1);
        }
    }
    const std::optional<std::string> digits = withoutUnderscores(rest);
    if (!digits || digits->empty())
        return std::nullopt;
    if (base == 0) {
        if ((*digits)[0] == '0' && digits->find_first_not_of('0') != std::string::npos)
            return std::nullopt;
        base = 10;
    }
    BigInteger value = 0;
    std::int64_t small = 0;
    bool fits = true;
    for (const char c : *digits) {
        const int digit = std::isdigit(static_cast<unsigned char>(c)) ? c - '0' : std::isalpha(static_cast<unsigned char>(c)) ? std::tolower(c) - 'a' + 10 : 99;
        if (digit >= base)
            return std::nullopt;
        if (fits && (__builtin_mul_overflow(small, std::int64_t(base), &small) || __builtin_add_overflow(small, std::int64_t(digit), &small))) {
            fits = false;
            break;
        }
    }
    if (fits)
        return Value(negative ? -small : small);
    for (const char c : *digits)
        value = value * base + (std::isdigit(static_cast<unsigned char>(c)) ? c - '0' : std::tolower(c) - 'a' + 10);
    return makeInt(negative ? BigInteger(-value) : value);
}

std::string toBase(const BigInteger &value, int base)
{
    if (value == 0)
        return "0";
    BigInteger rest = abs(value);
    std::string digits;
    while (rest != 0) {
        const int digit = static_cast<int>(rest % base);
        digits += static_cast<char>(digit < 10 ? '0' + digit : 'a' + digit - 10);
        rest /= base;
    }
    if (value < 0)
        digits += '-';
    std::reverse(digits.begin(), digits.end());
    return digits;
}

double roundFloat(double value, int digits)
{
    if (!std::isfinite(value) || digits > 22 + 300)
        return value;
    if (digits < -308)
        return 0.0 * value;
    if (digits >= 0) {
        // The exact decimal expansion decides, as in Python: "%.*f" rounds half to even on it.
        return std::strtod(fmt::format("{:.{}f}", value, digits).c_str(), nullptr);
    }
    const double scale = std::pow(10.0, -digits);
    return std::nearbyint(value / scale) * scale;
}

}  // namespace limbeck::python
