// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/directive.h"
#include "dialect/dialect.h"

namespace limbeck::autogenerate {

/// The schema as it is after the directives ran on the dialect's database. What does not fit is left out.
void applyTo(schema::Schema &schema, const std::vector<Directive> &directives, const dialect::Dialect &dialect);

}  // namespace limbeck::autogenerate
