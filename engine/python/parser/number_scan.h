// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace limbeck::python::parser {

/// The end of the number that starts at `start` (a digit, or a point before a digit). Throws Refused for 08, 1__0, 0x, 12abc.
std::uint32_t scanNumber(std::string_view text, std::uint32_t start);

}  // namespace limbeck::python::parser
