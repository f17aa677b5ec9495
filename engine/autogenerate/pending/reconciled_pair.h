// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/compare/comparison.h"
#include "autogenerate/pending/stored_forms.h"

#include <functional>

namespace limbeck::autogenerate {

/// What the database is asked about one table, all at once; where it has no answer (no server, a text that it does not take) the words of the texts decide.
class Questions {
public:
    using Kind = StoredForms::Kind;
    explicit Questions(bool isPostgresql) : m_isPostgresql(isPostgresql) {}

    /// The question's number.
    std::size_t ask(Kind kind, std::string text, std::string type = {});
    /// `decision` runs in answer(), in the order of these calls.
    void whenAnswered(std::function<void()> decision) { m_decisions.push_back(std::move(decision)); }
    /// Asks `forms` if there is anything to ask, then decides.
    void answer(StoredForms &forms, const StoredForms::Shape &shape, const dialect::Dialect &dialect);

    /// The stored form, or the words where there is none.
    std::string form(std::size_t question) const;
    bool isAnswered(std::size_t question) const { return question < m_answers.size() && m_answers[question].has_value(); }
    /// Both stored, or both by their words. The database's text is a stored form already: the models' may have to be stored twice to be written alike.
    bool isSame(std::size_t database, std::size_t model) const;

private:
    bool m_isPostgresql;
    std::vector<StoredForms::Question> m_questions;
    std::vector<std::optional<StoredForms::Form>> m_answers;
    std::vector<std::function<void()>> m_decisions;
};

/// A table on both sides, and where its differences go. The passes change both sides: what they made equal, and what they decided, the comparison that follows does not see.
struct ReconciledPair {
    schema::Table &database;
    schema::Table &model;
    QualifiedName name;                  ///< in the database's terms: no schema for the default one
    const ComparisonSettings &settings;
    ComparisonHooks &hooks;
    Questions &questions;
    std::vector<std::string> &notes;     ///< for people
    std::vector<Directive> &out;

    const dialect::Dialect &dialect() const { return *settings.dialect; }
    bool isPostgresql() const { return dialect().name() == "postgresql"; }
    /// nullopt: the dialect has no such type.
    std::optional<std::string> typeText(const sql::Type &type) const;
    /// The columns of both sides, the models' type first.
    StoredForms::Shape shape() const;
};

/// One kind of object, compared. Lives until the questions are answered: its decisions belong to it.
class ReconciliationPass {
public:
    virtual ~ReconciliationPass() = default;
};

std::string lowerCase(std::string text);

}  // namespace limbeck::autogenerate
