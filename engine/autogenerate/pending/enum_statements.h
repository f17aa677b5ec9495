// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/schema.h"

#include <string>

namespace limbeck::autogenerate {

/// What an SQL text of a script does to a schema's enum types: CREATE TYPE … AS ENUM, DROP TYPE, ALTER TYPE … ADD VALUE, RENAME VALUE, RENAME TO
/// (https://www.postgresql.org/docs/15/sql-altertype.html). True: the effect is in the schema, or the text only touches rows. False: it is something else.
bool applyStatement(schema::Schema &schema, const std::string &sql);

}  // namespace limbeck::autogenerate
