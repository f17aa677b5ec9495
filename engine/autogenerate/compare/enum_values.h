// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/compare/comparison.h"

namespace limbeck::autogenerate {

/// Beyond Alembic (spec/autogenerate.md §16-5): labels of PostgreSQL's enums that the models' enums of the same name have not, or have besides. New labels are added where they stand;
/// one label in another's place is a rename; labels that go or move need a new type, to which the columns are switched. To run before the tables' own changes. One result for each type, under its name.
std::vector<TableChanges> compareEnumValues(const schema::Schema &database, const std::vector<schema::Table> &models, const ComparisonSettings &settings, ComparisonHooks &hooks);

}  // namespace limbeck::autogenerate
