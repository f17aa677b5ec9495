// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/python/script_host.h"

#include <QDirIterator>
#include <QTest>

using namespace limbeck;
using namespace limbeck::python;

/// What a preview does with values that it cannot know. Text cases: tests/cases/python/unknown/*.py, each starting with the expected output as comments ("#> line").
class TestUnknown : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cases_data();
    void cases();
};

void TestUnknown::cases_data()
{
    QTest::addColumn<QString>("path");
    QDirIterator it(QStringLiteral(LIMBECK_SOURCE_DIR "/tests/cases/python/unknown"), {QStringLiteral("*.py")});
    while (it.hasNext()) {
        const QString path = it.next();
        QTest::newRow(qPrintable(QFileInfo(path).baseName())) << path;
    }
}

void TestUnknown::cases()
{
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QString expected;
    for (const QByteArray &line : text.split('\n')) {
        if (line.startsWith("#> "))
            expected += QString::fromUtf8(line.mid(3)) + u'\n';
    }
    ScriptHost host;
    QCOMPARE(QString::fromStdString(runScript(host, "case.py", text.toStdString())), expected);
    QVERIFY(host.isBalanced());
}

QTEST_GUILESS_MAIN(TestUnknown)
#include "tst_unknown.moc"
