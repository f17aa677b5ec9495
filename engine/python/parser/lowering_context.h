// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/parser/refused.h"
#include "python/parser/source_text.h"
#include "python/parser/syntax_tree.h"
#include "python/syntax.h"

#include <string>
#include <string_view>

namespace limbeck::python::parser {

/// The text and what the whole of its lowering shares, f-string fields included.
struct LoweringUnit {
    std::string_view source;
    const LineTable &lines;
    TreeBuilder &trees;
    bool sawYield = false;  ///< in the function that is being lowered
    int nesting = 0;        ///< expressions inside expressions
    int fieldNesting = 0;   ///< fields of f-strings inside fields
};

/// What the lowering asks about tokens and nodes of one tree.
class LoweringContext {
public:
    static constexpr NodeIndex kNoNode = 0xFFFFFFFF;

    LoweringContext(LoweringUnit &shared, const TokenStream &tokens, const CanonicalText &canonical, const SyntaxTree &tree)
        : unit(shared), stream(tokens), m_allMarks(canonical.marks), m_marks(canonical.marks), m_tree(tree)
    {
    }

    const SyntaxNode &node(NodeIndex index) const { return m_tree.nodes[index]; }
    NodeKind kind(NodeIndex index) const { return m_tree.nodes[index].kind; }
    const Token &token(std::uint32_t index) const { return stream.tokens[index]; }
    const Token &firstToken(NodeIndex index) const { return token(node(index).firstToken); }
    std::string_view text(const Token &token) const { return unit.source.substr(token.start, token.end - token.start); }

    /// Children in order, for range-for; `named` leaves out signs.
    class Children {
    public:
        class Iterator {
        public:
            Iterator(const SyntaxTree &tree, NodeIndex at, NodeIndex end, bool onlyNamed) : m_tree(&tree), m_at(at), m_end(end), m_onlyNamed(onlyNamed) { skip(); }
            NodeIndex operator*() const { return m_at; }
            Iterator &operator++()
            {
                m_at = m_tree->nodes[m_at].next;
                skip();
                return *this;
            }
            bool operator==(const Iterator &other) const { return m_at == other.m_at; }

        private:
            void skip()
            {
                while (m_onlyNamed && m_at < m_end && m_tree->nodes[m_at].kind == NodeKind::Sign)
                    m_at = m_tree->nodes[m_at].next;
            }
            const SyntaxTree *m_tree;
            NodeIndex m_at, m_end;
            bool m_onlyNamed;
        };
        Children(const SyntaxTree &tree, NodeIndex parent, bool onlyNamed) : m_tree(tree), m_parent(parent), m_onlyNamed(onlyNamed) {}
        Iterator begin() const { return {m_tree, m_parent + 1, m_tree.nodes[m_parent].next, m_onlyNamed}; }
        Iterator end() const { return {m_tree, m_tree.nodes[m_parent].next, m_tree.nodes[m_parent].next, m_onlyNamed}; }

    private:
        const SyntaxTree &m_tree;
        NodeIndex m_parent;
        bool m_onlyNamed;
    };
    Children children(NodeIndex parent) const { return {m_tree, parent, false}; }
    Children named(NodeIndex parent) const { return {m_tree, parent, true}; }

    /// The first child in this field, or kNoNode.
    NodeIndex child(NodeIndex parent, NodeField field) const;
    /// The only or first child that is no sign; refuses when there is none.
    NodeIndex firstNamed(NodeIndex parent) const;
    int countNamed(NodeIndex parent) const;
    bool hasSign(NodeIndex parent, std::string_view characters) const;
    bool hasSign(NodeIndex parent, Keyword word) const;
    bool isSign(NodeIndex index, std::string_view characters) const;

    /// Takes a sign that was removed before the token; false when there is none (any more).
    bool takeMark(std::uint32_t tokenIndex, CanonicalText::Mark mark);
    bool hasMark(std::uint32_t tokenIndex, CanonicalText::Mark mark) const { return (m_marks[tokenIndex] & mark) != 0; }
    /// The token with which the text of `tokenIndex` begins, its removed signs included.
    std::uint32_t startWithSigns(std::uint32_t tokenIndex) const;
    /// The same without the star.
    std::uint32_t startWithAwait(std::uint32_t tokenIndex) const;
    /// Refuses when a removed sign was taken up by nothing.
    void checkMarksTaken() const;

    syntax::Span span(NodeIndex index) const;
    /// Of the tokens [first, end).
    syntax::Span tokenSpan(std::uint32_t first, std::uint32_t end) const;
    syntax::Span joined(const syntax::Span &from, const syntax::Span &to) const;

    /// The identifier at a token, in Python's normal form. Refuses reserved words.
    std::string name(std::uint32_t tokenIndex) const;
    std::string identifier(NodeIndex index) const { return name(soleToken(index)); }
    /// The same for a name that is bound here: __debug__ may not be.
    std::string boundName(std::uint32_t tokenIndex) const;
    std::string boundIdentifier(NodeIndex index) const { return boundName(soleToken(index)); }
    /// The token of a node that must have only one: names may come as chains (canonical.cpp).
    std::uint32_t soleToken(NodeIndex index) const;

    [[noreturn]] void refuse(NodeIndex index, std::string message = "invalid syntax", std::string hint = {}) const;
    [[noreturn]] void refuseToken(std::uint32_t tokenIndex, std::string message = "invalid syntax", std::string hint = {}) const;

    LoweringUnit &unit;
    const TokenStream &stream;

private:
    const std::vector<std::uint8_t> &m_allMarks;
    std::vector<std::uint8_t> m_marks;  ///< not yet taken
    const SyntaxTree &m_tree;
};

template<class T>
syntax::ExprPtr makeExpr(T &&node, const syntax::Span &span)
{
    return std::make_unique<const syntax::Expr>(syntax::Expr{std::forward<T>(node), span});
}

template<class T>
syntax::StmtPtr makeStmt(T &&node, const syntax::Span &span)
{
    return std::make_unique<const syntax::Stmt>(syntax::Stmt{std::forward<T>(node), span});
}

}  // namespace limbeck::python::parser
