// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/file_history.h"

namespace limbeck::ui {

FileHistory::FileHistory(TaskRunner &tasks, QObject *parent) : QObject(parent), m_tasks(tasks) {}

void FileHistory::perform(FileCommand command)
{
    if (!m_isBusy)
        apply(Step::Perform, std::move(command));
}

void FileHistory::record(FileCommand command)
{
    m_commands.resize(m_done);
    m_commands.push_back(std::move(command));
    m_done = m_commands.size();
    Q_EMIT changed();
}

void FileHistory::undo()
{
    if (canUndo())
        apply(Step::Undo, m_commands[m_done - 1]);
}

void FileHistory::redo()
{
    if (canRedo())
        apply(Step::Redo, m_commands[m_done]);
}

void FileHistory::clear()
{
    m_commands.clear();
    m_done = 0;
    Q_EMIT changed();
}

QString FileHistory::undoText() const { return m_done > 0 ? m_commands[m_done - 1].text : QString(); }

QString FileHistory::redoText() const { return m_done < m_commands.size() ? m_commands[m_done].text : QString(); }

void FileHistory::apply(Step step, FileCommand command)
{
    m_isBusy = true;
    Q_EMIT changed();
    const bool forward = step != Step::Undo;
    m_tasks.run<QString>(
        this, [changes = command.changes, forward](const StopToken &) { return applyFileChanges(changes, forward); },
        [this, step, command](const QString &problem) {
            m_isBusy = false;
            if (!problem.isEmpty()) {
                Q_EMIT changed();
                Q_EMIT refused(command.text, problem);
                return;
            }
            if (step == Step::Perform)
                record(command);
            else
                m_done = step == Step::Undo ? m_done - 1 : m_done + 1;
            QStringList paths;
            for (const FileChange &change : command.changes)
                paths << change.path;
            Q_EMIT changed();
            Q_EMIT done(command.text, step == Step::Undo, paths);
        });
}

}  // namespace limbeck::ui
