// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migrate/borrowed_scripts.h"
#include "migrate/deleted_script.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace limbeck::migrate {

/// Where git has the script of a revision that the files of the project do not have: a database stands at it, this checkout does not know it.
struct ScriptElsewhere {
    DeletedScript script;
    std::vector<std::string> branches;        ///< whose newest commit has the file, those of the user first, then those of remotes; at most five
    bool isOnThisBranch = false;              ///< committed on the branch that is checked out: only the work tree lacks it
    std::vector<std::string> knownAncestors;  ///< the nearest revisions below it that `isKnown` knows; empty: none was found
    std::vector<BorrowedScript> missing;      ///< itself and all below it down to those, as the same commit has them
    bool isComplete = false;                  ///< `missing` is the whole way down; false: that commit lacks a script of it
};

/// Looks for it as findDeletedScript() does, and follows its down revisions through the same commit. No git, nothing found: nullopt. Throws Cancelled. Any thread.
std::optional<ScriptElsewhere> findScriptElsewhere(const std::vector<std::string> &folders, const std::string &id, const std::function<bool(const std::string &id)> &isKnown, StopToken stop = {});

}  // namespace limbeck::migrate
