// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migrate/service.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace limbeck::ui {

/// What the user decided about the steps of a plan, by revision. A value.
struct PlanChoices {
    std::set<std::string> delegated;   ///< the project's own Python runs them
    std::string python;                ///< its interpreter; empty: none was chosen yet
    std::set<std::string> preserved;   ///< their rebuilds of SQLite tables keep what Alembic's would lose
    bool purge = false;                ///< a stamp begins with an empty version table
    std::vector<migrate::BorrowedScript> borrowed;   ///< of another branch, which the plan goes by

    migrate::PlanOptions planOptions() const;
    /// For RunOptions; absent: nothing may run with Python.
    std::optional<migrate::Delegation> delegation() const;
    bool isDelegated(const migrate::PlannedStep &step) const { return delegated.contains(step.step.id); }
    bool isPreserved(const migrate::PlannedStep &step) const { return preserved.contains(step.step.id); }
    /// The choices that fit the steps of `plan`; those for other revisions are dropped.
    PlanChoices fittedTo(const migrate::Plan &plan) const;
    bool operator==(const PlanChoices &) const = default;
};

/// Only Python can run the step, and nobody allowed it to: nothing of the plan can be run.
bool isBlocked(const migrate::PlannedStep &step, const PlanChoices &choices);
bool isBlocked(const migrate::Plan &plan, const PlanChoices &choices);

}  // namespace limbeck::ui
