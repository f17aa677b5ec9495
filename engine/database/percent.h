// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace limbeck::database {

/// Percent-decoding as Python's unquote: bad escapes stay as they are, bytes that are not UTF-8 become U+FFFD.
/// `plusIsBlank`: the form of queries.
std::string percentDecode(std::string_view text, bool plusIsBlank = false);
/// Percent-encoding of all but letters, digits, "_.-~" and the characters of `safe`.
std::string percentEncode(std::string_view text, std::string_view safe = {});

}  // namespace limbeck::database
