// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/revision_command.h"
#include "autogenerate/verified_stamp.h"
#include "jobs/engine_service.h"
#include "jobs/file_history.h"
#include "jobs/task_runner.h"
#include "revision/script_edit.h"

#include <QObject>

#include <functional>

class QWidget;

namespace limbeck::ui {

class CommandRegistry;
class HistoryView;
class ProjectSession;

/// What can be done with revisions as files: their commands, the sheets that ask, the changes on a worker, and undoing them. The window gives it what only it can do. GUI thread.
class RevisionActions : public QObject {
    Q_OBJECT
public:
    struct Window {
        QWidget *widget = nullptr;                                   ///< parent of the sheets
        std::function<void(std::function<void()> then)> beforeWriting; ///< asks about unsaved scripts
        std::function<void(const QString &revision, bool purge)> planStamp;
        std::function<void(const QString &text)> tell;               ///< in the status bar
        std::function<void(const QString &text)> log;
        std::function<void(const QStringList &ids)> select;          ///< once the scripts were read again
    };

    RevisionActions(ProjectSession &session, HistoryView &view, CommandRegistry &commands, Window window, QObject *parent = nullptr);
    ~RevisionActions() override;

    void updateCommands();
    FileHistory &files() { return m_files; }
    /// The files that the session wrote: undone like the others.
    void recordCreated(const CreatedScripts &scripts);
    /// Removes the script of a revision; undo writes it again.
    void deleteScript(int revision);
    void mergeHeads(const std::vector<int> &heads = {});
    /// A new revision with the text of an applied one.
    void copyRevision(int revision);
    /// Compares the chosen database with what one of the revisions would have made (the first to begin with, the user chooses), then stamps.
    void stampVerified(const QStringList &revisions);
    /// Looks in git for the script of a revision that the files do not have, and offers to write it again.
    void bringBack(const QString &id);
    /// One revision was dropped on another in the graph.
    void dropped(int revision, int onto);

private:
    void addCommands();
    void editMessage();
    void editLabel();
    void newSplice();
    void newDataMigration();
    void makeLinear(int revision, int onto = -1);
    void changeParent(int revision, int onto = -1);
    void checkStamp(class StampDialog *dialog);
    void compare();
    void showUndone(const QString &text, bool isUndone, const QStringList &paths);
    void create(const autogenerate::RevisionRequest &request);
    void editScript(const QString &text, int revision, const revision::HeadEdit &edit);
    void perform(const QString &text, std::function<std::vector<FileChange>()> makeChanges);
    void showProblem(const QString &title, const QString &text);
    int selected() const;
    QString idOf(int revision) const;

    ProjectSession &m_session;
    HistoryView &m_view;
    CommandRegistry &m_commands;
    Window m_window;
    bool m_fillsBodies = false;      ///< the script that comes next is a data migration
    int m_stampJob = 0;
    TaskRunner m_tasks;
    FileHistory m_files;
};

}  // namespace limbeck::ui
