// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/dialect.h"

namespace limbeck::dialect::sqlite_catalog {

/// The answers of the four catalog queries.
struct CatalogRows {
    sql::Rows texts;         ///< type, name, table, sql
    sql::Rows columns;       ///< table, name, type, notnull, default, key position, hidden
    sql::Rows indexColumns;  ///< table, index, unique, origin, partial, position, cid, column, desc, collation
    sql::Rows foreignKeys;   ///< table, id, position, referred table, column, referred column
};

/// Tables as SQLAlchemy's reflection sees them, with the stored texts and what hangs on them. Constraints in reflection order: primary
/// key, foreign keys, unique constraints, checks (batch.md §3 R4). Defaults are the stored text, without the parentheses of
/// parenthesizedDefault().
schema::Schema tablesFromCatalog(const CatalogRows &rows, const ReflectScope &scope);

}  // namespace limbeck::dialect::sqlite_catalog
