// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/postgresql/catalog_types.h"

/// From the rows of catalog_queries.h to tables, as SQLAlchemy's inspector would describe them. What it does not tell is kept in options
/// that begin with `limbeck_`, which no compiler writes: limbeck_deferrable and limbeck_initially of a unique constraint or primary key,
/// limbeck_not_validated of a foreign key, limbeck_invalid and limbeck_tablespace of an index.
namespace limbeck::dialect::postgresql_catalog {

using TablesByOid = std::map<long long, schema::Table>;

void addColumns(TablesByOid &tables, const sql::Rows &columns, const TypeReader &types, const std::optional<std::string> &schema);
/// In reflection order: primary key, foreign keys, unique constraints, checks, each by name; then exclusion constraints.
void addConstraints(TablesByOid &tables, const sql::Rows &constraints, const std::optional<std::string> &schema);
void addIndexes(TablesByOid &tables, const sql::Rows &indexes);

}  // namespace limbeck::dialect::postgresql_catalog
