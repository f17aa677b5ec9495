// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/python/mutation.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace limbeck::python::tests {

namespace {

using Pieces = std::vector<std::string>;

constexpr std::array<std::string_view, 67> kWords = {
    "if",   "else",   "elif",     "for",  "in",   "while", "def",    "class",    "return", "yield", "await", "async", "lambda", "not",    "and",     "or",    "is",     "None",     "True",
    "import", "from", "as",       "with", "try",  "except", "finally", "raise",  "global", "nonlocal", "del", "pass", "break",  "continue", "print", "match", "case",   "type",     "_",
    "x",    "0",      "08",       "1.5",  "'s'",  "b'b'",  "(",      ")",        "[",      "]",     "{",     "}",     ",",      ":",      ";",       ".",     "=",      "==",       "!=",
    ":=",   "->",     "*",        "**",   "+",    "-",     "@",      "<",        "|",      "+=",
};

/// Knuth's MMIX generator; the upper bits count.
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}

    std::size_t below(std::size_t limit)
    {
        m_state = m_state * 6364136223846793005u + 1442695040888963407u;
        return static_cast<std::size_t>((m_state >> 33) % limit);
    }

private:
    std::uint64_t m_state;
};

std::size_t leadingBlanks(const std::string &line)
{
    return std::min(line.find_first_not_of(' '), line.size());
}

Pieces linesOf(const std::string &text)
{
    Pieces lines(1);
    for (const char c : text) {
        if (c == '\n')
            lines.emplace_back();
        else
            lines.back().push_back(c);
    }
    return lines;
}

enum class Class { Word, Blank, Other };

Class classOf(char c)
{
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_')
        return Class::Word;
    return c == ' ' || c == '\t' || c == '\n' ? Class::Blank : Class::Other;
}

/// Runs of letters and digits, runs of blanks, and every other character by itself.
Pieces tokensOf(const std::string &text)
{
    Pieces tokens;
    Class last = Class::Other;
    for (const char c : text) {
        const bool continuesCharacter = (static_cast<unsigned char>(c) & 0xC0) == 0x80;
        const Class current = classOf(c);
        if (!tokens.empty() && (continuesCharacter || (current == last && current != Class::Other)))
            tokens.back().push_back(c);
        else
            tokens.emplace_back(1, c);
        last = current;
    }
    return tokens;
}

std::string joined(const Pieces &pieces, std::string_view separator)
{
    std::string text;
    for (std::size_t i = 0; i < pieces.size(); ++i)
        text.append(i > 0 ? separator : std::string_view()).append(pieces[i]);
    return text;
}

void insertAt(Pieces &pieces, std::size_t at, std::string piece)
{
    pieces.insert(pieces.begin() + static_cast<std::ptrdiff_t>(at), std::move(piece));
}

void eraseAt(Pieces &pieces, std::size_t at)
{
    pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(at));
}

void damageLines(Pieces &lines, std::size_t kind, Random &random)
{
    constexpr std::array<std::string_view, 4> kIndents = {" ", "    ", "\t", "  "};
    constexpr std::array<std::size_t, 4> kDedents = {1, 4, 4, 8};
    constexpr std::array<std::string_view, 4> kJoints = {"", " ", ";", "\\\n"};
    const std::size_t at = random.below(lines.size());
    if (kind == 0) {
        eraseAt(lines, at);
    } else if (kind == 1) {
        const std::size_t target = random.below(lines.size() + 1);
        insertAt(lines, target, std::string(lines[at]));
    } else if (kind == 2) {
        lines[at].insert(0, kIndents[random.below(4)]);
    } else if (kind == 3) {
        lines[at].erase(0, std::min(kDedents[random.below(4)], leadingBlanks(lines[at])));
    } else if (kind == 4) {
        std::swap(lines[at], lines[random.below(lines.size())]);
    } else if (at + 1 < lines.size()) {
        lines[at].append(kJoints[random.below(4)]).append(lines[at + 1].substr(leadingBlanks(lines[at + 1])));
        eraseAt(lines, at + 1);
    }
}

void damageTokens(Pieces &tokens, std::size_t kind, Random &random)
{
    const std::size_t at = random.below(tokens.size());
    if (kind == 6)
        eraseAt(tokens, at);
    else if (kind == 7)
        insertAt(tokens, at, std::string(tokens[random.below(tokens.size())]));
    else if (kind == 8)
        tokens[at] = kWords[random.below(kWords.size())];
    else if (kind == 9)
        insertAt(tokens, at, " " + std::string(kWords[random.below(kWords.size())]) + " ");
    else if (kind == 10)
        std::swap(tokens[at], tokens[random.below(tokens.size())]);
    else
        tokens.resize(at);
}

}  // namespace

std::string mutant(const std::string &text, std::uint64_t seed)
{
    Random random(seed);
    std::string result = text;
    const std::size_t count = 1 + random.below(2);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t kind = random.below(12);
        Pieces pieces = kind < 6 ? linesOf(result) : tokensOf(result);
        if (kind < 6)
            damageLines(pieces, kind, random);
        else if (!pieces.empty())
            damageTokens(pieces, kind, random);
        result = joined(pieces, kind < 6 ? "\n" : "");
    }
    return result;
}

}  // namespace limbeck::python::tests
