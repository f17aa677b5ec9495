// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "main_window.h"

#include "commands/command_palette.h"
#include "commands/command_registry.h"
#include "connection/protection.h"
#include "connection/protection_unlocks.h"
#include "graph/history_details.h"
#include "graph/history_export.h"
#include "graph/history_model.h"
#include "graph/history_view.h"
#include "graph/revision_texts.h"
#include "inspector/revision_inspector.h"
#include "language/verbatim.h"
#include "plan/confirm_dialog.h"
#include "plan/plan_sheet.h"
#include "preferences/preferences_dialog.h"
#include "project_session.h"
#include "revision/revision_dialog.h"
#include "revision/revision_actions.h"
#include "script/script_tabs.h"
#include "start/init_dialog.h"

#include <QApplication>
#include <QCryptographicHash>
#include <QDockWidget>
#include <QFileDialog>
#include <QInputDialog>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>

#include <algorithm>
#include <limits>

// What happens when a command changes something: plans, questions, dialogs.

namespace limbeck::ui {

void MainWindow::planTo(migrate::Direction direction, const QString &target, const PlanChoices &choices)
{
    if (m_script->isModified()) {
        mayLeaveScript([this, direction, target, choices] { planTo(direction, target, choices); });
        return;
    }
    showLowerPane(m_plan);
    m_plan->showWaiting(tr("Making the plan for %1").arg(m_session->targetName()));
    m_session->plan(direction, target, choices);
}

void MainWindow::planToSelection(migrate::Direction direction)
{
    const int revision = m_historyView->selectedRevision();
    if (revision >= 0 && m_session->snapshot())
        planTo(direction, verbatim(m_session->snapshot()->graph->id(revision)));
}

void MainWindow::applyPlan()
{
    const PlanPtr plan = m_plan->plan();
    if (!plan || !m_session->target())
        return;
    const auto run = [this, plan] { m_session->apply(plan, m_plan->transactionPerMigration(), m_plan->choices(), m_plan->estimate()); };
    const Confirmation confirmation = confirmationFor(protectionOf(m_session->folder(), *m_session->target()), plan->direction, m_unlocks->isUnlocked(m_session->targetName()));
    switch (confirmation) {
    case Confirmation::None:
        run();
        return;
    case Confirmation::Refused:
        return;
    case Confirmation::Ask:
    case Confirmation::TypeName:
        break;
    }
    auto *dialog = new ConfirmDialog(*plan, m_session->targetName(), confirmation, this);
    connect(dialog, &QDialog::accepted, this, run);
    dialog->open();
}

void MainWindow::closePlan()
{
    m_session->cancelPlan();
    showLowerPane(m_script);
    showPending(m_historyView->isPendingSelected());
    m_historyView->setFocus();
}

void MainWindow::historyMenu(int revision, const QPoint &globalPos)
{
    if (revision < 0) {
        if (const QString unknown = m_historyView->selectedUnknown(); !unknown.isEmpty())
            unknownMenu(unknown, globalPos);
        return;
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const char *id : {"migration.upgradeSelected", "migration.downgradeSelected", "migration.stampSelected", "migration.stampVerified", "", "revision.new", "revision.splice", "revision.copy", "revision.merge",
                           "revision.linearise", "revision.reparent", "", "revision.editMessage", "revision.setLabel", "revision.delete", "revision.repair", "", "view.compare", "edit.copyId"}) {
        if (*id == '\0')
            menu->addSeparator();
        else
            menu->addAction(m_commands->action(QString::fromLatin1(id)));
    }
    menu->popup(globalPos);
}

void MainWindow::beginWithAlembic(const QString &folder)
{
    auto *dialog = new InitDialog(folder, m_session->engine(), this);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { m_session->init(dialog->request()); });
    dialog->open();
}

void MainWindow::deleteRevision()
{
    const int revision = m_historyView->selectedRevision();
    if (!m_session->canDelete(revision))
        return;
    const QString id = verbatim(m_session->snapshot()->graph->id(revision));
    auto *box = new QMessageBox(QMessageBox::Question, tr("Delete a revision"), tr("The file of %1 goes to the trash. It can be undone.").arg(id), QMessageBox::Cancel, this);
    box->setInformativeText(tr("Nothing follows it, and no database that was read here has it. A database that was not read may have it nevertheless."));
    QPushButton *go = box->addButton(tr("Delete %1").arg(id), QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QMessageBox::buttonClicked, this, [this, go, revision](QAbstractButton *button) {
        if (button == go)
            m_actions->deleteScript(revision);
    });
    box->open();
}

void MainWindow::newRevision()
{
    auto *dialog = new RevisionDialog(RevisionDialog::Kind::Revision, m_session->snapshot(), m_historyView->selectedRevision(), this);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { writeRevision(dialog->request()); });
    dialog->open();
}

void MainWindow::writeRevision(const autogenerate::RevisionRequest &request)
{
    mayLeaveScript([this, request] {
        showLowerPane(m_script);
        m_session->createRevision(request);
    });
}

void MainWindow::showPalette()
{
    std::vector<PaletteEntry> entries;
    std::vector<QAction *> actions;
    for (const CommandInfo &info : m_commands->commands()) {
        QAction *action = m_commands->action(info.id);
        if (!action->isEnabled())
            continue;
        entries.push_back({QStringLiteral("%1: %2").arg(info.category, CommandRegistry::plainText(info.text)), QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText), info.id});
        actions.push_back(action);
    }
    const int count = int(entries.size());
    const auto entry = [entries = std::move(entries)](int at) { return entries[std::size_t(at)]; };
    (new CommandPalette(tr("Command"), {count, entry, [actions](int at) { actions[std::size_t(at)]->trigger(); }}, this))->open();
}

void MainWindow::goToAnything()
{
    std::vector<int> revisions;
    for (int row = m_history->firstRevisionRow(); row < m_history->rowCount(); ++row)
        revisions.push_back(m_history->revisionAt(row));
    // A table leads to the newest revision that changes it.
    std::vector<std::pair<QString, int>> tables;
    for (const auto &[table, changes] : m_details->tables()) {
        if (!changes.empty())
            tables.emplace_back(verbatim(table), std::ranges::min(changes, {}, [this](int revision) { return m_history->rowOfRevision(revision); }));
    }
    std::ranges::sort(tables);
    const int count = int(revisions.size() + tables.size());
    const auto entry = [revisions, tables, snapshot = m_history->snapshot()](int at) -> PaletteEntry {
        if (std::size_t(at) < revisions.size()) {
            const revision::Script &script = snapshot->graph->script(revisions[std::size_t(at)]);
            const std::string_view path = script.path;
            return {verbatim(script.id), messageOf(script), verbatim(path.substr(path.rfind('/') + 1))};
        }
        const auto &[table, revision] = tables[std::size_t(at) - revisions.size()];
        return {table, tr("table, changed last by %1").arg(verbatim(snapshot->graph->id(revision)))};
    };
    // By its id: the project may be read again while the list is open.
    const auto choose = [this, revisions, tables, snapshot = m_history->snapshot()](int at) {
        const int revision = std::size_t(at) < revisions.size() ? revisions[std::size_t(at)] : tables[std::size_t(at) - revisions.size()].second;
        goToRevision(verbatim(snapshot->graph->id(revision)));
        m_historyView->setFocus();
    };
    (new CommandPalette(tr("Go to a revision, a script or a table"), {count, entry, choose}, this))->open();
}

void MainWindow::goToRevision(const QString &id)
{
    const int row = m_history->rowOf(id);
    if (row >= 0)
        m_historyView->selectRevision(m_history->revisionAt(row));
    else
        statusBar()->showMessage(tr("\"%1\" is no revision of this project.").arg(id), 4000);
}

void MainWindow::goToLine()
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Go to line"));
    dialog->setLabelText(tr("Line"));
    dialog->setInputMode(QInputDialog::IntInput);
    dialog->setIntRange(1, std::numeric_limits<int>::max());
    dialog->setIntValue(m_script->currentLine());
    connect(dialog, &QInputDialog::intValueSelected, this, [this](int line) {
        showLowerPane(m_script);
        m_script->goToLine(line);
    });
    dialog->open();
}

void MainWindow::goToDefinition()
{
    goToRevision(m_script->wordAtCaret());
}

void MainWindow::showPreferences()
{
    auto *dialog = new PreferencesDialog(*m_commands, m_session->engine(), m_session->snapshot() ? verbatim(m_session->snapshot()->project.root) : QString(), this);
    connect(dialog, &PreferencesDialog::fontChanged, this, [this] {
        // Everything that shows texts in that font takes it anew.
        QEvent change(QEvent::FontChange);
        for (QWidget *widget : findChildren<QWidget *>())
            QApplication::sendEvent(widget, &change);
    });
    connect(dialog, &PreferencesDialog::safetyChanged, this, &MainWindow::showProtection);
    connect(dialog, &PreferencesDialog::languageChanged, this, [this, dialog] {
        if (m_session->isMigrating())
            return statusBar()->showMessage(tr("The language changes when the window is opened again."), 8000);
        mayLeaveScript([this, dialog] {
            dialog->close();
            saveLayout();
            Q_EMIT replacementWanted(m_session->folder());
        });
    });
    dialog->open();
}

void MainWindow::exportGraph()
{
    auto *dialog = new QFileDialog(this, tr("Export the history"), m_session->folder(), tr("SVG drawing (*.svg);;PNG picture (*.png)"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("svg"));
    dialog->selectFile(QStringLiteral("history.svg"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        statusBar()->showMessage(exportHistory(*m_historyView, file) ? tr("Written: %1").arg(file) : tr("%1 cannot be written, or the history is too long for a picture: try SVG.").arg(file), 8000);
    });
    dialog->open();
}

void MainWindow::showLowerPane(QWidget *pane)
{
    m_lower->setCurrentWidget(pane);
    m_lower->show();
}

void MainWindow::showPerspective(Perspective perspective)
{
    switch (perspective) {
    case Perspective::Browse:
        m_inspector->show();
        m_lower->setVisible(m_lower->currentWidget() == m_plan);
        m_logDock->hide();
        break;
    case Perspective::Author:
        m_inspector->hide();
        m_logDock->hide();
        showLowerPane(m_script);
        m_vertical->setSizes({25000, 75000});
        break;
    case Perspective::Deploy:
        m_inspector->hide();
        m_lower->show();
        m_logDock->show();
        m_vertical->setSizes({50000, 50000});
        break;
    }
    m_historyView->setFocus();
}

namespace {

/// Where a project's layout is kept; without a project, what new ones begin with.
QString layoutGroup(const QString &folder)
{
    return folder.isEmpty() ? QStringLiteral("window") : QStringLiteral("layout/") + QString::fromLatin1(QCryptographicHash::hash(folder.toUtf8(), QCryptographicHash::Sha1).toHex());
}

}  // namespace

void MainWindow::saveLayout() const
{
    QSettings settings;
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    // The last one is what the next new project begins with.
    for (const QString &group : {layoutGroup({}), layoutGroup(m_layoutFolder)}) {
        settings.beginGroup(group);
        settings.setValue(QStringLiteral("state"), saveState());
        settings.setValue(QStringLiteral("vertical"), m_vertical->saveState());
        settings.setValue(QStringLiteral("upper"), m_upper->saveState());
        settings.setValue(QStringLiteral("density"), int(m_historyView->density()));
        settings.setValue(QStringLiteral("hiddenColumns"), m_historyView->hiddenColumns());
        settings.setValue(QStringLiteral("inspector"), !m_inspector->isHidden());
        settings.setValue(QStringLiteral("lower"), !m_lower->isHidden());
        settings.endGroup();
    }
}

void MainWindow::restoreLayout()
{
    resize(fontMetrics().averageCharWidth() * 190, fontMetrics().height() * 52);
    // Far more than there is: the splitters share what there is in this ratio.
    m_vertical->setSizes({54000, 46000});
    m_upper->setSizes({62000, 38000});
    restoreGeometry(QSettings().value(QStringLiteral("window/geometry")).toByteArray());
    takeLayout({});
}

void MainWindow::openLayout()
{
    if (!m_layoutFolder.isEmpty())
        saveLayout();
    m_layoutFolder = m_session->folder();
    if (QSettings().contains(layoutGroup(m_layoutFolder) + QStringLiteral("/state")))
        takeLayout(m_layoutFolder);
    else
        m_lower->show();
}

void MainWindow::takeLayout(const QString &folder)
{
    QSettings settings;
    settings.beginGroup(layoutGroup(folder));
    restoreState(settings.value(QStringLiteral("state")).toByteArray());
    m_vertical->restoreState(settings.value(QStringLiteral("vertical")).toByteArray());
    m_upper->restoreState(settings.value(QStringLiteral("upper")).toByteArray());
    m_inspector->setVisible(settings.value(QStringLiteral("inspector"), true).toBool());
    m_lower->setVisible(settings.value(QStringLiteral("lower"), true).toBool());
    m_historyView->setHiddenColumns(settings.value(QStringLiteral("hiddenColumns"), QStringList{QStringLiteral("author")}).toStringList());
    m_historyView->setDensity(HistoryView::Density(std::clamp(settings.value(QStringLiteral("density"), 1).toInt(), 0, 2)));
}

}  // namespace limbeck::ui
