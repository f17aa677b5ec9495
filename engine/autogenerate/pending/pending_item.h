// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/directive.h"
#include "sql/statement.h"

#include <optional>
#include <string>
#include <vector>

namespace limbeck::autogenerate {

/// One difference as a person ticks it: the directives that belong together (the drop and the creation of a changed index; the safe steps of a NOT NULL).
struct PendingItem {
    enum class Subject { Table, Column, Index, Constraint, Comment, Type };
    enum class Change { Added, Removed, Changed, Renamed };
    /// What it costs to apply it. Grades of drops come from rows and history; Blocked: it would fail on the rows that are there, `advice` says what it needs.
    enum class Grade { Harmless, Care, LosesData, Blocked };

    /// The same difference has the same key in the next comparison: "drop column account.plan". Key of ignore list and selection; not translated.
    std::string key;
    Subject subject = Subject::Table;
    Change change = Change::Added;
    Grade grade = Grade::Harmless;
    QualifiedName table;                     ///< as the database names it (a new one: as the models do); a type: its name
    std::string name;                        ///< of the column, index or constraint; empty: the table itself
    std::string description;                 ///< a sentence: "adds column plan (String) to account, not null"
    std::string python;                      ///< its lines in upgrade(), unindented
    std::string downgrade;                   ///< its lines in downgrade()
    std::vector<sql::Statement> statements;  ///< on the compared database; empty with `problem`
    std::string problem;                     ///< why the dialect cannot do it
    std::vector<std::string> notes;          ///< grounds of the grade and other facts: "1,204 rows", "no revision ever created it"
    std::string advice;                      ///< what to do about Grade::Blocked
    bool needsFill = false;                  ///< a FillValue for `table` and `name` makes the safe steps of it
    std::optional<long long> rows;           ///< of the table; PostgreSQL: the server's estimate when it is large
    bool isForeign = false;                  ///< a drop of what no revision mentions: something else made it
    bool isIgnored = false;
    std::string ignoreReason;
    int run = 0;                             ///< which run_migrations() of env.py, from 0
    std::vector<Directive> directives;
};

}  // namespace limbeck::autogenerate
