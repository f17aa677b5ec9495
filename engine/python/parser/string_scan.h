// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace limbeck::python::parser {

/// The parts of a string token's spelling. `contentStart` and `contentEnd` lie between the quotes.
struct StringSpelling {
    bool isRaw = false, isBytes = false, isFormatted = false, isTriple = false;
    char quote = '"';
    std::uint32_t contentStart = 0, contentEnd = 0;
};

/// Offset of the quote when a string with a legal prefix (r, b, u, f, br, fr in any case and order) starts at `start`; 0: none does.
std::uint32_t quoteAfterPrefix(std::string_view text, std::uint32_t start);

/// One past the string that starts at `start` (prefix or quote). Quotes inside the fields of an f-string do not end it (Python 3.12). Throws Refused
/// for a string that is not terminated and a field that is not closed.
std::uint32_t stringEnd(std::string_view text, std::uint32_t start);

/// Reads the spelling of the complete string token [start, end).
StringSpelling spellingOf(std::string_view text, std::uint32_t start, std::uint32_t end);

/// A replacement field {expression = !c :spec} of an f-string; all offsets are bytes of the text.
struct FieldExtent {
    std::uint32_t expressionStart = 0, expressionEnd = 0;
    std::uint32_t debugEnd = 0;  ///< f"{x = }": the end of "x = "; 0: no debug field
    char conversion = 0;
    bool hasSpec = false;
    std::uint32_t specStart = 0, specEnd = 0;
    std::uint32_t end = 0;  ///< after the closing brace
};

/// The field behind the opening brace at `start` - 1, in an f-string with this quote. Looks no further than `limit`. `depth` counts the fields
/// around it. Throws Refused for a field that is not closed or has an unknown conversion.
FieldExtent fieldAt(std::string_view text, std::uint32_t start, std::uint32_t limit, const StringSpelling &spelling, int depth = 0);

}  // namespace limbeck::python::parser
