// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/pending/choices.h"
#include "autogenerate/pending/pending_item.h"
#include "dialect/dialect.h"

namespace limbeck::autogenerate {

/// The safe way to a NOT NULL on a table with rows (spec/autogenerate.md §16-11): the column is added nullable, filled, then set NOT NULL; a column that is there is filled first.
/// `item`: adds a column or sets one NOT NULL. The rest of it (description, key) stays.
void useFill(PendingItem &item, const FillValue &fill, const dialect::Dialect &dialect);

/// The value as it stands in SQL: a literal of the type, or the expression behind "sql:".
std::string fillText(const FillValue &fill, const sql::Type &type, const dialect::Dialect &dialect);

}  // namespace limbeck::autogenerate
