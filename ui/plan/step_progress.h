// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/engine_service.h"

#include <optional>

namespace limbeck::ui {

/// How far the step of a run is, by the statements that its plan foresees: for the thin bar in the revision's row. A value of the GUI thread.
class StepProgress {
public:
    struct Place {
        QString revision;                 ///< empty: no step runs
        std::optional<double> fraction;   ///< 0…1; never quite 1 while the step runs
        bool operator==(const Place &) const = default;
    };

    void start(PlanPtr plan);
    /// Where the run is after the update.
    Place take(const RunUpdate &update);
    const Place &place() const { return m_place; }

private:
    PlanPtr m_plan;
    Place m_place;
    int m_done = 0, m_total = 0;   ///< statements of the step
};

}  // namespace limbeck::ui
