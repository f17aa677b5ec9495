// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/parser/string_scan.h"
#include "python/syntax.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace limbeck::python::parser {

/// The value of a number token's text (legal as the scanner found it). Throws Refused at `byte` for decimals that are longer than Python converts.
syntax::Expr::Node numberLiteral(std::string_view text, std::uint32_t byte);

/// The text [start, end) of a string literal with its escapes replaced and its line ends as \n. Lone surrogates become three bytes.
/// Throws Refused for escapes that Python refuses ("\x4", "\N{no such name}") and for letters beyond ASCII in bytes.
std::string decodedText(std::string_view text, std::uint32_t start, std::uint32_t end, const StringSpelling &spelling);

}  // namespace limbeck::python::parser
