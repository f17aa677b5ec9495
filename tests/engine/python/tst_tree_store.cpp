// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/python/recorded_texts.h"
#include "engine/python/syntax_dump.h"

#include "base/deep_stack.h"
#include "base/error.h"
#include "python/tree_codec.h"
#include "python/tree_store.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace limbeck;
using namespace limbeck::python;

namespace {

/// Long enough to be kept; `last` makes it another one.
std::string source(const std::string &last = "pass")
{
    std::string text = "\"\"\"A module.\"\"\"\n";
    for (int i = 0; i < 100; ++i)
        text += "column_" + std::to_string(i) + " = mapped_column(String(" + std::to_string(i) + "), nullable=True)\n";
    return text + last + "\n";
}

std::vector<std::string> acceptedTexts()
{
    std::vector<std::string> texts = tests::newerForms();
    for (const tests::RecordedText &snippet : tests::recordedSnippets()) {
        if (!snippet.error)
            texts.push_back(snippet.text);
    }
    for (const tests::RecordedMutants &script : tests::recordedMutants())
        texts.push_back(script.text);
    return texts;
}

QStringList filesIn(const QTemporaryDir &folder) { return QDir(folder.filePath(QStringLiteral("trees"))).entryList(QDir::Files); }

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(bytes);
}

}  // namespace

/// Trees that are kept in a folder from one process to the next.
class TestTreeStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Everything that the parser can make comes back, to the last position.
    void everyNodeComesBack()
    {
        int trees = 0;
        runOnDeepStack([&] {
            for (const std::string &text : acceptedTexts()) {
                const syntax::FilePtr parsed = parse("/p/a.py", text);
                const std::string bytes = encodeTree(parsed->body);
                auto body = decodeTree(bytes);
                QVERIFY2(body, text.c_str());
                QCOMPARE(encodeTree(*body), bytes);
                syntax::File again;
                again.body = std::move(*body);
                again.docstring = parsed->docstring;
                QCOMPARE(tests::dump(again, true), tests::dump(*parsed, true));
                ++trees;
            }
        });
        qInfo("%d trees", trees);
        QVERIFY(trees > 200);
    }

    void whatIsCutOffIsNotRead()
    {
        const std::string bytes = encodeTree(parse("/p/a.py", source())->body);
        for (std::size_t size = 0; size < bytes.size(); ++size)
            QVERIFY2(!decodeTree(std::string_view(bytes).substr(0, size)), std::to_string(size).c_str());
        QVERIFY(!decodeTree(bytes + "x"));
    }

    void aFileIsParsedOnceForAllProcesses()
    {
        const QTemporaryDir folder;
        TreeStore first, second;
        first.useFolder(folder.filePath(QStringLiteral("trees")).toStdString());
        second.useFolder(folder.filePath(QStringLiteral("trees")).toStdString());
        const std::string parsed = tests::dump(*first.parse("/p/a.py", source()), true);
        QCOMPARE(filesIn(folder).size(), 1);
        const syntax::FilePtr read = second.parse("/p/b.py", source());
        QCOMPARE(tests::dump(*read, true), parsed);
        QCOMPARE(read->path, std::string("/p/b.py"));
        QCOMPARE(read->text, source());
        QVERIFY(read->docstring == "A module.");
        QCOMPARE(filesIn(folder).size(), 1);
        second.parse("/p/b.py", source("x = 1"));
        QCOMPARE(filesIn(folder).size(), 2);
        QCOMPARE(QFile::permissions(folder.filePath(QStringLiteral("trees"))) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    /// What is read is what was kept, not the text: else nothing would show that the store is used.
    void theKeptTreeIsTheOneThatIsUsed()
    {
        const QTemporaryDir folder;
        TreeStore store;
        store.useFolder(folder.filePath(QStringLiteral("trees")).toStdString());
        store.parse("/p/a.py", source("first = 1"));
        const QString one = folder.filePath(QStringLiteral("trees/")) + filesIn(folder).front();
        const QByteArray tree = contents(one);
        QVERIFY(QFile::remove(one));
        store.parse("/p/a.py", source("other = 1"));
        write(folder.filePath(QStringLiteral("trees/")) + filesIn(folder).front(), tree);
        QCOMPARE(tests::dump(*store.parse("/p/a.py", source("other = 1"))), tests::dump(*parse("/p/a.py", source("first = 1"))));
    }

    void aDamagedFileIsParsedAgain()
    {
        const QTemporaryDir folder;
        TreeStore store;
        store.useFolder(folder.filePath(QStringLiteral("trees")).toStdString());
        const std::string parsed = tests::dump(*store.parse("/p/a.py", source()));
        const QString kept = folder.filePath(QStringLiteral("trees/")) + filesIn(folder).front();
        const QByteArray whole = contents(kept);
        QByteArray changed = whole;
        changed[whole.size() / 2] = char(changed[whole.size() / 2] ^ 1);
        for (const QByteArray &damaged : {QByteArray(), whole.left(3), whole.left(whole.size() / 2), QByteArray(whole.size(), '\0'), changed}) {
            write(kept, damaged);
            QCOMPARE(tests::dump(*store.parse("/p/a.py", source())), parsed);
            QCOMPARE(contents(kept), whole);
        }
    }

    void aFolderThatCannotBeWrittenKeepsNothing()
    {
        TreeStore store;
        store.useFolder("/proc/limbeck/trees");
        QCOMPARE(store.parse("/p/a.py", source())->body.size(), std::size_t(102));
    }

    void theOldestGoWhenTheFolderIsTooLarge()
    {
        const QTemporaryDir folder;
        const QString trees = folder.filePath(QStringLiteral("trees"));
        QVERIFY(QDir().mkpath(trees));
        const auto keep = [&trees](const char *name, qint64 size, int daysAgo) {
            QFile file(trees + QLatin1Char('/') + QLatin1String(name));
            QVERIFY(file.open(QIODevice::ReadWrite) && file.resize(size));
            QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(-daysAgo), QFileDevice::FileModificationTime));
        };
        constexpr qint64 kMebibyte = 1 << 20;
        keep("oldest", 50 * kMebibyte, 3);
        keep("older", 50 * kMebibyte, 2);
        keep("old", 50 * kMebibyte, 1);
        TreeStore store;
        store.useFolder(trees.toStdString());
        store.parse("/p/a.py", source());
        const QStringList left = filesIn(folder);
        QCOMPARE(left.size(), 2);
        QVERIFY(left.contains(QStringLiteral("old")));
    }

    void mistakesAreTold()
    {
        const QTemporaryDir folder;
        TreeStore store;
        store.useFolder(folder.filePath(QStringLiteral("trees")).toStdString());
        for (int i = 0; i < 2; ++i)
            QVERIFY_EXCEPTION_THROWN(store.parse("/p/a.py", source("y = (")), Error);
        QVERIFY(filesIn(folder).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestTreeStore)
#include "tst_tree_store.moc"
