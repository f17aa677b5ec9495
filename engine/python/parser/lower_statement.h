// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/parser/lower_expression.h"

namespace limbeck::python::parser {

/// Lowers modules, blocks and statements. While it goes it compares tree-sitter's blocks with the logical lines: every line must begin a statement
/// or clause at its own depth, or the text is refused; so no statement can slip into another block unseen. Throws Refused.
class StatementLowering {
public:
    explicit StatementLowering(LoweringContext &context) : m(context), m_expressions(context) {}

    syntax::Block module();

private:
    static constexpr int kInline = -1;  ///< depth of the statements behind a colon

    syntax::Block block(NodeIndex blockNode, int depth);
    syntax::StmtPtr statement(NodeIndex index, int depth);
    syntax::Stmt::Node statementNode(NodeIndex index, int depth);

    /// The line that begins with this token must be the next one and of this depth; or the token continues the current line (`;`, `:`).
    void enter(std::uint32_t firstToken, int depth);
    void leaveSimple(NodeIndex index) const;
    NodeIndex bodyOf(NodeIndex parent) const;

    syntax::Stmt::Node expressionStatement(NodeIndex index);
    syntax::Stmt::Node assignment(NodeIndex index);
    syntax::Stmt::Node annotated(NodeIndex index);
    syntax::Stmt::Node augmented(NodeIndex index);
    syntax::Stmt::Node returnStatement(NodeIndex index);
    syntax::Stmt::Node raiseStatement(NodeIndex index);
    syntax::Stmt::Node assertStatement(NodeIndex index);
    syntax::Stmt::Node deleteStatement(NodeIndex index);
    syntax::Stmt::Node typeAlias(NodeIndex index);
    std::vector<std::string> nameList(NodeIndex index) const;

    syntax::Stmt::Node importStatement(NodeIndex index);
    syntax::Stmt::Node importFrom(NodeIndex index);
    syntax::ImportAlias importAlias(NodeIndex index) const;
    std::string dottedName(NodeIndex index) const;

    syntax::Stmt::Node ifStatement(NodeIndex index, int depth);
    syntax::Stmt::Node whileStatement(NodeIndex index, int depth);
    syntax::Stmt::Node forStatement(NodeIndex index, int depth);
    syntax::Stmt::Node tryStatement(NodeIndex index, int depth);
    syntax::Try::Handler handler(NodeIndex index, int depth, bool &isGroup);
    syntax::Stmt::Node withStatement(NodeIndex index, int depth);
    std::vector<NodeIndex> withParts(NodeIndex clause) const;
    bool isTupleItem(NodeIndex index) const;
    std::vector<syntax::With::Item> withItems(NodeIndex clause);
    syntax::ExprPtr matchSubject(NodeIndex index);
    syntax::Stmt::Node matchStatement(NodeIndex index, int depth);
    syntax::Block elseBlock(NodeIndex parent, int depth);

    syntax::Stmt::Node functionDefinition(NodeIndex index, int depth);
    syntax::Stmt::Node classDefinition(NodeIndex index, int depth);
    syntax::Stmt::Node decoratedDefinition(NodeIndex index, int depth);

    LoweringContext &m;
    ExpressionLowering m_expressions;
    std::size_t m_nextLine = 0;  ///< of the logical lines, not yet entered
};

}  // namespace limbeck::python::parser
