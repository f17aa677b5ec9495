// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "main_window.h"

#include "commands/command_registry.h"
#include "connection/password_prompt.h"
#include "connection/target_bar.h"
#include "connection/target_dialog.h"
#include "connection/target_store.h"
#include "graph/history_model.h"
#include "graph/history_view.h"
#include "log/log_panel.h"
#include "plan/plan_sheet.h"
#include "project_session.h"
#include "script/script_panel.h"
#include "start/start_page.h"
#include "theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDir>
#include <QDockWidget>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QStatusBar>
#include <QToolBar>
#include <QVBoxLayout>

namespace limbeck::ui {

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent), m_commands(std::make_unique<CommandRegistry>()), m_session(std::make_unique<ProjectSession>()), m_start(new StartPage),
      m_history(new HistoryModel(this)), m_historyView(new HistoryView), m_script(new ScriptPanel(m_session->engine())), m_plan(new PlanSheet), m_log(new LogPanel),
      m_targets(new TargetBar), m_pages(new QStackedWidget), m_lower(new QStackedWidget), m_search(new QLineEdit), m_logDock(nullptr), m_stateLabel(new QLabel),
      m_problemLabel(new QLabel), m_jobLabel(new QLabel), m_jobBar(new QProgressBar), m_banner(new QLabel)
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    m_historyView->setModel(m_history);
    m_banner->setWordWrap(true);
    m_banner->setMargin(6);
    m_banner->setAutoFillBackground(true);
    m_banner->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_banner->hide();

    auto *upper = new QWidget;
    auto *upperLayout = new QVBoxLayout(upper);
    upperLayout->setContentsMargins(0, 0, 0, 0);
    upperLayout->setSpacing(0);
    upperLayout->addWidget(m_banner);
    upperLayout->addWidget(m_historyView, 1);
    m_lower->addWidget(m_script);
    m_lower->addWidget(m_plan);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->setObjectName(QStringLiteral("mainSplitter"));
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(upper);
    splitter->addWidget(m_lower);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    m_pages->addWidget(m_start);
    m_pages->addWidget(splitter);
    setCentralWidget(m_pages);

    addProjectCommands();
    addMigrationCommands();
    addViewCommands();
    buildDocks();
    buildToolBar();
    buildMenus();
    buildStatusBar();
    connectSession();
    connectParts();
    m_start->setRecent(RecentProjects::load());
    resize(1280, 820);
    restoreGeometry(QSettings().value(QStringLiteral("window/geometry")).toByteArray());
    updateCommands();
    updateTitle();
}

MainWindow::~MainWindow() = default;

void MainWindow::addProjectCommands()
{
    const QString category = tr("Project");
    m_commands->add({QStringLiteral("project.open"), tr("&Open folder…"), category, tr("Open a project's folder"), QStringLiteral("open"), {QKeySequence(tr("Ctrl+O"))}}, this,
                    [this] { chooseFolder(); });
    m_commands->add({QStringLiteral("project.refresh"), tr("&Refresh"), category, tr("Read the files and the database again"), QStringLiteral("refresh"),
                     {QKeySequence(Qt::Key_F5)}},
                    this, [this] {
                        m_session->refresh();
                        m_session->readState();
                    });
    m_commands->add({QStringLiteral("project.close"), tr("&Close project"), category, tr("Close the project"), QStringLiteral("close"), {QKeySequence(tr("Ctrl+W"))}}, this,
                    [this] {
                        mayLeaveScript([this] {
                            m_session->close();
                            m_history->setSnapshot({});
                            m_script->clear();
                            m_start->setRecent(RecentProjects::load());
                            m_start->setProblem({}, {});
                            m_pages->setCurrentWidget(m_start);
                            updateCommands();
                            updateTitle();
                        });
                    });
    m_commands->add({QStringLiteral("script.save"), tr("&Save script"), category, tr("Save the script in the editor"), QStringLiteral("save"), {QKeySequence(tr("Ctrl+S"))}}, this,
                    [this] { m_script->save(); });
    m_commands->add({QStringLiteral("app.quit"), tr("&Quit"), category, tr("Close the window"), {}, {QKeySequence(tr("Ctrl+Q"))}}, this, [this] { close(); });
}

void MainWindow::addMigrationCommands()
{
    using migrate::Direction;
    const QString category = tr("Migration");
    m_commands->add({QStringLiteral("target.connect"), tr("&Connect"), category, tr("Connect to the database and read where it stands"), QStringLiteral("connected"),
                     {QKeySequence(tr("Ctrl+T"))}},
                    this, [this] { m_session->readState(); });
    m_commands->add({QStringLiteral("target.add"), tr("&Add database…"), category, tr("Add a database by hand"), QStringLiteral("database"), {}}, this, [this] { addTarget(); });
    m_commands->add({QStringLiteral("migration.upgradeHead"), tr("&Upgrade to head"), category, tr("Bring the database to the newest revision"), QStringLiteral("upgrade"),
                     {QKeySequence(tr("Ctrl+Shift+H"))}},
                    this, [this] { planTo(Direction::Upgrade, QStringLiteral("heads")); });
    m_commands->add({QStringLiteral("migration.upgradeSelected"), tr("Upgrade to s&elected"), category, tr("Bring the database up to the selected revision"),
                     QStringLiteral("upgrade"), {QKeySequence(tr("Ctrl+U"))}},
                    this, [this] { planToSelection(Direction::Upgrade); });
    m_commands->add({QStringLiteral("migration.upgradeOne"), tr("Upgrade &one step"), category, tr("Run the next revision"), QStringLiteral("upgrade-one"),
                     {QKeySequence(tr("Ctrl+Shift+U"))}},
                    this, [this] { planTo(Direction::Upgrade, QStringLiteral("+1")); });
    m_commands->add({QStringLiteral("migration.downgradeSelected"), tr("&Downgrade to selected"), category, tr("Bring the database down to the selected revision"),
                     QStringLiteral("downgrade"), {QKeySequence(tr("Ctrl+D"))}},
                    this, [this] { planToSelection(Direction::Downgrade); });
    m_commands->add({QStringLiteral("migration.downgradeOne"), tr("Downgrade o&ne step"), category, tr("Take the last revision back"), QStringLiteral("downgrade-one"),
                     {QKeySequence(tr("Ctrl+Shift+D"))}},
                    this, [this] { planTo(Direction::Downgrade, QStringLiteral("-1")); });
    m_commands->add({QStringLiteral("migration.downgradeBase"), tr("Downgrade to &base"), category, tr("Take all revisions back"), QStringLiteral("downgrade"), {}}, this,
                    [this] { planTo(Direction::Downgrade, QStringLiteral("base")); });
    m_commands->add({QStringLiteral("migration.stampSelected"), tr("S&tamp selected"), category, tr("Write the selected revision into the version table without running anything"),
                     QStringLiteral("stamp"), {}},
                    this, [this] { planToSelection(Direction::Stamp); });
    m_commands->add({QStringLiteral("migration.stop"), tr("St&op"), category, tr("Stop what is running"), QStringLiteral("stop"), {QKeySequence(tr("Ctrl+."))}}, this,
                    [this] { m_session->stopRun(); });
}

void MainWindow::addViewCommands()
{
    const QString category = tr("View");
    m_commands->add({QStringLiteral("view.find"), tr("&Find in history"), category, tr("Highlight revisions by id, message or file"), QStringLiteral("search"),
                     {QKeySequence(tr("Ctrl+F"))}},
                    this, [this] {
                        m_search->setFocus();
                        m_search->selectAll();
                    });
    m_commands->add({QStringLiteral("view.findNext"), tr("Find &next"), category, tr("Next match"), {}, {QKeySequence(Qt::Key_F3)}}, this,
                    [this] { search(m_search->text(), true); });
    m_commands->add({QStringLiteral("view.findPrevious"), tr("Find &previous"), category, tr("Previous match"), {}, {QKeySequence(Qt::SHIFT | Qt::Key_F3)}}, this,
                    [this] { search(m_search->text(), false); });
    m_commands->add({QStringLiteral("view.goToCurrent"), tr("Go to &current"), category, tr("Select the revision at which the database stands"), {},
                     {QKeySequence(Qt::ALT | Qt::Key_Home)}},
                    this, [this] {
                        if (m_session->state() && !m_session->state()->current.empty())
                            m_historyView->selectRevision(m_session->state()->current.front());
                    });
    m_commands->add({QStringLiteral("edit.copyId"), tr("Copy revision &id"), category, tr("Copy the id of the selected revision"), QStringLiteral("copy"),
                     {QKeySequence(tr("Ctrl+Shift+C"))}},
                    this, [this] {
                        const int revision = m_historyView->selectedRevision();
                        if (revision >= 0 && m_session->snapshot())
                            QApplication::clipboard()->setText(QString::fromStdString(m_session->snapshot()->graph->id(revision)));
                    });
}

void MainWindow::buildDocks()
{
    m_logDock = new QDockWidget(tr("Log"), this);
    m_logDock->setObjectName(QStringLiteral("logDock"));
    m_logDock->setWidget(m_log);
    addDockWidget(Qt::BottomDockWidgetArea, m_logDock);
    m_logDock->hide();
    m_logDock->toggleViewAction()->setText(tr("&Log"));
    m_logDock->toggleViewAction()->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_QuoteLeft));
}

void MainWindow::buildToolBar()
{
    QToolBar *bar = addToolBar(tr("Main"));
    bar->setObjectName(QStringLiteral("mainToolBar"));
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->addAction(m_commands->action(QStringLiteral("project.open")));
    bar->addSeparator();
    bar->addWidget(m_targets);
    bar->addAction(m_commands->action(QStringLiteral("target.connect")));
    bar->addAction(m_commands->action(QStringLiteral("project.refresh")));
    bar->addSeparator();
    bar->addAction(m_commands->action(QStringLiteral("migration.upgradeHead")));
    bar->addAction(m_commands->action(QStringLiteral("migration.upgradeOne")));
    bar->addAction(m_commands->action(QStringLiteral("migration.downgradeOne")));
    auto *gap = new QWidget;
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(gap);
    m_search->setPlaceholderText(tr("Find in history"));
    m_search->setAccessibleName(tr("Find in history"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(fontMetrics().averageCharWidth() * 28);
    bar->addWidget(m_search);
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
    add(menuBar()->addMenu(tr("&Project")), {id("project.open"), id("project.refresh"), {}, id("script.save"), {}, id("project.close"), id("app.quit")});
    QMenu *migration = menuBar()->addMenu(tr("&Migration"));
    add(migration, {id("target.connect"), id("target.add"), {}, id("migration.upgradeHead"), id("migration.upgradeSelected"), id("migration.upgradeOne"), {},
                    id("migration.downgradeSelected"), id("migration.downgradeOne"), id("migration.downgradeBase"), {}, id("migration.stampSelected"), {}, id("migration.stop")});
    QMenu *view = menuBar()->addMenu(tr("&View"));
    add(view, {id("view.find"), id("view.findNext"), id("view.findPrevious"), id("view.goToCurrent"), {}, id("edit.copyId"), {}});
    view->addAction(m_logDock->toggleViewAction());
}

void MainWindow::buildStatusBar()
{
    m_jobBar->setMaximumWidth(fontMetrics().averageCharWidth() * 18);
    m_jobBar->setTextVisible(false);
    m_jobBar->hide();
    m_jobLabel->hide();
    statusBar()->addWidget(m_stateLabel, 1);
    statusBar()->addPermanentWidget(m_jobLabel);
    statusBar()->addPermanentWidget(m_jobBar);
    statusBar()->addPermanentWidget(m_problemLabel);
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
        const QString id = selected >= 0 && m_history->snapshot() ? QString::fromStdString(m_history->snapshot()->graph->id(selected)) : QString();
        m_history->setSnapshot(m_session->snapshot());
        m_history->setState(m_session->state());
        m_script->refresh(m_session->snapshot());
        const int row = m_history->rowOf(id);
        m_historyView->selectRevision(row >= 0 ? m_history->revisionAt(row) : m_history->revisionAt(0));
        showProblems();
        Q_EMIT projectShown();
    });
    connect(m_session.get(), &ProjectSession::targetsChanged, this, &MainWindow::showTargets);
    connect(m_session.get(), &ProjectSession::stateChanged, this, &MainWindow::showState);
    connect(m_session.get(), &ProjectSession::passwordWanted, this, &MainWindow::askPassword);
    connect(m_session.get(), &ProjectSession::planReady, this, [this](const PlanPtr &plan) {
        m_plan->showPlan(plan, m_session->targetName());
        for (const migrate::PlannedStep &step : plan->steps)
            m_history->setSupport(step.step.revision, step.unsupported ? QString::fromStdString(step.unsupported->toText()) : QString());
        Q_EMIT planShown();
    });
    connect(m_session.get(), &ProjectSession::planFailed, this, [this](const ErrorPtr &error) {
        m_plan->showFailed(*error);
        m_log->append(LogPanel::Kind::Error, QString::fromStdString(error->toText()));
    });
    connect(m_session.get(), &ProjectSession::runStarted, this, [this](int job) {
        m_plan->showRunning(job);
        updateCommands();
    });
    connect(m_session.get(), &ProjectSession::runUpdated, this, [this](const RunUpdate &update) {
        m_plan->update(update);
        if (update.kind == RunUpdate::Kind::StepStarted)
            m_history->setStepProgress(update.revision, 0.5);
        else if (update.kind == RunUpdate::Kind::StepFinished)
            m_history->setStepProgress({}, std::nullopt);
        else if (update.kind == RunUpdate::Kind::StatementFinished)
            m_log->append(LogPanel::Kind::Sql, tr("%1  -- %2 ms").arg(update.text.trimmed(), QString::number(double(update.microseconds) / 1000.0, 'f', 1)));
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
    connect(&m_session->engine(), &EngineService::jobProgressed, this, [this](const JobInfo &job) {
        m_jobLabel->setText(job.title);
        m_jobLabel->show();
        m_jobBar->setRange(0, job.total);
        m_jobBar->setValue(job.done);
        m_jobBar->show();
    });
    connect(&m_session->engine(), &EngineService::jobEnded, this, [this] {
        m_jobLabel->hide();
        m_jobBar->hide();
    });
}

void MainWindow::connectParts()
{
    connect(m_start, &StartPage::openFolderRequested, this, &MainWindow::chooseFolder);
    connect(m_start, &StartPage::openRequested, this, &MainWindow::openFolder);
    connect(m_start, &StartPage::sampleRequested, this, &MainWindow::openSample);
    connect(m_historyView, &HistoryView::revisionSelected, this, &MainWindow::showSelection);
    connect(m_historyView, &HistoryView::revisionActivated, this, [this](int revision) {
        const revision::Script &script = m_session->snapshot()->graph->script(revision);
        m_script->goToLine(std::max(1, script.lines.upgrade));
    });
    connect(m_historyView, &HistoryView::contextMenuRequested, this, &MainWindow::historyMenu);
    connect(m_script, &ScriptPanel::message, this, [this](const QString &text) { statusBar()->showMessage(text, 4000); });
    connect(m_script, &ScriptPanel::supportKnown, this, [this](int revision, const QString &problem) { m_history->setSupport(revision, problem); });
    connect(m_plan, &PlanSheet::applyRequested, this, &MainWindow::applyPlan);
    connect(m_plan, &PlanSheet::stopRequested, m_session.get(), &ProjectSession::stopRun);
    connect(m_plan, &PlanSheet::closed, this, &MainWindow::closePlan);
    connect(m_targets, &TargetBar::targetChosen, m_session.get(), &ProjectSession::chooseTarget);
    connect(m_targets, &TargetBar::addRequested, this, &MainWindow::addTarget);
    connect(m_targets, &TargetBar::removeRequested, m_session.get(), &ProjectSession::removeTarget);
    connect(m_search, &QLineEdit::textChanged, m_history, &HistoryModel::setSearch);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { search(m_search->text(), true); });
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
    updateTitle();
    updateCommands();
}

void MainWindow::showState()
{
    const StatePtr &state = m_session->state();
    m_history->setState(state);
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
        m_stateLabel->setText(tr("%1: %2").arg(name, m_session->connectionText().section(QLatin1Char('\n'), 0, 0)));
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
        m_stateLabel->setText(tr("◉ %1 on %2 · %3 · %n pending", nullptr, int(pending)).arg(at, name, m_session->connectionText())
                              + (graph.heads().size() > 1 ? tr(" · %n head(s)", nullptr, int(graph.heads().size())) : QString()));
        break;
    }
    }
    showProblems();
    updateCommands();
}

void MainWindow::showProblems()
{
    QStringList texts;
    if (const SnapshotPtr &snapshot = m_session->snapshot()) {
        for (const revision::Problem &problem : snapshot->problems)
            texts << QString::fromStdString(problem.toError().toText());
        m_problemLabel->setText(snapshot->problems.empty() ? QString() : tr("%n problem(s)", nullptr, int(snapshot->problems.size())));
        m_problemLabel->setToolTip(texts.join(QLatin1Char('\n')));
    }
    if (const StatePtr &state = m_session->state()) {
        for (const std::string &row : state->unknownRows)
            texts << tr("The database stands at revision %1, which no script of this project has. It may be on another branch of the code.").arg(QString::fromStdString(row));
    }
    constexpr int kMaxShown = 3;
    QString shown = texts.mid(0, kMaxShown).join(QLatin1Char('\n'));
    if (texts.size() > kMaxShown)
        shown += QLatin1Char('\n') + tr("… and %n more", nullptr, int(texts.size() - kMaxShown));
    QPalette colours = palette();
    colours.setColor(QPalette::Window, Theme::current().warningBackground);
    m_banner->setPalette(colours);
    m_banner->setText(shown);
    m_banner->setVisible(!shown.isEmpty());
}

void MainWindow::showSelection(int revision)
{
    updateCommands();
    if (revision < 0 || !m_session->snapshot() || revision == m_script->revision())
        return;
    mayLeaveScript([this, revision] { m_script->showRevision(m_session->snapshot(), revision); });
}

bool MainWindow::mayLeaveScript(std::function<void()> then)
{
    if (!m_script->isModified()) {
        then();
        return true;
    }
    auto *box = new QMessageBox(QMessageBox::Question, tr("Unsaved script"), tr("The script in the editor has unsaved changes."),
                                QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setDefaultButton(QMessageBox::Save);
    connect(box, &QMessageBox::finished, this, [this, then](int choice) {
        if (choice == QMessageBox::Discard || (choice == QMessageBox::Save && m_script->save()))
            then();
        else if (m_script->revision() >= 0)
            m_historyView->selectRevision(m_script->revision());
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
    for (const char *id : {"project.refresh", "project.close", "script.save", "target.add", "view.find", "view.findNext", "view.findPrevious", "view.goToCurrent", "edit.copyId"})
        enable(id, hasProject);
    enable("target.connect", hasTarget && idle);
    for (const char *id : {"migration.upgradeHead", "migration.upgradeOne", "migration.downgradeOne", "migration.downgradeBase"})
        enable(id, canMigrate);
    for (const char *id : {"migration.upgradeSelected", "migration.downgradeSelected", "migration.stampSelected"})
        enable(id, hasSelection);
    enable("migration.stop", !idle);
    m_targets->setEnabled(hasProject && idle);
    m_search->setEnabled(hasProject);
}

void MainWindow::updateTitle()
{
    const QString project = m_session->folder().section(QLatin1Char('/'), -1);
    if (project.isEmpty())
        setWindowTitle(tr("Limbeck"));
    else if (m_session->targetName().isEmpty())
        setWindowTitle(tr("%1 — Limbeck").arg(project));
    else
        setWindowTitle(tr("%1 — %2 — Limbeck").arg(project, m_session->targetName()));
}

void MainWindow::planTo(migrate::Direction direction, const QString &target)
{
    if (m_script->isModified()) {
        mayLeaveScript([this, direction, target] { planTo(direction, target); });
        return;
    }
    m_lower->setCurrentWidget(m_plan);
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
    m_lower->setCurrentWidget(m_script);
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

void MainWindow::search(const QString &text, bool forward)
{
    m_history->setSearch(text);
    const std::vector<int> rows = m_history->matches();
    if (rows.empty()) {
        statusBar()->showMessage(tr("No revision matches \"%1\".").arg(text), 4000);
        return;
    }
    const int current = m_history->rowOfRevision(m_historyView->selectedRevision());
    int next = forward ? rows.front() : rows.back();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const int row = forward ? rows[i] : rows[rows.size() - 1 - i];
        if (forward ? row > current : row < current) {
            next = row;
            break;
        }
    }
    m_historyView->selectRevision(m_history->revisionAt(next));
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
    QSettings().setValue(QStringLiteral("window/geometry"), saveGeometry());
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
