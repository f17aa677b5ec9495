// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/types/project_types.h"

#include <optional>

/// Values of types that a project defines (process_bind_param(), process_result_value(), bind_processor() and result_processor() in Python) and of those
/// of sqlalchemy_utils (types.md §3.6).
namespace limbeck::sqlalchemy {

/// Notes the instance behind a type that resolveProjectType() answered, for the two functions below. Types without methods for values are not noted.
void rememberValueMethods(ProjectTypeInstance &instance, const sql::Type &type);

/// What the type's own code makes of a value on its way to the database; none if the type has no such code. Exceptions of the code go on.
std::optional<Value> boundByProject(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value, const sql::Type &type);
/// The same for a value of a row, after the conversion of the type behind it.
std::optional<Value> readByProject(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value, const sql::Type &type);

}  // namespace limbeck::sqlalchemy
