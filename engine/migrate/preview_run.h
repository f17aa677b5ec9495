// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migrate/preview_world.h"
#include "migrate/project_snapshot.h"
#include "migrate/source_cache.h"
#include "migrate/step_probe.h"

#include <optional>
#include <string>

namespace limbeck::migrate {

/// Runs upgrade() or downgrade() of a script in a preview or fold world, within a budget; `text` instead of the file's when given. What the script throws is the result (the world holds what
/// came before); throws Cancelled. Deep stack.
std::optional<Error> previewInto(PreviewWorld &world, const ProjectSnapshot &snapshot, const revision::Script &script, bool upgrade, const environment::EnvironmentRun &run,
                                 const std::optional<std::string> &text, SourceCache &sources, const StopToken &stop);

/// Whether the step does what only Python can, as a run finds it out before it begins. Throws Cancelled. Deep stack.
std::optional<StepProblem> probeStep(const ProjectSnapshot &snapshot, const dialect::Dialect &dialect, const revision::Step &step, const environment::EnvironmentRun &run,
                                     const sqlalchemy::Surroundings &surroundings, SourceCache &sources, const StopToken &stop);

}  // namespace limbeck::migrate
