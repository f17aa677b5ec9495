// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/column_clause.h"
#include "dialect/ddl_writer.h"
#include "operation/operation.h"

/// CREATE TABLE with all that comes along, DROP TABLE, RENAME TO, comments (operations.md §6, §7.7).
namespace limbeck::dialect {

void createTable(DdlWriter &writer, const operation::CreateTable &create);
void dropTable(DdlWriter &writer, const operation::DropTable &drop);
void renameTable(DdlWriter &writer, const operation::RenameTable &rename);
void setTableComment(DdlWriter &writer, const operation::SetTableComment &comment);
/// COMMENT ON COLUMN with the table named in one piece.
void commentOnColumn(DdlWriter &writer, const std::string &tableText, const Identifier &column, const std::optional<std::string> &comment);
/// The index of Column(index=True).
schema::Index columnIndex(const QualifiedName &table, const operation::ColumnSpec &spec);
/// What hangs on a column beside inline CHECKs, in the order of operations.md §6: UNIQUE, type CHECK, foreign keys.
std::vector<schema::Constraint> columnConstraints(const SqlDialect &dialect, const operation::ColumnSpec &spec);
/// Inline CHECKs of a column, each with a blank in front.
std::string inlineChecks(DdlWriter &writer, const operation::ColumnSpec &spec, const TableFacts &facts);

}  // namespace limbeck::dialect
