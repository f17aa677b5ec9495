// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace limbeck::sql {

/// Whether a text of any language has a word (letters, digits, underscores) just so, with regard to case.
bool hasWord(std::string_view text, std::string_view word);

}  // namespace limbeck::sql
