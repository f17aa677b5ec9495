// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "project/project.h"
#include "revision/script_directory.h"

namespace limbeck::migrate {

revision::VersionLocations versionLocations(const project::Project &project);

/// Reads the head of a script that the fast reader is not sure of by evaluating its top level, without any database and with a budget. The project must outlive it.
revision::HeadFallback headFallback(const project::Project &project);

}  // namespace limbeck::migrate
