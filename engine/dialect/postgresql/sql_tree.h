// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <string>

#include <pg_query/pg_query.pb-c.h>

/// PostgreSQL's own grammar (libpg_query, version 15) and its trees. Deep expressions need a deep stack (base/deep_stack.h).
namespace limbeck::dialect::postgresql_sql {

/// A parsed text. Owns its nodes: pointers into it live as long as it does.
class SqlTree {
public:
    /// Throws Error(Syntax) with the server's message.
    explicit SqlTree(const std::string &text);
    std::span<PgQuery__RawStmt *const> statements() const { return {m_result->stmts, m_result->n_stmts}; }

private:
    struct Free {
        void operator()(PgQuery__ParseResult *result) const;
    };
    std::unique_ptr<PgQuery__ParseResult, Free> m_result;
};

/// An expression written again as PostgreSQL would read it.
std::string expressionText(const PgQuery__Node &expression);
/// A query (the statement below a view) written again.
std::string statementText(const PgQuery__Node &statement);

/// A list of nodes.
template<typename Count>
std::span<PgQuery__Node *const> nodes(PgQuery__Node *const *first, Count count)
{
    return {first, std::size_t(count)};
}

}  // namespace limbeck::dialect::postgresql_sql
