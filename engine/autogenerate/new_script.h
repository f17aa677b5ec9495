// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/authoring_events.h"
#include "autogenerate/script_template.h"
#include "base/progress.h"
#include "project/project.h"
#include "revision/revision_graph.h"

#include <optional>
#include <string>
#include <vector>

namespace limbeck::autogenerate {

/// A script to be written (spec/commands.md §3.3): identifiers as typed, nothing resolved yet.
struct NewScript {
    std::string id;
    std::optional<std::string> message;
    std::vector<std::string> heads{"head"};
    bool splice = false;
    std::vector<std::string> branchLabels;
    std::optional<std::string> versionPath;  ///< absolute or relative to the project's root
    std::vector<std::string> dependsOn;
};

/// Checks, renders script.py.mako, writes the file, runs the hooks, loads the file back: steps 3 to 11 of spec/commands.md §3.3. `arguments`: what the template gets besides
/// the identifiers (config, upgrades, …). Throws Error with Alembic's sentences; nothing is written when a check fails.
revision::Script writeScript(const project::Project &project, const revision::RevisionGraph &graph, const NewScript &script, const TemplateArguments &arguments,
                             python::Interpreter &interpreter, AuthoringEvents &events, const StopToken &stop = {});

}  // namespace limbeck::autogenerate
