// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace limbeck::sql {

/// A piece of stored SQL text (a CREATE TABLE of SQLite, a CHECK of either database); comments and blanks leave no token.
struct Token {
    enum class Kind {
        Word,         ///< a keyword or bare identifier
        QuotedName,   ///< "x", `x` or [x]
        String,       ///< 'x': a literal, or in SQLite an identifier where only one can stand
        Number,
        Punctuation,  ///< one character
    };
    Kind kind = Kind::Punctuation;
    std::size_t begin = 0, end = 0;  ///< bytes in the source
    std::string value;               ///< names and strings without their quotes, else the source text

    bool is(char character) const { return kind == Kind::Punctuation && value.front() == character; }
    /// A bare word, compared without case; `upper` in upper case.
    bool isWord(std::string_view upper) const;
    bool isName() const { return kind == Kind::Word || kind == Kind::QuotedName; }
};

/// Never fails: what is not closed runs to the end of the text.
std::vector<Token> tokenize(std::string_view text);

std::string upperAscii(std::string_view text);
bool sameNameIgnoringCase(std::string_view a, std::string_view b);
std::string_view trimmed(std::string_view text);

/// Whether an SQL expression names a column, bare or quoted, without regard to case: a word before `(` is a function, not a column.
bool mentionsName(std::string_view expression, std::string_view name);
/// The expression with columns renamed wherever they are named, all at once; everything else stays as it was.
/// `names`: old name, and the new one as it must be written (quoted where needed).
std::string renameInExpression(std::string_view expression, const std::vector<std::pair<std::string, std::string>> &names);

}  // namespace limbeck::sql
