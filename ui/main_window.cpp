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
#include "log/log_panel.h"
#include "plan/delegation_consent.h"
#include "plan/plan_sheet.h"
#include "plan/step_progress.h"
#include "problems/problems_model.h"
#include "problems/problems_panel.h"
#include "project_session.h"
#include "revision/revision_actions.h"
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

void MainWindow::connectSession()
{
    connect(m_session.get(), &ProjectSession::opened, this, &MainWindow::showProject);
    connect(m_session.get(), &ProjectSession::openFailed, this, [this](const QString &folder, const QString &text) {
        RecentProjects::remove(folder);
        m_start->setRecent(RecentProjects::load());
        m_start->setProblem(folder, text);
        m_pages->setCurrentWidget(m_start);
        m_log->append(LogPanel::Kind::Error, text);
    });
    connect(m_session.get(), &ProjectSession::snapshotChanged, this, [this] {
        const int selected = m_historyView->selectedRevision();
        const bool wasPending = m_historyView->isPendingSelected() && m_revisionToSelect.isEmpty();
        const QString id = selected >= 0 && m_history->snapshot() ? QString::fromStdString(m_history->snapshot()->graph->id(selected)) : QString();
        m_history->setSnapshot(m_session->snapshot());
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
        for (const migrate::PlannedStep &step : plan->steps)
            m_history->setSupport(step.step.revision, step.unsupported ? QString::fromStdString(step.unsupported->toText()) : QString());
        Q_EMIT planShown();
    });
    connect(m_session.get(), &ProjectSession::planFailed, this, [this](const ErrorPtr &error) {
        m_plan->showFailed(*error);
        m_log->append(LogPanel::Kind::Error, QString::fromStdString(error->toText()));
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
        m_log->append(LogPanel::Kind::Error, QString::fromStdString(error->toText()));
        auto *box = new QMessageBox(QMessageBox::Warning, tr("No script was written"), QString::fromStdString(error->message()), QMessageBox::Ok, this);
        box->setInformativeText(QString::fromStdString(error->toText()).section(QLatin1Char('\n'), 1));
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
        m_log->append(LogPanel::Kind::Error, QString::fromStdString(error->toText()));
        updateCommands();
        Q_EMIT runEnded(false);
        if (m_closeAfterRun)
            close();
    });
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
    connect(m_plan, &PlanSheet::planOutdated, this, [this] { m_session->plan(m_plan->plan()->direction, QString::fromStdString(m_plan->plan()->target), m_plan->choices()); });
    new DelegationConsent(*m_session, *m_plan, this);
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
        QStringList rows;
        for (const std::string &row : state->rows)
            rows << QString::fromStdString(row);
        const auto &graph = *m_session->snapshot()->graph;
        const auto pending = std::count(state->applied.begin(), state->applied.end(), false);
        const QString at = rows.isEmpty() ? tr("base") : rows.join(QStringLiteral(", "));
        QStringList facts{tr("◉ %1 on %2").arg(at, name), m_session->connectionText(), tr("%n pending", nullptr, int(pending))};
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
    if (revisions.size() == 2)
        m_inspector->compareRevisions(revisions.back(), revisions.front());
    else
        m_inspector->showRevision(m_historyView->selectedRevision());
    m_script->repeatPreviews();
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
        enable(id, hasProject && m_problems->rowCount() > 0);
    m_targets->setEnabled(hasProject && idle);
}

void MainWindow::updateTitle()
{
    const QString project = m_session->folder().section(QLatin1Char('/'), -1);
    if (project.isEmpty())
        setWindowTitle(QStringLiteral("Limbeck"));
    else if (m_session->targetName().isEmpty())
        setWindowTitle(QStringLiteral("%1 — Limbeck").arg(project));
    else
        setWindowTitle(QStringLiteral("%1 — %2 — Limbeck").arg(project, m_session->targetName()));
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
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationPaletteChange)
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
