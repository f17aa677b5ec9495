// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/target_strip.h"
#include "jobs/engine_service.h"
#include "plan/plan_choices.h"

#include <QMainWindow>
#include <QTimer>

#include <memory>
#include <optional>

class QDockWidget;
class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QToolBar;
class QToolButton;

namespace limbeck::ui {

class CommandRegistry;
class DatabaseStrip;
class DesktopNotifier;
class DiffSession;
class DiffView;
class HistoryDetails;
class HistoryModel;
class HistorySearchBar;
class HistoryView;
class JobsModel;
class JobsPanel;
class LogPanel;
class PlanSheet;
class MessageBanner;
class ProblemsModel;
class ProblemsPanel;
class ProjectSession;
class ProtectionUnlocks;
class Rehearsals;
class RevisionInspector;
class RevisionActions;
class ScriptTabs;
class StartPage;
class StepProgress;
class TargetBar;
class TargetsPanel;
class UnknownRevisions;

/// Wires the parts: history, script with SQL, plan sheet, log. Knows no database and waits for nothing: state is in ProjectSession. GUI thread.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(QWidget *parent = nullptr);
    ~MainWindow() override;

    void openFolder(const QString &folder);
    CommandRegistry &commands() { return *m_commands; }
    ProjectSession &session() { return *m_session; }
    /// The sample project's pristine files; a writable copy of it is opened.
    void setSampleProject(const QString &folder) { m_sampleProject = folder; }

Q_SIGNALS:
    /// For tests and the demonstration run.
    void projectShown();
    void planShown();
    void runEnded(bool ok);
    /// The language is another one: whoever made this window makes another in its place, and opens `folder` (may be empty) in it.
    void replacementWanted(const QString &folder);

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void addProjectCommands();
    void addMigrationCommands();
    void addViewCommands();
    void addDiffCommands();
    void buildMenus();
    void buildToolBar();
    void buildTargetStrip();
    void buildPages();
    void buildDocks();
    void addTargetCommands();
    void connectTargets();
    void addProblemCommands();
    void connectJobsAndProblems();
    QDockWidget *makeDock(const QString &title, const QString &menuText, const char *name, QWidget *content, Qt::DockWidgetArea area);
    void showPlace(const QString &file, int line);
    void showDatabaseStrip();
    void showUnknown();
    void stampInPlaceOf(const QString &unknown);
    /// Down with the scripts of the branch that the chosen database stands on, then (goOnSwitching) up to the heads of this one, each by a plan of its own.
    void switchToThisBranch();
    void goOnSwitching(const std::vector<std::string> &rows);
    void unknownMenu(const QString &id, const QPoint &globalPos);
    void goToProblem(bool forward);
    void buildStatusBar();
    void connectSession();
    void connectParts();
    void connectDiff();

    void chooseFolder();
    void openSample();
    void showProject();
    void showTargets();
    void showState();
    void showSelection(int revision);
    void showInspected();
    void showProblems();
    void updateCommands();
    void updateTitle();

    void beginWithAlembic(const QString &folder);
    void newRevision();
    void newRevisionFromDiff();
    void showPending(bool selected);
    void showProof(const DiffScript &script);
    void deleteRevision();
    void writeRevision(const autogenerate::RevisionRequest &request);
    void showPalette();
    void goToAnything();
    /// Selects it, or says that there is none.
    void goToRevision(const QString &id);
    void showPreferences();
    void exportGraph();
    void addScriptCommands();
    void addRevisionMenu();
    void addScriptMenu();
    void makeActions();
    void connectDetails();
    void printGraph();
    void goToLine();
    void goToDefinition();
    void planTo(migrate::Direction direction, const QString &target, const PlanChoices &choices = {});
    void planToSelection(migrate::Direction direction);
    void applyPlan();
    void closePlan();
    void showProtection();
    TargetStrip::Facts stripFacts() const;
    void askPassword(const QString &reason);
    void addTarget();
    void editTarget(int index);
    void unlockProtection();
    void showTargetList();
    void historyMenu(int revision, const QPoint &globalPos);
    /// Asks about unsaved scripts first, then calls `then`. True: there was nothing to ask.
    bool mayLeaveScript(std::function<void()> then);
    enum class Perspective { Browse, Author, Deploy };
    void showPerspective(Perspective perspective);
    void showLowerPane(QWidget *pane);
    QToolButton *makeMenuButton(const QString &commandId, const QStringList &menuIds);
    void saveLayout() const;
    void restoreLayout();
    /// A project was opened: the layout of the one before is kept, and its own comes back.
    void openLayout();
    void takeLayout(const QString &folder);

    std::unique_ptr<CommandRegistry> m_commands;
    std::unique_ptr<ProjectSession> m_session;
    std::unique_ptr<StepProgress> m_stepProgress;
    QString m_sampleProject;
    StartPage *m_start;
    HistoryDetails *m_details;
    HistoryModel *m_history;
    HistoryView *m_historyView;
    ScriptTabs *m_script;
    PlanSheet *m_plan;
    Rehearsals *m_rehearsals = nullptr;
    LogPanel *m_log;
    RevisionInspector *m_inspector;
    HistorySearchBar *m_search;
    TargetBar *m_targets;
    TargetStrip *m_targetStrip = nullptr;
    QToolBar *m_targetStripBar = nullptr;   ///< carries it across the whole window
    RevisionActions *m_actions = nullptr;
    UnknownRevisions *m_unknown = nullptr;
    QStackedWidget *m_pages;        ///< start page, project
    QStackedWidget *m_lower;        ///< script, plan
    QDockWidget *m_logDock;
    TargetsPanel *m_targetsPanel;
    QDockWidget *m_targetsDock = nullptr;
    ProtectionUnlocks *m_unlocks;
    QLabel *m_stateLabel;
    JobsModel *m_jobs;
    JobsPanel *m_jobsPanel;
    QDockWidget *m_jobsDock = nullptr;
    DesktopNotifier *m_notifier;
    DatabaseStrip *m_strip;
    ProblemsModel *m_problems;
    ProblemsPanel *m_problemsPanel;
    QDockWidget *m_problemsDock = nullptr;
    QToolButton *m_problemCount;
    MessageBanner *m_banner;
    MessageBanner *m_proof;         ///< of the script that was made of the pending diff last
    DiffSession *m_diff = nullptr;
    DiffView *m_diffView = nullptr;
    QSplitter *m_vertical;          ///< history and inspector above, script or plan below
    QSplitter *m_upper;             ///< history, inspector
    QPushButton *m_problemButton = nullptr;
    QPushButton *m_compiledButton = nullptr;   ///< scripts whose source is missing may be read with Python
    QString m_revisionToSelect;     ///< id of a script that was just written
    bool m_closeAfterRun = false;
    QString m_layoutFolder;         ///< whose layout the window has; empty: no project's
};

}  // namespace limbeck::ui
