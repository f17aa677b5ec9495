// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/deep_stack.h"
#include "dialect/dialect.h"
#include "environment/project_host.h"
#include "environment/reading_world.h"
#include "python/interpreter.h"
#include "sqlalchemy/vocabulary.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace limbeck;

/// Modules that read settings (tests/cases/settings/NAME/settings.py) print the same as in Python with the packages themselves (NAME.out, recorded by record.py there).
class SettingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void printsTheSame_data();
    void printsTheSame();
    void tellsWhatNothingSets();

private:
    struct Run {
        QString printed;
        QStringList notRun;
    };
    static Run run(const QString &folder, const std::string &module);
};

namespace {

QString casesFolder() { return QStringLiteral(LIMBECK_SOURCE_DIR "/tests/cases/settings"); }

}  // namespace

SettingsTest::Run SettingsTest::run(const QString &folder, const std::string &module)
{
    Run result;
    runOnDeepStack([&] {
        project::Project project;
        project.root = folder.toStdString();
        project.scriptLocation.value = project.root;
        project.pythonPath = {project.root};
        sqlalchemy::Surroundings surroundings;
        environment::ReadingWorld world(dialect::sqlite(), {}, surroundings);
        sqlalchemy::Vocabulary vocabulary(&world, nullptr);
        environment::ProjectHost host(project, vocabulary, surroundings);
        host.onPrint = [&](const std::string &text) { result.printed += QString::fromStdString(text); };
        host.onNotRun = [&](const std::string &what, const SourcePosition &) { result.notRun << QString::fromStdString(what); };
        python::InterpreterOptions options;
        options.strictness = python::Strictness::Lenient;
        python::Interpreter interpreter(host, options);
        try {
            interpreter.importModule(module, {});
        } catch (const python::Raised &raised) {
            result.printed += QString::fromStdString("!" + python::scriptError(interpreter, raised).toText());
        }
    });
    return result;
}

void SettingsTest::printsTheSame_data()
{
    QTest::addColumn<QString>("name");
    const QStringList cases = QDir(casesFolder()).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QVERIFY(cases.size() >= 4);
    for (const QString &name : cases)
        QTest::newRow(qPrintable(name)) << name;
}

void SettingsTest::printsTheSame()
{
    QFETCH(QString, name);
    QFile recorded(casesFolder() + QLatin1Char('/') + name + QStringLiteral(".out"));
    QVERIFY2(recorded.open(QIODevice::ReadOnly), qPrintable(recorded.fileName()));
    const Run seen = run(casesFolder() + QLatin1Char('/') + name, "settings");
    const QStringList wanted = QString::fromUtf8(recorded.readAll()).split(QLatin1Char('\n')), printed = seen.printed.split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < std::max(wanted.size(), printed.size()); ++i)
        QVERIFY2(wanted.value(i) == printed.value(i), qPrintable(QStringLiteral("line %1\n  wanted %2\n  seen   %3\n  not run: %4").arg(i + 1).arg(wanted.value(i), printed.value(i), seen.notRun.join(QStringLiteral("; ")))));
    QVERIFY(!QDir(casesFolder() + QStringLiteral("/files/made")).exists());
}

void SettingsTest::tellsWhatNothingSets()
{
    const QString folder = QDir::tempPath() + QStringLiteral("/limbeck-settings-%1").arg(QCoreApplication::applicationPid());
    QVERIFY(QDir().mkpath(folder));
    QFile file(folder + QStringLiteral("/settings.py"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("from pydantic import field_validator\n"
               "from pydantic_settings import BaseSettings\n"
               "class Settings(BaseSettings):\n"
               "    host: str\n"
               "    user: str = 'me'\n"
               "    @field_validator('user')\n"
               "    @classmethod\n"
               "    def strict(cls, value):\n"
               "        raise ValueError('no such user')\n"
               "print(Settings().user, Settings().host)\n");
    file.close();
    const Run seen = run(folder, "settings");
    QDir(folder).removeRecursively();
    QCOMPARE(seen.printed, QStringLiteral("me <not known: Settings.host, which nothing sets>\n"));
    QCOMPARE(seen.notRun.value(0), QStringLiteral("Settings.strict(): no such user"));
}

QTEST_GUILESS_MAIN(SettingsTest)
#include "tst_settings.moc"
