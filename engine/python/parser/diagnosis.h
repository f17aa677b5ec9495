// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/parser/scanner.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace limbeck::python::parser {

/// Parses and lowers a text without looking for the best message (file_parser.h); throws Refused.
using PlainParse = std::function<void(std::string_view)>;

/// The first mistake in the first `lineCount` logical lines, each tried by itself: tree-sitter says only that a file has an error, and where it recovered.
/// Slow path, for files that are refused anyway.
std::optional<Refused> firstBadLine(std::string_view source, const TokenStream &stream, std::size_t lineCount, const PlainParse &parse);

}  // namespace limbeck::python::parser
