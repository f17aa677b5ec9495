// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "main_window.h"

#include "commands/command_registry.h"
#include "connection/password_prompt.h"
#include "connection/target_dialog.h"
#include "graph/history_model.h"
#include "graph/history_view.h"
#include "inspector/revision_inspector.h"
#include "plan/plan_sheet.h"
#include "project_session.h"
#include "script/script_panel.h"

#include <QDockWidget>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>

#include <algorithm>

// What happens when a command changes something: plans, questions, dialogs.

namespace limbeck::ui {

void MainWindow::planTo(migrate::Direction direction, const QString &target)
{
    if (m_script->isModified()) {
        mayLeaveScript([this, direction, target] { planTo(direction, target); });
        return;
    }
    showLowerPane(m_plan);
    m_plan->showWaiting(tr("Making the plan for %1").arg(m_session->targetName()));
    m_session->plan(direction, target);
}

void MainWindow::planToSelection(migrate::Direction direction)
{
    const int revision = m_historyView->selectedRevision();
    if (revision >= 0 && m_session->snapshot())
        planTo(direction, QString::fromStdString(m_session->snapshot()->graph->id(revision)));
}

void MainWindow::applyPlan()
{
    const PlanPtr plan = m_plan->plan();
    if (!plan)
        return;
    const auto run = [this, plan] { m_session->apply(plan, m_plan->transactionPerMigration()); };
    if (plan->direction == migrate::Direction::Upgrade)
        run();
    else
        confirmThen(run);
}

void MainWindow::confirmThen(std::function<void()> action)
{
    const PlanPtr plan = m_plan->plan();
    const bool down = plan->direction == migrate::Direction::Downgrade;
    const QString to = plan->rowsAfter.empty() ? tr("base") : QString::fromStdString(plan->rowsAfter.front());
    auto *box = new QMessageBox(QMessageBox::Question, down ? tr("Downgrade") : tr("Stamp"),
                                down ? tr("%n revision(s) of %1 will be taken back, down to %2.", nullptr, int(plan->steps.size())).arg(m_session->targetName(), to)
                                     : tr("The version table of %1 will say %2. No script is run.").arg(m_session->targetName(), to),
                                QMessageBox::Cancel, this);
    box->setInformativeText(down ? tr("What the scripts drop is gone with its data. The plan behind this question shows every statement.") : QString());
    QPushButton *go = box->addButton(down ? tr("Downgrade %1 to %2").arg(m_session->targetName(), to) : tr("Stamp %1").arg(m_session->targetName()), QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QMessageBox::buttonClicked, this, [go, action](QAbstractButton *button) {
        if (button == go)
            action();
    });
    box->open();
}

void MainWindow::closePlan()
{
    m_session->cancelPlan();
    showLowerPane(m_script);
    m_historyView->setFocus();
}

void MainWindow::askPassword()
{
    auto *prompt = new PasswordPrompt(m_session->target() && m_session->target()->url ? QString::fromStdString(m_session->target()->url->toString()) : m_session->targetName(), this);
    prompt->setAttribute(Qt::WA_DeleteOnClose);
    connect(prompt, &PasswordPrompt::passwordGiven, m_session.get(), &ProjectSession::givePassword);
    prompt->open();
}

void MainWindow::addTarget()
{
    auto *dialog = new TargetDialog(m_session->folder(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (const auto url = dialog->url())
            m_session->addTarget(dialog->targetName(), *url);
    });
    dialog->open();
}

void MainWindow::historyMenu(int revision, const QPoint &globalPos)
{
    if (revision < 0)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const char *id : {"migration.upgradeSelected", "migration.downgradeSelected", "migration.stampSelected", "", "edit.copyId"}) {
        if (*id == '\0')
            menu->addSeparator();
        else
            menu->addAction(m_commands->action(QString::fromLatin1(id)));
    }
    menu->popup(globalPos);
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

void MainWindow::saveLayout() const
{
    QSettings settings;
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/state"), saveState());
    settings.setValue(QStringLiteral("window/vertical"), m_vertical->saveState());
    settings.setValue(QStringLiteral("window/upper"), m_upper->saveState());
    settings.setValue(QStringLiteral("window/density"), int(m_historyView->density()));
}

void MainWindow::restoreLayout()
{
    const QSettings settings;
    resize(fontMetrics().averageCharWidth() * 190, fontMetrics().height() * 52);
    // Far more than there is: the splitters share what there is in this ratio.
    m_vertical->setSizes({54000, 46000});
    m_upper->setSizes({62000, 38000});
    restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
    restoreState(settings.value(QStringLiteral("window/state")).toByteArray());
    m_vertical->restoreState(settings.value(QStringLiteral("window/vertical")).toByteArray());
    m_upper->restoreState(settings.value(QStringLiteral("window/upper")).toByteArray());
    m_historyView->setDensity(HistoryView::Density(std::clamp(settings.value(QStringLiteral("window/density"), 1).toInt(), 0, 2)));
}

}  // namespace limbeck::ui
