// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "main_window.h"

#include "commands/command_registry.h"
#include "connection/target_bar.h"
#include "connection/target_store.h"
#include "connection/targets_panel.h"
#include "graph/history_model.h"
#include "graph/history_search_bar.h"
#include "graph/history_view.h"
#include "inspector/revision_inspector.h"
#include "jobs/job_status.h"
#include "jobs/jobs_panel.h"
#include "language/verbatim.h"
#include "log/log_panel.h"
#include "problems/problems_panel.h"
#include "project_session.h"
#include "revision/revision_actions.h"
#include "script/script_panel.h"
#include "script/script_tabs.h"
#include "start/start_page.h"

#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QLayout>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>

// What the window can do: every command once, and the menus and bars made of them.

namespace limbeck::ui {

void MainWindow::addProjectCommands()
{
    const QString category = tr("Project");
    m_commands->add({QStringLiteral("project.open"), tr("&Open folder…"), category, tr("Open a project's folder"), QStringLiteral("open"), {QKeySequence(QStringLiteral("Ctrl+O"))}}, this,
                    [this] { chooseFolder(); });
    m_commands->add({QStringLiteral("project.refresh"), tr("&Refresh"), category, tr("Read the files and the database again"), QStringLiteral("refresh"),
                     {QKeySequence(Qt::Key_F5)}},
                    this, [this] {
                        m_session->refresh();
                        m_session->readState();
                    });
    m_commands->add({QStringLiteral("project.close"), tr("&Close project"), category, tr("Close the project"), QStringLiteral("close"), {QKeySequence(QStringLiteral("Ctrl+Shift+W"))}}, this,
                    [this] {
                        mayLeaveScript([this] {
                            m_session->close();
                            m_history->setSnapshot({});
                            m_script->clear();
                            m_start->setRecent(RecentProjects::load());
                            m_start->setProblem({}, {});
                            m_pages->setCurrentWidget(m_start);
                            m_targetStripBar->hide();
                            m_targets->setTargets({});
                            m_targets->setStatus(TargetBar::Status::Unknown, {});
                            m_stateLabel->clear();
                            m_problemCount->hide();
                            updateCommands();
                            updateTitle();
                        });
                    });
    m_commands->add({QStringLiteral("script.save"), tr("&Save script"), category, tr("Save the script in the editor"), QStringLiteral("save"), {QKeySequence(QStringLiteral("Ctrl+S"))}}, this,
                    [this] { m_script->saveCurrent(); });
    m_commands->add({QStringLiteral("app.palette"), tr("Command &palette…"), category, tr("Choose any command by typing a part of its name"), QStringLiteral("terminal"),
                     {QKeySequence(QStringLiteral("Ctrl+Shift+P"))}},
                    this, [this] { showPalette(); });
    m_commands->add({QStringLiteral("app.preferences"), tr("Pr&eferences…"), category, tr("Colours, language, fonts, shortcuts"), QStringLiteral("settings"),
                     {QKeySequence(QStringLiteral("Ctrl+,"))}},
                    this, [this] { showPreferences(); });
    m_commands->add({QStringLiteral("app.quit"), tr("&Quit"), category, tr("Close the window"), {}, {QKeySequence(QStringLiteral("Ctrl+Q"))}}, this, [this] { close(); });
}

void MainWindow::addMigrationCommands()
{
    using migrate::Direction;
    const QString category = tr("Migration");
    m_commands->add({QStringLiteral("revision.new"), tr("&New revision…"), category, tr("Write a new script"), QStringLiteral("new"), {QKeySequence(QStringLiteral("Ctrl+N"))}}, this,
                    [this] { newRevision(); });
    m_commands->add({QStringLiteral("revision.delete"), tr("De&lete revision…"), category, tr("Move the script of a revision that nothing follows and no database has to the trash"),
                     QStringLiteral("trash"), {}},
                    this, [this] { deleteRevision(); });
    m_commands->add({QStringLiteral("migration.upgradeHead"), tr("&Upgrade to head"), category, tr("Bring the database to the newest revision"), QStringLiteral("upgrade"),
                     {QKeySequence(QStringLiteral("Ctrl+Shift+H"))}},
                    this, [this] { planTo(Direction::Upgrade, QStringLiteral("heads")); });
    m_commands->add({QStringLiteral("migration.upgradeSelected"), tr("Upgrade to s&elected"), category, tr("Bring the database up to the selected revision"),
                     QStringLiteral("upgrade"), {QKeySequence(QStringLiteral("Ctrl+U"))}},
                    this, [this] { planToSelection(Direction::Upgrade); });
    m_commands->add({QStringLiteral("migration.upgradeOne"), tr("Upgrade &one step"), category, tr("Run the next revision"), QStringLiteral("upgrade-one"),
                     {QKeySequence(QStringLiteral("Ctrl+Shift+U"))}},
                    this, [this] { planTo(Direction::Upgrade, QStringLiteral("+1")); });
    m_commands->add({QStringLiteral("migration.downgradeSelected"), tr("&Downgrade to selected"), category, tr("Bring the database down to the selected revision"),
                     QStringLiteral("downgrade"), {QKeySequence(QStringLiteral("Ctrl+D"))}},
                    this, [this] { planToSelection(Direction::Downgrade); });
    m_commands->add({QStringLiteral("migration.downgradeOne"), tr("Downgrade o&ne step"), category, tr("Take the last revision back"), QStringLiteral("downgrade-one"),
                     {QKeySequence(QStringLiteral("Ctrl+Shift+D"))}},
                    this, [this] { planTo(Direction::Downgrade, QStringLiteral("-1")); });
    m_commands->add({QStringLiteral("migration.downgradeBase"), tr("Downgrade to &base"), category, tr("Take all revisions back"), QStringLiteral("downgrade"), {}}, this,
                    [this] { planTo(Direction::Downgrade, QStringLiteral("base")); });
    m_commands->add({QStringLiteral("migration.stampSelected"), tr("S&tamp selected"), category, tr("Write the selected revision into the version table without running anything"),
                     QStringLiteral("stamp"), {}},
                    this, [this] { planToSelection(Direction::Stamp); });
    m_commands->add({QStringLiteral("migration.stop"), tr("St&op"), category, tr("Stop what is running"), QStringLiteral("stop"), {QKeySequence(QStringLiteral("Ctrl+."))}}, this,
                    [this] { m_session->stopRun(); });
}

void MainWindow::addViewCommands()
{
    const QString category = tr("View");
    m_commands->add({QStringLiteral("view.find"), tr("&Find in history"), category, tr("Highlight revisions by id, message or file"), QStringLiteral("search"),
                     {QKeySequence(QStringLiteral("Ctrl+F"))}},
                    this, [this] {
                        if (m_script->hasEditorFocus())
                            m_script->startFind();
                        else
                            m_search->start();
                    });
    m_commands->add({QStringLiteral("script.find"), tr("Find and &replace in the script"), category, tr("Find and replace in the script"), QStringLiteral("search"), {QKeySequence(QStringLiteral("Ctrl+H"))}}, this,
                    [this] {
                        showLowerPane(m_script);
                        m_script->startFind();
                    });
    m_commands->add({QStringLiteral("script.goToLine"), tr("Go to &line…"), category, tr("Go to a line of the script"), {}, {QKeySequence(QStringLiteral("Ctrl+G"))}}, this, [this] { goToLine(); });
    m_commands->add({QStringLiteral("script.goToDefinition"), tr("Go to the revision under the &caret"), category, tr("Select the revision whose id stands at the caret"), {},
                     {QKeySequence(Qt::Key_F12)}},
                    this, [this] { goToDefinition(); });
    m_commands->add({QStringLiteral("view.findNext"), tr("Find &next"), category, tr("Next match"), {}, {QKeySequence(Qt::Key_F3)}}, this, [this] { m_search->find(true); });
    m_commands->add({QStringLiteral("view.findPrevious"), tr("Find &previous"), category, tr("Previous match"), {}, {QKeySequence(Qt::SHIFT | Qt::Key_F3)}}, this,
                    [this] { m_search->find(false); });
    QAction *filter = m_commands->add({QStringLiteral("view.filter"), tr("Show only &matches"), category, tr("Hide the revisions that do not match"), QStringLiteral("filter"), {}, true}, this,
                                      [this] { m_search->setFilterActive(m_commands->action(QStringLiteral("view.filter"))->isChecked()); });
    connect(m_search, &HistorySearchBar::filterChanged, filter, &QAction::setChecked);
    m_commands->add({QStringLiteral("view.goTo"), tr("&Go to revision…"), category, tr("Find a revision, a script or a table by a part of its name"), QStringLiteral("history"),
                     {QKeySequence(QStringLiteral("Ctrl+P"))}},
                    this, [this] { goToAnything(); });
    m_commands->add({QStringLiteral("view.export"), tr("E&xport the history…"), category, tr("Save the history as SVG or PNG"), QStringLiteral("export"), {}}, this,
                    [this] { exportGraph(); });
    m_commands->add({QStringLiteral("view.resetLayout"), tr("&Reset layout"), category, tr("Everything back in its place"), {}, {QKeySequence(QStringLiteral("Alt+0"))}}, this, [this] {
        m_inspector->show();
        m_lower->show();
        for (QDockWidget *dock : {m_targetsDock, m_logDock, m_jobsDock, m_problemsDock})
            dock->hide();
        m_vertical->setSizes({54000, 46000});
        m_upper->setSizes({62000, 38000});
    });
    m_commands->add({QStringLiteral("view.ancestry"), tr("Highlight &ancestry"), category, tr("Show faintly what is neither above nor below the selected revision"), {}, {}, true}, this,
                    [this] { m_historyView->setAncestryShown(m_commands->action(QStringLiteral("view.ancestry"))->isChecked()); });
    m_commands->add({QStringLiteral("view.fold"), tr("&Fold long runs"), category, tr("Show long runs in which nothing branches by their first and last revisions"), {}, {}, true}, this,
                    [this] { m_historyView->setFolding(m_commands->action(QStringLiteral("view.fold"))->isChecked()); });
    m_commands->add({QStringLiteral("view.denser"), tr("&Denser rows"), category, tr("Less height for each revision"), {}, {QKeySequence(QKeySequence::ZoomOut)}}, this,
                    [this] { m_historyView->changeDensity(-1); });
    m_commands->add({QStringLiteral("view.roomier"), tr("&Roomier rows"), category, tr("More height for each revision"), {}, {QKeySequence(QKeySequence::ZoomIn)}}, this,
                    [this] { m_historyView->changeDensity(1); });
    m_commands->add({QStringLiteral("view.browse"), tr("&Browse"), category, tr("History and details"), {}, {QKeySequence(QStringLiteral("Alt+1"))}}, this,
                    [this] { showPerspective(Perspective::Browse); });
    m_commands->add({QStringLiteral("view.author"), tr("&Author"), category, tr("A large editor with its SQL"), {}, {QKeySequence(QStringLiteral("Alt+2"))}}, this,
                    [this] { showPerspective(Perspective::Author); });
    m_commands->add({QStringLiteral("view.deploy"), tr("&Deploy"), category, tr("History, plan and log"), {}, {QKeySequence(QStringLiteral("Alt+3"))}}, this,
                    [this] { showPerspective(Perspective::Deploy); });
    m_commands->add({QStringLiteral("view.goToCurrent"), tr("Go to &current"), category, tr("Select the revision at which the database stands"), {},
                     {QKeySequence(Qt::ALT | Qt::Key_Home)}},
                    this, [this] { m_historyView->goToCurrent(); });
    m_commands->add({QStringLiteral("edit.copyId"), tr("Copy revision &id"), category, tr("Copy the id of the selected revision"), QStringLiteral("copy"),
                     {QKeySequence(QStringLiteral("Ctrl+Alt+C"))}},
                    this, [this] {
                        const int revision = m_historyView->selectedRevision();
                        if (revision >= 0 && m_session->snapshot())
                            QApplication::clipboard()->setText(verbatim(m_session->snapshot()->graph->id(revision)));
                    });
}

QDockWidget *MainWindow::makeDock(const QString &title, const QString &menuText, const char *name, QWidget *content, Qt::DockWidgetArea area)
{
    auto *dock = new QDockWidget(title, this);
    dock->setObjectName(QLatin1String(name));
    dock->setWidget(content);
    addDockWidget(area, dock);
    dock->hide();
    dock->toggleViewAction()->setText(menuText);
    return dock;
}

void MainWindow::buildDocks()
{
    m_logDock = makeDock(tr("Log"), tr("&Log"), "logDock", m_log, Qt::BottomDockWidgetArea);
    m_logDock->toggleViewAction()->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_QuoteLeft));
    m_jobsDock = makeDock(tr("Jobs"), tr("&Jobs"), "jobsDock", m_jobsPanel, Qt::BottomDockWidgetArea);
    m_problemsDock = makeDock(tr("Problems"), tr("&Problems"), "problemsDock", m_problemsPanel, Qt::BottomDockWidgetArea);
    tabifyDockWidget(m_logDock, m_jobsDock);
    tabifyDockWidget(m_jobsDock, m_problemsDock);
    m_targetsDock = makeDock(tr("Databases"), tr("&Databases"), "targetsDock", m_targetsPanel, Qt::LeftDockWidgetArea);
}

QToolButton *MainWindow::makeMenuButton(const QString &commandId, const QStringList &menuIds)
{
    auto *button = new QToolButton;
    button->setDefaultAction(m_commands->action(commandId));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setPopupMode(QToolButton::MenuButtonPopup);
    auto *menu = new QMenu(button);
    for (const QString &id : menuIds)
        menu->addAction(m_commands->action(id));
    button->setMenu(menu);
    return button;
}

void MainWindow::buildTargetStrip()
{
    m_targetStrip = new TargetStrip;
    m_targetStripBar = addToolBar(tr("Database"));
    m_targetStripBar->setObjectName(QStringLiteral("targetStripBar"));
    m_targetStripBar->setMovable(false);
    m_targetStripBar->setContentsMargins(0, 0, 0, 0);
    m_targetStripBar->layout()->setContentsMargins(0, 0, 0, 0);
    m_targetStripBar->toggleViewAction()->setVisible(false);
    m_targetStripBar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_targetStripBar->addWidget(m_targetStrip);
    m_targetStripBar->hide();
    addToolBarBreak();
}

void MainWindow::buildToolBar()
{
    buildTargetStrip();
    QToolBar *bar = addToolBar(tr("Main"));
    bar->setObjectName(QStringLiteral("mainToolBar"));
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    const auto id = [](const char *text) { return QString::fromLatin1(text); };
    bar->addAction(m_commands->action(id("project.open")));
    bar->addSeparator();
    bar->addWidget(m_targets);
    bar->addAction(m_commands->action(id("target.connect")));
    bar->addAction(m_commands->action(id("project.refresh")));
    bar->addSeparator();
    bar->addWidget(makeMenuButton(id("migration.upgradeHead"), {id("migration.upgradeHead"), id("migration.upgradeOne"), id("migration.upgradeSelected")}));
    bar->addWidget(makeMenuButton(id("migration.downgradeOne"), {id("migration.downgradeOne"), id("migration.downgradeSelected"), id("migration.downgradeBase")}));
}

void MainWindow::buildMenus()
{
    const auto add = [this](QMenu *menu, const QStringList &ids) {
        for (const QString &id : ids) {
            if (id.isEmpty())
                menu->addSeparator();
            else
                menu->addAction(m_commands->action(id));
        }
    };
    const auto id = [](const char *text) { return QString::fromLatin1(text); };
    add(menuBar()->addMenu(tr("&Project")), {id("project.open"), id("project.refresh"), {}, id("script.save"), {}, id("view.export"), id("view.print"), {}, id("app.palette"), id("app.preferences"), {}, id("project.close"), id("app.quit")});
    QMenu *migration = menuBar()->addMenu(tr("&Migration"));
    add(migration, {id("target.connect"), id("target.add"), id("target.edit"), id("target.unlock"), {}, id("migration.upgradeHead"), id("migration.upgradeSelected"), id("migration.upgradeOne"), {},
                    id("migration.downgradeSelected"), id("migration.downgradeOne"), id("migration.downgradeBase"), {}, id("migration.stampSelected"), id("migration.stampVerified"), {}, id("migration.stop")});
    addRevisionMenu();
    addScriptMenu();
    QMenu *view = menuBar()->addMenu(tr("&View"));
    add(view, {id("view.pending"), id("view.goTo"), id("problem.next"), id("problem.previous"), {}, id("view.find"), id("view.findNext"), id("view.findPrevious"), id("view.filter"), id("view.goToCurrent"), {}, id("view.ancestry"), id("view.fold"), id("view.denser"), id("view.roomier"), {}, id("view.compare"), id("edit.copyId"), {}, id("view.browse"), id("view.author"), id("view.deploy"), id("view.resetLayout"), {}});
    for (const QDockWidget *dock : {m_targetsDock, m_logDock, m_jobsDock, m_problemsDock})
        view->addAction(dock->toggleViewAction());
}

void MainWindow::buildStatusBar()
{
    auto *job = new JobStatus(*m_jobs);
    connect(job, &JobStatus::listRequested, m_jobsDock, [this] {
        m_jobsDock->show();
        m_jobsDock->raise();
    });
    m_problemCount->setObjectName(QStringLiteral("problemCount"));
    m_problemCount->setAutoRaise(true);
    m_problemCount->setToolTip(tr("List the problems of the project"));
    m_problemCount->hide();
    connect(m_problemCount, &QToolButton::clicked, m_problemsDock, [this] {
        m_problemsDock->show();
        m_problemsDock->raise();
    });
    m_stateLabel->setObjectName(QStringLiteral("stateLabel"));
    statusBar()->addWidget(m_stateLabel, 1);
    statusBar()->addPermanentWidget(job);
    statusBar()->addPermanentWidget(m_problemCount);
}

}  // namespace limbeck::ui
