// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/compare/comparison.h"
#include "autogenerate/pending/pending_diff.h"

namespace limbeck::autogenerate {

/// What went and what came, paired by likeness of name, type, place and constraints (spec/autogenerate.md §16-4). Every table and column is in one proposal at most. Best first. Pure.
/// `database`: with the decided renames applied already.
std::vector<RenameProposal> proposeRenames(const schema::Schema &database, const std::vector<schema::Table> &models, const ComparisonSettings &settings);

/// 0 to 1: how alike two names read; words count more than letters ("user_name" and "username" are nearly equal, "created" and "created_at" close).
double nameLikeness(const std::string &a, const std::string &b);

/// The directives of the renames, and `database` as it is after them: foreign keys, indexes and constraints go along. Throws Error(Usage) for one that is not possible (the new name is taken).
std::vector<Directive> applyRenames(schema::Schema &database, const std::vector<Rename> &renames, const dialect::Dialect &dialect);

}  // namespace limbeck::autogenerate
