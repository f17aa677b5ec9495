// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "main_window.h"

#include "commands/command_registry.h"
#include "common/message_banner.h"
#include "diff/diff_session.h"
#include "diff/diff_view.h"
#include "diff/proof_words.h"
#include "graph/history_model.h"
#include "graph/history_view.h"
#include "language/engine_messages.h"
#include "log/log_panel.h"
#include "plan/python_consent.h"
#include "plan/plan_sheet.h"
#include "project_session.h"
#include "script/script_panel.h"
#include "script/script_tabs.h"

#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>

// The pending diff in the window: its row, its view, the revision that is made of it.

namespace limbeck::ui {

void MainWindow::addDiffCommands()
{
    m_commands->add({QStringLiteral("revision.fromDiff"), tr("New revision from &diff"), tr("Migration"), tr("Write a script of what differs between the models and the database"),
                     QStringLiteral("compare"), {QKeySequence(QStringLiteral("Ctrl+Shift+N"))}},
                    this, [this] { newRevisionFromDiff(); });
    m_commands->add({QStringLiteral("view.pending"), tr("&Pending diff"), tr("View"), tr("Show what differs between models, database and history"), QStringLiteral("compare"),
                     {QKeySequence(QStringLiteral("Alt+PgUp"))}},
                    this, [this] {
                        m_historyView->selectPending();
                        showPending(true);
                    });
}

void MainWindow::connectDiff()
{
    m_diff = new DiffSession(*m_session, this);
    m_diffView = new DiffView(*m_diff);
    m_lower->addWidget(m_diffView);
    auto *exact = new PythonConsent(*m_session, this);
    connect(m_diffView, &DiffView::exactRequested, exact, [exact] { exact->ask(PythonDialog::Purpose::Models); });
    connect(exact, &PythonConsent::granted, m_diff, &DiffSession::allowPython);
    connect(exact, &PythonConsent::refused, m_diffView, &DiffView::refuseExact);
    m_proof->setObjectName(QStringLiteral("proofBanner"));
    QPushButton *close = m_proof->addButton(tr("Close"));
    close->setObjectName(QStringLiteral("proofClose"));
    connect(close, &QPushButton::clicked, this, [this] { m_proof->showText(MessageBanner::Tone::Success, {}); });
    connect(m_session.get(), &ProjectSession::opened, m_proof, [this] { m_proof->showText(MessageBanner::Tone::Success, {}); });
    connect(m_diff, &DiffSession::changed, this, [this] { m_history->setPending(m_diff->row()); });
    connect(m_historyView, &HistoryView::pendingSelected, this, &MainWindow::showPending);
    connect(m_diffView, &DiffView::connectRequested, m_session.get(), &ProjectSession::readState);
    connect(m_diffView, &DiffView::placeRequested, this, [this](const QString &file, int line) {
        mayLeaveScript([this, file, line] {
            showLowerPane(m_script);
            m_script->showFile(file, line);
        });
    });
    connect(m_diff, &DiffSession::written, this, &MainWindow::showProof);
    connect(m_diff, &DiffSession::writingFailed, this, [this](const ErrorPtr &error) {
        m_log->append(LogPanel::Kind::Error, errorText(*error));
        m_proof->showText(MessageBanner::Tone::Danger, errorText(*error));
    });
}

void MainWindow::showPending(bool selected)
{
    if (m_plan->isRunning())
        return;
    if (selected)
        showLowerPane(m_diffView);
    else if (m_lower->currentWidget() == m_diffView)
        m_lower->setCurrentWidget(m_script);
}

void MainWindow::newRevisionFromDiff()
{
    m_historyView->selectPending();
    showPending(true);
    m_diffView->startRevision();
}

void MainWindow::showProof(const DiffScript &script)
{
    for (const QString &message : script.messages)
        m_log->append(LogPanel::Kind::Message, message);
    const QString words = proofWords(script);
    m_log->append(isProved(script) ? LogPanel::Kind::Message : LogPanel::Kind::Warning, words);
    m_proof->showText(isProved(script) ? MessageBanner::Tone::Success : MessageBanner::Tone::Warning, words);
    if (script.ids.isEmpty())
        return;
    mayLeaveScript([this, script] {
        m_revisionToSelect = script.ids.back();
        showLowerPane(m_script);
        m_session->refresh();
    });
}

}  // namespace limbeck::ui
