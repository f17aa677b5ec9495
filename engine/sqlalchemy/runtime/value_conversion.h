// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/type.h"
#include "sql/value.h"
#include "sqlalchemy/host_object.h"

/// Values across the border between the interpreter and SQL (types.md §5).
namespace limbeck::sqlalchemy {

/// A Python value as it goes to the database in a place of this type. Raises what the driver would for values it cannot adapt. Unknown stays unknown.
sql::Value toSql(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value, const sql::Type &type);
/// A value of a row without a typed column (§5.3): what the driver gives.
Value fromSql(Interpreter &interpreter, const sql::Value &value);
/// A value of a row whose column has a type: the type's conversion on top. `typeValue` (may be None) names the Python enum class.
Value fromSqlTyped(Vocabulary &vocabulary, Interpreter &interpreter, const sql::Value &value, const sql::Type &type, const Value &typeValue);

/// A new Python list.
inline Value listOf(std::vector<Value> items) { return Value(python::makeList(std::move(items))); }

/// json.dumps / json.loads through the interpreter's own module.
std::string jsonText(Interpreter &interpreter, const Value &value);
Value parseJson(Interpreter &interpreter, const std::string &text);

}  // namespace limbeck::sqlalchemy
