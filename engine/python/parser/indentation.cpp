// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/parser/indentation.h"

namespace limbeck::python::parser {

namespace {

constexpr std::size_t kMaxDepth = 100;

[[noreturn]] void refuseTabs(std::uint32_t byte)
{
    throw Refused{byte, "inconsistent use of tabs and spaces in indentation", "Indent the whole file with spaces."};
}

}  // namespace

int Indentation::enter(IndentWidth width, std::uint32_t byte)
{
    if (width.columns > m_open.back().columns) {
        if (m_open.size() >= kMaxDepth)
            throw Refused{byte, "too many levels of indentation"};
        if (width.narrow <= m_open.back().narrow)
            refuseTabs(byte);
        m_open.push_back(width);
    }
    while (width.columns < m_open.back().columns)
        m_open.pop_back();
    if (width.columns != m_open.back().columns)
        throw Refused{byte, "unindent does not match any outer indentation level", "Align the line with the block that it belongs to."};
    if (width.narrow != m_open.back().narrow)
        refuseTabs(byte);
    return static_cast<int>(m_open.size()) - 1;
}

}  // namespace limbeck::python::parser
