// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/plan_sheet.h"

#include "common/message_banner.h"
#include "language/engine_messages.h"
#include "plan/plan_model.h"
#include "plan/rehearsal_bar.h"
#include "plan/run_clock.h"
#include "plan/step_panel.h"
#include "script/code_editor.h"
#include "theme/theme.h"

#include <QCheckBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeView>

#include <algorithm>

// The sheet while its plan runs, and what came of it.

namespace limbeck::ui {

void PlanSheet::showRunning(int jobId)
{
    m_jobId = jobId;
    m_isChoosing = false;
    m_committedSteps = 0;
    m_isStepCommitted = false;
    m_currentStep = -1;
    m_isStepDelegated = false;
    m_stepPanel->clear();
    m_nextUndecided->hide();
    m_report->showText(MessageBanner::Tone::Warning, {});
    m_perStep->setEnabled(false);
    m_rehearsal->clear();
    m_clock->start(m_model->rowCount(), m_estimate);
    showButtons({}, false, true);
    m_progress->setRange(0, std::max(1, m_model->rowCount()));
    m_progress->setValue(0);
    m_progress->show();
}

void PlanSheet::selectStep(int step)
{
    const QModelIndex index = m_model->index(step, 0);
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
}

void PlanSheet::update(const RunUpdate &update)
{
    switch (update.kind) {
    case RunUpdate::Kind::StepStarted:
        m_currentStep = update.step;
        m_isStepDelegated = false;
        m_isStepCommitted = false;
        m_model->setStepState(update.step, PlanModel::StepState::Running);
        selectStep(update.step);
        break;
    case RunUpdate::Kind::StepFinished:
        m_model->setStepState(update.step, PlanModel::StepState::Done);
        m_progress->setValue(update.step + 1);
        if (m_isStepCommitted)   // with its row, before it was told to be finished
            m_committedSteps = update.step + 1;
        m_clock->setDone(update.step + 1);
        break;
    case RunUpdate::Kind::StepDelegated:
        // What was done before is committed.
        m_isStepDelegated = true;
        m_committedSteps = std::max(0, m_currentStep);
        m_model->setStepState(m_currentStep, PlanModel::StepState::Running, tr("⇢ in %1").arg(update.text));
        break;
    case RunUpdate::Kind::Committed:
        m_committedSteps = m_isStepDelegated ? m_currentStep + 1 : m_progress->value();
        m_isStepCommitted = true;
        break;
    case RunUpdate::Kind::WaitingForLock:
        m_summary->setText(tr("Another upgrader is at work: %1. Waiting for it to end.").arg(update.text));
        break;
    case RunUpdate::Kind::StatementStarted:
        m_sql->setText(update.text);
        break;
    case RunUpdate::Kind::Planned:
    case RunUpdate::Kind::StatementFinished:
    case RunUpdate::Kind::Log:
        break;
    }
}

void PlanSheet::showFinished(const std::vector<std::string> &rows)
{
    m_jobId = 0;
    m_progress->hide();
    m_clock->stop();
    m_perStep->hide();
    showButtons(tr("Close"), false, false);
    setHeadline(tr("Done"), Theme::current().success);
    m_summary->setText(tr("%1 now stands at %2.").arg(m_targetName, rowsText(rows)));
    // What is selected again, not the last statement that ran.
    m_sql->setText(m_tree->currentIndex().siblingAtColumn(0).data(PlanModel::SqlRole).toString());
    m_close->setFocus();
}

QString PlanSheet::failureSummary(bool isWholeRun) const
{
    if (m_isStepDelegated && m_currentStep >= m_committedSteps)
        return m_committedSteps == 0 ? tr("The step failed in the project's Python; no step stands before it.") : tr("The step failed in the project's Python; the steps before it stay.");
    if (m_committedSteps == 0)
        return tr("Everything was rolled back: the database is as it was.");
    if (!isWholeRun && m_committedSteps >= m_currentStep)
        return tr("The failed step was rolled back; the steps before it stay.");
    return tr("Rolled back up to the last commit: the first %n step(s) stay.", nullptr, m_committedSteps);
}

void PlanSheet::showFailed(const Error &error)
{
    const bool ran = m_jobId != 0;
    const bool isWholeRun = m_plan && m_plan->oneTransaction && !transactionPerMigration();
    m_jobId = 0;
    m_progress->hide();
    m_clock->stop();
    m_rehearsal->clear();
    m_perStep->hide();
    showButtons(tr("Close"), false, false);
    const bool isStopped = error.code() == ErrorCode::Cancelled;
    setHeadline(isStopped ? tr("Stopped") : tr("It did not work"), isStopped ? Theme::current().warning : Theme::current().danger);
    if (ran && m_plan) {
        if (m_currentStep >= m_committedSteps && m_currentStep >= 0)
            m_model->setStepState(m_currentStep, PlanModel::StepState::Failed);
        m_model->markUndoneFrom(m_committedSteps);
        m_summary->setText(failureSummary(isWholeRun));
    } else {
        m_summary->setText(tr("Nothing was done."));
    }
    m_report->showText(isStopped ? MessageBanner::Tone::Warning : MessageBanner::Tone::Danger, errorText(error));
    keepStepInView();
    m_close->setFocus();
}

}  // namespace limbeck::ui
