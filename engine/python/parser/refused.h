// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace limbeck::python::parser {

/// What the parser's stages throw: the place as a byte of the text, the words that Python uses, and what to do. parse() makes an Error of it.
struct Refused {
    std::uint32_t byte = 0;
    std::string message;
    std::string hint = {};
};

}  // namespace limbeck::python::parser
