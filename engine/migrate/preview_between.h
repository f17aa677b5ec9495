// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migrate/schema_history.h"
#include "migrate/service.h"

#include <string>
#include <vector>

namespace limbeck::migrate {

/// One function on the way from one revision to another.
struct BetweenStep {
    int revision = -1;
    bool isUpgrade = true;
    ScriptPreview preview;
};

/// The way between two revisions: what differs in the schemas, and the SQL of the steps.
struct Between {
    SchemaChange change;               ///< the schemas at the two
    std::vector<BetweenStep> steps;    ///< downgrades of what only `from` has, newest first, then upgrades of what only `to` has
};

/// Reads scripts only; every step sees the schema that those before it leave. Throws Cancelled. Deep stack; any thread.
Between previewBetween(const ProjectSnapshot &snapshot, int from, int to, const std::string &dialectName, const environment::EnvironmentRun &run, SourceCache &sources, StopToken stop = {});

}  // namespace limbeck::migrate
