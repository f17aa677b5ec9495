// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/postgresql/catalog_types.h"
#include "dialect/postgresql/sql_tree.h"
#include "operation/operation.h"

#include <vector>

/// Columns, constraints and indexes as PostgreSQL's trees have them, as values.
namespace limbeck::dialect::postgresql_sql {

/// The text of a String node; empty for others.
std::string stringOf(const PgQuery__Node &node);
std::vector<std::string> stringsOf(std::span<PgQuery__Node *const> list);
std::vector<Identifier> identifiersOf(std::span<PgQuery__Node *const> list);
/// From "name", "schema.name" or "catalog.schema.name" parts. "public" counts as no schema, as a script's directives would say it.
QualifiedName qualified(const std::vector<std::string> &parts);
QualifiedName qualified(const PgQuery__RangeVar &range);

/// The type as a catalog would print it: "character varying(30)[]".
std::string formattedType(const PgQuery__TypeName &type);
/// The same of a type's text: "VARCHAR(30)[]". Throws Error(Syntax).
std::string formattedType(const std::string &text);
/// The schema's enums as the catalog's rows, for the reader of type names.
sql::Rows enumRows(const schema::Schema &schema);
/// SERIAL, BIGSERIAL, SMALLSERIAL.
bool isSerial(const PgQuery__TypeName &type);

/// With all that hangs on it: constraints of the column become the spec's items; a primary key is the column's flag, a named one and UNIQUE go to `constraints`.
operation::ColumnSpec columnFrom(const PgQuery__ColumnDef &definition, const postgresql_catalog::TypeReader &types,
                                 std::vector<schema::Constraint> &constraints);
/// A constraint of a table. nullopt: made of an index that is there (USING INDEX), or an attribute only.
std::optional<schema::Constraint> constraintFrom(const PgQuery__Constraint &constraint);
/// Nameless as PostgreSQL would name it.
schema::Index indexFrom(const PgQuery__IndexStmt &statement);

}  // namespace limbeck::dialect::postgresql_sql
