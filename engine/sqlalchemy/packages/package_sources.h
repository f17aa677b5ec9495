// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/modules/vocabulary_module.h"

#include <optional>
#include <string>
#include <string_view>

/// Packages that models build on and whose source is not in a project: what of them shapes tables (base classes with columns, naming of tables), written as
/// small Python modules that the interpreter reads like any other.
namespace limbeck::sqlalchemy {

/// The text of such a module; nullopt: none of that name.
std::optional<std::string_view> packageSource(const std::string &dottedName);
/// "_limbeck_models": what those modules need of the vocabulary.
Names packageHelpers(Vocabulary &vocabulary, Interpreter &interpreter);

}  // namespace limbeck::sqlalchemy
