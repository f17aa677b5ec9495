// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/directive.h"
#include "python/interpreter.h"

#include <vector>

namespace limbeck::autogenerate {

/// Directives as the objects that env.py's process_revision_directives looks at: CreateTableOp, ModifyTableOps with `ops`, AlterColumnOp …
/// They may be taken out, reordered, put elsewhere; `operationsModule` holds their classes (directive_scripts.cpp).
std::vector<python::Value> directiveObjects(python::Interpreter &interpreter, const python::Value &operationsModule, const std::vector<Directive> &directives);

/// The way back, after the hooks. Objects that env.py made itself (ops.ExecuteSQLOp("…")) are taken where they have a text. Throws Unsupported else.
std::vector<Directive> directivesOf(python::Interpreter &interpreter, const std::vector<python::Value> &objects);

}  // namespace limbeck::autogenerate
