// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/source_position.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// The interpreter's form of a Python file: what tree-sitter's tree is lowered to after everything that Python itself would
/// refuse has been refused (spec/python-subset.md §5). Immutable once made; shared between threads.
namespace limbeck::python::syntax {

/// Line and column count from 1, the column in Unicode characters; `endLine`/`endColumn` is one past the last character.
struct Span {
    int line = 0, column = 0, endLine = 0, endColumn = 0;
    std::uint32_t startByte = 0, endByte = 0;
};

struct Expr;
struct Stmt;
using ExprPtr = std::unique_ptr<const Expr>;
using StmtPtr = std::unique_ptr<const Stmt>;
using Block = std::vector<StmtPtr>;

// ---------------------------------------------------------------- expressions

struct NoneLiteral {};
struct EllipsisLiteral {};
struct BoolLiteral {
    bool value;
};
/// Decimal digits without underscores, or a value above 64 bits as digits.
struct IntLiteral {
    std::string digits;
    int base = 10;
};
struct FloatLiteral {
    double value;
};
/// Imaginary numbers are refused as unsupported when evaluated.
struct ImaginaryLiteral {
    double value;
};
/// Adjacent literals already joined; escapes already decoded; UTF-8.
struct StringLiteral {
    std::string value;
};
struct BytesLiteral {
    std::string value;
};
/// f"…": text pieces and fields in order.
struct FormattedString {
    struct Field {
        ExprPtr value;
        char conversion = 0;            ///< 'r', 's', 'a' or 0
        std::unique_ptr<FormattedString> spec;  ///< null: none
        std::string debugText;          ///< "x=" of f"{x=}", else empty
    };
    std::vector<std::variant<std::string, Field>> parts;
};
struct Name {
    std::string id;
};
struct Attribute {
    ExprPtr object;
    std::string name;
};
struct Subscript {
    ExprPtr object, index;  ///< index may be a Slice or a TupleDisplay of them
};
struct Slice {
    ExprPtr lower, upper, step;  ///< each may be null
};
struct Starred {
    ExprPtr value;
};
struct Keyword {
    std::string name;  ///< empty: **value
    ExprPtr value;
};
struct Call {
    ExprPtr function;
    std::vector<ExprPtr> arguments;  ///< may hold Starred
    std::vector<Keyword> keywords;
};
enum class UnaryOp { Negate, Plus, Invert, Not };
enum class BinaryOp { Add, Subtract, Multiply, Divide, FloorDivide, Modulo, Power, LeftShift, RightShift, And, Or, Xor, MatrixMultiply };
enum class CompareOp { Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual, Is, IsNot, In, NotIn };
struct Unary {
    UnaryOp op;
    ExprPtr operand;
};
struct Binary {
    BinaryOp op;
    ExprPtr left, right;
};
struct BoolChain {
    bool isAnd;
    std::vector<ExprPtr> operands;
};
struct Comparison {
    ExprPtr first;
    std::vector<std::pair<CompareOp, ExprPtr>> rest;
};
struct Conditional {
    ExprPtr condition, then, otherwise;
};
struct TupleDisplay {
    std::vector<ExprPtr> items;
};
struct ListDisplay {
    std::vector<ExprPtr> items;
};
struct SetDisplay {
    std::vector<ExprPtr> items;
};
struct DictDisplay {
    std::vector<std::pair<ExprPtr, ExprPtr>> items;  ///< key null: **value
};
struct Parameter {
    enum class Kind { Positional, PositionalOnly, KeywordOnly, VarPositional, VarKeyword } kind = Kind::Positional;
    std::string name;
    ExprPtr annotation;    ///< may be null; never evaluated by the interpreter
    ExprPtr defaultValue;  ///< may be null
};
struct Lambda {
    std::vector<Parameter> parameters;
    ExprPtr body;
};
struct ComprehensionClause {
    ExprPtr target, iterable;
    std::vector<ExprPtr> conditions;
    bool isAsync = false;
};
struct Comprehension {
    enum class Kind { List, Set, Dict, Generator } kind;
    ExprPtr element;   ///< key for Dict
    ExprPtr value;     ///< Dict only
    std::vector<ComprehensionClause> clauses;
};
struct NamedExpr {
    std::string name;
    ExprPtr value;
};
struct Await {
    ExprPtr value;
};
struct Yield {
    ExprPtr value;  ///< may be null
    bool from = false;
};

struct Expr {
    using Node = std::variant<NoneLiteral, EllipsisLiteral, BoolLiteral, IntLiteral, FloatLiteral, ImaginaryLiteral, StringLiteral, BytesLiteral, FormattedString, Name, Attribute,
                              Subscript, Slice, Starred, Call, Unary, Binary, BoolChain, Comparison, Conditional, TupleDisplay, ListDisplay, SetDisplay, DictDisplay, Lambda,
                              Comprehension, NamedExpr, Await, Yield>;
    Node node;
    Span span;
};

// ---------------------------------------------------------------- statements

struct ExprStmt {
    ExprPtr value;
};
struct Assign {
    std::vector<ExprPtr> targets;  ///< a = b = value has two
    ExprPtr value;
};
struct AugAssign {
    ExprPtr target;
    BinaryOp op;
    ExprPtr value;
};
/// `x: int = 1` or `x: int` (value null).
struct AnnAssign {
    ExprPtr target, annotation, value;
    bool isSimple = true;  ///< false for `(x): int`, x.y and x[0]: the name gets no annotation
};
struct Pass {};
struct Break {};
struct Continue {};
struct Return {
    ExprPtr value;  ///< may be null
};
struct Raise {
    ExprPtr exception, cause;  ///< may be null
};
struct Assert {
    ExprPtr condition, message;  ///< message may be null
};
struct Delete {
    std::vector<ExprPtr> targets;
};
struct Global {
    std::vector<std::string> names;
};
struct Nonlocal {
    std::vector<std::string> names;
};
struct ImportAlias {
    std::string name;                   ///< dotted, or the member of a from-import
    std::optional<std::string> asName;
    Span span;
};
struct Import {
    std::vector<ImportAlias> names;
};
struct ImportFrom {
    std::string module;      ///< may be empty for `from . import x`
    int level = 0;           ///< leading dots
    std::vector<ImportAlias> names;  ///< empty with isStar
    bool isStar = false;
};
struct If {
    struct Branch {
        ExprPtr condition;
        Block body;
    };
    std::vector<Branch> branches;  ///< if, elif…
    Block otherwise;
};
struct While {
    ExprPtr condition;
    Block body, otherwise;
};
struct For {
    ExprPtr target, iterable;
    Block body, otherwise;
    bool isAsync = false;
};
struct Try {
    struct Handler {
        ExprPtr type;  ///< null: bare except
        std::string name;
        Block body;
        Span span;
    };
    Block body;
    std::vector<Handler> handlers;
    Block otherwise, finally;
    bool isGroup = false;  ///< except*
};
struct With {
    struct Item {
        ExprPtr context, target;  ///< target may be null
    };
    std::vector<Item> items;
    Block body;
    bool isAsync = false;
};
struct FunctionDef {
    std::string name;
    std::vector<Parameter> parameters;
    Block body;
    std::vector<ExprPtr> decorators;
    ExprPtr returns;  ///< annotation, may be null
    bool isAsync = false;
    bool isGenerator = false;  ///< contains yield
    Span nameSpan;
    std::vector<std::string> typeParameters = {};  ///< of `def f[T]()`
};
struct ClassDef {
    std::string name;
    std::vector<ExprPtr> bases;
    std::vector<Keyword> keywords;
    Block body;
    std::vector<ExprPtr> decorators;
    Span nameSpan;
    std::vector<std::string> typeParameters = {};  ///< of `class C[T]`
};
// match statements
struct Pattern;
using PatternPtr = std::unique_ptr<const Pattern>;
struct Pattern {
    enum class Kind { Wildcard, Capture, Value, Sequence, Mapping, Class, Or, As, Star, DoubleStar } kind = Kind::Wildcard;
    std::string name;                 ///< Capture, As, Star (empty: *_), DoubleStar
    ExprPtr value;                    ///< Value; Class: the class expression
    std::vector<PatternPtr> items;    ///< Sequence, Or, Class positional, Mapping values; As: one
    std::vector<ExprPtr> keys;        ///< Mapping
    std::vector<std::pair<std::string, PatternPtr>> keywords;  ///< Class
    Span span;
};
struct Match {
    struct Case {
        PatternPtr pattern;
        ExprPtr guard;
        Block body;
    };
    ExprPtr subject;
    std::vector<Case> cases;
};
/// `type X = …` (3.12): bound to its value lazily.
struct TypeAlias {
    std::string name;
    ExprPtr value;
    std::vector<std::string> typeParameters = {};  ///< of `type X[T] = …`
};

struct Stmt {
    using Node = std::variant<ExprStmt, Assign, AugAssign, AnnAssign, Pass, Break, Continue, Return, Raise, Assert, Delete, Global, Nonlocal, Import, ImportFrom, If, While, For, Try, With,
                              FunctionDef, ClassDef, Match, TypeAlias>;
    Node node;
    Span span;
};

/// One parsed file. Owns its text and tree.
struct File {
    std::string path;
    std::string text;
    Block body;
    std::optional<std::string> docstring;  ///< of the module

    SourcePosition position(const Span &span) const { return {path, span.line, span.column}; }
};
using FilePtr = std::shared_ptr<const File>;

}  // namespace limbeck::python::syntax

namespace limbeck::python {

/// Parses Python source (UTF-8; a BOM and a coding line are accepted; Latin-1 coding is converted). Throws Error(ErrorCode::Syntax) with position
/// and the words that Python uses where there are such ("unexpected indent", "invalid syntax") for everything that Python 3 refuses. Linear in the size; nesting bounded.
syntax::FilePtr parse(std::string path, std::string text);
/// A single expression, for annotations given as strings. Positions are relative to `at`.
syntax::ExprPtr parseExpression(const std::string &text);

}  // namespace limbeck::python
