// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/plan_choices.h"

#include <algorithm>

namespace limbeck::ui {

std::optional<migrate::Delegation> PlanChoices::delegation() const
{
    if (delegated.empty())
        return std::nullopt;
    return migrate::Delegation{python, delegated};
}

migrate::PlanOptions PlanChoices::planOptions() const { return {migrate::BatchPreserve(preserved), purge, borrowed}; }

PlanChoices PlanChoices::fittedTo(const migrate::Plan &plan) const
{
    PlanChoices fitting;
    fitting.python = python;
    fitting.purge = plan.purge;
    fitting.borrowed = plan.borrowed;
    for (const migrate::PlannedStep &step : plan.steps) {
        if (isDelegated(step) && step.support != migrate::StepSupport::Native)
            fitting.delegated.insert(step.step.id);
        if (isPreserved(step) && !step.preservable.empty())
            fitting.preserved.insert(step.step.id);
    }
    return fitting;
}

bool isBlocked(const migrate::PlannedStep &step, const PlanChoices &choices) { return step.support == migrate::StepSupport::NeedsPython && !choices.isDelegated(step); }

bool isBlocked(const migrate::Plan &plan, const PlanChoices &choices)
{
    return std::any_of(plan.steps.begin(), plan.steps.end(), [&](const migrate::PlannedStep &step) { return isBlocked(step, choices); });
}

}  // namespace limbeck::ui
