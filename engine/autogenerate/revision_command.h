// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/authoring_events.h"
#include "autogenerate/directive.h"
#include "autogenerate/pending/choices.h"
#include "autogenerate/new_script.h"
#include "migrate/run_request.h"
#include "revision/script.h"

#include <optional>
#include <string>
#include <vector>

/// `revision` and `merge` for window and command line.
namespace limbeck::autogenerate {

struct RevisionRequest {
    std::optional<std::string> message;
    bool autogenerate = false;
    ComparisonChoices choices;               ///< beyond Alembic's comparison, with the decisions about it
    bool offline = false;                    ///< --sql: env.py runs in offline mode; the run's `output` must be set
    bool merge = false;                      ///< never compares; env.py's directives hooks are not asked
    std::vector<std::string> heads{"head"};  ///< --head, or the revisions to merge
    bool splice = false;
    std::optional<std::string> branchLabel, versionPath, revisionId;
    std::vector<std::string> dependsOn;
};

/// Writes the script (env.py's hooks may make it none or several). `run`: project, graph, events, surroundings and the like; its plan is not used.
/// env.py runs with `autogenerate` or when the project has revision_environment. Throws Error; deep stack, any thread.
std::vector<revision::Script> createRevision(const migrate::RunRequest &run, const RevisionRequest &request, AuthoringEvents &events);

/// `check`: what the next revision --autogenerate would hold, env.py's hooks included. Nothing is written.
std::vector<Directive> findDifferences(const migrate::RunRequest &run, const ComparisonChoices &choices = {});

}  // namespace limbeck::autogenerate
