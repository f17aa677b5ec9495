// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "dialect/dml_compiler.h"
#include "dialect/expression_compiler.h"
#include "dialect/overloaded.h"

#include <algorithm>
#include <functional>

namespace limbeck::dialect {

using sql::Expression;
using sql::ExpressionPtr;
using sql::FromItem;
using sql::FromPtr;

namespace {

std::string baseName(const FromItem &item)
{
    if (const auto *alias = std::get_if<sql::AliasSource>(&item.node)) {
        const auto *table = std::get_if<sql::TableSource>(&alias->of->node);
        return table ? table->name.name.text : "anon";
    }
    return "anon";
}

/// The given name of an item that is not a table; empty: anonymous.
const Identifier *givenName(const FromItem &item)
{
    return std::visit(Overloaded{
                          [](const sql::TableSource &) -> const Identifier * { return nullptr; },
                          [](const sql::JoinSource &) -> const Identifier * { return nullptr; },
                          [](const sql::TextClause &) -> const Identifier * { return nullptr; },
                          [](const auto &v) -> const Identifier * { return &v.name; },
                      },
                      item.node);
}

std::string columnNames(const SqlDialect &dialect, const std::vector<Identifier> &columns)
{
    std::string text;
    for (const Identifier &column : columns)
        text += (text.empty() ? "" : ", ") + dialect.quote(column);
    return "(" + text + ")";
}

std::vector<Identifier> namesOf(const std::vector<sql::TableColumn> &columns)
{
    std::vector<Identifier> names;
    for (const sql::TableColumn &column : columns)
        names.push_back(column.name);
    return names;
}

using ColumnVisitor = std::function<void(const Identifier *, const FromPtr &)>;

void visitAll(const std::vector<ExpressionPtr> &items, const ColumnVisitor &visit)
{
    for (const ExpressionPtr &item : items)
        ExpressionCompiler::forEachColumn(item, visit);
}

}  // namespace

std::string ExpressionCompiler::fromName(const FromItem &item)
{
    if (const auto *table = std::get_if<sql::TableSource>(&item.node))
        return m_dialect.quote(table->name);
    if (const Identifier *name = givenName(item); name && !name->empty())
        return m_dialect.quote(*name);
    const auto [found, isNew] = m_anonymousFroms.try_emplace(&item);
    if (isNew)
        found->second = anonymousName(baseName(item));
    return m_dialect.quote(Identifier(found->second));
}

std::string ExpressionCompiler::joinText(const sql::JoinSource &join)
{
    if (!join.on)
        throw Error(ErrorCode::Operation, "A join has no condition, and none follows from the foreign keys of its tables.", {},
                    "Give the condition: a.join(b, a.c.id == b.c.a_id).");
    const std::string word = join.full ? " FULL OUTER JOIN " : join.outer ? " LEFT OUTER JOIN " : " JOIN ";
    std::string right = from(join.right);
    if (std::holds_alternative<sql::JoinSource>(join.right->node))
        right = "(" + right + ")";
    return from(join.left) + word + right + " ON " + condition(join.on);
}

std::string ExpressionCompiler::from(const FromPtr &item)
{
    return std::visit(Overloaded{
                          [&](const sql::TableSource &v) { return m_dialect.quote(v.name); },
                          [&](const sql::AliasSource &v) { return std::string(v.lateral ? "LATERAL " : "") + from(v.of) + " AS " + fromName(*item); },
                          [&](const sql::SubquerySource &v) {
                              const std::string inner = "(" + select(*v.select, v.lateral ? Place::Lateral : Place::From) + ")";
                              return (v.lateral ? "LATERAL " : "") + inner + " AS " + fromName(*item);
                          },
                          [&](const sql::CteSource &) {
                              declareCte(*item);
                              return fromName(*item);
                          },
                          [&](const sql::JoinSource &v) { return joinText(v); },
                          [&](const sql::FunctionSource &v) {
                              std::string columns;
                              for (std::size_t i = 0; v.isDerived && i < v.columns.size(); ++i) {
                                  columns += (columns.empty() ? "" : ", ") + m_dialect.quote(v.columns[i]);
                                  if (v.withTypes && i < v.types.size())
                                      columns += " " + m_dialect.typeText(v.types[i]);
                              }
                              return text(v.function) + (v.withOrdinality ? " WITH ORDINALITY" : "") + " AS " + fromName(*item) + (columns.empty() ? "" : "(" + columns + ")");
                          },
                          [&](const sql::ValuesSource &v) {
                              std::string rows;
                              for (const std::vector<ExpressionPtr> &row : v.rows)
                                  rows += (rows.empty() ? "(" : ", (") + list(row) + ")";
                              return "(VALUES " + rows + ") AS " + fromName(*item) + " " + columnNames(m_dialect, namesOf(v.columns));
                          },
                          [&](const sql::TextClause &v) { return textClause(v); },
                      },
                      item->node);
}

void ExpressionCompiler::declareCte(const FromItem &item)
{
    if (std::find(m_declaredCtes.begin(), m_declaredCtes.end(), &item) != m_declaredCtes.end())
        return;
    m_declaredCtes.push_back(&item);
    const auto &cte = std::get<sql::CteSource>(item.node);
    std::vector<Scope> outer = std::exchange(m_scopes, {});
    const std::string body = cte.dml ? dmlText(*this, *cte.dml) : select(*cte.select, Place::From);
    m_scopes = std::move(outer);
    const std::string columns = cte.recursive ? columnNames(m_dialect, namesOf(cte.columns)) : std::string();
    m_cteTexts.push_back(fromName(item) + columns + " AS \n(" + body + ")");
    m_hasRecursiveCte = m_hasRecursiveCte || cte.recursive;
}

void ExpressionCompiler::collectFroms(const ExpressionPtr &expression, std::vector<FromPtr> &into)
{
    forEachColumn(expression, [&](const Identifier *, const FromPtr &table) {
        if (table)
            into.push_back(table);
    });
}

void ExpressionCompiler::forEachColumn(const ExpressionPtr &expression, const ColumnVisitor &found)
{
    if (!expression)
        return;
    const auto visit = [&](const ExpressionPtr &inner) { forEachColumn(inner, found); };
    std::visit(Overloaded{
                   [](const sql::BindParameter &) {},
                   [](const sql::TextClause &) {},
                   [](const sql::LiteralColumn &) {},
                   [](const sql::Exists &) {},
                   [](const sql::ScalarSubquery &) {},
                   [](const sql::SequenceNext &) {},
                   [](const sql::Keyword &) {},
                   [&](const sql::ColumnRef &v) { found(&v.name, v.table); },
                   [&](const sql::Star &v) { found(nullptr, v.table); },
                   [&](const sql::FunctionCall &v) { visitAll(v.arguments, found); },
                   [&](const sql::Binary &v) {
                       visit(v.left);
                       visit(v.right);
                   },
                   [&](const sql::Junction &v) { visitAll(v.members, found); },
                   [&](const sql::InList &v) {
                       visit(v.operand);
                       visitAll(v.items, found);
                   },
                   [&](const sql::Between &v) {
                       visit(v.operand);
                       visit(v.low);
                       visit(v.high);
                   },
                   [&](const sql::Case &v) {
                       visit(v.subject);
                       for (const auto &[when, then] : v.branches) {
                           visit(when);
                           visit(then);
                       }
                       visit(v.otherwise);
                   },
                   [&](const sql::Tuple &v) { visitAll(v.items, found); },
                   [&](const sql::ArrayLiteral &v) { visitAll(v.items, found); },
                   [&](const sql::Over &v) {
                       visit(v.function);
                       visitAll(v.partitionBy, found);
                       visitAll(v.orderBy, found);
                   },
                   [&](const sql::Filter &v) {
                       visit(v.function);
                       visit(v.condition);
                   },
                   [&](const sql::WithinGroup &v) {
                       visit(v.function);
                       visitAll(v.orderBy, found);
                   },
                   [&](const sql::AggregateOrderBy &v) {
                       visit(v.operand);
                       visitAll(v.orderBy, found);
                   },
                   [&](const sql::JsonIndex &v) {
                       visit(v.operand);
                       visit(v.key);
                   },
                   [&](const sql::Subscript &v) {
                       visit(v.operand);
                       visit(v.start);
                       visit(v.stop);
                   },
                   [&](const auto &v) { visit(v.operand); },
               },
               expression->node);
}

}  // namespace limbeck::dialect
