// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/schema.h"

namespace limbeck::autogenerate {

/// SQLite's catalog gives DEFAULT ('a' || 'b') without its parentheses, and CREATE TABLE wants them. Alembic adds them too, but takes everything between the first and the last quote for one string.
void parenthesiseDefaults(schema::Schema &database);

}  // namespace limbeck::autogenerate
