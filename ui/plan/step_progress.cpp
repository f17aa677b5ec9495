// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/step_progress.h"

#include <algorithm>

namespace limbeck::ui {

namespace {

int statementCount(const migrate::PlannedStep &step)
{
    std::size_t count = step.versionStatements.size();
    for (const migrate::PreviewItem &item : step.items)
        count += item.statements.size();
    return int(count);
}

}  // namespace

void StepProgress::start(PlanPtr plan)
{
    m_plan = std::move(plan);
    m_place = {};
}

StepProgress::Place StepProgress::take(const RunUpdate &update)
{
    switch (update.kind) {
    case RunUpdate::Kind::StepStarted: {
        const auto step = std::size_t(std::max(0, update.step));
        m_done = 0;
        m_total = m_plan && step < m_plan->steps.size() ? statementCount(m_plan->steps[step]) : 0;
        m_place = {update.revision, 0.0};
        break;
    }
    case RunUpdate::Kind::StatementFinished:
        ++m_done;
        // A plan does not know how many statements a loop over data makes: the bar stays below its end until the step says so.
        if (m_place.fraction)
            m_place.fraction = double(m_done) / double(std::max(m_total, m_done) + 1);
        break;
    case RunUpdate::Kind::StepFinished:
        m_place = {};
        break;
    case RunUpdate::Kind::Planned:
    case RunUpdate::Kind::StatementStarted:
    case RunUpdate::Kind::Committed:
    case RunUpdate::Kind::WaitingForLock:
    case RunUpdate::Kind::StepDelegated:
    case RunUpdate::Kind::Log:
        break;
    }
    return m_place;
}

}  // namespace limbeck::ui
