// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "project/config.h"

#include <optional>
#include <string>
#include <vector>

namespace limbeck::project {

/// A project as its configuration describes it; env.py is not read here (migrate/environment_script.h). Plain data, may cross threads.
struct Project {
    Config config;
    std::string root;                       ///< the working directory: relative paths of settings start here
    Setting<std::string> scriptLocation;    ///< absolute
    std::vector<std::string> versionLocations;  ///< absolute, in order
    bool recursiveVersionLocations = false;
    bool sourceless = false;
    /// Where the project's modules are found, absolute, in order: prepend_sys_path, then where its own packages would be were they installed: the root, `src` in it, and the folder above the
    /// outermost package that the root lies in.
    std::vector<std::string> pythonPath;
    std::string fileTemplate = "%(rev)s_%(slug)s";
    int truncateSlugLength = 40;
    std::optional<std::string> timezone;
    std::string outputEncoding = "utf-8";
    bool revisionEnvironment = false;
    std::vector<std::string> warnings;

    std::string envPath() const { return scriptLocation.value + "/env.py"; }
    std::string templatePath() const { return scriptLocation.value + "/script.py.mako"; }
};

/// Reads the configuration the way a command does. Throws Error(Config) with Alembic's sentences: no script_location, path that does not exist.
Project loadProject(const ConfigRequest &request);

/// What a folder holds, for opening it in the window: the configuration request that fits, or nothing.
/// More lenient than the command line (spec/config.md §3, end): alembic.ini, pyproject.toml with [tool.alembic], or an ini beside an env.py in a sub-folder.
std::optional<ConfigRequest> findConfiguration(const std::string &folder);

/// `package:sub:dir` and plain paths to an absolute directory.
std::string resolveLocation(const std::string &location, const std::string &workingDirectory, const std::vector<std::string> &pythonPath);

/// The file that a dotted module name means below the search path: the file, a package's __init__.py, or "" for a namespace package. nullopt: none.
std::optional<std::string> findModuleSource(const std::string &dottedName, const std::vector<std::string> &searchPath);

}  // namespace limbeck::project
