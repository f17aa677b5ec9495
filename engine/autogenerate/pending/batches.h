// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/directive.h"
#include "dialect/dialect.h"

namespace limbeck::autogenerate {

/// SQLite alters hardly anything in place (spec/autogenerate.md §16-12): the tables' changes that need a rebuild become batch blocks, SQL between them stands outside. Other databases: as they are.
std::vector<Directive> withBatches(const std::vector<Directive> &directives, const dialect::Dialect &dialect);

}  // namespace limbeck::autogenerate
