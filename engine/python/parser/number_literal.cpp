// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/parser/literals.h"

#include "python/parser/refused.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>

namespace limbeck::python::parser {

namespace {

constexpr std::size_t kMaxDecimalDigits = 4300;

double floatValue(const std::string &digits)
{
    double value = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (problem == std::errc::result_out_of_range)
        return digits.find("e-") != std::string::npos ? 0.0 : std::numeric_limits<double>::infinity();
    return value;
}

std::string withoutLeadingZeros(const std::string &digits)
{
    const std::size_t first = digits.find_first_not_of('0');
    return first == std::string::npos ? "0" : digits.substr(first);
}

}  // namespace

syntax::Expr::Node numberLiteral(std::string_view text, std::uint32_t byte)
{
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) { return c != '_'; });
    std::transform(digits.begin(), digits.end(), digits.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    if (digits.starts_with("0x"))
        return syntax::IntLiteral{withoutLeadingZeros(digits.substr(2)), 16};
    if (digits.starts_with("0o"))
        return syntax::IntLiteral{withoutLeadingZeros(digits.substr(2)), 8};
    if (digits.starts_with("0b"))
        return syntax::IntLiteral{withoutLeadingZeros(digits.substr(2)), 2};
    if (digits.back() == 'j') {
        digits.pop_back();
        return syntax::ImaginaryLiteral{floatValue(digits)};
    }
    if (digits.find_first_of(".e") != std::string::npos)
        return syntax::FloatLiteral{floatValue(digits)};
    digits = withoutLeadingZeros(digits);
    if (digits.size() > kMaxDecimalDigits)
        throw Refused{byte, fmt::format("Exceeds the limit ({} digits) for integer string conversion: value has {} digits", kMaxDecimalDigits, digits.size()), "Write huge integers in hexadecimal."};
    return syntax::IntLiteral{std::move(digits), 10};
}

}  // namespace limbeck::python::parser
