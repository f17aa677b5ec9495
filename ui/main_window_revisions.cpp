// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "main_window.h"

#include "commands/command_registry.h"
#include "graph/history_details.h"
#include "graph/history_model.h"
#include "graph/history_print.h"
#include "graph/history_view.h"
#include "language/verbatim.h"
#include "log/log_panel.h"
#include "plan/plan_sheet.h"
#include "project_session.h"
#include "revision/revision_actions.h"
#include "script/code_editor.h"
#include "script/script_panel.h"
#include "script/script_tabs.h"

#include <QMenu>
#include <QMenuBar>
#include <QPrintDialog>
#include <QPrinter>
#include <QStatusBar>

// The commands of the script editor, and the menus of scripts and revisions.

namespace limbeck::ui {

void MainWindow::makeActions()
{
    RevisionActions::Window window;
    window.widget = this;
    window.beforeWriting = [this](std::function<void()> then) { mayLeaveScript(std::move(then)); };
    window.planStamp = [this](const QString &revision, bool purge) {
        PlanChoices choices;
        choices.purge = purge;
        planTo(migrate::Direction::Stamp, revision, choices);
    };
    window.tell = [this](const QString &text) { statusBar()->showMessage(text, 8000); };
    window.log = [this](const QString &text) { m_log->append(LogPanel::Kind::Message, text); };
    window.select = [this](const QStringList &ids) {
        if (!ids.isEmpty())
            m_revisionToSelect = ids.back();
    };
    m_actions = new RevisionActions(*m_session, *m_historyView, *m_commands, std::move(window), this);
}

void MainWindow::connectDetails()
{
    m_history->setDetails(m_details, [this](int revision) { return m_session->appliedOn(revision); });
    connect(m_session.get(), &ProjectSession::snapshotChanged, this, [this] { m_details->setSnapshot(m_session->snapshot(), m_session->folder()); });
    connect(m_details, &HistoryDetails::changed, this, [this] {
        showProblems();
        m_inspector->updateFacts();
    });
    m_inspector->setFactsOf([this](int revision) { return ScriptFacts{m_details->author(revision), m_details->touched(revision)}; });
    connect(m_session.get(), &ProjectSession::targetsChanged, this, [this] {
        if (m_session->target())
            m_details->setDialect(m_session->dialectName(), m_session->target()->run);
    });
    connect(m_historyView, &HistoryView::columnsChanged, this, [this] {
        if (!m_historyView->isColumnHidden(HistoryModel::AuthorColumn))
            m_details->wantAuthors();
    });
    connect(m_session.get(), &ProjectSession::runFinished, this, [this] {
        QStringList applied;
        if (m_plan->plan() && m_plan->plan()->direction == migrate::Direction::Upgrade) {
            for (const migrate::PlannedStep &step : m_plan->plan()->steps)
                applied << verbatim(step.step.id);
        }
        m_details->recordApplied(applied);
    });
}

void MainWindow::printGraph()
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(windowTitle());
    auto *dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), this, [this, printer] {
        const int pages = printHistory(*m_historyView, *printer, windowTitle());
        statusBar()->showMessage(pages > 0 ? tr("Printed %n page(s)", nullptr, pages) : tr("Nothing could be printed"), 8000);
    });
    dialog->open();
}

void MainWindow::addScriptCommands()
{
    const QString category = tr("Script");
    const auto add = [&](const char *id, const QString &text, const QString &tip, const QList<QKeySequence> &keys, std::function<void()> run) {
        m_commands->add({QString::fromLatin1(id), text, category, tip, {}, keys}, this, std::move(run));
    };
    const auto key = [](const char *keys) { return QList<QKeySequence>{QKeySequence(QString::fromLatin1(keys))}; };
    m_commands->add({QStringLiteral("view.print"), tr("&Print the history…"), tr("View"), tr("Print the revisions that are shown"), {}, {}}, this, [this] { printGraph(); });
    add("script.close", tr("&Close tab"), tr("Close the script in front"), key("Ctrl+W"), [this] { m_script->closeTab(m_script->currentIndex()); });
    add("script.reopen", tr("&Reopen closed tab"), tr("Open the script again that was closed last"), key("Ctrl+Shift+T"), [this] {
        showLowerPane(m_script);
        m_script->reopenClosed();
    });
    add("script.keep", tr("&Keep open"), tr("The next selection opens another tab"), {}, [this] { m_script->keepCurrent(); });
    add("script.next", tr("&Next tab"), tr("The next open script"), key("Ctrl+PgDown"), [this] { m_script->nextTab(1); });
    add("script.previous", tr("&Previous tab"), tr("The previous open script"), key("Ctrl+PgUp"), [this] { m_script->nextTab(-1); });
    add("script.nextProblem", tr("Ne&xt problem"), tr("Go to the next problem in the script"), key("Ctrl+F8"), [this] {
        showLowerPane(m_script);
        m_script->goToProblem(true);
    });
    add("script.previousProblem", tr("Previo&us problem"), tr("Go to the previous problem in the script"), key("Ctrl+Shift+F8"), [this] {
        showLowerPane(m_script);
        m_script->goToProblem(false);
    });
    add("script.complete", tr("Co&mplete"), tr("Offer what fits at the caret"), key("Ctrl+Space"), [this] { m_script->current()->editor()->complete(); });
    add("script.fold", tr("&Fold here"), tr("Fold or unfold the function at the caret"), key("Ctrl+Shift+."), [this] { m_script->current()->editor()->foldAtCaret(); });
    add("script.foldAll", tr("Fold &all"), tr("Fold all functions"), {}, [this] { m_script->current()->editor()->foldAll(true); });
    add("script.unfoldAll", tr("Un&fold all"), tr("Show everything"), {}, [this] { m_script->current()->editor()->foldAll(false); });
}

void MainWindow::addRevisionMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Revision"));
    for (const char *id : {"revision.new", "revision.fromDiff", "revision.dataMigration", "revision.splice", "revision.copy", "revision.merge", "", "revision.editMessage", "revision.setLabel", "revision.delete", "revision.repair", "", "revision.linearise",
                           "revision.unlockTopology", "revision.reparent", "", "edit.undoFiles", "edit.redoFiles"}) {
        if (*id == '\0')
            menu->addSeparator();
        else
            menu->addAction(m_commands->action(QString::fromLatin1(id)));
    }
}

void MainWindow::addScriptMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Script"));
    for (const char *id : {"script.save", "script.close", "script.reopen", "script.keep", "script.next", "script.previous", "", "script.find", "script.goToLine", "script.goToDefinition", "script.nextProblem", "script.previousProblem", "",
                           "script.complete", "script.fold", "script.foldAll", "script.unfoldAll"}) {
        if (*id == '\0')
            menu->addSeparator();
        else
            menu->addAction(m_commands->action(QString::fromLatin1(id)));
    }
}

}  // namespace limbeck::ui
