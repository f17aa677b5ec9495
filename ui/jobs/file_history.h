// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/file_changes.h"
#include "jobs/task_runner.h"

#include <QObject>

#include <vector>

namespace limbeck::ui {

/// The file operations of this window, for undo and redo. Files are touched on a worker; one operation at a time. A refused undo stays on the list: whoever changed the file can change it back. GUI thread.
class FileHistory : public QObject {
    Q_OBJECT
public:
    explicit FileHistory(TaskRunner &tasks, QObject *parent = nullptr);

    /// Does it; done() or refused() follows.
    void perform(FileCommand command);
    /// What was done already by another part: only for undoing it.
    void record(FileCommand command);
    void undo();
    void redo();
    void clear();

    bool canUndo() const { return m_done > 0 && !m_isBusy; }
    bool canRedo() const { return m_done < m_commands.size() && !m_isBusy; }
    QString undoText() const;   ///< of the command that would be undone
    QString redoText() const;

Q_SIGNALS:
    /// `isUndone`: by undo(); `paths`: the files that hold something else now.
    void done(const QString &text, bool isUndone, const QStringList &paths);
    void refused(const QString &text, const QString &reason);
    void changed();

private:
    enum class Step { Perform, Undo, Redo };
    void apply(Step step, FileCommand command);

    TaskRunner &m_tasks;
    std::vector<FileCommand> m_commands;
    std::size_t m_done = 0;      ///< how many of them are done; the others can be redone
    bool m_isBusy = false;
};

}  // namespace limbeck::ui
