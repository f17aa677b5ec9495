// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/parser/lowering_context.h"

namespace limbeck::python::parser {

/// Parses and lowers the expression that is the text [begin, end) of the unit's source, as if in parentheses. Throws Refused.
syntax::ExprPtr parseFragment(LoweringUnit &unit, std::uint32_t begin, std::uint32_t end);

}  // namespace limbeck::python::parser
