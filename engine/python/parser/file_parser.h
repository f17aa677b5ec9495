// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/syntax.h"

#include <string_view>

namespace limbeck::python::parser {

/// Scans, parses, lowers and checks a whole file. Throws Refused for the first mistake.
syntax::Block parseFile(std::string_view source);
/// `text`: decoded (source_text.h), what `body` was parsed from.
syntax::FilePtr makeFile(std::string path, std::string text, syntax::Block body);

}  // namespace limbeck::python::parser
