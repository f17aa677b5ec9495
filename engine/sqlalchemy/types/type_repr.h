// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/type.h"
#include "sqlalchemy/types/project_types.h"

#include <string>

namespace limbeck::sqlalchemy {

/// What stands in the parentheses of repr(type): "length=50", "'a', 'b', name='e'".
std::string typeArguments(const sql::Type &type);
/// "String(length=50)", of a project's class what its own identity says.
std::string typeRepr(const sql::Type &type);
/// Module and repr() of an instance of a project's type. `rootName`: the class of SQLAlchemy that it comes from; `impl`: what it stores.
sql::Type::PythonIdentity identityOf(Interpreter &interpreter, ProjectTypeInstance &instance, const std::string &rootName, const sql::Type &impl);

}  // namespace limbeck::sqlalchemy
