// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/fold.h"
#include "schema/schema.h"

#include <string>

namespace limbeck::dialect {

/// Applies what the statements of a raw text do to a schema of PostgreSQL: tables, columns, constraints, indexes, enums, sequences, views, comments, renames
/// and moves between schemas. Nothing is connected to; PostgreSQL's own grammar reads the text. Data, functions, triggers, policies and rights leave the schema
/// as it is. Tables that only a server could know (CREATE TABLE AS), or that a DO block names, become uncertain in the context. A text that PostgreSQL would
/// refuse is a note, and changes nothing. Throws nothing. Deep stack.
void foldPostgresqlText(schema::Schema &schema, const std::string &text, operation::FoldContext &context);

}  // namespace limbeck::dialect
