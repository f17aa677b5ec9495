// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/value.h"

#include <map>
#include <optional>
#include <string>

namespace limbeck::environment {

class ProjectHost;

/// Packages that projects read their settings with: dotenv, decouple, environs, starlette.config, pydantic (settings classes). Built in, so that the URL of a project is found
/// without its packages (spec/config.md §8.3). nullopt: none of these.
std::optional<python::Value> settingsModule(ProjectHost &host, const std::string &dottedName);

/// The assignments of a .env file: `KEY=value`, `export KEY=value`, quotes, comments, ${OTHER} references.
std::map<std::string, std::string> parseDotenv(const std::string &text, const std::map<std::string, std::string> &environment);

}  // namespace limbeck::environment
