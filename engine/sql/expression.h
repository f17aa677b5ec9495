// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/identifier.h"
#include "sql/type.h"
#include "sql/value.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// SQL expressions and statements as plain values, without a dialect: what SQLAlchemy Core objects become
/// (spec/operations.md §9). Immutable and shared; building is the vocabulary's work (engine/sqlalchemy), text the dialect's.
namespace limbeck::sql {

struct Expression;
using ExpressionPtr = std::shared_ptr<const Expression>;
struct Select;
using SelectPtr = std::shared_ptr<const Select>;
struct FromItem;
using FromPtr = std::shared_ptr<const FromItem>;

/// A bound value. `value` absent: the caller must supply it (text parameters, bindparam()).
struct BindParameter {
    std::string name;
    std::optional<Value> value;
    Type type;
    bool expanding = false;    ///< `in_()` lists and bindparam(expanding=True)
    bool literalExecute = false;  ///< inline_literal, literal_execute: always written inline, also offline
};

/// `text("… :x")`: parameters are found by the scan of operations.md §2.4 when compiled.
struct TextClause {
    std::string text;
    std::vector<BindParameter> parameters;      ///< from .bindparams()
    std::vector<std::pair<std::string, Type>> columns;  ///< from .columns(), typed results
};
/// `literal_column("…")`: verbatim SQL, no parameter scan.
struct LiteralColumn {
    std::string text;
};
struct ColumnRef {
    Identifier name;
    FromPtr table;  ///< null: printed bare
};
/// `*` or `t.*`
struct Star {
    FromPtr table;
};
struct FunctionCall {
    std::vector<std::string> name;  ///< as typed; more than one part for func.pkg.fn
    std::vector<ExpressionPtr> arguments;
};
/// Any infix operator; `op` is SQL text ("=", "||", "LIKE", "->>", "IS NOT DISTINCT FROM" …). The dialect may rewrite known ones.
struct Binary {
    std::string op;
    ExpressionPtr left, right;
    std::optional<std::string> escape;  ///< LIKE … ESCAPE
    bool custom = false;                ///< came from .op("…"): printed as typed
};
struct Unary {
    std::string op;  ///< "NOT", "-", "~", "DISTINCT", "EXISTS" …
    ExpressionPtr operand;
};
/// Postfix modifiers of ORDER BY: "DESC", "ASC", "NULLS FIRST", "NULLS LAST", and "COLLATE x".
struct Postfix {
    ExpressionPtr operand;
    std::string op;
};
/// and_/or_ with any number of members; no member means "true" for and, "false" for or, printed as SQLAlchemy does.
struct Junction {
    bool isAnd = true;
    std::vector<ExpressionPtr> members;
};
struct InList {
    ExpressionPtr operand;
    std::vector<ExpressionPtr> items;
    SelectPtr select;  ///< `in_(select(…))`, then items is empty
    bool negated = false;
};
struct Between {
    ExpressionPtr operand, low, high;
    bool negated = false, symmetric = false;
};
struct Cast {
    ExpressionPtr operand;
    Type type;
    bool tryCast = false;
};
/// type_coerce(): no SQL of its own, changes how values are rendered and read.
struct TypeCoerce {
    ExpressionPtr operand;
};
struct Case {
    ExpressionPtr subject;  ///< may be null
    std::vector<std::pair<ExpressionPtr, ExpressionPtr>> branches;
    ExpressionPtr otherwise;  ///< may be null
};
struct Extract {
    std::string field;
    ExpressionPtr operand;
};
struct Exists {
    SelectPtr select;
    bool negated = false;
};
struct ScalarSubquery {
    SelectPtr select;
};
struct Tuple {
    std::vector<ExpressionPtr> items;
};
struct ArrayLiteral {
    std::vector<ExpressionPtr> items;
};
struct Label {
    Identifier name;
    ExpressionPtr operand;
};
struct Over {
    ExpressionPtr function;
    std::vector<ExpressionPtr> partitionBy, orderBy;
    std::string frame;  ///< "ROWS BETWEEN …" or empty
};
struct Filter {
    ExpressionPtr function, condition;
};
struct WithinGroup {
    ExpressionPtr function;
    std::vector<ExpressionPtr> orderBy;
};
struct AggregateOrderBy {
    ExpressionPtr operand;
    std::vector<ExpressionPtr> orderBy;
};
/// any_()/all_() around an array or subquery
struct Quantified {
    std::string word;
    ExpressionPtr operand;
};
struct SequenceNext {
    QualifiedName sequence;
};
/// true(), false(), null(): rendered by the dialect
struct Keyword {
    enum class Which { True, False, Null, Default } which;
};
/// Parentheses that the script asked for (self_group()).
struct Grouping {
    ExpressionPtr operand;
};
/// JSON access: `j['k']` (text: false) and `j['k'].astext` (text: true); the path form takes several keys.
struct JsonIndex {
    ExpressionPtr operand;
    ExpressionPtr key;
    bool asText = false, isPath = false;
};
/// ARRAY index and slice
struct Subscript {
    ExpressionPtr operand, start, stop;
    bool slice = false;
};

struct Expression {
    using Node = std::variant<BindParameter, TextClause, LiteralColumn, ColumnRef, Star, FunctionCall, Binary, Unary, Postfix, Junction, InList, Between, Cast, TypeCoerce, Case,
                              Extract, Exists, ScalarSubquery, Tuple, ArrayLiteral, Label, Over, Filter, WithinGroup, AggregateOrderBy, Quantified, SequenceNext, Keyword, Grouping,
                              JsonIndex, Subscript>;
    Node node;
    Type type;  ///< result type, Null when not known

    Expression();
    Expression(Node one, Type result = {});
    // Out of line, as in other types that hold many kinds: what passes it on does not compile its copies.
    Expression(const Expression &);
    Expression(Expression &&) noexcept;
    Expression &operator=(const Expression &);
    Expression &operator=(Expression &&) noexcept;
    ~Expression();
};

template<typename Node>
ExpressionPtr makeExpression(Node node, Type type = {})
{
    return std::make_shared<const Expression>(Expression(Expression::Node(std::move(node)), std::move(type)));
}

// ---------------------------------------------------------------- FROM

/// A column as far as statements need it.
struct TableColumn {
    Identifier name;
    Type type;
    std::string key;                       ///< name in `.c` and in row dictionaries; equals the name unless key= was given
    bool primaryKey = false;
    bool nullable = true;
    std::optional<Value> pythonDefault;    ///< Column(default=scalar)
    std::shared_ptr<void> callableDefault; ///< Column(default=callable): opaque to SQL, evaluated by the vocabulary before compiling
    std::optional<ExpressionPtr> sqlDefault; ///< Column(default=<SQL expression>)
    std::optional<Value> pythonOnUpdate;     ///< Column(onupdate=scalar)
    std::optional<ExpressionPtr> sqlOnUpdate; ///< Column(onupdate=<SQL expression>)
    bool hasServerDefault = false;         ///< server_default=, Identity() or a sequence: an INSERT without it asks for the new key
    bool hasForeignKey = false;            ///< such a key column gets no number by itself
    std::optional<bool> autoincrement;     ///< autoincrement=True/False; absent: "auto"
};
/// table(), Table(), an alias, a subquery, a CTE, a join, VALUES or a table-valued function.
struct TableSource {
    QualifiedName name;
    std::vector<TableColumn> columns;
    bool isFullTable = false;  ///< Table(): Python-side defaults fire
};
struct AliasSource {
    FromPtr of;
    Identifier name;      ///< empty: anonymous, named by the compiler (anon_1, t_1)
    bool lateral = false;
};
struct SubquerySource {
    SelectPtr select;
    Identifier name;      ///< empty: anonymous
    bool lateral = false;
};
struct CteSource {
    SelectPtr select;                            ///< null when `dml` is set
    std::shared_ptr<const struct Executable> dml;  ///< INSERT/UPDATE/DELETE … RETURNING as CTE
    Identifier name;
    bool recursive = false;
    std::vector<TableColumn> columns;
};
struct JoinSource {
    FromPtr left, right;
    ExpressionPtr on;  ///< null: none could be derived
    bool outer = false, full = false;
};
struct FunctionSource {
    ExpressionPtr function;
    Identifier name;
    std::vector<Identifier> columns;
    std::vector<Type> types = {};   ///< of the columns, as far as they are known
    bool isDerived = false;         ///< render_derived(): the columns' names are written
    bool withTypes = false;         ///< and their types
    bool withOrdinality = false;    ///< the last column counts the rows
};
struct ValuesSource {
    std::vector<TableColumn> columns;
    std::vector<std::vector<ExpressionPtr>> rows;
    Identifier name;
};
struct FromItem {
    using Node = std::variant<TableSource, AliasSource, SubquerySource, CteSource, JoinSource, FunctionSource, ValuesSource, TextClause>;
    Node node;

    FromItem();
    FromItem(Node one);
    FromItem(const FromItem &);
    FromItem(FromItem &&) noexcept;
    FromItem &operator=(const FromItem &);
    FromItem &operator=(FromItem &&) noexcept;
    ~FromItem();
};

// ---------------------------------------------------------------- statements

struct Select {
    std::vector<ExpressionPtr> columns;
    std::vector<FromPtr> from;       ///< explicit select_from; tables of columns and conditions are added by the compiler
    std::vector<ExpressionPtr> where, having, groupBy, orderBy;
    ExpressionPtr limit, offset;
    bool distinct = false;
    std::vector<ExpressionPtr> distinctOn;
    std::string forUpdate;            ///< "FOR UPDATE SKIP LOCKED" …; ignored on SQLite
    std::vector<FromPtr> correlate;
    /// UNION and so on: when not empty this select is a compound and only orderBy/limit/offset of it count.
    std::string compound;             ///< "UNION", "UNION ALL", "INTERSECT", "EXCEPT"
    std::vector<SelectPtr> parts;
    std::vector<FromPtr> ctes;        ///< add_cte
};
using Assignments = std::vector<std::pair<Identifier, ExpressionPtr>>;
struct OnConflict {
    bool doNothing = true;
    std::vector<ExpressionPtr> indexElements;
    ExpressionPtr indexWhere;
    std::string constraint;
    Assignments set;
    ExpressionPtr where;
};
struct Insert {
    FromPtr table;
    std::vector<Assignments> rows;        ///< one for .values(…), several for .values([…]); empty: from parameters
    std::vector<Identifier> selectColumns;
    SelectPtr select;                     ///< from_select
    std::optional<OnConflict> onConflict;
    std::vector<ExpressionPtr> returning;
    std::string prefix;                   ///< "OR IGNORE" …
    bool inlineValues = false;
};
struct Update {
    FromPtr table;
    Assignments set;
    std::vector<ExpressionPtr> where;
    std::vector<FromPtr> from;
    std::vector<ExpressionPtr> returning;
};
struct Delete {
    FromPtr table;
    std::vector<ExpressionPtr> where;
    std::vector<ExpressionPtr> returning;
};
/// DDL() text (already %-formatted) or raw driver SQL: verbatim, no parameter scan.
struct RawSql {
    std::string text;
};
struct SequenceFacts {
    QualifiedName name;
    std::optional<long long> start, increment, minValue, maxValue, cache;
    bool noMinValue = false, noMaxValue = false, cycle = false;
    Type dataType;
    bool operator==(const SequenceFacts &) const = default;
};
struct CreateSequence {
    SequenceFacts sequence;
    bool ifNotExists = false;
};
struct DropSequence {
    QualifiedName name;
    bool ifExists = false;
};
struct CreateSchema {
    Identifier name;
    bool ifNotExists = false;
};
struct DropSchema {
    Identifier name;
    bool ifExists = false, cascade = false;
};
/// Everything that connection.execute() and op.execute() accept.
struct Executable {
    using Node = std::variant<TextClause, Select, Insert, Update, Delete, RawSql, CreateSequence, DropSequence, CreateSchema, DropSchema>;
    Node node;

    Executable();
    Executable(Node one);
    Executable(const Executable &);
    Executable(Executable &&) noexcept;
    Executable &operator=(const Executable &);
    Executable &operator=(Executable &&) noexcept;
    ~Executable();
};
using ExecutablePtr = std::shared_ptr<const Executable>;

}  // namespace limbeck::sql
