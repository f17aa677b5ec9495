// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/parser/scanner.h"

#include <cstdint>
#include <vector>

namespace limbeck::python::parser {

/// For each token that opens a bracket around nothing but literals ([1, "a", {None: -2.5}]): the token after the closing one; 0 for all others, and for groups
/// so short that they do not matter. Scripts with thousands of lines of data are common; tree-sitter sees such a group as one number.
std::vector<std::uint32_t> literalGroups(const TokenStream &stream);

}  // namespace limbeck::python::parser
