// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace limbeck::python::parser {

enum class Keyword : std::uint8_t {
    None, False, NoneValue, True, And, As, Assert, Async, Await, Break, Class, Continue, Def, Del, Elif, Else, Except, Finally, For, From, Global, If,
    Import, In, Is, Lambda, Nonlocal, Not, Or, Pass, Raise, Return, Try, While, With, Yield,
};

/// The reserved word that `text` is, or None. Soft keywords (match, case, type, _) are names.
Keyword keywordOf(std::string_view text);
std::string_view textOf(Keyword keyword);

/// Operators and brackets are known by their characters: code("**="), code("(").
constexpr std::uint32_t code(std::string_view characters)
{
    std::uint32_t packed = 0;
    for (const char c : characters)
        packed = packed << 8 | static_cast<unsigned char>(c);
    return packed;
}

struct Token {
    enum class Kind : std::uint8_t { Name, Keyword, Number, String, Operator };
    Kind kind = Kind::Name;
    Keyword keyword = Keyword::None;  ///< of Kind::Keyword
    std::uint32_t start = 0, end = 0;
    std::uint32_t operatorCode = 0;  ///< of Kind::Operator

    bool is(Keyword word) const { return kind == Kind::Keyword && keyword == word; }
    bool is(std::string_view characters) const { return kind == Kind::Operator && operatorCode == code(characters); }
};

/// Whether a value may end with the token, so that a binary operator may follow.
bool endsOperand(const Token &token);
/// 1 for an opening bracket, -1 for a closing one, else 0.
int bracketStep(const Token &token);

/// The tokens [firstToken, endToken) between two line ends that count. `depth` is the number of indentations before it.
struct LogicalLine {
    std::uint32_t firstToken = 0, endToken = 0;
    int depth = 0;
};

}  // namespace limbeck::python::parser
