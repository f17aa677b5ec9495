// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/parser/token.h"

#include <algorithm>
#include <array>

namespace limbeck::python::parser {

namespace {

constexpr std::array<std::string_view, 36> kKeywords = {
    "",      "False", "None",   "True",   "and",  "as",  "assert", "async", "await",  "break",    "class", "continue", "def",   "del",    "elif", "else",  "except", "finally",
    "for",   "from",  "global", "if",     "import", "in", "is",    "lambda", "nonlocal", "not",   "or",    "pass",     "raise", "return", "try",  "while", "with",   "yield",
};

}  // namespace

Keyword keywordOf(std::string_view text)
{
    if (text.size() < 2 || text.size() > 8)
        return Keyword::None;
    // "False" … "yield" stand in ASCII order.
    const auto found = std::lower_bound(kKeywords.begin() + 1, kKeywords.end(), text);
    return found != kKeywords.end() && *found == text ? static_cast<Keyword>(found - kKeywords.begin()) : Keyword::None;
}

std::string_view textOf(Keyword keyword)
{
    return kKeywords[static_cast<std::size_t>(keyword)];
}

bool endsOperand(const Token &token)
{
    switch (token.kind) {
    case Token::Kind::Name:
    case Token::Kind::Number:
    case Token::Kind::String: return true;
    case Token::Kind::Keyword: return token.keyword == Keyword::True || token.keyword == Keyword::False || token.keyword == Keyword::NoneValue;
    case Token::Kind::Operator: return bracketStep(token) < 0 || token.is("...");
    }
    return false;
}

int bracketStep(const Token &token)
{
    if (token.is("(") || token.is("[") || token.is("{"))
        return 1;
    return token.is(")") || token.is("]") || token.is("}") ? -1 : 0;
}

}  // namespace limbeck::python::parser
