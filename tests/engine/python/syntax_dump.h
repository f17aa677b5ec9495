// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/syntax.h"

#include <string>

namespace limbeck::python::tests {

/// The lowered form as one S-expression, e.g. (Assign (x) (Call (Name f) 1)). Text beyond printable ASCII is written \u{hex}.
/// With positions, every node carries @line:column-endLine:endColumn.
std::string dump(const syntax::File &file, bool withPositions = false);
std::string dump(const syntax::Expr &expression, bool withPositions = false);

}  // namespace limbeck::python::tests
