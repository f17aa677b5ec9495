// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/identifier.h"

#include <string>
#include <string_view>

namespace limbeck::dialect {

/// Whether a name needs quotes, reserved words apart (operations.md §2.1, points 2 to 4).
bool hasIllegalCharacters(std::string_view name);
/// "name", inner quotes doubled; throws for the empty name.
std::string quoted(std::string_view name);
/// 'text', inner quotes doubled. Backslashes stay: servers run with standard strings.
std::string stringLiteral(std::string_view text);
std::string withBackslashesDoubled(std::string_view text);
/// ASCII letters only; other bytes stay.
std::string lowerCased(std::string_view text);

}  // namespace limbeck::dialect
