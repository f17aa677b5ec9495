// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// UTF-8 and Unicode helpers of the interpreter. Text is UTF-8; Python counts code points.
namespace limbeck::python::unicode {

bool isAscii(std::string_view utf8);
/// Lone surrogates survive (three bytes, as "surrogatepass"); other malformed bytes become U+FFFD.
std::u32string decode(std::string_view utf8);
std::string encode(std::u32string_view text);
void append(std::string &utf8, char32_t c);
/// "\\x0a", "\\u20ac", "\\U0001f600", as repr() and ascii() write what cannot stand there.
std::string escaped(char32_t c);
std::int64_t length(std::string_view utf8);
/// Byte offset of a code point.
std::size_t offsetOf(std::string_view utf8, std::int64_t codePoint);

std::string toLower(std::string_view utf8);
std::string toUpper(std::string_view utf8);
std::string toTitle(std::string_view utf8);
std::string swapCase(std::string_view utf8);
std::string capitalize(std::string_view utf8);
std::string caseFold(std::string_view utf8);
/// form: "NFC", "NFD", "NFKC", "NFKD".
std::string normalize(std::string_view form, std::string_view utf8);

bool isSpace(char32_t c);
bool isDigit(char32_t c);
bool isDecimal(char32_t c);
bool isNumeric(char32_t c);
bool isAlpha(char32_t c);
bool isUpper(char32_t c);
bool isLower(char32_t c);
bool isPrintable(char32_t c);
bool isIdentifierStart(char32_t c);
bool isIdentifierPart(char32_t c);
int digitValue(char32_t c);  ///< -1: no decimal digit

}  // namespace limbeck::python::unicode
