// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/parser/canonical.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace limbeck::python::parser {

/// The node types of tree-sitter's Python grammar that the lowering knows. Unknown: any other. Sign: an operator, bracket or word.
enum class NodeKind : std::uint8_t {
    Unknown, Sign, Error,
    Module, ExpressionStatement, ImportStatement, ImportFromStatement, RelativeImport, ImportPrefix, DottedName, AliasedImport, WildcardImport,
    AssertStatement, NamedExpression, ReturnStatement, DeleteStatement, RaiseStatement, PassStatement, BreakStatement, ContinueStatement,
    IfStatement, ElifClause, ElseClause, MatchStatement, CaseClause, ForStatement, WhileStatement, TryStatement, ExceptClause, FinallyClause,
    WithStatement, WithClause, WithItem, FunctionDefinition, Parameters, LambdaParameters, DictionarySplat, GlobalStatement, NonlocalStatement,
    TypeAliasStatement, ClassDefinition, TypeParameter, ArgumentList, DecoratedDefinition, Decorator, Block, ExpressionList, CasePattern, AsPattern,
    ClassPattern, SplatPattern, UnionPattern, ListPattern, TuplePattern, DictPattern, ComplexPattern, DefaultParameter, TypedParameter,
    TypedDefaultParameter, ListSplatPattern, DictionarySplatPattern, KeywordSeparator, PositionalSeparator, AsPatternTarget,
    True, False, None, Number, Identifier, ComparisonOperator, NotOperator, BooleanOperator, Lambda, BinaryOperator, UnaryOperator, Attribute, Subscript,
    Slice, Call, List, Set, Tuple, Dictionary, Pair, ListComprehension, DictionaryComprehension, SetComprehension, GeneratorExpression, ForInClause,
    IfClause, ConditionalExpression, ParenthesizedExpression, Ellipsis, Yield, Assignment, AugmentedAssignment, PatternList, Type, GenericType,
    ConstrainedType, KeywordArgument,
};

enum class NodeField : std::uint8_t {
    None, Name, Parameters, TypeParameters, ReturnType, Body, Superclasses, Left, Right, Alternative, Condition, Consequence, Guard, Subject, Type, Value,
    Alias, Definition, Cause, Function, Arguments, Key,
};

using NodeIndex = std::uint32_t;

/// A node of the tree, in the order of the text: its children follow at once, its next sibling stands at `next`.
/// It covers the tokens [firstToken, endToken).
struct SyntaxNode {
    NodeKind kind = NodeKind::Unknown;
    NodeField field = NodeField::None;
    std::uint32_t firstToken = 0, endToken = 0;
    NodeIndex next = 0;
};

/// tree-sitter's tree of a text, copied to flat form.
struct SyntaxTree {
    std::vector<SyntaxNode> nodes;
    std::optional<std::uint32_t> firstError;  ///< token at the first place that the grammar did not take
};

/// Owns tree-sitter's parser, which keeps its memory from text to text.
class TreeBuilder {
public:
    static TreeBuilder &ofThisThread();

    TreeBuilder();
    ~TreeBuilder();
    TreeBuilder(const TreeBuilder &) = delete;
    TreeBuilder &operator=(const TreeBuilder &) = delete;

    SyntaxTree build(const CanonicalText &text);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace limbeck::python::parser
