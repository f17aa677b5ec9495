// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/parser/refused.h"

#include <cstdint>
#include <vector>

namespace limbeck::python::parser {

/// The width of a line's leading blanks, measured twice: with tabs to the next multiple of eight, and with tabs of one.
/// Python refuses a file whose structure would differ between the two.
struct IndentWidth {
    int columns = 0;
    int narrow = 0;

    /// False when `c` is no blank. A form feed starts the line anew.
    bool add(char c)
    {
        if (c == ' ') {
            ++columns;
            ++narrow;
        } else if (c == '\t') {
            columns = (columns / 8 + 1) * 8;
            ++narrow;
        } else if (c == '\f') {
            columns = narrow = 0;
        } else {
            return false;
        }
        return true;
    }
};

/// The stack of open indentations.
class Indentation {
public:
    /// The depth of a line of this width. Throws Refused at `byte` for a width between the open ones and for inconsistent tabs.
    int enter(IndentWidth width, std::uint32_t byte);

private:
    std::vector<IndentWidth> m_open = {IndentWidth{}};
};

}  // namespace limbeck::python::parser
