// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/syntax.h"

namespace limbeck::python::parser {

/// Refuses `global` and `nonlocal` declarations that Python refuses: after a use or an assignment, of a parameter, of an annotated name, nonlocal
/// without a function around that binds the name. Only needed for files that have such a declaration. Throws Refused.
void checkDeclarations(const syntax::Block &module);

}  // namespace limbeck::python::parser
