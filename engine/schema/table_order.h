// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/schema.h"

#include <vector>

namespace limbeck::schema {

/// The order of SQLAlchemy's MetaData.sorted_tables: waves of tables that refer only to tables of earlier waves, by key ("schema.name") within a wave. References that
/// use_alter leaves for later, to the table itself or out of `tables` do not count; when others go in circles, none of the references of the tables in circles count.
/// The pointers are those given, none twice. Takes time in proportion to tables and references, but for the sorting by key.
/// `further`: tables that others wait for without referring to them.
std::vector<const Table *> inOrderOfReferences(std::vector<const Table *> tables, const std::map<QualifiedName, std::vector<QualifiedName>> &further = {});

/// All tables of a schema in that order. The pointers live as long as the schema is not changed.
std::vector<const Table *> sortedTables(const Schema &schema);

}  // namespace limbeck::schema
