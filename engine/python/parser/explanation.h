// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/parser/lowering_context.h"

namespace limbeck::python::parser {

/// Words and place for a short text that tree-sitter does not take, as near to Python's as the usual mistakes need; `errorToken` is where tree-sitter
/// stopped understanding it.
Refused explainSyntaxError(LoweringUnit &unit, const TokenStream &stream, std::uint32_t errorToken);

}  // namespace limbeck::python::parser
