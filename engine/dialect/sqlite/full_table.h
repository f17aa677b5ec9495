// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/schema.h"

namespace limbeck::dialect::sqlite_catalog {

/// What is really there (the full view of reflection.md §12): a reflected table with what its stored text has beyond SQLAlchemy's
/// reflection: declared types and collations (TypeId::Custom), every constraint with its name, options and conflict clause, AUTOINCREMENT,
/// WITHOUT ROWID and STRICT as table options, stored index texts. A table without a stored text comes back unchanged.
schema::Table fullTable(const schema::Table &reflected);

/// The declared type as a column type that is written back verbatim; its affinity class is that of the reflected type.
sql::Type declaredType(const std::string &text, const sql::Type &reflected);

}  // namespace limbeck::dialect::sqlite_catalog
