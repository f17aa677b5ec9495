// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/ddl_writer.h"
#include "operation/operation.h"

#include <set>
#include <string>
#include <vector>

/// The column clause of CREATE TABLE and ADD COLUMN (operations.md §4).
namespace limbeck::dialect {

/// The table that columns and constraints are defined in, as far as their clauses depend on it.
struct TableFacts {
    QualifiedName name;
    const std::vector<operation::ColumnSpec> *columns = nullptr;
    std::vector<Identifier> keyColumns;  ///< in the order of the PRIMARY KEY clause
    const operation::ColumnSpec *autoincrement = nullptr;
    std::set<std::string> foreignKeyColumns;
    bool autoincrementOption = false;  ///< sqlite_autoincrement=True

    bool isKey(const Identifier &column) const;
    const operation::ColumnSpec *find(const Identifier &column) const;
};
/// Throws where autoincrement=True cannot be. The facts point into `columns`. Without a PrimaryKeyConstraint the key columns are those
/// flagged, the autoincrement column first.
TableFacts tableFacts(const QualifiedName &name, const std::vector<operation::ColumnSpec> &columns, const std::vector<schema::Constraint> &constraints,
                      const schema::Options &options);

/// `name TYPE …` without inline constraints.
std::string columnClause(DdlWriter &writer, const operation::ColumnSpec &spec, const TableFacts &facts);
/// What stands behind DEFAULT, before the dialect's own parentheses; nullopt: FetchedValue().
std::optional<std::string> serverDefaultText(DdlWriter &writer, const schema::ServerDefault &value);
/// The type with the table's schema where the script said inherit_schema=True.
sql::Type typeInTable(const sql::Type &type, const QualifiedName &table);
/// The CHECK that a Boolean or Enum with create_constraint=True brings along on this dialect (types.md §4).
std::optional<schema::Check> typeCheck(const SqlDialect &dialect, const Identifier &column, const sql::Type &type);

}  // namespace limbeck::dialect
