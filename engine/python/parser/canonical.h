// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/parser/scanner.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace limbeck::python::parser {

/// The tokens spelled anew for tree-sitter (canonical.cpp tells why), and what was taken out of them on the way.
struct CanonicalText {
    std::string text;
    std::vector<std::uint32_t> tokenAt;  ///< per byte of `text`: the index of the token there, or of the one before it
    /// Per token: prefix signs that were taken out directly before it.
    enum Mark : std::uint8_t { Star = 1, Await = 2, KeywordPattern = 4, AsTarget = 8 };
    std::vector<std::uint8_t> marks;
};

/// A whole file: one line of text for each logical line, indented by one blank for each level.
CanonicalText canonicalFile(std::string_view source, const TokenStream &stream);
/// One expression, in parentheses.
CanonicalText canonicalExpression(std::string_view source, const TokenStream &stream);

}  // namespace limbeck::python::parser
