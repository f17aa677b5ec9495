// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/value.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace limbeck::environment {

class ProjectHost;

/// Packages that projects read their settings with (dotenv, decouple, environs, pydantic, pydantic_settings), written in Python for our interpreter (packages/*.py) and embedded, so that
/// the URL of a project is found without its packages (spec/config.md §8.3). nullopt: none of these.
std::optional<python::Value> settingsModule(ProjectHost &host, python::Interpreter &interpreter, const std::string &dottedName);

/// The assignments of a .env file: `KEY=value`, `export KEY=value`, quotes, comments, ${OTHER} references (${OTHER:-default} too).
std::map<std::string, std::string> parseDotenv(const std::string &text, const std::map<std::string, std::string> &environment);

/// Source text by dotted module name.
const std::map<std::string, std::string_view, std::less<>> &settingsPackages();

}  // namespace limbeck::environment
