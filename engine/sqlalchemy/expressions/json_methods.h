// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/expressions/expression_object.h"

/// JSON, JSONB, HSTORE and ARRAY comparators.
namespace limbeck::sqlalchemy {

std::optional<Value> jsonAttribute(ExpressionObject &self, Interpreter &interpreter, std::string_view name);
sql::ExpressionPtr jsonItem(ExpressionObject &self, Interpreter &interpreter, const Value &key);
/// The type of a plain value beside an operand of that type, as coerce_compared_value() tells it: beside JSON a string, number or boolean is one of SQL ('{"a": 1}' a document's
/// text, a key), a dict or list is a document. Types of a project stay.
sql::Type comparedType(const sql::Type &operand, const Value &value);
/// `x COLLATE "c"`
sql::ExpressionPtr collated(const sql::ExpressionPtr &operand, const std::string &collation);

}  // namespace limbeck::sqlalchemy
