// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/directive.h"
#include "migrate/project_snapshot.h"
#include "migrate/run_request.h"

#include <set>
#include <string>
#include <vector>

/// The three-way view: database, models and history against each other (design.md, "Three currencies").
namespace limbeck::autogenerate {

/// A side of a diff.
struct DiffSide {
    enum class Kind { Database, Models, ExactModels, Revision } kind = Kind::Database;
    std::string revision;  ///< "head", an id … ; "current": what the version table says
    /// "db", "models", "exact" (the models as the project's Python imports them: runs its code), or a revision.
    static DiffSide parse(const std::string &text);
};

struct SchemaDiff {
    std::vector<Directive> directives;    ///< what turns the one side into the other
    std::vector<std::string> unread;      ///< what of the models could not be read: not compared, never dropped
    std::vector<std::string> uncertain;   ///< tables that data decide, scripts that could not be folded to the end
    std::set<QualifiedName> uncertainTables;  ///< tables that data decide: what differs in them may be none
    std::string dialectName;
    schema::Schema from;                  ///< the one side, as it was compared
    std::vector<std::string> rows;        ///< of the version table; offline: none

    /// The differences that are certain: of tables that are not uncertain.
    std::vector<Directive> certain() const;
};

/// Runs env.py (its database is read, nothing is written) and compares. `run`: as for createRevision(); `snapshot`: the same project, for folding its history.
/// With the run's `output` set and without the database as a side nothing is connected to: env.py runs in offline mode, what it would print goes to `output`.
/// Throws Error; deep stack, any thread.
SchemaDiff diffSchemas(const migrate::RunRequest &run, const migrate::ProjectSnapshot &snapshot, const DiffSide &from, const DiffSide &to);

enum class DiffFormat { Text, Sql, Json };
/// For people, as statements of the dialect, or for programs: a JSON array of {directive, table, description}.
std::string formatDiff(const SchemaDiff &diff, DiffFormat format);

}  // namespace limbeck::autogenerate
