// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

/// UTF-8, as Python's strings are kept: surrogates that Python allows in a string stand as three bytes each.
namespace limbeck {

void appendUtf8(std::string &out, char32_t codePoint);
/// Bytes that are no UTF-8 become U+FFFD.
std::u32string decodeUtf8(std::string_view utf8);

/// A JSON string with its quotes, as Python's json writes it; `ascii`: everything outside printable ASCII escaped (ensure_ascii), in pairs of surrogates above U+FFFF.
std::string jsonString(std::string_view utf8, bool ascii);

}  // namespace limbeck
