// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "recording_world.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <sstream>

/// tests/cases/directives/*.txt: script in, SQL out on both dialects, as recorded from Alembic.
namespace limbeck::sqlalchemy {

namespace {

struct Case {
    std::string name, script;
    std::map<std::string, std::string> expected;   ///< by dialect
};

std::vector<Case> readCases(const std::string &text)
{
    std::vector<Case> cases;
    std::string *target = nullptr;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("=== ")) {
            cases.push_back({line.substr(4), {}, {}});
            target = &cases.back().script;
        } else if (line.starts_with("--- ") && !cases.empty()) {
            target = &cases.back().expected[line.substr(4)];
        } else if (target) {
            *target += line + "\n";
        }
    }
    return cases;
}

/// White space carries no meaning in these texts.
std::string squeezed(const std::string &text)
{
    std::string result;
    bool blank = false;
    for (char c : text) {
        if (c == ' ' || c == '\n' || c == '\t') {
            blank = !result.empty();
            continue;
        }
        if (blank)
            result += ' ';
        blank = false;
        result += c;
    }
    return result;
}

std::string actualOutput(const std::string &dialectName, const std::string &script)
{
    RecordingWorld world(dialect::dialectByName(dialectName), WorldKind::Offline);
    const Outcome outcome = runScript(&world, script);
    std::string text;
    for (const auto &statement : world.statements)
        text += statement + "; ";
    if (!outcome.exception.empty())
        text += "!" + outcome.exception;
    return squeezed(text);
}

/// Everything up to the error must match; of the error its name, where scripts could tell it apart.
bool matches(const std::string &actual, const std::string &expected)
{
    const auto actualMark = actual.rfind('!'), expectedMark = expected.rfind('!');
    // An error ends the text: "!" and a name; `!=` is an operator.
    const bool expectsError = expectedMark != std::string::npos && expected.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", expectedMark + 1) == std::string::npos;
    if (!expectsError)
        return actual == expected;
    const std::string name = expected.substr(expectedMark + 1);
    const std::string head = expected.substr(0, expectedMark);
    if (actualMark == std::string::npos || !actual.starts_with(head) || actual.size() <= head.size() || actual[head.size()] != '!')
        return false;
    const bool isNamed = name == "TypeError" || name == "ArgumentError" || name == "ValueError" || name == "DuplicateColumnError";
    return !isNamed || actual.substr(head.size()).find(name) != std::string::npos;
}

}  // namespace

class TestDirectives : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recorded_data()
    {
        QTest::addColumn<QString>("dialectName");
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("expected");
        QDirIterator files(QStringLiteral(LIMBECK_SOURCE_DIR "/tests/cases/directives"), {QStringLiteral("*.txt")});
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            for (const Case &item : readCases(file.readAll().toStdString())) {
                for (const auto &[name, expected] : item.expected)
                    QTest::newRow((item.name + " " + name).c_str()) << QString::fromStdString(name) << QString::fromStdString(item.script) << QString::fromStdString(squeezed(expected));
            }
        }
    }

    void recorded()
    {
        QFETCH(QString, dialectName);
        QFETCH(QString, script);
        QFETCH(QString, expected);
        const std::string actual = actualOutput(dialectName.toStdString(), script.toStdString());
        if (!matches(actual, expected.toStdString())) {
            qDebug().noquote() << "\nexpected:" << expected << "\nactual:  " << QString::fromStdString(actual);
            QFAIL("the output differs from Alembic's");
        }
    }
};

}  // namespace limbeck::sqlalchemy

QTEST_APPLESS_MAIN(limbeck::sqlalchemy::TestDirectives)
#include "tst_directives.moc"
