// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/operation.h"

namespace limbeck::operation {

/// A column's directive argument, nothing hanging on it.
ColumnSpec specOf(const schema::Column &column);
/// The directive that makes a table: its columns and constraints, without its indexes. CHECKs that its types make by themselves are left to them.
CreateTable createTableOf(const schema::Table &table);

}  // namespace limbeck::operation
