// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/plan_sheet.h"

#include "common/message_banner.h"
#include "plan/plan_model.h"
#include "plan/rehearsal_bar.h"
#include "plan/step_panel.h"
#include "script/code_editor.h"

#include <QLabel>
#include <QPushButton>
#include <QTreeView>

#include <algorithm>

// What the user decides about the steps before the run.

namespace limbeck::ui {

std::vector<int> PlanSheet::otherBlockedSteps(int step) const
{
    std::vector<int> blocked;
    for (int i = 0; m_plan && std::size_t(i) < m_plan->steps.size(); ++i) {
        if (i != step && isBlocked(m_plan->steps[std::size_t(i)], m_choices))
            blocked.push_back(i);
    }
    return blocked;
}

std::vector<int> PlanSheet::undecidedSteps() const
{
    std::vector<int> undecided;
    for (int i = 0; m_plan && std::size_t(i) < m_plan->steps.size(); ++i) {
        const migrate::PlannedStep &step = m_plan->steps[std::size_t(i)];
        if (step.support != migrate::StepSupport::Native && !m_choices.isDelegated(step))
            undecided.push_back(i);
    }
    return undecided;
}

void PlanSheet::chooseNextUndecided()
{
    const std::vector<int> undecided = undecidedSteps();
    if (undecided.empty())
        return;
    const auto next = std::upper_bound(undecided.begin(), undecided.end(), selectedStep());
    m_tree->setCurrentIndex(m_model->index(next == undecided.end() ? undecided.front() : *next, 0));
    m_tree->setFocus();
}

void PlanSheet::allowPython(const std::string &program, const std::vector<int> &steps)
{
    if (!m_isChoosing)
        return;
    m_choices.python = program;
    for (const int step : steps) {
        if (step >= 0 && std::size_t(step) < m_plan->steps.size())
            m_choices.delegated.insert(m_plan->steps[std::size_t(step)].step.id);
    }
    m_pythonProblem.clear();
    showChoices();
}

void PlanSheet::showPythonProblem(const QString &text)
{
    if (!m_isChoosing)
        return;
    m_pythonProblem = text;
    showReport();
}

void PlanSheet::withdrawPython()
{
    if (const int step = selectedStep(); m_isChoosing && step >= 0)
        m_choices.delegated.erase(m_plan->steps[std::size_t(step)].step.id);
    showChoices();
}

void PlanSheet::setPreserved(bool preserve)
{
    const int step = selectedStep();
    if (!m_isChoosing || step < 0)
        return;
    const std::string &id = m_plan->steps[std::size_t(step)].step.id;
    if (preserve)
        m_choices.preserved.insert(id);
    else
        m_choices.preserved.erase(id);
    showChoices();
    // Until the statements are there that come of it.
    m_apply->setEnabled(false);
    Q_EMIT planOutdated();
}

void PlanSheet::showChoices()
{
    m_model->setChoices(m_choices);
    m_summary->setText(summary());
    m_sql->setText(m_tree->currentIndex().siblingAtColumn(0).data(PlanModel::SqlRole).toString());
    showReport();
    // Other choices, another run: what was rehearsed was not this one.
    m_estimate = {};
    Q_EMIT planChanged();
    offerRehearsal();
    showStepPanel();
}

}  // namespace limbeck::ui
