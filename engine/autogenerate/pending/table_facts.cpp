// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/pending/table_facts.h"

#include "base/error.h"
#include "dialect/quoting.h"
#include "python/interpreter.h"

#include <fmt/format.h>

namespace limbeck::autogenerate {

namespace {

constexpr long long kMostCounted = 10'000;
/// Beyond this a question about a column's values could read the whole table for nothing.
constexpr long long kMostSearched = 1'000'000;

std::string grouped(long long number)
{
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3; at -= 3)
        text.insert(at - 3, ",");
    return text;
}

}  // namespace

std::string TableFacts::Count::toString() const { return (isEstimate ? "about " : "") + grouped(rows); }

std::optional<sql::Rows> TableFacts::ask(const std::string &query)
{
    const sql::Executable question{sql::RawSql{query}};
    m_world.beginSavepoint();
    try {
        const sqlalchemy::ExecuteResult result = m_world.execute(question, {}, {});
        m_world.releaseSavepoint();
        const auto *rows = std::get_if<sql::Rows>(&result);
        return rows ? std::optional(*rows) : std::nullopt;
    } catch (const DatabaseError &) {
        m_world.rollbackToSavepoint();
    } catch (const python::Raised &) {
        m_world.rollbackToSavepoint();
    }
    return std::nullopt;
}

std::optional<long long> TableFacts::number(const std::string &query)
{
    const auto rows = ask(query);
    if (!rows || rows->rows.empty() || rows->rows.front().empty())
        return std::nullopt;
    const auto *value = std::get_if<std::int64_t>(&rows->rows.front().front().data);
    return value ? std::optional<long long>(*value) : std::nullopt;
}

std::optional<long long> TableFacts::estimate(const sql::QualifiedName &table)
{
    if (m_world.dialect().name() != "postgresql")
        return std::nullopt;
    return number("SELECT reltuples::bigint FROM pg_class WHERE oid = to_regclass(" + dialect::stringLiteral(m_world.dialect().quote(table)) + ")");
}

std::optional<TableFacts::Count> TableFacts::rows(const sql::QualifiedName &table)
{
    const auto known = m_rows.find(table);
    if (known != m_rows.end())
        return known->second;
    std::optional<Count> count;
    const auto counted = number(fmt::format("SELECT count(*) FROM (SELECT 1 FROM {} LIMIT {}) AS counted", m_world.dialect().quote(table), kMostCounted + 1));
    if (counted && *counted > kMostCounted) {
        const auto guess = estimate(table);
        count = Count{guess && *guess > kMostCounted ? *guess : *counted, true};
    } else if (counted) {
        count = Count{*counted, false};
    }
    m_rows.emplace(table, count);
    return count;
}

std::optional<TableFacts::Count> TableFacts::values(const sql::QualifiedName &table, const sql::Identifier &column)
{
    const auto all = rows(table);
    if (!all || all->rows == 0 || all->rows > kMostSearched)
        return all;
    const auto counted = number(fmt::format("SELECT count(*) FROM (SELECT 1 FROM {} WHERE {} IS NOT NULL LIMIT {}) AS counted", m_world.dialect().quote(table),
                                            m_world.dialect().quote(column), kMostCounted + 1));
    return counted ? std::optional(Count{*counted, *counted > kMostCounted}) : std::nullopt;
}

std::optional<bool> TableFacts::hasNulls(const sql::QualifiedName &table, const sql::Identifier &column)
{
    const auto found = ask(fmt::format("SELECT 1 FROM {} WHERE {} IS NULL LIMIT 1", m_world.dialect().quote(table), m_world.dialect().quote(column)));
    return found ? std::optional(!found->rows.empty()) : std::nullopt;
}

}  // namespace limbeck::autogenerate
