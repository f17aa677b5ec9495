// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <QThread>

namespace limbeck::ui {

class FileWatcherOnThread;

/// Tells when one of a set of files and folders changes on the disk. Setting thousands of watches up takes tens of milliseconds, so it is done on a thread of its own, and what changes until the watches stand is told,
/// too. Belongs to the thread that made it; its signals arrive there.
class FileWatch : public QObject {
    Q_OBJECT
public:
    /// More would use up what the system grants a user; whoever has more watches their folders only.
    static constexpr int kMaxFiles = 3000;

    explicit FileWatch(QObject *parent = nullptr);
    ~FileWatch() override;

    /// Watches these (absolute paths) in place of what it watched; those that are not there are told when they come. To be called again after a change: a file that another one replaced is no longer watched.
    void setPaths(const QStringList &paths);

Q_SIGNALS:
    void fileChanged(const QString &path);
    void folderChanged(const QString &path);

private:
    QThread m_thread;
    FileWatcherOnThread *m_watcher;  ///< lives on, and ends with, m_thread
};

}  // namespace limbeck::ui
