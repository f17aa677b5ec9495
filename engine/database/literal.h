// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace limbeck::database {

/// A string literal of standard SQL: quotes doubled, backslashes as they are.
std::string literal(std::string_view text);

}  // namespace limbeck::database
