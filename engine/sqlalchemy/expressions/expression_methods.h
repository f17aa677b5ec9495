// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/expressions/expression_object.h"

namespace limbeck::sqlalchemy {

/// Methods and attributes of every SQL expression: in_, like, label, cast, desc …
std::optional<Value> expressionAttribute(ExpressionObject &self, Interpreter &interpreter, std::string_view name);
/// `json['k']`, `array[1]`
Value expressionItem(ExpressionObject &self, Interpreter &interpreter, const Value &key);

}  // namespace limbeck::sqlalchemy
