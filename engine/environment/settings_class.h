// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/value.h"

#include <optional>
#include <string>
#include <vector>

namespace limbeck::environment {

class ProjectHost;

/// A variable of the process's environment, else of the given .env files (relative to the project's root), the last file winning.
std::optional<std::string> settingFromEnvironment(ProjectHost &host, const std::string &name, const std::vector<std::string> &files, bool caseSensitive);

/// pydantic and pydantic_settings: BaseSettings reads its fields from the environment, the env_file and the defaults (spec/config.md §8.3). What else the packages hold is opaque.
python::Value pydanticModule(ProjectHost &host, const std::string &dottedName);

}  // namespace limbeck::environment
