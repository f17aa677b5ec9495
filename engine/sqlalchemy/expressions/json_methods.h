// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/expressions/expression_object.h"

/// JSON, JSONB, HSTORE and ARRAY comparators.
namespace limbeck::sqlalchemy {

/// The expression as a value of the script, of the same vocabulary.
inline Value wrap(const ExpressionObject &self, sql::ExpressionPtr expression) { return makeExpressionValue(self.vocabulary(), std::move(expression)); }
std::optional<Value> jsonAttribute(ExpressionObject &self, Interpreter &interpreter, std::string_view name);
sql::ExpressionPtr jsonItem(ExpressionObject &self, Interpreter &interpreter, const Value &key);
/// `x COLLATE "c"`
sql::ExpressionPtr collated(const sql::ExpressionPtr &operand, const std::string &collation);

}  // namespace limbeck::sqlalchemy
