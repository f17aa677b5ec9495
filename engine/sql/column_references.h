// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/expression.h"

#include <functional>

namespace limbeck::sql {

/// Calls `visit` for every column that an expression names, from left to right, subqueries left out. Null is allowed.
void forEachColumn(const ExpressionPtr &expression, const std::function<void(const ColumnRef &)> &visit);

/// Calls `visit` for an expression and everything in it, from left to right, subqueries left out. Null is allowed.
void forEachExpression(const ExpressionPtr &expression, const std::function<void(const Expression &)> &visit);

}  // namespace limbeck::sql
