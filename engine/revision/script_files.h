// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "revision/script.h"

#include <string>
#include <string_view>
#include <vector>

namespace limbeck::revision {

/// Where scripts are looked for (spec: revisions §2).
struct VersionLocations {
    std::vector<std::string> directories;  ///< absolute; one that does not exist is skipped
    bool recursive = false;
    bool sourceless = false;  ///< also compiled files (.pyc, .pyo) without their source
};

/// The script files found, in load order, symbolic links resolved, each real file once.
struct ScriptFiles {
    std::vector<std::string> sources;
    std::vector<std::string> compiled;  ///< only with `sourceless`; only Python can read them
    std::vector<Warning> warnings;      ///< a real file met twice
};
/// Throws Error(File) when an existing directory cannot be read.
ScriptFiles findScriptFiles(const VersionLocations &locations);

/// Whether `name` names a script's source: "*.py", not starting with ".#" or "__init__".
bool isScriptName(std::string_view name);

/// Whether `path` names a compiled script: "*.pyc", "*.pyo".
bool isCompiled(std::string_view path);

}  // namespace limbeck::revision
