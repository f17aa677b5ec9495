// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/interpreter.h"

#include <string>
#include <utility>
#include <vector>

namespace limbeck::autogenerate {

/// The arguments of script.py.mako by name (spec/commands.md §3.3). Names that are not among them are Mako's UNDEFINED: false, and an error when written.
using TemplateArguments = std::vector<std::pair<std::string, python::Value>>;

/// The text of the template at `path` (its content in `text`), with the code in it run by `interpreter`. Throws Error(Config) saying what failed and where in the template,
/// Unsupported, Cancelled.
std::string renderTemplate(python::Interpreter &interpreter, const std::string &path, const std::string &text, const TemplateArguments &arguments);

}  // namespace limbeck::autogenerate
