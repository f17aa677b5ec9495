// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/parser/block_check.h"

#include <fmt/format.h>

namespace limbeck::python::parser {

namespace {

std::string_view wordsFor(const Token &first, const Token *second)
{
    if (first.kind == Token::Kind::Name)
        return "match";  // the caller knows which soft keyword
    if (first.is(Keyword::Async) && second)
        return wordsFor(*second, nullptr);
    static constexpr std::pair<Keyword, std::string_view> kWords[] = {
        {Keyword::If, "'if' statement"},         {Keyword::Elif, "'elif' statement"},   {Keyword::Else, "'else' statement"},       {Keyword::For, "'for' statement"},
        {Keyword::While, "'while' statement"},   {Keyword::Try, "'try' statement"},     {Keyword::Except, "'except' statement"},   {Keyword::Finally, "'finally' statement"},
        {Keyword::With, "'with' statement"},     {Keyword::Def, "function definition"}, {Keyword::Class, "class definition"},
    };
    for (const auto &[keyword, words] : kWords)
        if (first.is(keyword))
            return words;
    return {};
}

}  // namespace

BlockHeader blockHeader(std::string_view source, const TokenStream &stream, const LogicalLine &line)
{
    const Token &first = stream.tokens[line.firstToken];
    const Token *second = line.firstToken + 1 < line.endToken ? &stream.tokens[line.firstToken + 1] : nullptr;
    const bool endsOpen = stream.tokens[line.endToken - 1].is(":");
    if (first.kind == Token::Kind::Name) {
        const std::string_view name = source.substr(first.start, first.end - first.start);
        const bool isSoft = endsOpen && line.endToken > line.firstToken + 2;
        if (isSoft && name == "match")
            return {"'match' statement", true};
        return isSoft && name == "case" ? BlockHeader{"'case' statement", true} : BlockHeader{};
    }
    if (first.is(Keyword::Except) && second && second->is("*"))
        return {"'except*' statement", endsOpen};
    const std::string_view words = wordsFor(first, second);
    return {words, endsOpen && !words.empty()};
}

std::optional<BlockProblem> findBlockProblem(std::string_view source, const TokenStream &stream, const LineTable &lines)
{
    BlockHeader before;
    int depth = 0;
    int headerLine = 0;
    const auto missingBlock = [&](std::uint32_t byte) {
        return Refused{byte, fmt::format("expected an indented block after {} on line {}", before.words, headerLine), "Indent the lines that belong to it, or write `pass`."};
    };
    const auto problemAt = [&](const LogicalLine &line) -> std::optional<Refused> {
        const std::uint32_t byte = stream.tokens[line.firstToken].start;
        if (line.depth > depth && !before.endsOpen)
            return Refused{byte, "unexpected indent", "Align the line with the one before it."};
        if (line.depth <= depth && before.endsOpen)
            return missingBlock(byte);
        return std::nullopt;
    };
    for (std::size_t i = 0; i < stream.lines.size(); ++i) {
        const LogicalLine &line = stream.lines[i];
        if (auto refused = problemAt(line))
            return BlockProblem{*refused, i};
        depth = line.depth;
        before = blockHeader(source, stream, line);
        headerLine = before.endsOpen ? lines.line(stream.tokens[line.firstToken].start) : 0;
    }
    std::optional<Refused> atEnd;
    if (stream.unfinished)
        atEnd = problemAt(*stream.unfinished);
    else if (before.endsOpen && !stream.failure)
        atEnd = missingBlock(static_cast<std::uint32_t>(source.find_last_not_of(" \t\f\r\n") + 1));
    if (!atEnd)
        return std::nullopt;
    return BlockProblem{*atEnd, stream.lines.size()};
}

}  // namespace limbeck::python::parser
