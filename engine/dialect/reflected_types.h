// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/dialect.h"

namespace limbeck::dialect {

/// Turns the types of all columns into what a reflection of the database would give back for them: types of packages and of the project become the database's own
/// (sqlmodel's AutoString VARCHAR; on SQLite UUID NUMERIC, as its affinity says). A folded schema looks so to an inspector, and can be compared with a reflected one.
/// Types without a text on the dialect, or that reflection does not know, stay. Deep stack.
void reflectTypes(schema::Schema &schema, const Dialect &dialect);

}  // namespace limbeck::dialect
