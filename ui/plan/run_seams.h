// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan_choices.h"

#include <QString>

#include <vector>

namespace limbeck::ui {

/// Steps of a run that commit together, or stay together when a later one fails. Indices of the plan's steps, both included.
struct RunPart {
    int first = 0, last = 0;
    bool isDelegated = false;   ///< one step, in the project's Python, with a transaction of its own
    bool operator==(const RunPart &) const = default;
};

/// How a run of the plan is split: a failure takes back its own part and nothing before it. Without delegated steps and in one transaction that is one part; with a commit after each step it is
/// one for each. A commit in a script is a finding of its step, not a part.
std::vector<RunPart> runParts(const migrate::Plan &plan, const PlanChoices &choices, bool commitsEachStep);

/// How far a failure reaches, in words.
QString rollbackWords(const migrate::Plan &plan, const PlanChoices &choices, bool commitsEachStep);

}  // namespace limbeck::ui
