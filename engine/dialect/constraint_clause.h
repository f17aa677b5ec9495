// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/column_clause.h"
#include "dialect/ddl_writer.h"

#include <optional>
#include <string>

/// Constraint clauses (operations.md §5), the same inside CREATE TABLE, behind ALTER TABLE … ADD and inline in a column.
namespace limbeck::dialect {

/// nullopt: the constraint writes nothing (no columns, the primary key that became AUTOINCREMENT, a foreign key to another schema on SQLite).
std::optional<std::string> constraintClause(DdlWriter &writer, const schema::Constraint &constraint, const TableFacts &facts);
/// "REFERENCES tbl (x) ON DELETE …" of a column; the schema is always written.
std::string inlineReferences(DdlWriter &writer, const schema::ForeignKey &key);
/// "pk", "uq", "fk", "ck"; "" for EXCLUDE, which has no convention.
std::string conventionKind(const schema::Constraint &constraint);
/// The name with its convention applied; nullopt: unnamed.
std::optional<Identifier> finalName(DdlWriter &writer, const schema::Constraint &constraint, const QualifiedName &table);

}  // namespace limbeck::dialect
