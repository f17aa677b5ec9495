// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/file_watch.h"

#include <QDateTime>
#include <QFileInfo>
#include <QFileSystemWatcher>

#include <memory>

namespace limbeck::ui {

namespace {

/// Times of files are those of the kernel's last tick, which may be this long ago.
constexpr int kFileTimeGrainMs = 20;

}  // namespace

/// The part of a FileWatch that lives on its thread.
class FileWatcherOnThread : public QObject {
    Q_OBJECT
public:
    /// `asked`: when the owner asked for it; what changed later is told at once.
    void watch(const QStringList &paths, const QDateTime &asked)
    {
        // One watcher for each set: taking thousands of paths out of an old one is as slow as adding them.
        m_watcher = std::make_unique<QFileSystemWatcher>();
        connect(m_watcher.get(), &QFileSystemWatcher::fileChanged, this, &FileWatcherOnThread::fileChanged);
        connect(m_watcher.get(), &QFileSystemWatcher::directoryChanged, this, &FileWatcherOnThread::folderChanged);
        if (!paths.isEmpty())
            m_watcher->addPaths(paths);
        const QDateTime since = asked.addMSecs(-kFileTimeGrainMs);
        for (const QString &path : paths) {
            const QFileInfo file(path);
            if (file.exists() && file.lastModified() >= since)
                file.isDir() ? Q_EMIT folderChanged(path) : Q_EMIT fileChanged(path);
        }
    }

Q_SIGNALS:
    void fileChanged(const QString &path);
    void folderChanged(const QString &path);

private:
    std::unique_ptr<QFileSystemWatcher> m_watcher;
};

FileWatch::FileWatch(QObject *parent) : QObject(parent), m_watcher(new FileWatcherOnThread)
{
    m_watcher->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_watcher, &QObject::deleteLater);
    connect(m_watcher, &FileWatcherOnThread::fileChanged, this, &FileWatch::fileChanged);
    connect(m_watcher, &FileWatcherOnThread::folderChanged, this, &FileWatch::folderChanged);
    m_thread.setObjectName(QStringLiteral("file watch"));
    m_thread.start();
}

FileWatch::~FileWatch()
{
    m_thread.quit();
    m_thread.wait();
}

void FileWatch::setPaths(const QStringList &paths)
{
    QMetaObject::invokeMethod(
        m_watcher, [watcher = m_watcher, paths, asked = QDateTime::currentDateTime()] { watcher->watch(paths, asked); }, Qt::QueuedConnection);
}

}  // namespace limbeck::ui

#include "file_watch.moc"
