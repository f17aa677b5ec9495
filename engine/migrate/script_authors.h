// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/progress.h"

#include <map>
#include <string>
#include <vector>

namespace limbeck::migrate {

/// Who added a script to the project's git repository, and when.
struct ScriptAuthor {
    std::string name;
    std::string date;   ///< of the author, "2024-03-01T12:00:00+01:00"
    bool operator==(const ScriptAuthor &) const = default;
};

/// By absolute path, for the files in the folders that git knows; renamed files keep whoever added them. Runs `git log` once a folder, with everything of the repository's configuration switched off that could start
/// another program. No git, no repository: empty. Throws Cancelled. Any thread.
std::map<std::string, ScriptAuthor> readScriptAuthors(const std::vector<std::string> &folders, StopToken stop = {});

/// The same from git's output: for each commit, newest first, "\x01name\x02date" and the lines of --name-status -z. `root`: what its paths are relative to.
std::map<std::string, ScriptAuthor> parseScriptAuthors(const std::string &output, const std::string &root);

}  // namespace limbeck::migrate
