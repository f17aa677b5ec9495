// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/expression.h"
#include "sql/type.h"
#include "sqlalchemy/host_object.h"

/// sqlalchemy.ext.compiler: a project's own text for a type on a dialect (types.md §3.6), and for elements and statements of its own.
namespace limbeck::sqlalchemy {

/// The decorator factory @compiles(class, *dialects).
Value compilesFunction(Vocabulary &vocabulary);
/// Asks the functions that @compiles registered for the type's class, or for one above it, and puts their texts in front of `type`'s variants. `value` is the type's instance.
void applyTypeCompilers(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value, const python::Class &cls, sql::Type &type);

/// What the function that @compiles registered for an element's class says on a dialect (or on that of the run); nullopt: there is none, or `value` is no instance of a class.
std::optional<std::string> elementText(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value, std::string_view dialect);
std::optional<std::string> elementText(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value);
/// The same as an expression of the type that the element names; null: there is none. While models are imported (lenient) the text may be another dialect's.
sql::ExpressionPtr elementExpression(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value);

}  // namespace limbeck::sqlalchemy
