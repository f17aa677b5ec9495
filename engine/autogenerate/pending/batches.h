// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/directive.h"
#include "dialect/dialect.h"

#include <map>

namespace limbeck::autogenerate {

/// What hangs on SQLite's tables and a rebuild drops without a word: triggers, and indexes over expressions, which reflection does not show.
using HangingOn = std::map<QualifiedName, std::vector<schema::Dependent>>;
HangingOn hangingOn(const schema::Schema &database);
/// DROP INDEX or DROP TRIGGER; the inverse is the stored text.
Directive dropHanging(const QualifiedName &table, const schema::Dependent &dependent, const dialect::Dialect &dialect);

/// SQLite alters hardly anything in place (spec/autogenerate.md §16-12): the tables' changes that need a rebuild become batch blocks, SQL between them stands outside. What hangs on such a table is
/// dropped before its first block and made again after its last one, unless the directives drop or make it themselves or a column goes that it names. Other databases: as they are.
std::vector<Directive> withBatches(const std::vector<Directive> &directives, const dialect::Dialect &dialect, const HangingOn &hanging = {});

}  // namespace limbeck::autogenerate
