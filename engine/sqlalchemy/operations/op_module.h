// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/host_object.h"
#include "sqlalchemy/operations/directive.h"

namespace limbeck::sqlalchemy {

/// The module alembic.op (operations.md). Directives may be imported from it by name.
std::shared_ptr<python::Module> makeOpModule(Vocabulary &vocabulary);
/// Directives that are no operation: execute, get_bind, f, inline_literal …; shared by `op` and `batch_op`. nullopt: none of that name.
std::optional<Value> commonDirective(Vocabulary &vocabulary, std::string_view name);
/// op.batch_alter_table
Value makeBatchDirective(Vocabulary &vocabulary);
std::vector<std::string> directiveNames();

}  // namespace limbeck::sqlalchemy
