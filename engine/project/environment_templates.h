// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace limbeck::project {

/// A template of `init` (spec/config.md §7).
struct EnvironmentTemplate {
    std::string name;
    std::string summary;                       ///< first line of its README
    std::map<std::string, std::string> files;  ///< by name; those ending in .mako but script.py.mako are rendered
};
const std::vector<EnvironmentTemplate> &environmentTemplates();

struct InitRequest {
    std::string directory;         ///< as typed
    std::string templateName = "generic";
    bool package = false;
    std::string workingDirectory;
    std::string iniPath, tomlPath; ///< absolute: where the configuration goes
};
/// What was done, in order, for the progress lines of the command line.
struct InitAction {
    enum class Kind { CreatedDirectory, Generated, AppendedTo, SkippedExisting, SkippedSection, Added } kind;
    std::string path;
};
/// Writes a new environment (spec/commands.md §3.1). Throws Error(Config): the folder is not empty, no such template; Error(File). `onAction` is called after each action.
void initEnvironment(const InitRequest &request, const std::function<void(const InitAction &)> &onAction);

}  // namespace limbeck::project
