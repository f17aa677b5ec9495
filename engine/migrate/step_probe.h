// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "environment/configure_facts.h"
#include "migrate/run_request.h"

#include <optional>
#include <vector>

namespace limbeck::migrate {

/// What the interpreter cannot do in a step, found before anything runs.
struct StepProblem {
    int step = -1;            ///< index in the plan
    std::string id;           ///< revision
    Error error;              ///< Unsupported: construct, file, line
    bool isCertain = true;    ///< false: it stands in a branch or loop that depends on data, the step may go through
};

/// Walks through the scripts of a plan with everything outside unknown: no statement is made, nothing is read. Scripts that fail otherwise in there (what is unknown may be
/// the reason) are no problem yet. Throws Cancelled.
std::vector<StepProblem> probeSteps(const RunRequest &request, const environment::ConfigureFacts &facts, const dialect::Dialect &dialect, const revision::Plan &plan,
                                    const sqlalchemy::KeywordArguments &arguments);

/// Throws Unsupported, naming every certain problem, when there is one: nothing was done.
void requireSupported(const std::vector<StepProblem> &problems, bool up);

}  // namespace limbeck::migrate
