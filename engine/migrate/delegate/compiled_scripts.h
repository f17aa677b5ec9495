// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/progress.h"
#include "migrate/delegate/delegation.h"
#include "project/project.h"
#include "revision/script_head.h"

#include <functional>
#include <map>
#include <string>

namespace limbeck::migrate {

/// Reads compiled scripts whose source is missing (sourceless = true): a child process with the project's own Python loads them, which runs their top level. `consent` is the user's. The reader
/// throws Error(Config) without a Python, Cancelled. `environment`: as in findProjectPython(); `log` (may be empty): lines that the child writes. The project must outlive it.
revision::CompiledReader compiledReader(const project::Project &project, const Delegation &consent, std::map<std::string, std::string> environment,
                                        std::function<void(const std::string &line)> log = {}, StopToken stop = {});

}  // namespace limbeck::migrate
