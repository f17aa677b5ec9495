// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/items/metadata_object.h"

namespace limbeck::sqlalchemy {

/// A column of the database as the listeners of column_reflect left it, and its key.
struct ReflectedColumn {
    schema::Column column;
    std::string key;
};

/// Calls the listeners with what they get and may change: a dictionary of the column.
ReflectedColumn tellReflected(Vocabulary &vocabulary, Interpreter &interpreter, const Value &table, const schema::Column &column, const std::vector<Value> &listeners);
/// A table of the database as it joins a MetaData: told to the listeners of that MetaData, of the class Table, and to its own.
std::shared_ptr<TableObject> reflectedTable(MetaDataObject &metadata, Interpreter &interpreter, const schema::Table &source, const std::vector<Value> &ownListeners = {});
/// The functions of listeners=[("column_reflect", function), …]; none for None.
std::vector<Value> reflectListeners(Interpreter &interpreter, const Value &listeners);

}  // namespace limbeck::sqlalchemy
