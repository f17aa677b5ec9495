// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/world.h"

#include <map>
#include <optional>
#include <string>

namespace limbeck::autogenerate {

/// What the rows of the compared database say. Every question is bounded: it reads some ten thousand rows at most, beyond that the server's estimate serves, where there is one.
/// A question that the database refuses has no answer.
class TableFacts {
public:
    explicit TableFacts(sqlalchemy::World &world) : m_world(world) {}

    struct Count {
        long long rows = 0;
        bool isEstimate = false;
        /// "1,204", "about 2,000,000".
        std::string toString() const;
        bool isOne() const { return rows == 1 && !isEstimate; }
    };
    std::optional<Count> rows(const sql::QualifiedName &table);
    /// Rows that hold a value in the column.
    std::optional<Count> values(const sql::QualifiedName &table, const sql::Identifier &column);
    /// Whether any row holds none.
    std::optional<bool> hasNulls(const sql::QualifiedName &table, const sql::Identifier &column);
    /// The rows of a question; nullopt when the database refuses. Undone to a savepoint.
    std::optional<sql::Rows> ask(const std::string &query);

private:
    std::optional<long long> number(const std::string &query);
    std::optional<long long> estimate(const sql::QualifiedName &table);

    sqlalchemy::World &m_world;
    std::map<sql::QualifiedName, std::optional<Count>> m_rows;
};

}  // namespace limbeck::autogenerate
