// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/file_watch.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using limbeck::ui::FileWatch;

class TestFileWatch : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString write(const QString &name, const QByteArray &content)
    {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }

    /// The paths of the signals that have come so far.
    static QStringList told(const QSignalSpy &spy)
    {
        QStringList paths;
        for (const QList<QVariant> &call : spy)
            paths << call.front().toString();
        paths.removeDuplicates();
        return paths;
    }

private Q_SLOTS:
    void init() { QVERIFY(m_folder.isValid()); }

    void tellsWhatChanges()
    {
        const QString file = write(QStringLiteral("a.py"), "1");
        FileWatch watch;
        QSignalSpy files(&watch, &FileWatch::fileChanged), folders(&watch, &FileWatch::folderChanged);
        watch.setPaths({file, m_folder.path(), m_folder.filePath(QStringLiteral("missing.py"))});
        // At once: whether the watch stands already or not, the change is told.
        write(QStringLiteral("a.py"), "22");
        QTRY_COMPARE(told(files), QStringList{file});
        write(QStringLiteral("b.py"), "1");
        QTRY_COMPARE(told(folders), QStringList{m_folder.path()});
    }

    void watchesAFileThatAnotherReplaced()
    {
        const QString file = write(QStringLiteral("c.py"), "1");
        FileWatch watch;
        QSignalSpy files(&watch, &FileWatch::fileChanged);
        watch.setPaths({file});
        for (const char *content : {"2", "3"}) {
            files.clear();
            const QString other = write(QStringLiteral("c.py.new"), content);
            QVERIFY(QFile::remove(file));
            QVERIFY(QFile::rename(other, file));
            QTRY_COMPARE(told(files), QStringList{file});
            watch.setPaths({file});
        }
    }

    void tellsWhatComes()
    {
        const QString file = m_folder.filePath(QStringLiteral("f.py"));
        FileWatch watch;
        QSignalSpy files(&watch, &FileWatch::fileChanged), folders(&watch, &FileWatch::folderChanged);
        watch.setPaths({file});
        write(QStringLiteral("f.py"), "1");
        QTRY_COMPARE(told(files), QStringList{file});
        // Nobody asked for the folder.
        QCOMPARE(told(folders), QStringList());
    }

    void forgetsTheFormerPaths()
    {
        const QString former = write(QStringLiteral("d.py"), "1"), later = write(QStringLiteral("e.py"), "1");
        FileWatch watch;
        QSignalSpy files(&watch, &FileWatch::fileChanged);
        watch.setPaths({former});
        write(QStringLiteral("d.py"), "2");
        QTRY_COMPARE(told(files), QStringList{former});
        watch.setPaths({later});
        write(QStringLiteral("e.py"), "2");
        QTRY_VERIFY(told(files).contains(later));
        files.clear();
        write(QStringLiteral("d.py"), "3");
        write(QStringLiteral("e.py"), "3");
        QTRY_VERIFY(told(files).contains(later));
        QCOMPARE(told(files), QStringList{later});
    }
};

QTEST_GUILESS_MAIN(TestFileWatch)
#include "tst_file_watch.moc"
