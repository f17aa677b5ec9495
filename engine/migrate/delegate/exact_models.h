// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migrate/delegate/delegation.h"
#include "migrate/run_request.h"
#include "model/metadata_reading.h"

namespace limbeck::migrate {

/// The models as Python itself has them: a child process with the project's own Python runs env.py in offline mode (nothing is connected to by us, no migration runs) and tells what target_metadata
/// holds. Runs the project's code: only with the user's consent, which the delegation is. `dialectName`: the database that types are told for; empty: env.py's. `run`: which context.configure()
/// of env.py, from 0. `request`: project, chosen URL, surroundings, events, stop.
/// Throws Error(Script) with the traceback when the import fails, Error(Config) without a Python or without metadata, Cancelled. Deep stack.
model::MetadataReading readExactModels(const RunRequest &request, const Delegation &consent, const std::string &dialectName = {}, int run = 0);

/// The second half of it: what the child's module makes. `types`: classes of the project by "schema.table.column": module and repr().
model::MetadataReading modelsFromSource(const project::Project &project, const std::string &source, const std::map<std::string, std::pair<std::string, std::string>> &types);

}  // namespace limbeck::migrate
