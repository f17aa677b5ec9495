// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "main_window.h"

#include "commands/command_registry.h"
#include "common/message_banner.h"
#include "connection/password_prompt.h"
#include "connection/protection_unlocks.h"
#include "connection/target_bar.h"
#include "connection/target_dialog.h"
#include "connection/target_store.h"
#include "connection/targets_panel.h"
#include "graph/history_details.h"
#include "graph/history_model.h"
#include "graph/history_search_bar.h"
#include "graph/history_view.h"
#include "inspector/revision_inspector.h"
#include "jobs/desktop_notifier.h"
#include "jobs/jobs_panel.h"
#include "language/verbatim.h"
#include "log/log_panel.h"
#include "plan/delegation_consent.h"
#include "plan/plan_sheet.h"
#include "plan/rehearsals.h"
#include "plan/step_progress.h"
#include "problems/problems_model.h"
#include "problems/problems_panel.h"
#include "project_session.h"
#include "revision/revision_actions.h"
#include "revision/unknown_revisions.h"
#include "script/script_tabs.h"
#include "start/database_strip.h"
#include "start/start_page.h"
#include "theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDialog>
#include <QDir>
#include <QDockWidget>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace limbeck::ui {

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent), m_commands(std::make_unique<CommandRegistry>()), m_session(std::make_unique<ProjectSession>()), m_stepProgress(std::make_unique<StepProgress>()), m_start(new StartPage),
      m_details(new HistoryDetails(this)), m_history(new HistoryModel(this)), m_historyView(new HistoryView), m_script(new ScriptTabs(m_session->engine())), m_plan(new PlanSheet), m_log(new LogPanel),
      m_inspector(new RevisionInspector(m_session->engine())), m_search(nullptr), m_targets(new TargetBar), m_pages(new QStackedWidget), m_lower(new QStackedWidget), m_logDock(nullptr),
      m_targetsPanel(new TargetsPanel), m_unlocks(new ProtectionUnlocks(this)),
      m_stateLabel(new QLabel), m_jobs(new JobsModel(m_session->engine(), this)), m_jobsPanel(new JobsPanel(*m_jobs)),
      m_notifier(new DesktopNotifier(*m_jobs, [this] { return isActiveWindow(); }, this)), m_strip(new DatabaseStrip), m_problems(new ProblemsModel(this)), m_problemsPanel(new ProblemsPanel(*m_problems)),
      m_problemCount(new QToolButton), m_banner(new MessageBanner), m_proof(new MessageBanner), m_vertical(new QSplitter(Qt::Vertical)),
      m_upper(new QSplitter(Qt::Horizontal))
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    m_historyView->setModel(m_history);
    m_search = new HistorySearchBar(m_history, m_historyView);
    buildPages();
    addProjectCommands();
    addMigrationCommands();
    addTargetCommands();
    addProblemCommands();
    addViewCommands();
    addDiffCommands();
    addScriptCommands();
    makeActions();
    buildDocks();
    buildToolBar();
    buildMenus();
    buildStatusBar();
    connectSession();
    connectParts();
    connectTargets();
    connectJobsAndProblems();
    connectDiff();
    connectDetails();
    m_start->setRecent(RecentProjects::load());
    restoreLayout();
    updateCommands();
    updateTitle();
}

MainWindow::~MainWindow()
{
    // Dialogs that ask the engine go before it.
    const QList<QDialog *> dialogs = findChildren<QDialog *>(QString(), Qt::FindDirectChildrenOnly);
    qDeleteAll(dialogs);
}

void MainWindow::buildPages()
{
    auto *history = new QWidget;
    auto *column = new QVBoxLayout(history);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(m_strip);
    column->addWidget(m_proof);
    column->addWidget(m_search);
    column->addWidget(m_historyView, 1);
    m_banner->setObjectName(QStringLiteral("projectBanner"));
    m_banner->setMaximumLines(4);
    m_problemButton = m_banner->addButton(tr("Show in the script"));
    m_problemButton->setObjectName(QStringLiteral("problemShow"));
    connect(m_problemButton, &QPushButton::clicked, this, [this] { goToProblem(true); });
    m_compiledButton = m_banner->addButton(tr("Read with Python…"));
    m_compiledButton->setObjectName(QStringLiteral("compiledRead"));
    m_upper->setObjectName(QStringLiteral("upperSplitter"));
    m_upper->setChildrenCollapsible(false);
    m_upper->addWidget(history);
    m_upper->addWidget(m_inspector);
    m_upper->setStretchFactor(0, 5);
    m_upper->setStretchFactor(1, 3);
    m_lower->addWidget(m_script);
    m_lower->addWidget(m_plan);
    m_vertical->setObjectName(QStringLiteral("mainSplitter"));
    m_vertical->setChildrenCollapsible(false);
    m_vertical->addWidget(m_upper);
    m_vertical->addWidget(m_lower);
    m_vertical->setStretchFactor(0, 1);
    m_vertical->setStretchFactor(1, 1);
    m_pages->addWidget(m_start);
    m_pages->addWidget(m_vertical);
    setCentralWidget(m_pages);
}

void MainWindow::connectParts()
{
    connect(m_start, &StartPage::openFolderRequested, this, &MainWindow::chooseFolder);
    connect(m_start, &StartPage::openRequested, this, &MainWindow::openFolder);
    connect(m_start, &StartPage::sampleRequested, this, &MainWindow::openSample);
    connect(m_start, &StartPage::initRequested, this, &MainWindow::beginWithAlembic);
    connect(m_historyView, &HistoryView::revisionSelected, this, &MainWindow::showSelection);
    connect(m_historyView, &HistoryView::revisionActivated, this, [this](int revision) {
        const revision::Script &script = m_session->snapshot()->graph->script(revision);
        showLowerPane(m_script);
        m_script->keepCurrent();
        m_script->goToLine(std::max(1, script.lines.upgrade));
    });
    connect(m_historyView, &HistoryView::contextMenuRequested, this, &MainWindow::historyMenu);
    connect(m_script, &ScriptTabs::message, this, [this](const QString &text) { statusBar()->showMessage(text, 4000); });
    connect(m_script, &ScriptTabs::supportKnown, this, [this](int revision, const QString &problem) { m_history->setSupport(revision, problem); });
    connect(m_script, &ScriptTabs::definitionRequested, this, &MainWindow::goToDefinition);
    connect(m_script, &ScriptTabs::copyRequested, m_actions, &RevisionActions::copyRevision);
    connect(m_script, &ScriptTabs::revisionInFront, this, [this](int revision) {
        if (revision >= 0)
            m_historyView->selectRevision(revision);
    });
    connect(m_script, &ScriptTabs::tabsChanged, this, &MainWindow::updateCommands);
    connect(m_plan, &PlanSheet::applyRequested, this, &MainWindow::applyPlan);
    connect(m_plan, &PlanSheet::stopRequested, m_session.get(), &ProjectSession::stopRun);
    connect(m_plan, &PlanSheet::closed, this, &MainWindow::closePlan);
    connect(m_plan, &PlanSheet::shown, m_strip, &DatabaseStrip::setQuiet);
    connect(m_plan, &PlanSheet::planOutdated, this, [this] { m_session->plan(m_plan->plan()->direction, verbatim(m_plan->plan()->target), m_plan->choices()); });
    new DelegationConsent(*m_session, *m_plan, this);
    m_rehearsals = new Rehearsals(*m_session, *m_plan, this);
    connect(m_rehearsals, &Rehearsals::ended, this, &MainWindow::showProtection);
    connect(m_historyView, &HistoryView::selectionCountChanged, this, &MainWindow::showInspected, Qt::QueuedConnection);
    connect(m_script, &ScriptTabs::previewChanged, m_inspector, &RevisionInspector::setPreview);
    connect(m_inspector, &RevisionInspector::revisionRequested, m_historyView, &HistoryView::selectRevision);
    connect(m_inspector, &RevisionInspector::lineRequested, this, [this](int line) {
        showLowerPane(m_script);
        m_script->goToLine(line);
    });
}

void MainWindow::openFolder(const QString &folder)
{
    mayLeaveScript([this, folder] {
        m_start->setProblem({}, {});
        m_log->append(LogPanel::Kind::Message, tr("Opening %1").arg(folder));
        m_session->open(folder);
    });
}

void MainWindow::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Open a project's folder"), m_session->folder());
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openFolder);
    dialog->open();
}

void MainWindow::openSample()
{
    const QString copy = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + QStringLiteral("/demo");
    if (!QDir(copy).exists(QStringLiteral("alembic.ini"))) {
        QDir source(m_sampleProject);
        if (m_sampleProject.isEmpty() || !source.exists(QStringLiteral("alembic.ini"))) {
            m_start->setProblem({}, tr("The sample project is not installed."));
            return;
        }
        QStringList pending{QString()};
        while (!pending.isEmpty()) {
            const QString below = pending.takeFirst();
            QDir().mkpath(copy + below);
            const QDir folder(m_sampleProject + below);
            for (const QFileInfo &entry : folder.entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot)) {
                const QString relative = below + QLatin1Char('/') + entry.fileName();
                if (entry.isDir())
                    pending << relative;
                else
                    QFile::copy(entry.absoluteFilePath(), copy + relative);
            }
        }
    }
    openFolder(copy);
}

bool MainWindow::mayLeaveScript(std::function<void()> then)
{
    const QStringList names = m_script->modifiedNames();
    if (names.isEmpty()) {
        then();
        return true;
    }
    auto *box = new QMessageBox(QMessageBox::Question, tr("Unsaved scripts"), tr("%n script(s) have unsaved changes.", nullptr, int(names.size())),
                                QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, this);
    box->setInformativeText(names.join(QLatin1Char('\n')));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setDefaultButton(QMessageBox::Save);
    connect(box, &QMessageBox::finished, this, [this, then](int choice) {
        if (choice == QMessageBox::Discard) {
            m_script->discardAll();
            then();
        } else if (choice == QMessageBox::Save) {
            m_script->saveAllThen(then);
        }
    });
    box->open();
    return false;
}

void MainWindow::updateCommands()
{
    const bool hasProject = m_session->snapshot() != nullptr && m_pages->currentIndex() == 1;
    const bool hasTarget = hasProject && m_session->target() && m_session->target()->url;
    const bool idle = !m_session->isMigrating();
    const bool canMigrate = hasTarget && idle && m_session->snapshot()->graph->problems().empty();
    const int selected = m_historyView->selectedRevision();
    const bool hasSelection = canMigrate && selected >= 0 && !m_session->snapshot()->graph->isGhost(selected);
    const auto enable = [this](const char *id, bool on) { m_commands->setEnabled(QString::fromLatin1(id), on); };
    for (const char *id : {"project.refresh", "project.close", "script.save", "target.add", "view.filter", "view.browse", "view.author", "view.deploy", "view.find", "view.findNext", "view.findPrevious", "view.goToCurrent", "edit.copyId"})
        enable(id, hasProject);
    enable("target.connect", hasTarget && idle);
    enable("target.edit", hasProject && idle && m_session->target());
    enable("target.unlock", hasProject && m_session->target() && protectionOf(m_session->folder(), *m_session->target()) == Protection::Protected && !m_unlocks->isUnlocked(m_session->targetName()));
    for (const char *id : {"migration.upgradeHead", "migration.upgradeOne", "migration.downgradeOne", "migration.downgradeBase"})
        enable(id, canMigrate);
    for (const char *id : {"migration.upgradeSelected", "migration.downgradeSelected", "migration.stampSelected"})
        enable(id, hasSelection);
    const bool canWrite = hasProject && idle && m_session->snapshot()->graph->problems().empty();
    enable("revision.new", canWrite);
    enable("revision.fromDiff", canWrite);
    enable("view.pending", hasProject);
    enable("revision.delete", m_session->canDelete(selected));
    m_actions->updateCommands();
    for (const char *id : {"view.goTo", "view.export", "view.print", "view.ancestry", "view.fold", "view.denser", "view.roomier", "view.resetLayout", "script.find", "script.goToLine", "script.goToDefinition", "script.close", "script.keep", "script.nextProblem", "script.previousProblem", "script.complete", "script.fold", "script.foldAll", "script.unfoldAll"})
        enable(id, hasProject);
    enable("script.reopen", hasProject && m_script->canReopen());
    for (const char *id : {"script.next", "script.previous"})
        enable(id, hasProject && m_script->count() > 1);
    enable("migration.stop", !idle);
    for (const char *id : {"problem.next", "problem.previous"})
        enable(id, hasProject);
    m_targets->setEnabled(hasProject && idle);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_session->isMigrating()) {
        event->ignore();
        auto *box = new QMessageBox(QMessageBox::Question, tr("A migration is running"), tr("%1 is being migrated.").arg(m_session->targetName()), QMessageBox::NoButton, this);
        box->setInformativeText(tr("Stopping rolls back the step under way; the report says what stays."));
        QPushButton *stop = box->addButton(tr("Stop and close"), QMessageBox::DestructiveRole);
        QPushButton *wait = box->addButton(tr("Close when it is done"), QMessageBox::AcceptRole);
        box->setDefaultButton(box->addButton(tr("Keep running"), QMessageBox::RejectRole));
        box->setAttribute(Qt::WA_DeleteOnClose);
        connect(box, &QMessageBox::buttonClicked, this, [this, stop, wait](QAbstractButton *button) {
            m_closeAfterRun = button == stop || button == wait;
            if (button == stop)
                m_session->stopRun();
        });
        box->open();
        return;
    }
    if (m_script->isModified()) {
        event->ignore();
        mayLeaveScript([this] {
            m_script->clear();
            close();
        });
        return;
    }
    saveLayout();
    event->accept();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_commands->refreshIcons();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().size() == 1)
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QString path = event->mimeData()->urls().front().toLocalFile();
    if (!path.isEmpty())
        openFolder(QFileInfo(path).isDir() ? path : QFileInfo(path).absolutePath());
}

}  // namespace limbeck::ui
