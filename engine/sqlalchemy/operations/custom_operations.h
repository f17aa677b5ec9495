// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/host_object.h"

#include <optional>

/// Directives that a project or a package adds: @Operations.register_operation("create_view") on a class, @Operations.implementation_for(CreateViewOp) on the function that does it.
namespace limbeck::sqlalchemy {

/// The class alembic.operations.Operations: the two decorators; called with a context it gives the directives (`op`).
Value operationsClass(Vocabulary &vocabulary);
/// op.<name> of a registered class; nullopt: nobody registered it. Imports the package that is known to bring `name`.
std::optional<Value> customDirective(Vocabulary &vocabulary, Interpreter &interpreter, std::string_view name);
/// op.invoke(operation) of an instance of a project's class; throws Unsupported when no implementation is registered for it.
Value invokeCustom(Vocabulary &vocabulary, Interpreter &interpreter, const Value &operation, const SourcePosition &position);

}  // namespace limbeck::sqlalchemy
