// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/expressions/expression_object.h"

namespace limbeck::sqlalchemy {

/// `func`: any attribute is a function, further attributes are packages.
Value makeFunc(Vocabulary &vocabulary);
/// and_, or_, not_, case, cast, literal, column, tuple_, … by name; nullopt: none of that name.
std::optional<Value> expressionFunction(Vocabulary &vocabulary, std::string_view name);
std::vector<std::string> expressionFunctionNames();

}  // namespace limbeck::sqlalchemy
