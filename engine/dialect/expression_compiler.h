// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/sql_dialect.h"
#include "sql/statement.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace limbeck::dialect {

/// How one statement is written.
struct TextMode {
    bool withTables = true;
    /// Literals in the forms of DDL and offline output (types.md §5.1) instead of what a driver sends (§5.2, §5.4).
    bool ddlLiterals = true;
    BindStyle style = BindStyle::Literal;
    /// What becomes of a parameter that nobody gave a value.
    enum class Missing { Refuse, Null, Placeholder } missing = Missing::Refuse;
    bool doublesPercent = false;  ///< the text goes through Python's % formatting once more
    bool isOffline = false;
    bool expandsLists = true;     ///< placeholders of a list one by one, as a driver gets them; else the mark that stands for it before
    const Parameters *parameters = nullptr;
    std::function<void(const std::string &)> warn;
};
/// The mode of a DDL text: CHECK, index, default (operations.md §5).
TextMode ddlMode(const CompileState &state);
/// The mode of a statement with its parameters: online literals, or offline literals or placeholders (runtime.md §7.3).
TextMode statementMode(const SqlDialect &dialect, const CompileState &state, const Parameters *parameters);

/// Expressions and SELECTs of one statement to text. It remembers what the whole statement shares: names of anonymous
/// aliases and labels, CTEs, placeholders. Parentheses appear by SQLAlchemy's operator precedence, never more.
class ExpressionCompiler {
public:
    ExpressionCompiler(const SqlDialect &dialect, TextMode mode) : m_dialect(dialect), m_mode(std::move(mode)) {}

    const SqlDialect &dialect() const { return m_dialect; }
    const TextMode &mode() const { return m_mode; }
    /// Columns print bare inside (RETURNING on SQLite, index elements of ON CONFLICT).
    std::string withoutTables(const std::function<std::string()> &work);

    std::string text(const sql::ExpressionPtr &expression);
    std::string text(const sql::Expression &expression);
    /// Where true or false is wanted: WHERE, HAVING, ON, members of AND and OR.
    std::string condition(const sql::ExpressionPtr &expression);
    /// Several criteria joined by AND; empty when none says anything.
    std::string conditions(const std::vector<sql::ExpressionPtr> &criteria);
    /// With parentheses when it is an operator expression: values in SET and VALUES, WHEN, index elements.
    std::string grouped(const sql::ExpressionPtr &expression);
    /// The operand of an operator of this precedence.
    std::string operand(const sql::ExpressionPtr &expression, int against, const std::string &op = {});
    std::string list(const std::vector<sql::ExpressionPtr> &items);

    /// SELECT without surrounding parentheses.
    enum class Place { Top, Scalar, From, Lateral };
    std::string select(const sql::Select &select, Place place);
    /// A column of SELECT or RETURNING with its label. `names` collects the names taken so far.
    struct TakenNames {
        std::map<std::string, std::string> names;  ///< name to identity of the column that has it
        int repeated = 0;
    };
    std::string selectColumn(const sql::ExpressionPtr &column, Place place, TakenNames &taken);

    /// As an item of FROM, with alias.
    std::string from(const sql::FromPtr &item);
    /// The name under which columns of it are addressed, with schema.
    std::string fromName(const sql::FromItem &item);
    /// Each column and star of an expression, outside subqueries, in order of appearance; `name` is null for a star.
    static void forEachColumn(const sql::ExpressionPtr &expression, const std::function<void(const Identifier *name, const sql::FromPtr &table)> &visit);
    /// FROM items an expression draws on, in order of appearance.
    static void collectFroms(const sql::ExpressionPtr &expression, std::vector<sql::FromPtr> &into);
    /// In order, each once, without those that stand inside a join of the list.
    static std::vector<sql::FromPtr> normalizedFroms(const std::vector<sql::FromPtr> &items);
    /// The tables of the enclosing statement, for correlated subqueries. Restored when the guard dies.
    class EnclosingGuard {
    public:
        EnclosingGuard(ExpressionCompiler &compiler, std::vector<sql::FromPtr> froms);
        ~EnclosingGuard();
        EnclosingGuard(const EnclosingGuard &) = delete;
        EnclosingGuard &operator=(const EnclosingGuard &) = delete;

    private:
        ExpressionCompiler &m_compiler;
    };

    /// A bound value; `nameHint` names its placeholder when it has no name of its own (SET and VALUES: the column's key).
    std::string bind(const sql::BindParameter &parameter, const std::string &nameHint, bool isAnonymous);
    /// A value that a preview does not know was written.
    bool isUnknown() const { return m_isUnknown; }
    std::string textClause(const sql::TextClause &clause);
    void declareCte(const sql::FromItem &item);

    /// WITH in front, placeholders in place, percent signs doubled where the style wants it.
    sql::Statement finished(const std::string &body);
    /// After finished(): the placeholders' names and values in the order of the text; null without a value.
    const Parameters &placeholders() const { return m_ordered; }

private:
    friend class EnclosingGuard;
    struct Scope {
        std::vector<sql::FromPtr> asFrom, correlatable;
    };
    struct Placeholder {
        std::string text;
        std::string name;
        std::optional<sql::Value> value;
    };

    std::string node(const sql::BindParameter &v, const sql::Expression &whole);
    std::string node(const sql::TextClause &v, const sql::Expression &whole);
    std::string node(const sql::LiteralColumn &v, const sql::Expression &whole);
    std::string node(const sql::ColumnRef &v, const sql::Expression &whole);
    std::string node(const sql::Star &v, const sql::Expression &whole);
    std::string node(const sql::FunctionCall &v, const sql::Expression &whole);
    std::string node(const sql::Binary &v, const sql::Expression &whole);
    std::string node(const sql::Unary &v, const sql::Expression &whole);
    std::string node(const sql::Postfix &v, const sql::Expression &whole);
    std::string node(const sql::Junction &v, const sql::Expression &whole);
    std::string node(const sql::InList &v, const sql::Expression &whole);
    std::string node(const sql::Between &v, const sql::Expression &whole);
    std::string node(const sql::Cast &v, const sql::Expression &whole);
    std::string node(const sql::TypeCoerce &v, const sql::Expression &whole);
    std::string node(const sql::Case &v, const sql::Expression &whole);
    std::string node(const sql::Extract &v, const sql::Expression &whole);
    std::string node(const sql::Exists &v, const sql::Expression &whole);
    std::string node(const sql::ScalarSubquery &v, const sql::Expression &whole);
    std::string node(const sql::Tuple &v, const sql::Expression &whole);
    std::string node(const sql::ArrayLiteral &v, const sql::Expression &whole);
    std::string node(const sql::Label &v, const sql::Expression &whole);
    std::string node(const sql::Over &v, const sql::Expression &whole);
    std::string node(const sql::Filter &v, const sql::Expression &whole);
    std::string node(const sql::WithinGroup &v, const sql::Expression &whole);
    std::string node(const sql::AggregateOrderBy &v, const sql::Expression &whole);
    std::string node(const sql::Quantified &v, const sql::Expression &whole);
    std::string node(const sql::SequenceNext &v, const sql::Expression &whole);
    std::string node(const sql::Keyword &v, const sql::Expression &whole);
    std::string node(const sql::Grouping &v, const sql::Expression &whole);
    std::string node(const sql::JsonIndex &v, const sql::Expression &whole);
    std::string node(const sql::Subscript &v, const sql::Expression &whole);

    std::string binaryOperand(const sql::ExpressionPtr &expression, const sql::ExpressionPtr &other, const sql::Binary &binary, int against);
    std::string likePattern(const sql::ExpressionPtr &pattern, const sql::Binary &binary);
    std::string inItems(const sql::InList &in, bool &isEmpty);
    std::string anonymousName(const std::string &base);
    std::string placeholder(const std::string &name, std::optional<sql::Value> value);
    std::string functionArguments(const sql::FunctionCall &call);
    std::string literalText(const sql::BindParameter &parameter, const std::string &nameHint);
    std::string listPlaceholder(const std::string &name, const sql::Value &list);
    std::string anonymousBindName(const std::string &base);
    std::string valueText(const sql::Value &value, const sql::Type &type, bool inlined);
    std::string expandedText(const sql::Value &value, const sql::Type &type, bool inlined);
    std::optional<sql::Value> valueOf(const sql::BindParameter &parameter) const;
    std::string missingValue(const sql::BindParameter &parameter, const std::string &name);
    std::string compound(const sql::Select &select, Place place);
    std::string simpleSelect(const sql::Select &select, Place place);
    std::string selectTail(const sql::Select &select);
    std::string orderItem(const sql::ExpressionPtr &item, const sql::Select &select);
    std::vector<sql::FromPtr> displayFroms(const sql::Select &select, Place place) const;
    std::string joinText(const sql::JoinSource &join);
    std::string columnLabel(const sql::Expression &column, TakenNames &taken, Place place);

    const SqlDialect &m_dialect;
    TextMode m_mode;
    int m_operatorDepth = 0;
    bool m_isUnknown = false;
    std::vector<Scope> m_scopes;
    std::map<std::string, int> m_counters;
    std::map<const sql::FromItem *, std::string> m_anonymousFroms;
    std::vector<Placeholder> m_placeholders;
    Parameters m_ordered;
    std::vector<const sql::FromItem *> m_declaredCtes;
    std::vector<std::string> m_cteTexts;
    bool m_hasRecursiveCte = false;
};

}  // namespace limbeck::dialect
