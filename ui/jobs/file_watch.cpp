// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/file_watch.h"

#include <QDateTime>
#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QSet>

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

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
        connect(m_watcher.get(), &QFileSystemWatcher::directoryChanged, this, &FileWatcherOnThread::onFolderChanged);
        m_asked = QSet<QString>(paths.begin(), paths.end());
        m_missing.clear();
        QStringList there;
        for (const QString &path : paths)
            (QFileInfo::exists(path) ? there : m_missing) << path;
        const QStringList failed = there.isEmpty() ? QStringList() : m_watcher->addPaths(there);
        // Some may have gone meanwhile. What is there and cannot be watched, because the system grants no more, must not be told again and again.
        std::copy_if(failed.begin(), failed.end(), std::back_inserter(m_missing), [](const QString &path) { return !QFileInfo::exists(path); });
        watchFoldersOfMissing();
        const QDateTime since = asked.addMSecs(-kFileTimeGrainMs);
        for (const QString &path : std::as_const(there)) {
            const QFileInfo file(path);
            if (file.exists() && file.lastModified() >= since)
                tell(path);
        }
        lookForMissing();
    }

Q_SIGNALS:
    void fileChanged(const QString &path);
    void folderChanged(const QString &path);

private:
    void tell(const QString &path) { QFileInfo(path).isDir() ? Q_EMIT folderChanged(path) : Q_EMIT fileChanged(path); }

    void onFolderChanged(const QString &folder)
    {
        if (m_asked.contains(folder))
            Q_EMIT folderChanged(folder);
        lookForMissing();
    }

    /// Their folders tell when they come.
    void watchFoldersOfMissing()
    {
        QSet<QString> folders;
        for (const QString &path : std::as_const(m_missing))
            folders.insert(QFileInfo(path).path());
        folders -= m_asked;
        if (!folders.isEmpty())
            m_watcher->addPaths(QStringList(folders.begin(), folders.end()));
    }

    void lookForMissing()
    {
        const QStringList missing = std::exchange(m_missing, {});
        for (const QString &path : missing) {
            if (!QFileInfo::exists(path)) {
                m_missing << path;
                continue;
            }
            m_watcher->addPath(path);
            tell(path);
        }
    }

    std::unique_ptr<QFileSystemWatcher> m_watcher;
    QSet<QString> m_asked;
    QStringList m_missing;
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
