// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/syntax.h"

#include <optional>
#include <string>
#include <string_view>

namespace limbeck::python {

/// A file's body as bytes, in a form that only the same program reads back: no version is in it.
std::string encodeTree(const syntax::Block &body);
/// nullopt: these are not bytes that encodeTree() wrote. Recurses as deep as the tree: deep stack.
std::optional<syntax::Block> decodeTree(std::string_view bytes);

}  // namespace limbeck::python
