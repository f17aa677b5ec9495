// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/parser/source_text.h"
#include "python/parser/scanner.h"

#include <optional>
#include <string_view>

namespace limbeck::python::parser {

/// The first line that is indented without a header before it, or that follows a header without being indented. `lines` translates positions for the message.
struct BlockProblem {
    Refused refused;
    std::size_t line = 0;  ///< index of the logical line; the lines before it are in order
};
std::optional<BlockProblem> findBlockProblem(std::string_view source, const TokenStream &stream, const LineTable &lines);

/// "'if' statement", "function definition", … for a line that opens a block; empty for other lines. `endsOpen` tells whether the block is to follow
/// on the next lines.
struct BlockHeader {
    std::string_view words;
    bool endsOpen = false;
};
BlockHeader blockHeader(std::string_view source, const TokenStream &stream, const LogicalLine &line);

}  // namespace limbeck::python::parser
