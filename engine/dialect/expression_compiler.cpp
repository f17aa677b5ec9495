// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/expression_compiler.h"

#include "base/error.h"
#include "dialect/operators.h"
#include "dialect/quoting.h"

#include <algorithm>
#include <fmt/format.h>

namespace limbeck::dialect {

using sql::Affinity;
using sql::Expression;
using sql::ExpressionPtr;

namespace {

/// Functions that SQLAlchemy knows by name in any case and prints in its own.
const std::map<std::string, std::string> kBareFunctions = {
    {"current_timestamp", "CURRENT_TIMESTAMP"},
    {"current_date", "CURRENT_DATE"},
    {"current_time", "CURRENT_TIME"},
    {"localtime", "LOCALTIME"},
    {"localtimestamp", "LOCALTIMESTAMP"},
    {"user", "USER"},
    {"session_user", "SESSION_USER"},
    {"current_user", "CURRENT_USER"},
    {"sysdate", "sysdate"},
};
const char *const kLowerCasedFunctions[] = {"now", "count", "coalesce", "max", "min", "sum", "concat", "char_length", "random", "array_agg"};

bool isBareBoolean(const Expression &expression)
{
    if (sql::affinityOf(expression.type) != Affinity::Boolean)
        return false;
    return std::holds_alternative<sql::ColumnRef>(expression.node) || std::holds_alternative<sql::FunctionCall>(expression.node)
           || std::holds_alternative<sql::Cast>(expression.node) || std::holds_alternative<sql::Case>(expression.node)
           || std::holds_alternative<sql::BindParameter>(expression.node);
}

const sql::Keyword *keywordOf(const ExpressionPtr &expression)
{
    return std::get_if<sql::Keyword>(&expression->node);
}

bool isKeyword(const ExpressionPtr &expression, sql::Keyword::Which which)
{
    const sql::Keyword *keyword = keywordOf(expression);
    return keyword && keyword->which == which;
}

bool saysNothing(const ExpressionPtr &expression)
{
    if (!expression)
        return true;
    const auto *junction = std::get_if<sql::Junction>(&expression->node);
    return junction && std::all_of(junction->members.begin(), junction->members.end(), saysNothing);
}

}  // namespace

std::string ExpressionCompiler::text(const Expression &expression)
{
    return std::visit([&](const auto &v) { return node(v, expression); }, expression.node);
}

std::string ExpressionCompiler::text(const ExpressionPtr &expression)
{
    if (!expression)
        throw Error(ErrorCode::Internal, "An expression is missing.");
    return text(*expression);
}

std::string ExpressionCompiler::withoutTables(const std::function<std::string()> &work)
{
    const bool before = std::exchange(m_mode.withTables, false);
    std::string result = work();
    m_mode.withTables = before;
    return result;
}

std::string ExpressionCompiler::list(const std::vector<ExpressionPtr> &items)
{
    std::string result;
    for (const ExpressionPtr &item : items)
        result += (result.empty() ? "" : ", ") + text(item);
    return result;
}

std::string ExpressionCompiler::operand(const ExpressionPtr &expression, int against, const std::string &op)
{
    const std::string inner = text(expression);
    return needsParentheses(*expression, against, op) ? "(" + inner + ")" : inner;
}

std::string ExpressionCompiler::grouped(const ExpressionPtr &expression)
{
    const auto *unary = std::get_if<sql::Unary>(&expression->node);
    if (unary && unary->op == "NOT" && isBareBoolean(*unary->operand))
        return text(expression);
    return operand(expression, precedence::kAlways);
}

std::string ExpressionCompiler::condition(const ExpressionPtr &expression)
{
    if (const sql::Keyword *keyword = keywordOf(expression); keyword && !m_dialect.hasNativeBoolean()) {
        if (keyword->which == sql::Keyword::Which::True)
            return "1 = 1";
        if (keyword->which == sql::Keyword::Which::False)
            return "0 = 1";
    }
    if (!m_dialect.hasNativeBoolean() && isBareBoolean(*expression))
        return text(expression) + " = 1";
    return text(expression);
}

std::string ExpressionCompiler::conditions(const std::vector<ExpressionPtr> &criteria)
{
    sql::Junction junction{true, criteria};
    return node(junction, Expression{});
}

std::string ExpressionCompiler::node(const sql::Junction &v, const Expression &)
{
    using Which = sql::Keyword::Which;
    const Which neutral = v.isAnd ? Which::True : Which::False;
    const Which absorbing = v.isAnd ? Which::False : Which::True;
    std::vector<ExpressionPtr> members;
    bool saidSomething = false;
    for (const ExpressionPtr &member : v.members) {
        if (saysNothing(member))
            continue;
        saidSomething = true;
        if (isKeyword(member, absorbing))
            return condition(member);
        if (!isKeyword(member, neutral))
            members.push_back(member);
    }
    if (members.empty())
        return saidSomething ? condition(sql::makeExpression(sql::Keyword{neutral})) : std::string();
    if (members.size() == 1)
        return condition(members.front());
    const std::string op = v.isAnd ? "AND" : "OR";
    std::string result;
    for (const ExpressionPtr &member : members) {
        const std::string inner = condition(member);
        const bool parentheses = needsParentheses(*member, v.isAnd ? precedence::kAnd : precedence::kOr, op);
        result += (result.empty() ? "" : " " + op + " ") + (parentheses ? "(" + inner + ")" : inner);
    }
    return result;
}

std::string ExpressionCompiler::node(const sql::LiteralColumn &v, const Expression &)
{
    return v.text;
}

std::string ExpressionCompiler::node(const sql::ColumnRef &v, const Expression &)
{
    const std::string name = m_dialect.quote(v.name);
    return v.table && m_mode.withTables ? fromName(*v.table) + "." + name : name;
}

std::string ExpressionCompiler::node(const sql::Star &v, const Expression &)
{
    return v.table ? fromName(*v.table) + ".*" : "*";
}

std::string ExpressionCompiler::functionArguments(const sql::FunctionCall &call)
{
    std::string result;
    for (const ExpressionPtr &argument : call.arguments) {
        const auto *literal = std::get_if<sql::BindParameter>(&argument->node);
        result += (result.empty() ? "" : ", ") + (literal ? literalText(*literal, call.name.back()) : text(argument));
    }
    return result;
}

std::string ExpressionCompiler::node(const sql::FunctionCall &v, const Expression &)
{
    if (std::optional<std::string> own = m_dialect.ownFunction(v, *this))
        return *own;
    const std::string lower = v.name.size() == 1 ? lowerCased(v.name.front()) : std::string();
    if (const auto found = kBareFunctions.find(lower); found != kBareFunctions.end())
        return v.arguments.empty() ? found->second : found->second + "(" + list(v.arguments) + ")";
    std::string name;
    for (const std::string &part : v.name) {
        const std::string bare = hasIllegalCharacters(lowerCased(part)) ? quoted(part) : part;
        name += (name.empty() ? "" : ".") + bare;
    }
    if (std::find(std::begin(kLowerCasedFunctions), std::end(kLowerCasedFunctions), lower) != std::end(kLowerCasedFunctions))
        name = lower;
    if (name == "count" && v.arguments.empty())
        return "count(*)";
    return name + "(" + functionArguments(v) + ")";
}

std::string ExpressionCompiler::node(const sql::Unary &v, const Expression &)
{
    using Which = sql::Keyword::Which;
    if (v.op == "NOT") {
        if (isKeyword(v.operand, Which::True) || isKeyword(v.operand, Which::False))
            return text(sql::makeExpression(sql::Keyword{isKeyword(v.operand, Which::True) ? Which::False : Which::True}));
        if (!m_dialect.hasNativeBoolean() && isBareBoolean(*v.operand))
            return text(v.operand) + " = 0";
        const bool isInfix = std::holds_alternative<sql::Binary>(v.operand->node);
        return "NOT " + operand(v.operand, isInfix ? precedence::kAlways : precedence::kComparison);
    }
    if (v.op == "-" || v.op == "~")
        return v.op + operand(v.operand, precedence::kProduct);
    return v.op + " " + operand(v.operand, precedence::kComparison);
}

std::string ExpressionCompiler::node(const sql::Postfix &v, const Expression &)
{
    constexpr std::string_view kCollate = "COLLATE ";
    if (v.op.starts_with(kCollate)) {
        const std::string collation = v.op.substr(kCollate.size());
        return operand(v.operand, precedence::kCollate) + " COLLATE " + (collation.starts_with('"') ? collation : m_dialect.quote(Identifier(collation)));
    }
    return text(v.operand) + " " + v.op;
}

std::string ExpressionCompiler::node(const sql::Between &v, const Expression &)
{
    const std::string word = std::string(v.negated ? " NOT BETWEEN " : " BETWEEN ") + (v.symmetric ? "SYMMETRIC " : "");
    const sql::Binary comparison{"BETWEEN", v.operand, v.low, {}, false};
    return operand(v.operand, precedence::kComparison) + word + binaryOperand(v.low, v.operand, comparison, precedence::kAnd) + " AND "
           + binaryOperand(v.high, v.operand, comparison, precedence::kAnd);
}

std::string ExpressionCompiler::node(const sql::Cast &v, const Expression &)
{
    if (std::optional<std::string> own = m_dialect.ownCast(v, *this))
        return *own;
    return std::string(v.tryCast ? "TRY_CAST(" : "CAST(") + text(v.operand) + " AS " + m_dialect.typeText(v.type) + ")";
}

std::string ExpressionCompiler::node(const sql::TypeCoerce &v, const Expression &whole)
{
    if (const auto *parameter = std::get_if<sql::BindParameter>(&v.operand->node)) {
        sql::BindParameter typed = *parameter;
        if (!sql::isNullType(whole.type))
            typed.type = whole.type;
        return bind(typed, "param", true);
    }
    return text(v.operand);
}

std::string ExpressionCompiler::node(const sql::Case &v, const Expression &)
{
    std::string result = "CASE ";
    if (v.subject)
        result += text(v.subject) + " ";
    for (const auto &[when, then] : v.branches)
        result += "WHEN " + (v.subject ? text(when) : grouped(when)) + " THEN " + text(then) + " ";
    if (v.otherwise)
        result += "ELSE " + text(v.otherwise) + " ";
    return result + "END";
}

std::string ExpressionCompiler::node(const sql::Extract &v, const Expression &)
{
    return m_dialect.extractText(v.field, text(v.operand));
}

std::string ExpressionCompiler::node(const sql::Exists &v, const Expression &)
{
    const std::string inner = "EXISTS (" + select(*v.select, Place::Scalar) + ")";
    return v.negated ? "NOT (" + inner + ")" : inner;
}

std::string ExpressionCompiler::node(const sql::ScalarSubquery &v, const Expression &)
{
    return "(" + select(*v.select, Place::Scalar) + ")";
}

std::string ExpressionCompiler::node(const sql::Tuple &v, const Expression &)
{
    return "(" + list(v.items) + ")";
}

std::string ExpressionCompiler::node(const sql::ArrayLiteral &v, const Expression &)
{
    if (!m_dialect.hasArrays())
        throw Error(ErrorCode::Operation, m_dialect.displayName() + " has no arrays: an array constructor cannot be written.");
    return "ARRAY[" + list(v.items) + "]";
}

std::string ExpressionCompiler::node(const sql::Label &v, const Expression &)
{
    return text(v.operand);
}

std::string ExpressionCompiler::node(const sql::Over &v, const Expression &)
{
    std::vector<std::string> parts;
    if (!v.partitionBy.empty())
        parts.push_back("PARTITION BY " + list(v.partitionBy));
    if (!v.orderBy.empty())
        parts.push_back("ORDER BY " + list(v.orderBy));
    if (!v.frame.empty())
        parts.push_back(v.frame);
    return text(v.function) + " OVER (" + fmt::format("{}", fmt::join(parts, " ")) + ")";
}

std::string ExpressionCompiler::node(const sql::Filter &v, const Expression &)
{
    return text(v.function) + " FILTER (WHERE " + condition(v.condition) + ")";
}

std::string ExpressionCompiler::node(const sql::WithinGroup &v, const Expression &)
{
    return text(v.function) + " WITHIN GROUP (ORDER BY " + list(v.orderBy) + ")";
}

std::string ExpressionCompiler::node(const sql::AggregateOrderBy &v, const Expression &)
{
    return text(v.operand) + " ORDER BY " + list(v.orderBy);
}

std::string ExpressionCompiler::node(const sql::Quantified &v, const Expression &)
{
    if (std::holds_alternative<sql::ScalarSubquery>(v.operand->node))
        return v.word + " " + text(v.operand);
    return v.word + " (" + text(v.operand) + ")";
}

std::string ExpressionCompiler::node(const sql::SequenceNext &v, const Expression &)
{
    return m_dialect.nextValueText(v.sequence);
}

std::string ExpressionCompiler::node(const sql::Keyword &v, const Expression &)
{
    switch (v.which) {
    case sql::Keyword::Which::True:
        return m_dialect.hasNativeBoolean() ? "true" : "1";
    case sql::Keyword::Which::False:
        return m_dialect.hasNativeBoolean() ? "false" : "0";
    case sql::Keyword::Which::Null:
        return "NULL";
    case sql::Keyword::Which::Default:
        return "DEFAULT";
    }
    return {};
}

std::string ExpressionCompiler::node(const sql::Grouping &v, const Expression &)
{
    return "(" + text(v.operand) + ")";
}

std::string ExpressionCompiler::node(const sql::JsonIndex &v, const Expression &)
{
    const bool inside = m_operatorDepth > 0;
    ++m_operatorDepth;
    std::string result = m_dialect.jsonText(v, *this, inside);
    --m_operatorDepth;
    return result;
}

std::string ExpressionCompiler::node(const sql::Subscript &v, const Expression &)
{
    if (!m_dialect.hasArrays())
        throw Error(ErrorCode::Operation, m_dialect.displayName() + " has no arrays: an element of one cannot be addressed.");
    std::string inside = v.start ? text(v.start) : std::string();
    if (v.slice)
        inside += ":" + (v.stop ? text(v.stop) : std::string());
    return operand(v.operand, precedence::kIndex, "->") + "[" + inside + "]";
}

}  // namespace limbeck::dialect
