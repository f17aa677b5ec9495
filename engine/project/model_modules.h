// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/progress.h"

#include <string>
#include <vector>

namespace limbeck::project {

/// Modules of a project that define tables with SQLModel.
struct ModelModules {
    std::string importRoot = ".";       ///< folder that the names start from, relative to the project: "." or "src"
    std::vector<std::string> modules;   ///< dotted names, sorted
};

/// Looks for classes with `table=True` in files that name SQLModel; a guess from the text, nothing is run. Virtual environments, hidden folders and tests are left out; at most 20,000 files are looked
/// at. Any thread; throws only Cancelled.
ModelModules findModelModules(const std::string &projectRoot, const StopToken &stop = {});

}  // namespace limbeck::project
