// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace limbeck::project {

/// A template of `init` (spec/config.md §7).
struct EnvironmentTemplate {
    std::string name;
    std::string summary;                       ///< first line of its README
    std::map<std::string, std::string> files;  ///< by name; those ending in .mako but script.py.mako are rendered
};
/// Alembic's.
const std::vector<EnvironmentTemplate> &environmentTemplates();

/// What an environment for SQLModel needs to know; it is not one of Alembic's templates.
struct SqlModelEnvironment {
    std::vector<std::string> modelModules;      ///< dotted names that env.py imports
    std::string importRoot = ".";               ///< folder of those names, relative to the ini file
    std::string urlVariable = "DATABASE_URL";   ///< environment variable with the database's URL
    std::string url = "sqlite:///app.db";       ///< where that is not set; goes into the ini file
};

struct InitRequest {
    std::string directory;         ///< as typed
    std::string templateName = "generic";
    bool package = false;
    std::string workingDirectory;
    std::string iniPath, tomlPath; ///< absolute: where the configuration goes
    std::optional<SqlModelEnvironment> sqlModel = {};  ///< then `templateName` does not count
};
/// What was done, in order, for the progress lines of the command line.
struct InitAction {
    enum class Kind { CreatedDirectory, Generated, AppendedTo, SkippedExisting, SkippedSection, Added } kind;
    std::string path;
};
/// Writes a new environment (spec/commands.md §3.1). Throws Error(Config): the folder is not empty, no such template; Error(File). `onAction` is called after each action.
void initEnvironment(const InitRequest &request, const std::function<void(const InitAction &)> &onAction);

}  // namespace limbeck::project
