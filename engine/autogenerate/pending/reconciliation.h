// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/compare/comparison.h"
#include "autogenerate/pending/stored_forms.h"

#include <vector>

namespace limbeck::autogenerate {

/// What Alembic's comparison takes for different though it means the same (types, defaults, expressions of indexes and checks in another spelling, checks that only the server named) is spelled
/// alike on both sides, so that it finds nothing there; what it never looks at (expressions of checks, options of indexes, primary keys, deferrability) is returned as directives
/// (spec/autogenerate.md §16: 1, 7, 9, 10). `database` and `models`: copies that the comparison goes on with.
std::vector<Directive> reconcile(schema::Schema &database, std::vector<schema::Table> &models, const ComparisonSettings &settings, ComparisonHooks &hooks, StoredForms &forms,
                                 std::vector<std::string> &notes);

}  // namespace limbeck::autogenerate
