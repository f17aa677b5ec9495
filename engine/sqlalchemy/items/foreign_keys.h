// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/items/constraint_objects.h"

namespace limbeck::sqlalchemy {

/// The table that the key refers to, among those of its own table's metadata; null: unknown yet.
std::shared_ptr<TableObject> referredTable(const ConstraintObject &self, const schema::ForeignKey &key);
/// constraint.elements: a ForeignKey for each column, which knows its column (`parent`) and its constraint.
Value foreignKeyElements(const ConstraintObject &self, const schema::ForeignKey &key);
/// table.foreign_keys, or with `only` that column's: the same of its columns' keys and of its constraints.
Value foreignKeysOf(python::Interpreter &interpreter, const TableObject &table, const ColumnObject *only = nullptr);

}  // namespace limbeck::sqlalchemy
