// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/syntax.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace limbeck::python::parser {

/// The UTF-8 text of a file as bytes on disk say it: a coding line is obeyed (PEP 263), malformed bytes and NUL are refused.
/// A byte order mark stays in the text. Throws Refused.
std::string decodeSource(std::string bytes);

/// Translates byte offsets to lines and columns; lines end with \n, \r\n or \r. The text must outlive it.
class LineTable {
public:
    explicit LineTable(std::string_view text);

    int line(std::uint32_t byte) const;
    int column(std::uint32_t byte) const;
    syntax::Span span(std::uint32_t startByte, std::uint32_t endByte) const;

private:
    std::size_t lineIndex(std::uint32_t byte) const;
    int columnInLine(std::size_t lineIndex, std::uint32_t byte) const;
    std::uint32_t charactersBefore(std::uint32_t byte) const;

    std::string_view m_text;
    std::vector<std::uint32_t> m_starts;      ///< of each line
    std::vector<std::uint32_t> m_characters;  ///< code points before each block of kBlock bytes; empty: all ASCII
};

}  // namespace limbeck::python::parser
