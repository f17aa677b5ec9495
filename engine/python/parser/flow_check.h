// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/syntax.h"

namespace limbeck::python::parser {

/// Refuses what Python's compiler refuses after parsing, names apart: return, yield, await, break and continue in the wrong place, async outside
/// async, assignment expressions that a comprehension cannot have, import * inside functions, late __future__ imports. Throws Refused.
void checkFlow(const syntax::Block &module);

}  // namespace limbeck::python::parser
