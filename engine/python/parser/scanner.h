// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/parser/refused.h"
#include "python/parser/token.h"

#include <optional>
#include <string_view>
#include <vector>

namespace limbeck::python::parser {

/// Tokens and logical lines of a text, up to the first thing that Python's own tokenizer refuses.
struct TokenStream {
    std::vector<Token> tokens;
    std::vector<LogicalLine> lines;
    std::optional<Refused> failure;  ///< the lines before it are complete
    std::optional<LogicalLine> unfinished;  ///< the line with the failure, when it got beyond its indentation
};

/// A whole file.
TokenStream scanFile(std::string_view text);
/// The expression text [begin, end), as if between brackets: line ends do not count, and there is one logical line.
TokenStream scanExpression(std::string_view text, std::uint32_t begin, std::uint32_t end);

}  // namespace limbeck::python::parser
