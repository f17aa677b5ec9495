// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/directive.h"
#include "dialect/dialect.h"

#include <set>
#include <string>

namespace limbeck::autogenerate {

/// PostgreSQL: makes a whole script's enum types come and go with it (spec/autogenerate.md §16-5). op.create_table makes the type of every table anew, op.add_column and op.alter_column never do,
/// op.drop_table leaves it: so a type is made where it is first used, once, and dropped by the downgrade. `existing`: types that the database has. Other databases: as it is.
std::vector<Directive> withTypes(const std::vector<Directive> &directives, const std::set<QualifiedName> &existing, const dialect::Dialect &dialect);

}  // namespace limbeck::autogenerate
