// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The stages in order: tokens and lines (scanner), indentation (block check), the tree (tree-sitter, from the canonical text), the lowered form, and what
// Python checks after parsing. When one of the first three refuses, an earlier line may hold a mistake that they could not see; it is looked for line by line.
#include "python/parser/file_parser.h"

#include "python/parser/block_check.h"
#include "python/parser/diagnosis.h"
#include "python/parser/explanation.h"
#include "python/parser/flow_check.h"
#include "python/parser/lower_statement.h"
#include "python/parser/name_check.h"

#include <algorithm>

namespace limbeck::python::parser {

namespace {

/// One text with its tokens, ready for tree-sitter.
struct ScannedFile {
    explicit ScannedFile(std::string_view text) : source(text), lines(text), stream(scanFile(text)) {}

    std::string_view source;
    LineTable lines;
    TokenStream stream;
};

syntax::Block lower(const ScannedFile &file, const CanonicalText &canonical, const SyntaxTree &tree, TreeBuilder &trees)
{
    LoweringUnit unit{file.source, file.lines, trees};
    LoweringContext context(unit, file.stream, canonical, tree);
    return StatementLowering(context).module();
}

/// A line by itself, for the diagnosis.
void parseLoneLine(std::string_view text, TreeBuilder &trees)
{
    const ScannedFile file(text);
    if (file.stream.failure)
        throw Refused(*file.stream.failure);
    const CanonicalText canonical = canonicalFile(text, file.stream);
    const SyntaxTree tree = trees.build(canonical);
    if (tree.firstError) {
        LoweringUnit unit{text, file.lines, trees};
        throw explainSyntaxError(unit, file.stream, *tree.firstError);
    }
    lower(file, canonical, tree, trees);
}

[[noreturn]] void refuseEarliest(const ScannedFile &file, std::size_t lineCount, TreeBuilder &trees, const Refused &found)
{
    const PlainParse parse = [&trees](std::string_view text) { parseLoneLine(text, trees); };
    throw firstBadLine(file.source, file.stream, lineCount, parse).value_or(found);
}

/// tree-sitter may read a word as a name and go on in the next line (`else:` without if): the place of the refusal is then not the mistake's.
syntax::Block lowerOrExplain(const ScannedFile &file, const CanonicalText &canonical, const SyntaxTree &tree, TreeBuilder &trees)
{
    try {
        return lower(file, canonical, tree, trees);
    } catch (const Refused &refused) {
        const auto &lines = file.stream.lines;
        const auto after = std::find_if(lines.begin(), lines.end(), [&](const LogicalLine &line) { return file.stream.tokens[line.firstToken].start > refused.byte; });
        refuseEarliest(file, static_cast<std::size_t>(after - lines.begin()), trees, refused);
    }
}

bool hasDeclarations(const TokenStream &stream)
{
    return std::any_of(stream.tokens.begin(), stream.tokens.end(), [](const Token &token) { return token.is(Keyword::Global) || token.is(Keyword::Nonlocal); });
}

}  // namespace

syntax::Block parseFile(std::string_view source)
{
    const ScannedFile file(source);
    const TokenStream &stream = file.stream;
    TreeBuilder &trees = TreeBuilder::ofThisThread();
    if (const auto problem = findBlockProblem(source, stream, file.lines))
        refuseEarliest(file, problem->line, trees, problem->refused);
    if (stream.failure)
        refuseEarliest(file, stream.lines.size(), trees, *stream.failure);
    const CanonicalText canonical = canonicalFile(source, stream);
    const SyntaxTree tree = trees.build(canonical);
    if (tree.firstError)
        refuseEarliest(file, stream.lines.size(), trees, Refused{stream.tokens[std::min<std::size_t>(*tree.firstError, stream.tokens.size() - 1)].start, "invalid syntax"});
    syntax::Block module = lowerOrExplain(file, canonical, tree, trees);
    checkFlow(module);
    if (hasDeclarations(stream))
        checkDeclarations(module);
    return module;
}

}  // namespace limbeck::python::parser
