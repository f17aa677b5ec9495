// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "main_window.h"

#include "commands/command_registry.h"
#include "common/message_banner.h"
#include "graph/history_model.h"
#include "graph/history_view.h"
#include "language/verbatim.h"
#include "plan/plan_sheet.h"
#include "plan/python_consent.h"
#include "problems/problems_model.h"
#include "problems/problems_panel.h"
#include "project_session.h"
#include "revision/revision_actions.h"
#include "revision/unknown_revisions.h"
#include "script/script_panel.h"
#include "script/script_tabs.h"
#include "start/database_strip.h"
#include "theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QMenu>
#include <QPushButton>
#include <QStatusBar>

#include <algorithm>

// What stands in the way: problems of the files, and databases that are not as the scripts expect them.

namespace limbeck::ui {

void MainWindow::addProblemCommands()
{
    const QString category = tr("View");
    m_commands->add({QStringLiteral("problem.next"), tr("Next p&roblem"), category, tr("Show the place of the next problem"), QStringLiteral("warning"), {QKeySequence(Qt::Key_F8)}}, this,
                    [this] { goToProblem(true); });
    m_commands->add({QStringLiteral("problem.previous"), tr("Previous pro&blem"), category, tr("Show the place of the previous problem"), {}, {QKeySequence(Qt::SHIFT | Qt::Key_F8)}}, this,
                    [this] { goToProblem(false); });
}

void MainWindow::connectJobsAndProblems()
{
    connect(m_problemsPanel, &ProblemsPanel::problemChosen, this, [this](const QModelIndex &problem) {
        const QStringList revisions = problem.data(ProblemsModel::RevisionsRole).toStringList();
        const QString file = problem.data(ProblemsModel::FileRole).toString();
        if (!revisions.isEmpty())
            goToRevision(revisions.front());
        if (!file.isEmpty())
            showPlace(file, problem.data(ProblemsModel::LineRole).toInt());
    });
    auto *compiled = new PythonConsent(*m_session, this);
    connect(m_compiledButton, &QPushButton::clicked, compiled, [compiled] { compiled->ask(PythonDialog::Purpose::CompiledScripts); });
    connect(compiled, &PythonConsent::granted, m_session.get(), &ProjectSession::allowCompiledScripts);
    connect(compiled, &PythonConsent::refused, this, [this](const QString &problem) {
        if (!problem.isEmpty())
            m_banner->showText(MessageBanner::Tone::Warning, problem);
    });
    connect(m_session.get(), &ProjectSession::opened, this, [this] {
        // A history that cannot be run: its problems come first.
        const auto &problems = m_session->snapshot()->graph->problems();
        m_problemsDock->setVisible(problems.size() > 1);
        if (problems.size() > 1)
            m_problemsDock->raise();
    });
    connect(m_strip, &DatabaseStrip::connectRequested, m_session.get(), &ProjectSession::readState);
    connect(m_strip, &DatabaseStrip::settingsRequested, this, [this] { editTarget(m_session->targetIndex()); });
    connect(m_strip, &DatabaseStrip::upgradeRequested, this, [this] { planTo(migrate::Direction::Upgrade, QStringLiteral("heads")); });
    connect(m_strip, &DatabaseStrip::stampRequested, this, [this] { planTo(migrate::Direction::Stamp, QStringLiteral("heads")); });
    connect(m_strip, &DatabaseStrip::revisionRequested, this, [this] { m_commands->action(QStringLiteral("revision.new"))->trigger(); });
    connect(m_strip, &DatabaseStrip::revisionFromModelsRequested, this, [this] { m_commands->action(QStringLiteral("revision.fromDiff"))->trigger(); });
    m_unknown = new UnknownRevisions(*m_session, this);
    connect(m_unknown, &UnknownRevisions::changed, this, &MainWindow::showUnknown);
    connect(m_strip, &DatabaseStrip::unknownStampRequested, this, [this] { stampInPlaceOf(verbatim(m_session->state()->unknownRows.front())); });
    connect(m_strip, &DatabaseStrip::switchRequested, this, &MainWindow::switchToThisBranch);
    connect(m_session.get(), &ProjectSession::runFinished, this, &MainWindow::goOnSwitching);
    connect(m_strip, &DatabaseStrip::scriptRequested, this, [this] {
        for (const std::string &row : m_session->state()->unknownRows) {
            if (m_unknown->found(verbatim(row)))
                return m_actions->bringBack(verbatim(row));
        }
    });
    connect(m_strip, &DatabaseStrip::otherDatabaseRequested, this, [this] {
        m_targetsDock->show();
        m_targetsDock->raise();
        if (m_session->targets().size() < 2)
            addTarget();
    });
}

void MainWindow::showUnknown()
{
    m_history->setUnknown(m_unknown->rows());
    showDatabaseStrip();
    if (!m_historyView->selectedUnknown().isEmpty())
        showInspected();
}

void MainWindow::stampInPlaceOf(const QString &unknown)
{
    QStringList revisions = m_unknown->proposals(unknown);
    if (const int selected = m_historyView->selectedRevision(); selected >= 0 && !m_session->snapshot()->graph->isGhost(selected))
        revisions << verbatim(m_session->snapshot()->graph->id(selected));
    revisions.removeDuplicates();
    m_actions->stampVerified(revisions);
}

void MainWindow::switchToThisBranch()
{
    const auto way = m_unknown->wayDown();
    if (!way)
        return;
    PlanChoices choices;
    choices.borrowed = way->scripts;
    planTo(migrate::Direction::Downgrade, way->target, choices);
}

void MainWindow::goOnSwitching(const std::vector<std::string> &rows)
{
    const PlanPtr plan = m_plan->plan();
    const revision::RevisionGraph *graph = m_session->snapshot() ? m_session->snapshot()->graph.get() : nullptr;
    if (!plan || plan->borrowed.empty() || !graph || m_closeAfterRun)
        return;
    const auto isKnown = [graph](const std::string &row) {
        const auto found = graph->find(row);
        return found && !graph->isGhost(*found);
    };
    // Something of the other branch may be left: the strip then offers the next part of the way.
    if (!std::all_of(rows.begin(), rows.end(), isKnown))
        return;
    statusBar()->showMessage(tr("%1 went down to what both branches have; this is the way up to the head of this one.").arg(m_session->targetName()), 12000);
    planTo(migrate::Direction::Upgrade, QStringLiteral("heads"));
}

void MainWindow::unknownMenu(const QString &id, const QPoint &globalPos)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool isIdle = !m_session->isMigrating();
    const auto add = [&](const QString &icon, const QString &text, bool isEnabled, std::function<void()> run) {
        connect(menu->addAction(themedIcon(icon), text), &QAction::triggered, this, std::move(run));
        menu->actions().back()->setEnabled(isEnabled);
    };
    add(QStringLiteral("downgrade"), tr("S&witch the database to this branch…"), isIdle && m_unknown->wayDown().has_value(), [this] { switchToThisBranch(); });
    add(QStringLiteral("stamp"), tr("&Stamp the database…"), isIdle && m_session->state() && !m_session->state()->unknownRows.empty(), [this, id] { stampInPlaceOf(id); });
    add(QStringLiteral("search"), tr("&Get its script…"), isIdle, [this, id] { m_actions->bringBack(id); });
    menu->addSeparator();
    add(QStringLiteral("copy"), tr("&Copy its id"), true, [id] { QApplication::clipboard()->setText(id); });
    menu->popup(globalPos);
}

void MainWindow::showPlace(const QString &file, int line)
{
    mayLeaveScript([this, file, line] {
        showLowerPane(m_script);
        m_script->showFile(file, line);
    });
}

void MainWindow::goToProblem(bool forward)
{
    // In a script first those that lie ahead in it, then those of the project, round and round.
    const bool isInScript = m_script->isAncestorOf(QApplication::focusWidget());
    if (m_problems->rowCount() > 0 && !(isInScript && m_script->hasProblemAhead(forward)))
        return m_problemsPanel->step(forward);
    showLowerPane(m_script);
    m_script->goToProblem(forward);
}

void MainWindow::showDatabaseStrip()
{
    const QString name = m_session->targetName();
    const SnapshotPtr &snapshot = m_session->snapshot();
    if (snapshot && snapshot->graph->size() == 0 && m_session->connection() != ProjectSession::Connection::Failed) {
        if (snapshot->problems.empty())
            m_strip->showNoRevisions();
        else
            m_strip->showNothing();
        return;
    }
    switch (m_session->connection()) {
    case ProjectSession::Connection::NotAsked:
        if (m_session->target() && m_session->target()->url)
            m_strip->showNotConnected(name);
        else
            m_strip->showNothing();
        return;
    case ProjectSession::Connection::Asking:
        // Asked again, what was known stays: the history must not jump at every refresh.
        break;
    case ProjectSession::Connection::Failed:
        m_strip->showFailed(name, m_session->connectionText());
        return;
    case ProjectSession::Connection::Known:
        break;
    }
    const StatePtr &state = m_session->state();
    if (!state) {
        m_strip->showNothing();
    } else if (!state->unknownRows.empty()) {
        const QStringList revisions = verbatim(state->unknownRows);
        QStringList sentences;
        bool canFetch = false;
        for (const QString &revision : revisions) {
            sentences << m_unknown->whereIs(revision);
            canFetch |= m_unknown->found(revision).has_value();
        }
        sentences << tr("Nothing can be planned from there: Alembic says \"Can't locate revision identified by '%1'\".").arg(revisions.front());
        sentences.removeAll(QString());
        m_strip->showUnknownRevisions(name, revisions, sentences.join(QLatin1Char(' ')), canFetch, m_unknown->wayDown().has_value());
    } else if (!state->versionTableExists) {
        m_strip->showNoVersionTable(name, state->hasOtherTables);
    } else {
        m_strip->showNothing();
    }
}

}  // namespace limbeck::ui
