// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/authoring_events.h"
#include "base/progress.h"
#include "project/project.h"

#include <string>

namespace limbeck::autogenerate {

/// Runs the project's post-write hooks on a new script, in order (spec/config.md §6): programs of the user's own configuration, as child processes.
/// Their exit status does not count. Throws Error(Config) for a hook that is not complete or cannot be found, Error(File) for a program that cannot be started;
/// the script stays.
void runPostWriteHooks(const project::Project &project, const std::string &scriptPath, AuthoringEvents &events, const StopToken &stop = {});

/// The Python that belongs to a project: of the active or the project's own virtual environment, else python3.
std::string projectPython(const project::Project &project);

}  // namespace limbeck::autogenerate
