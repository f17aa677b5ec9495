// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/progress.h"

#include <optional>
#include <string>
#include <vector>

namespace limbeck::migrate {

/// Git's standard output, run in a folder, with everything of the repository's configuration switched off that could start another program; nullopt: no git, no repository, or it failed. Throws Cancelled.
std::optional<std::string> askGit(const std::string &folder, std::vector<std::string> arguments, const StopToken &stop = {});

/// The work tree's root that a folder is in.
std::optional<std::string> gitRoot(const std::string &folder, const StopToken &stop = {});

}  // namespace limbeck::migrate
