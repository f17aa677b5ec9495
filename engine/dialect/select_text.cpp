// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// SELECT. The FROM list is derived: what the columns and the criteria draw on, after what select_from() names, without the tables
// that stand inside a join of the list and without those of the enclosing statement that a subquery is correlated with (a subquery
// correlates by itself only when another table remains).
#include "base/error.h"
#include "dialect/dml_compiler.h"
#include "dialect/expression_compiler.h"
#include "dialect/quoting.h"

#include <algorithm>
#include <fmt/format.h>

namespace limbeck::dialect {

using sql::Expression;
using sql::ExpressionPtr;
using sql::FromPtr;

namespace {

bool contains(const std::vector<FromPtr> &items, const FromPtr &item)
{
    return std::find(items.begin(), items.end(), item) != items.end();
}

void appendObjects(const FromPtr &item, std::vector<FromPtr> &into)
{
    into.push_back(item);
    if (const auto *join = std::get_if<sql::JoinSource>(&item->node)) {
        appendObjects(join->left, into);
        appendObjects(join->right, into);
    }
}

std::vector<FromPtr> objectsOf(const std::vector<FromPtr> &items)
{
    std::vector<FromPtr> objects;
    for (const FromPtr &item : items)
        appendObjects(item, objects);
    return objects;
}

std::vector<FromPtr> without(const std::vector<FromPtr> &items, const std::vector<FromPtr> &removed)
{
    std::vector<FromPtr> rest;
    std::copy_if(items.begin(), items.end(), std::back_inserter(rest), [&](const FromPtr &item) { return !contains(removed, item); });
    return rest;
}

/// Identity of a column for the search of equal names: its table and name.
std::string identityOf(const sql::ColumnRef &column)
{
    return fmt::format("{}.{}", static_cast<const void *>(column.table.get()), column.name.text);
}

/// The column whose name CAST and type_coerce() pass on.
const sql::ColumnRef *namedInside(const Expression &expression)
{
    if (const auto *column = std::get_if<sql::ColumnRef>(&expression.node))
        return column;
    if (const auto *cast = std::get_if<sql::Cast>(&expression.node))
        return namedInside(*cast->operand);
    if (const auto *coerce = std::get_if<sql::TypeCoerce>(&expression.node))
        return namedInside(*coerce->operand);
    return nullptr;
}

bool isColumnLike(const ExpressionPtr &expression)
{
    return std::holds_alternative<sql::ColumnRef>(expression->node) || std::holds_alternative<sql::LiteralColumn>(expression->node);
}

/// Prefix and postfix operators over a plain column carry no label.
bool isUnlabelled(const Expression &expression)
{
    if (const auto *unary = std::get_if<sql::Unary>(&expression.node))
        return isColumnLike(unary->operand);
    if (const auto *postfix = std::get_if<sql::Postfix>(&expression.node))
        return !postfix->op.starts_with("COLLATE") && isColumnLike(postfix->operand);
    if (const auto *quantified = std::get_if<sql::Quantified>(&expression.node))
        return isColumnLike(quantified->operand);
    return std::holds_alternative<sql::TextClause>(expression.node) || std::holds_alternative<sql::LiteralColumn>(expression.node)
           || std::holds_alternative<sql::Star>(expression.node);
}

bool isComplex(const sql::Select &select)
{
    return !select.compound.empty() || select.limit || select.offset || !select.orderBy.empty();
}

/// As SQLAlchemy's dialect of no database writes it, in str() of a statement.
std::string defaultLimitText(const std::string &limit, const std::string &offset)
{
    const std::string first = limit.empty() ? "\n LIMIT -1" : "\n LIMIT " + limit;
    return offset.empty() ? first : first + " OFFSET " + offset;
}

}  // namespace

std::string ExpressionCompiler::anonymousName(const std::string &base)
{
    return fmt::format("{}_{}", base, ++m_counters[base]);
}

std::string ExpressionCompiler::columnLabel(const Expression &column, TakenNames &taken, Place place)
{
    if (const auto *label = std::get_if<sql::Label>(&column.node)) {
        taken.names.emplace(label->name.text, "label");
        return m_dialect.quote(label->name);
    }
    if (isUnlabelled(column))
        return {};
    if (const sql::ColumnRef *named = namedInside(column)) {
        const bool isPlain = std::holds_alternative<sql::ColumnRef>(column.node);
        const std::string name = named->name.text;
        const std::string identity = isPlain ? identityOf(*named) : "cast " + identityOf(*named);
        const auto [found, isNew] = taken.names.emplace(name, identity);
        if (isNew)
            return !isPlain || (place == Place::From && named->table) ? m_dialect.quote(named->name) : std::string();
        const bool isSeen = !isPlain || found->second == identity
                            || std::any_of(taken.names.begin(), taken.names.end(), [&](const auto &entry) { return entry.second == identity; });
        if (isSeen)
            return m_dialect.quote(Identifier(fmt::format("{}__{}", name, ++taken.repeated)));
        const std::string unique = anonymousName(name);
        taken.names.emplace(unique, identity);
        return m_dialect.quote(Identifier(unique));
    }
    if (const auto *call = std::get_if<sql::FunctionCall>(&column.node))
        return m_dialect.quote(Identifier(anonymousName(lowerCased(call->name.back()) == "now" ? "now" : call->name.back())));
    if (std::holds_alternative<sql::SequenceNext>(column.node))
        return anonymousName("next_value");
    return anonymousName("anon");
}

std::string ExpressionCompiler::selectColumn(const ExpressionPtr &column, Place place, TakenNames &taken)
{
    const std::string body = text(column);
    const std::string label = columnLabel(*column, taken, place);
    return label.empty() ? body : body + " AS " + label;
}

ExpressionCompiler::EnclosingGuard::EnclosingGuard(ExpressionCompiler &compiler, std::vector<FromPtr> froms) : m_compiler(compiler)
{
    Scope scope;
    scope.asFrom = objectsOf(froms);
    scope.correlatable = scope.asFrom;
    if (!compiler.m_scopes.empty()) {
        const std::vector<FromPtr> &outer = compiler.m_scopes.back().correlatable;
        scope.correlatable.insert(scope.correlatable.end(), outer.begin(), outer.end());
    }
    compiler.m_scopes.push_back(std::move(scope));
}

ExpressionCompiler::EnclosingGuard::~EnclosingGuard()
{
    m_compiler.m_scopes.pop_back();
}

std::vector<FromPtr> ExpressionCompiler::normalizedFroms(const std::vector<FromPtr> &items)
{
    std::vector<FromPtr> unique;
    std::vector<FromPtr> hidden;
    for (const FromPtr &item : items) {
        if (contains(unique, item))
            continue;
        unique.push_back(item);
        if (const auto *join = std::get_if<sql::JoinSource>(&item->node)) {
            appendObjects(join->left, hidden);
            appendObjects(join->right, hidden);
        }
    }
    return without(unique, hidden);
}

std::vector<FromPtr> ExpressionCompiler::displayFroms(const sql::Select &select, Place place) const
{
    std::vector<FromPtr> items = select.from;
    for (const ExpressionPtr &column : select.columns)
        collectFroms(column, items);
    for (const ExpressionPtr &criterion : select.where)
        collectFroms(criterion, items);
    std::vector<FromPtr> froms = normalizedFroms(items);
    if (m_scopes.empty())
        return froms;
    const Scope &scope = m_scopes.back();
    if (!select.correlate.empty()) {
        std::vector<FromPtr> correlated;
        for (const FromPtr &item : select.correlate) {
            const bool reachable = contains(scope.correlatable, item) && (place != Place::From || !contains(scope.asFrom, item));
            if (reachable)
                correlated.push_back(item);
        }
        return without(froms, correlated);
    }
    if (place == Place::From || froms.size() < 2)
        return froms;
    std::vector<FromPtr> rest = without(froms, scope.asFrom);
    if (rest.empty())
        throw Error(ErrorCode::Operation, "A subquery has no table of its own left: all its tables belong to the enclosing statement.", {},
                    "Use .correlate(…) to say which tables come from outside.");
    return rest;
}

std::string ExpressionCompiler::orderItem(const ExpressionPtr &item, const sql::Select &select)
{
    if (const auto *postfix = std::get_if<sql::Postfix>(&item->node); postfix && !postfix->op.starts_with("COLLATE"))
        return orderItem(postfix->operand, select) + " " + postfix->op;
    if (const auto *label = std::get_if<sql::Label>(&item->node)) {
        for (const ExpressionPtr &column : select.columns) {
            const auto *selected = std::get_if<sql::Label>(&column->node);
            if (selected && selected->name == label->name)
                return m_dialect.quote(label->name);
        }
    }
    // The parts of a UNION are out of reach: what it orders by are its own columns.
    return select.compound.empty() ? text(item) : withoutTables([&] { return text(item); });
}

std::string ExpressionCompiler::selectTail(const sql::Select &select)
{
    std::string result;
    const auto ordered = [&](const std::vector<ExpressionPtr> &items) {
        std::string texts;
        for (const ExpressionPtr &item : items)
            texts += (texts.empty() ? "" : ", ") + orderItem(item, select);
        return texts;
    };
    if (!select.groupBy.empty())
        result += " GROUP BY " + ordered(select.groupBy);
    if (const std::string having = conditions(select.having); !having.empty())
        result += " \nHAVING " + having;
    if (!select.orderBy.empty())
        result += " ORDER BY " + ordered(select.orderBy);
    if (select.limit || select.offset) {
        const std::string limit = select.limit ? text(select.limit) : std::string();
        const std::string offset = select.offset ? text(select.offset) : std::string();
        result += m_mode.style == BindStyle::Named ? defaultLimitText(limit, offset) : m_dialect.limitText(limit, offset);
    }
    if (!select.forUpdate.empty() && m_dialect.hasForUpdate())
        result += " " + select.forUpdate;
    return result;
}

std::string ExpressionCompiler::simpleSelect(const sql::Select &select, Place place)
{
    const std::vector<FromPtr> froms = displayFroms(select, place == Place::Lateral ? Place::Scalar : place);
    EnclosingGuard guard(*this, froms);
    std::string result = "SELECT ";
    if (!select.distinctOn.empty() && m_dialect.hasDistinctOn())
        result += "DISTINCT ON (" + list(select.distinctOn) + ") ";
    else if (select.distinct || !select.distinctOn.empty())
        result += "DISTINCT ";
    TakenNames taken;
    const Place labels = place == Place::Lateral ? Place::From : place;
    for (size_t i = 0; i < select.columns.size(); ++i)
        result += (i ? ", " : "") + selectColumn(select.columns[i], labels, taken);
    for (size_t i = 0; i < froms.size(); ++i)
        result += (i ? ", " : " \nFROM ") + from(froms[i]);
    if (const std::string where = conditions(select.where); !where.empty())
        result += " \nWHERE " + where;
    return result + selectTail(select);
}

std::string ExpressionCompiler::compound(const sql::Select &select, Place place)
{
    std::string result;
    for (const sql::SelectPtr &part : select.parts) {
        const std::string inner = this->select(*part, place);
        result += (result.empty() ? "" : " " + select.compound + " ") + (isComplex(*part) ? "(" + inner + ")" : inner);
    }
    return result + selectTail(select);
}

std::string ExpressionCompiler::select(const sql::Select &select, Place place)
{
    for (const FromPtr &cte : select.ctes)
        declareCte(*cte);
    return select.compound.empty() ? simpleSelect(select, place) : compound(select, place);
}

}  // namespace limbeck::dialect
