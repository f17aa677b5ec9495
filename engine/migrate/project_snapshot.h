// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/progress.h"
#include "database/url.h"
#include "environment/environment_reading.h"
#include "migrate/delegate/delegation.h"
#include "project/project.h"
#include "revision/revision_graph.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace limbeck::migrate {

/// A database that the project names, or that the user added.
struct Target {
    std::string name;                         ///< "dev", the ini section, "env.py" …
    std::optional<database::Url> url;         ///< absent: it could not be computed, `problem` says why
    std::string problem;
    project::Origin origin;                   ///< where the URL stands
    environment::EnvironmentRun run;          ///< version table, batch mode, transactions … of this target
    bool isProjectFile = false;               ///< a SQLite file inside the project: it may be read without asking
};

/// A project as opened: what its files say. Nothing of it was run and no server was contacted. Immutable plain data; crosses threads as shared_ptr<const>.
struct ProjectSnapshot {
    project::Project project;
    std::shared_ptr<const revision::RevisionGraph> graph;  ///< built leniently: broken histories too
    environment::EnvironmentReading environment;
    std::vector<Target> targets;
    std::vector<revision::Problem> problems;               ///< of configuration, env.py and scripts, worst first
    std::vector<std::string> warnings;
};

/// Opens a project folder for the window: never throws for what is broken inside the project, only when there is no project (Error(Config) saying what was looked for).
/// `consent`: the project's own Python may load compiled scripts whose source is missing, which runs their top level; without it none of the project's code runs. Deep stack; any thread.
std::shared_ptr<const ProjectSnapshot> openProject(const project::ConfigRequest &request, const std::optional<Delegation> &consent = std::nullopt, StopToken stop = {});

}  // namespace limbeck::migrate
