// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/progress.h"

#include <optional>
#include <string>
#include <vector>

namespace limbeck::migrate {

/// A script that the project once had, as git remembers it.
struct DeletedScript {
    std::string path;      ///< absolute, where it stood
    std::string commit;    ///< that has it last: the parent of the one that took it away, or the newest on another branch
    std::string author;    ///< of the commit that took it away, or wrote it
    std::string date;
    bool wasDeleted = true;   ///< false: it is on another branch
    std::string text;
};

/// Looks through all of the repository for a script of this id in the folders: first for one that was deleted, then for one on another branch. A file counts when its text, read as a script, declares the id.
/// No git, nothing found: nullopt. Starts git as readScriptAuthors() does. Throws Cancelled. Any thread.
std::optional<DeletedScript> findDeletedScript(const std::vector<std::string> &folders, const std::string &id, StopToken stop = {});

}  // namespace limbeck::migrate
