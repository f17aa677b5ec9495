// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/items/table_object.h"

namespace limbeck::sqlalchemy {

/// Table.primary_key: the constraint given to the table, else one over the columns with primary_key=True; over none where there are none.
std::shared_ptr<ConstraintObject> primaryKeyOf(const TableObject &table);
/// Table.constraints as a set: those given to the table and those that its columns stand for (primary key, ForeignKey(), unique=True).
/// What is discarded from it leaves the table; the primary key stays, as in SQLAlchemy.
Value constraintsOf(Interpreter &interpreter, const TableObject &table);
/// Table.foreign_key_constraints.
Value foreignKeyConstraintsOf(Interpreter &interpreter, const TableObject &table);

}  // namespace limbeck::sqlalchemy
