// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/type.h"
#include "sqlalchemy/host_object.h"

/// sqlalchemy.ext.compiler: a project's own text for a type on a dialect (types.md §3.6).
namespace limbeck::sqlalchemy {

/// The decorator factory @compiles(class, *dialects).
Value compilesFunction(Vocabulary &vocabulary);
/// Asks the functions that @compiles registered for the type's class, or for one above it, and puts their texts in front of `type`'s variants. `value` is the type's instance.
void applyTypeCompilers(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value, const python::Class &cls, sql::Type &type);

}  // namespace limbeck::sqlalchemy
