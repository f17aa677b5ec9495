// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "main_window.h"

#include "common/message_banner.h"
#include "connection/target_bar.h"
#include "connection/target_store.h"
#include "graph/history_details.h"
#include "graph/history_model.h"
#include "graph/history_view.h"
#include "inspector/revision_inspector.h"
#include "language/engine_messages.h"
#include "language/verbatim.h"
#include "log/log_panel.h"
#include "plan/plan_sheet.h"
#include "plan/step_progress.h"
#include "problems/problems_model.h"
#include "project_session.h"
#include "revision/script_files.h"
#include "revision/unknown_revisions.h"
#include "script/script_tabs.h"
#include "start/start_page.h"

#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>

#include <algorithm>
#include <utility>

// What the window shows of the open project: the history, where its databases stand, the plan under way, what is selected.

namespace limbeck::ui {

void MainWindow::connectSession()
{
    connect(m_session.get(), &ProjectSession::opened, this, &MainWindow::showProject);
    connect(m_session.get(), &ProjectSession::openFailed, this, [this](const QString &folder, const QString &text) {
        RecentProjects::remove(folder);
        m_start->setRecent(RecentProjects::load());
        m_start->setProblem(folder, text);
        m_pages->setCurrentWidget(m_start);
        m_targetStripBar->hide();
        m_log->append(LogPanel::Kind::Error, text);
    });
    connect(m_session.get(), &ProjectSession::snapshotChanged, this, [this] {
        const int selected = m_historyView->selectedRevision();
        const bool wasPending = m_historyView->isPendingSelected() && m_revisionToSelect.isEmpty();
        const QString id = selected >= 0 && m_history->snapshot() ? verbatim(m_history->snapshot()->graph->id(selected)) : QString();
        m_history->setSnapshot(m_session->snapshot(), m_session->layout());
        m_history->setState(m_session->state());
        m_inspector->setSnapshot(m_session->snapshot());
        m_script->refresh(m_session->snapshot());
        const int row = m_history->rowOf(m_revisionToSelect.isEmpty() || m_history->rowOf(m_revisionToSelect) < 0 ? id : std::exchange(m_revisionToSelect, {}));
        if (wasPending)
            m_historyView->selectPending();
        else
            m_historyView->selectRevision(row >= 0 ? m_history->revisionAt(row) : m_history->revisionAt(m_history->firstRevisionRow()));
        showProblems();
        Q_EMIT projectShown();
    });
    connect(m_session.get(), &ProjectSession::targetsChanged, this, &MainWindow::showTargets);
    connect(m_session.get(), &ProjectSession::stateChanged, this, &MainWindow::showState);
    connect(m_session.get(), &ProjectSession::passwordWanted, this, &MainWindow::askPassword);
    connect(m_session.get(), &ProjectSession::planReady, this, [this](const PlanPtr &plan) {
        m_plan->showPlan(plan, m_session->targetName());
        showProtection();
        for (const migrate::PlannedStep &step : plan->steps) {
            // Borrowed scripts have no row: they come behind the project's own.
            if (step.step.revision < m_session->snapshot()->graph->size())
                m_history->setSupport(step.step.revision, step.support != migrate::StepSupport::Native && step.unsupported ? errorText(*step.unsupported) : QString());
        }
        Q_EMIT planShown();
    });
    connect(m_session.get(), &ProjectSession::planFailed, this, [this](const ErrorPtr &error) {
        m_plan->showFailed(*error);
        m_log->append(LogPanel::Kind::Error, errorText(*error));
    });
    connect(m_session.get(), &ProjectSession::created, this, [this](const CreatedScripts &scripts) {
        for (const QString &message : scripts.messages)
            m_log->append(LogPanel::Kind::Message, message);
        for (const QString &path : scripts.paths)
            statusBar()->showMessage(tr("Written: %1").arg(path), 8000);
        if (!scripts.ids.isEmpty())
            m_revisionToSelect = scripts.ids.back();
    });
    connect(m_session.get(), &ProjectSession::creationFailed, this, [this](const ErrorPtr &error) {
        m_log->append(LogPanel::Kind::Error, errorText(*error));
        auto *box = new QMessageBox(QMessageBox::Warning, tr("No script was written"), engineText(error->message()), QMessageBox::Ok, this);
        box->setInformativeText(errorText(*error).section(QLatin1Char('\n'), 1));
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->open();
    });
    connect(m_session.get(), &ProjectSession::runStarted, this, [this](int job) {
        m_plan->showRunning(job);
        m_stepProgress->start(m_plan->plan());
        updateCommands();
    });
    connect(m_session.get(), &ProjectSession::runUpdated, this, [this](const RunUpdate &update) {
        m_plan->update(update);
        const StepProgress::Place before = m_stepProgress->place(), now = m_stepProgress->take(update);
        if (now != before)
            m_history->setStepProgress(now.revision, now.fraction);
        if (update.kind == RunUpdate::Kind::StatementFinished)
            m_log->append(LogPanel::Kind::Sql, QStringLiteral("%1  -- %2 ms").arg(update.text.trimmed(), QString::number(double(update.microseconds) / 1000.0, 'f', 1)));
        else if (update.kind == RunUpdate::Kind::Log)
            m_log->append(update.level >= 40 ? LogPanel::Kind::Error : update.level >= 30 ? LogPanel::Kind::Warning : LogPanel::Kind::Message, update.text);
    });
    connect(m_session.get(), &ProjectSession::runFinished, this, [this](const std::vector<std::string> &rows) {
        m_history->setStepProgress({}, std::nullopt);
        m_plan->showFinished(rows);
        updateCommands();
        Q_EMIT runEnded(true);
        if (m_closeAfterRun)
            close();
    });
    connect(m_session.get(), &ProjectSession::runFailed, this, [this](const ErrorPtr &error) {
        m_history->setStepProgress({}, std::nullopt);
        m_plan->showFailed(*error);
        m_log->append(LogPanel::Kind::Error, errorText(*error));
        updateCommands();
        Q_EMIT runEnded(false);
        if (m_closeAfterRun)
            close();
    });
}

void MainWindow::showProject()
{
    m_pages->setCurrentIndex(1);
    m_lower->setCurrentWidget(m_script);
    openLayout();
    m_historyView->setFocus();
    updateCommands();
    updateTitle();
}

void MainWindow::showTargets()
{
    m_targets->setTargets(m_session->targets());
    m_targets->setCurrentIndex(m_session->targetIndex());
    if (m_session->target())
        m_script->setDialect(m_session->dialectName(), m_session->target()->run);
    if (m_session->target())
        m_inspector->setDialect(m_session->dialectName(), m_session->target()->run);
    showProtection();
    updateTitle();
    updateCommands();
}

void MainWindow::showState()
{
    const StatePtr &state = m_session->state();
    m_history->setState(state);
    m_history->setMarks(m_session->otherMarks());
    m_historyView->updateFolding();
    m_inspector->setState(state, m_session->targetName());
    const QString name = m_session->targetName();
    switch (m_session->connection()) {
    case ProjectSession::Connection::NotAsked:
        m_targets->setStatus(TargetBar::Status::Unknown, tr("Not connected. Nothing is contacted by itself: press Connect."));
        m_stateLabel->setText(tr("%1: not connected").arg(name));
        break;
    case ProjectSession::Connection::Asking:
        m_targets->setStatus(TargetBar::Status::Connecting, m_session->connectionText());
        m_stateLabel->setText(tr("%1: connecting…").arg(name));
        break;
    case ProjectSession::Connection::Failed:
        m_targets->setStatus(TargetBar::Status::Failed, m_session->connectionText());
        m_stateLabel->setText(QStringLiteral("%1: %2").arg(name, m_session->connectionText().section(QLatin1Char('\n'), 0, 0)));
        m_log->append(LogPanel::Kind::Error, m_session->connectionText());
        break;
    case ProjectSession::Connection::Known: {
        m_targets->setStatus(TargetBar::Status::Connected, m_session->connectionText());
        const QStringList rows = verbatim(state->rows);
        const auto &graph = *m_session->snapshot()->graph;
        const auto pending = std::count(state->applied.begin(), state->applied.end(), false);
        const QString at = rows.isEmpty() ? tr("base") : rows.join(QStringLiteral(", "));
        QStringList facts{tr("◉ %1 on %2").arg(at, name), m_session->connectionText()};
        if (state->unknownRows.empty())
            facts << tr("%n pending", nullptr, int(pending));
        if (graph.heads().size() > 1)
            facts << tr("%n head(s)", nullptr, int(graph.heads().size()));
        m_stateLabel->setText(facts.join(QStringLiteral(" · ")));
        break;
    }
    }
    m_script->updateLocks([this](int revision) { return m_session->appliedOn(revision); });
    showProblems();
    showDatabaseStrip();
    showTargetList();
    updateCommands();
}

void MainWindow::showProblems()
{
    if (!m_session->snapshot())
        return;
    // The graph is read from the heads of the files; what is wrong further down is known a little later.
    std::vector<revision::Problem> problems = m_session->snapshot()->problems;
    for (revision::Problem &problem : m_details->syntaxProblems()) {
        if (std::ranges::none_of(problems, [&](const revision::Problem &one) { return one.position.file == problem.position.file; }))
            problems.push_back(std::move(problem));
    }
    m_problems->setProblems(std::move(problems));
    const int count = m_problems->rowCount();
    m_problemCount->setVisible(count > 0);
    m_problemCount->setText(tr("%n problem(s)", nullptr, count));
    m_problemButton->setVisible(count > 0);
    m_compiledButton->setVisible(std::ranges::any_of(m_session->snapshot()->problems, [](const revision::Problem &problem) {
        return problem.code == ErrorCode::Unsupported && revision::isCompiled(problem.position.file);
    }));
    constexpr int kMaxShown = 20;
    QStringList texts;
    for (int row = 0; row < std::min(count, kMaxShown); ++row)
        texts << m_problems->index(row, 0).data(ProblemsModel::WholeTextRole).toString();
    if (count > kMaxShown)
        texts << tr("… and %n more", nullptr, count - kMaxShown);
    m_banner->showText(MessageBanner::Tone::Warning, texts.join(QLatin1Char('\n')));
}

void MainWindow::showSelection(int revision)
{
    updateCommands();
    if (revision >= 0 && m_session->snapshot() && revision != m_script->revision())
        m_script->showRevision(m_session->snapshot(), revision);
}

void MainWindow::showInspected()
{
    const std::vector<int> revisions = m_historyView->selectedRevisions();
    if (const QString unknown = m_historyView->selectedUnknown(); !unknown.isEmpty() && revisions.empty())
        m_inspector->showNote(m_unknown->html(unknown));
    else if (revisions.size() == 2)
        m_inspector->compareRevisions(revisions.back(), revisions.front());
    else
        m_inspector->showRevision(m_historyView->selectedRevision());
    m_script->repeatPreviews();
}

void MainWindow::updateTitle()
{
    const QString project = m_session->folder().section(QLatin1Char('/'), -1);
    if (project.isEmpty())
        setWindowTitle(QStringLiteral("Limbeck"));
    else if (m_session->targetName().isEmpty())
        setWindowTitle(QStringLiteral("%1 — Limbeck").arg(project));
    else
        setWindowTitle(QStringLiteral("%1 — %2 — Limbeck").arg(project, TargetStrip::titleOf(stripFacts())));
}

}  // namespace limbeck::ui
