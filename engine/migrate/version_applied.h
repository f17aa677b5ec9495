// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/interpreter.h"
#include "revision/plan.h"
#include "sqlalchemy/vocabulary.h"

#include <string>
#include <vector>

namespace limbeck::migrate {

/// Calls one on_version_apply callback as Alembic does: keywords ctx, step, heads, run_args (spec/runtime.md §5).
void notifyVersionApplied(python::Interpreter &interpreter, const python::Value &callback, const revision::RevisionGraph &graph, const revision::Step &step,
                          const std::vector<std::string> &heads, const sqlalchemy::KeywordArguments &arguments);

}  // namespace limbeck::migrate
