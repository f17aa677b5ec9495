// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/items/table_object.h"

namespace limbeck::sqlalchemy {

struct RecordedListener;

/// Functions that sqlalchemy.event registered with after_parent_attach for Column, Index or a class of constraints, which mostly give names: they are called when an item joins a table of some
/// MetaData. (The key that a table has by itself loses a name given here when it gets its columns.) They raise what they raise in a script; in models that are read, a table whose listener fails is not fully read.
void tellAttached(python::Interpreter &interpreter, TableObject &table, const std::shared_ptr<ColumnObject> &column);
void tellAttached(python::Interpreter &interpreter, TableObject &table, const std::shared_ptr<ConstraintObject> &constraint);
void tellAttached(python::Interpreter &interpreter, TableObject &table, const std::shared_ptr<IndexObject> &index);

/// Whether a listener is called by the functions above.
bool isAttachListener(const RecordedListener &listener);

}  // namespace limbeck::sqlalchemy
