// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/schema.h"

namespace limbeck::autogenerate {

/// What a stored CREATE INDEX text of SQLite says: its elements and predicate as texts, whether it is unique. For undoing a drop.
schema::Index indexFromText(const schema::Dependent &dependent, const schema::QualifiedName &table);

}  // namespace limbeck::autogenerate
