// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "main_window.h"

#include "commands/command_registry.h"
#include "graph/history_model.h"
#include "graph/history_view.h"
#include "problems/problems_model.h"
#include "problems/problems_panel.h"
#include "project_session.h"
#include "script/script_panel.h"
#include "script/script_tabs.h"
#include "start/database_strip.h"

#include <QDockWidget>

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
        if (!revisions.isEmpty() && m_history->rowOf(revisions.front()) >= 0)
            m_historyView->selectRevision(m_history->revisionAt(m_history->rowOf(revisions.front())));
        if (!file.isEmpty())
            showPlace(file, problem.data(ProblemsModel::LineRole).toInt());
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
    connect(m_strip, &DatabaseStrip::otherDatabaseRequested, this, [this] {
        m_targetsDock->show();
        m_targetsDock->raise();
        if (m_session->targets().size() < 2)
            addTarget();
    });
}

void MainWindow::showPlace(const QString &file, int line)
{
    mayLeaveScript([this, file, line] {
        showLowerPane(m_script);
        m_script->showFile(file, line);
    });
}

void MainWindow::goToProblem(bool forward) { m_problemsPanel->step(forward); }

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
        m_strip->showNothing();
        return;
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
        QStringList revisions;
        for (const std::string &row : state->unknownRows)
            revisions << QString::fromStdString(row);
        m_strip->showUnknownRevisions(name, revisions);
    } else if (!state->versionTableExists) {
        m_strip->showNoVersionTable(name, state->hasOtherTables);
    } else {
        m_strip->showNothing();
    }
}

}  // namespace limbeck::ui
