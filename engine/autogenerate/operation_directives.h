// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/directive.h"
#include "sqlalchemy/operations/operation_objects.h"

namespace limbeck::autogenerate {

/// What an operation that env.py made itself says: ops.ExecuteSQLOp("…"), ops.CreateTableOp("t", [Column(…)]), ops.AlterColumnOp(…). Drops know only what they were given, so their inverse is as poor.
/// Throws Unsupported for what has no directive.
Directive directiveOf(const sqlalchemy::OperationObject &object);

}  // namespace limbeck::autogenerate
