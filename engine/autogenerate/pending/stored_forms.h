// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/pending/table_facts.h"
#include "schema/schema.h"

#include <optional>
#include <string>
#include <vector>

namespace limbeck::autogenerate {

/// How the database itself writes down what models, scripts and its own catalog spell in their ways (spec/autogenerate.md §17). PostgreSQL stores a parsed form: it is asked by a temporary table that
/// is rolled back, nothing is evaluated. SQLite stores the text: there the form is the text's words.
class StoredForms {
public:
    StoredForms(sqlalchemy::World &world, TableFacts &facts) : m_world(world), m_facts(facts) {}

    enum class Kind {
        Type,        ///< `text` is a type
        Default,     ///< `text` is what stands behind DEFAULT of a column of `type`
        Expression,  ///< `text` is an expression over the table's columns: of a CHECK, an index, a predicate, a generated column
    };
    struct Question {
        Kind kind = Kind::Expression;
        std::string text;
        std::string type;
    };
    /// The columns that expressions may name: name and type text.
    using Shape = std::vector<std::pair<sql::Identifier, std::string>>;
    /// In the order of the questions. nullopt: the database does not take it, or cannot be asked.
    std::vector<std::optional<std::string>> of(const Shape &shape, const std::vector<Question> &questions);

    /// Why the database could not be asked at all, once; empty: it could.
    const std::string &problem() const { return m_problem; }

private:
    std::string clause(const Question &question, std::size_t number) const;
    bool makeTable(const Shape &shape);

    sqlalchemy::World &m_world;
    TableFacts &m_facts;
    std::string m_problem;
};

/// The words of an SQL text: without blanks, comments, case of bare words, quotes around plain names, and parentheses around the whole. `withoutCasts`: `::type` is left out too.
std::string wordsOfSql(const std::string &text, bool withoutCasts = false);

}  // namespace limbeck::autogenerate
