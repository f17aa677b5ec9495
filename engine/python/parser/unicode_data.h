// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// What Unicode's tables say, for the parser (by ICU). Text is UTF-8.
namespace limbeck::python::parser::unicode_data {

/// The code point at `at` (the text is valid there) and the offset after it.
struct CodePoint {
    char32_t value = 0;
    std::uint32_t end = 0;
};
CodePoint codePointAt(std::string_view text, std::uint32_t at);

std::optional<std::uint32_t> firstMalformedByte(std::string_view text);
/// `encoding` is its name in the file, `converter` in plain form (iso-8859-15). Throws Refused for an encoding that nobody knows and for bytes that
/// it does not have.
std::string convertToUtf8(const std::string &bytes, const std::string &encoding, const std::string &converter);

bool startsIdentifier(char32_t c);
bool continuesIdentifier(char32_t c);
bool isPrintable(char32_t c);
/// NFKC: Python compares identifiers in this form.
std::string normalizedIdentifier(std::string_view name);
/// By name or alias, in any case, as in "\N{EM DASH}".
std::optional<char32_t> characterByName(std::string_view name);

}  // namespace limbeck::python::parser::unicode_data
