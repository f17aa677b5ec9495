// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/engine_service.h"

#include <QFileSystemWatcher>
#include <QMainWindow>
#include <QTimer>

#include <memory>
#include <optional>

class QDockWidget;
class QLabel;
class QProgressBar;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace limbeck::ui {

class CommandRegistry;
class HistoryDetails;
class HistoryModel;
class HistorySearchBar;
class HistoryView;
class LogPanel;
class PlanSheet;
class MessageBanner;
class ProjectSession;
class RevisionInspector;
class RevisionActions;
class ScriptTabs;
class StartPage;
class TargetBar;

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
    void buildMenus();
    void buildToolBar();
    void buildPages();
    void buildDocks();
    void buildStatusBar();
    void connectSession();
    void connectParts();

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
    void deleteRevision();
    void writeRevision(const autogenerate::RevisionRequest &request);
    void showPalette();
    void goToAnything();
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
    void planTo(migrate::Direction direction, const QString &target);
    void planToSelection(migrate::Direction direction);
    void applyPlan();
    void closePlan();
    void showProtection();
    void askPassword();
    void addTarget();
    void historyMenu(int revision, const QPoint &globalPos);
    /// Asks about unsaved scripts first, then calls `then`. True: there was nothing to ask.
    bool mayLeaveScript(std::function<void()> then);
    enum class Perspective { Browse, Author, Deploy };
    void showPerspective(Perspective perspective);
    void showLowerPane(QWidget *pane);
    QToolButton *makeMenuButton(const QString &commandId, const QStringList &menuIds);
    void saveLayout() const;
    void restoreLayout();

    std::unique_ptr<CommandRegistry> m_commands;
    std::unique_ptr<ProjectSession> m_session;
    QString m_sampleProject;
    StartPage *m_start;
    HistoryDetails *m_details;
    HistoryModel *m_history;
    HistoryView *m_historyView;
    ScriptTabs *m_script;
    PlanSheet *m_plan;
    LogPanel *m_log;
    RevisionInspector *m_inspector;
    HistorySearchBar *m_search;
    TargetBar *m_targets;
    RevisionActions *m_actions = nullptr;
    QStackedWidget *m_pages;        ///< start page, project
    QStackedWidget *m_lower;        ///< script, plan
    QDockWidget *m_logDock;
    QLabel *m_stateLabel;
    QLabel *m_problemLabel;
    QLabel *m_jobLabel;
    QProgressBar *m_jobBar;
    MessageBanner *m_banner;
    QSplitter *m_vertical;          ///< history and inspector above, script or plan below
    QSplitter *m_upper;             ///< history, inspector
    QPushButton *m_problemButton = nullptr;
    SourcePosition m_problemPlace;  ///< of the first problem
    QString m_revisionToSelect;     ///< id of a script that was just written
    bool m_closeAfterRun = false;
};

}  // namespace limbeck::ui
