// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/parser/file_parser.h"

#include "python/parser/block_check.h"
#include "python/parser/lower_statement.h"

namespace limbeck::python::parser {

syntax::Block parseFile(std::string_view source)
{
    const LineTable lines(source);
    const TokenStream stream = scanFile(source);
    const auto problem = findBlockProblem(source, stream, lines);
    if (problem) throw problem->refused;
    if (stream.failure) throw *stream.failure;
    const CanonicalText canonical = canonicalFile(source, stream);
    TreeBuilder trees;
    const SyntaxTree tree = trees.build(canonical);
    LoweringUnit unit{source, lines, trees};
    LoweringContext context(unit, stream, canonical, tree);
    if (tree.firstError) context.refuseToken(*tree.firstError);
    return StatementLowering(context).module();
}

}  // namespace limbeck::python::parser
