// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

namespace limbeck::dialect {

/// Copies `text`, replacing each `:name` parameter by what `parameter` returns for it and un-escaping `\:`, without regard
/// to quotes and comments (operations.md §2.4): a colon that does not follow a colon, a word character, `$` or a backslash, and
/// word characters that a further colon or word character does not follow.
std::string withParameters(const std::string &text, const std::function<std::string(const std::string &name)> &parameter);

}  // namespace limbeck::dialect
