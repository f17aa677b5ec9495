// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/dialect.h"
#include "operation/fold.h"

#include <string>

namespace limbeck::migrate {

/// Applies raw SQL of a script to a folded schema. PostgreSQL: dialect/postgresql/fold_text.h. SQLite: a CREATE, ALTER or DROP is run on a private database in
/// memory that has the schema's tables, and what changed there is read back; other statements change no schema, and are not run. What does not fit is a note
/// of the context. Deep stack; any thread.
void foldRawSql(schema::Schema &schema, const dialect::Dialect &dialect, const std::string &text, operation::FoldContext &context);

}  // namespace limbeck::migrate
