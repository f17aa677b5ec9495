// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/parser/diagnosis.h"

#include "python/parser/block_check.h"

#include <algorithm>

namespace limbeck::python::parser {

namespace {

/// Follows which clauses may come next at each depth, and refuses an `else` without `if`, a `try` without `except`, a decorator without definition.
class ClauseOrder {
public:
    explicit ClauseOrder(const TokenStream &stream) : m_stream(stream) {}

    std::optional<Refused> enter(const LogicalLine &line)
    {
        const auto depth = static_cast<std::size_t>(line.depth);
        const Token &token = m_stream.tokens[line.firstToken];
        for (std::size_t inner = m_open.size(); inner > depth + 1; --inner)
            if (m_open[inner - 1] == Keyword::Try)
                return Refused{token.start, "expected 'except' or 'finally' block"};
        m_open.resize(depth + 1, Keyword::None);
        const Keyword before = m_open.back();
        m_open.back() = token.is("@") ? kDecorator : headerWord(line);
        if (before == kDecorator && !token.is("@") && m_open.back() != Keyword::Def && m_open.back() != Keyword::Class)
            return Refused{token.start, "invalid syntax", "A function or class must follow its decorator."};
        const bool continuesTry = token.is(Keyword::Except) || token.is(Keyword::Finally);
        if (before == Keyword::Try && !continuesTry)
            return Refused{token.start, "expected 'except' or 'finally' block"};
        if (token.is(Keyword::Else) && before == Keyword::Except)
            m_open.back() = kElseOfTry;
        if (isClause(token) && !mayFollow(token.keyword, before))
            return Refused{token.start, "invalid syntax"};
        return std::nullopt;
    }

    std::optional<Refused> finish() const
    {
        if (std::find(m_open.begin(), m_open.end(), Keyword::Try) == m_open.end())
            return std::nullopt;
        return Refused{m_stream.tokens.back().end, "expected 'except' or 'finally' block"};
    }

private:
    static constexpr Keyword kDecorator = Keyword::As, kElseOfTry = Keyword::And;  // words that begin no line

    Keyword headerWord(const LogicalLine &line) const
    {
        const Token &first = m_stream.tokens[line.firstToken];
        const bool isAsync = first.is(Keyword::Async) && line.firstToken + 1 < line.endToken;
        return isAsync ? m_stream.tokens[line.firstToken + 1].keyword : first.keyword;
    }

    static bool isClause(const Token &token) { return token.is(Keyword::Elif) || token.is(Keyword::Else) || token.is(Keyword::Except) || token.is(Keyword::Finally); }

    static bool mayFollow(Keyword clause, Keyword before)
    {
        if (clause == Keyword::Elif)
            return before == Keyword::If || before == Keyword::Elif;
        if (clause == Keyword::Except)
            return before == Keyword::Try || before == Keyword::Except;
        if (clause == Keyword::Finally)
            return before == Keyword::Try || before == Keyword::Except || before == kElseOfTry;
        return before == Keyword::If || before == Keyword::Elif || before == Keyword::For || before == Keyword::While || before == Keyword::Except;
    }

    const TokenStream &m_stream;
    std::vector<Keyword> m_open;  ///< the word that began the last line, per depth
};

/// A line with what it needs before and after it to be a whole text.
struct LoneLine {
    std::string before, after;
};

LoneLine surround(std::string_view source, const TokenStream &stream, const LogicalLine &line, bool isCase)
{
    const Token &first = stream.tokens[line.firstToken];
    const bool endsOpen = stream.tokens[line.endToken - 1].is(":");
    if (isCase)
        return {"match x:\n ", endsOpen ? " pass" : ""};
    if (first.is("@"))
        return {"", "\ndef x(): pass"};
    if (first.is(Keyword::Elif) || first.is(Keyword::Else))
        return {"if x: pass\n", endsOpen ? " pass" : ""};
    if (first.is(Keyword::Except) || first.is(Keyword::Finally))
        return {"try: pass\n", endsOpen ? " pass" : ""};
    if (first.is(Keyword::Try))
        return {"", endsOpen ? " pass\nfinally: pass" : "\nfinally: pass"};
    const BlockHeader header = blockHeader(source, stream, line);
    if (header.endsOpen && first.kind == Token::Kind::Name)
        return {"", "\n case _: pass"};
    return {"", header.endsOpen ? " pass" : ""};
}

std::optional<Refused> tryLine(std::string_view source, const TokenStream &stream, const LogicalLine &line, bool isCase, const PlainParse &parse)
{
    const std::uint32_t start = stream.tokens[line.firstToken].start, end = stream.tokens[line.endToken - 1].end;
    const LoneLine lone = surround(source, stream, line, isCase);
    const std::string text = lone.before + std::string(source.substr(start, end - start)) + lone.after + "\n";
    try {
        parse(text);
        return std::nullopt;
    } catch (const Refused &refused) {
        const auto prefix = static_cast<std::uint32_t>(lone.before.size());
        const std::uint32_t inside = refused.byte < prefix ? 0 : refused.byte - prefix;
        return Refused{std::min(start + inside, end), refused.message, refused.hint};
    }
}

}  // namespace

std::optional<Refused> firstBadLine(std::string_view source, const TokenStream &stream, std::size_t lineCount, const PlainParse &parse)
{
    ClauseOrder order(stream);
    std::vector<bool> isMatch;
    for (std::size_t i = 0; i < lineCount; ++i) {
        const LogicalLine &line = stream.lines[i];
        if (auto refused = order.enter(line))
            return refused;
        isMatch.resize(static_cast<std::size_t>(line.depth) + 1, false);
        const bool inMatch = line.depth > 0 && isMatch[static_cast<std::size_t>(line.depth) - 1];
        isMatch.back() = blockHeader(source, stream, line).words == "'match' statement";
        if (auto refused = tryLine(source, stream, line, inMatch, parse))
            return refused;
    }
    return lineCount == stream.lines.size() && !stream.failure ? order.finish() : std::nullopt;
}

}  // namespace limbeck::python::parser
