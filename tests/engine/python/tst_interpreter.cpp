// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/python/script_host.h"

#include <QDirIterator>
#include <QTest>

using namespace limbeck;
using namespace limbeck::python;

/// Text cases: tests/cases/python/run/*.py with the output that Python itself gave (recorded by tests/differential/record_python.py), *.err for what ends with an error of ours.
class TestInterpreter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runsLikePython_data();
    void runsLikePython();
    void refuses_data();
    void refuses();
    void importsProjectModules();
    void importOfUnknownNamesGivesOpaque();
    void proxiesOfUnknownPackages();
    void whatInstalledPackagesSay();
    void readsFilesThroughTheHost();
};

namespace {

QString casesFolder()
{
    return QStringLiteral(LIMBECK_SOURCE_DIR "/tests/cases/python/run");
}

std::string readAll(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return "cannot read " + path.toStdString();
    return file.readAll().toStdString();
}

void addCases(const QString &suffix)
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("expected");
    QDirIterator it(casesFolder(), {QStringLiteral("*.py")});
    while (it.hasNext()) {
        const QString script = it.next();
        const QString expected = script.chopped(3) + suffix;
        if (QFile::exists(expected))
            QTest::newRow(qPrintable(QFileInfo(script).baseName())) << script << expected;
    }
}

QString run(const QString &script)
{
    ScriptHost host;
    host.variables = {{"HOME", "/home/user"}, {"SCHEMA", "public"}};
    return QString::fromStdString(runScript(host, QFileInfo(script).fileName().toStdString(), readAll(script)));
}

}  // namespace

void TestInterpreter::runsLikePython_data()
{
    addCases(QStringLiteral(".out"));
}

void TestInterpreter::runsLikePython()
{
    QFETCH(QString, script);
    QFETCH(QString, expected);
    const QStringList got = run(script).split(u'\n');
    const QStringList wanted = QString::fromStdString(readAll(expected)).split(u'\n');
    for (qsizetype i = 0; i < qMin(got.size(), wanted.size()); ++i)
        QVERIFY2(got[i] == wanted[i], qPrintable(QStringLiteral("line %1\n   Python: %2\n   ours:   %3").arg(i + 1).arg(wanted[i], got.mid(i).join(u'\n').left(1500))));
    QCOMPARE(got.size(), wanted.size());
}

void TestInterpreter::refuses_data()
{
    addCases(QStringLiteral(".err"));
}

void TestInterpreter::refuses()
{
    QFETCH(QString, script);
    QFETCH(QString, expected);
    QCOMPARE(run(script), QString::fromStdString(readAll(expected)));
}

void TestInterpreter::importsProjectModules()
{
    ScriptHost host;
    host.sources = {
        {"app.__init__", "from .models import User\nVERSION = 3\n"},
        {"app.models", "from app.types import Color\nimport unknown_package.sub as other\nfrom unknown_package import helper\nENGINE = helper('x')\nclass User:\n    color = Color.RED\n"},
        {"app.types", "import enum\nclass Color(enum.Enum):\n    RED = 'red'\n"},
        {"ns.inner", "def f(x):\n    return x + 1\n"},
    };
    const std::string printed = runScript(host, "a.py",
                                          "import app.models\nfrom app import User, VERSION\nfrom ns.inner import f\nimport ns.inner as i\nprint(User.color, VERSION, app.models.User is User, f(2), i.f(3), __name__)\n"
                                          "try:\n    import app.missing\nexcept ImportError as e:\n    print(type(e).__name__, e)\n"
                                          "try:\n    from app.types import nothing\nexcept ImportError as e:\n    print(e)\n");
    QCOMPARE(QString::fromStdString(printed), QStringLiteral("Color.RED 3 True 3 4 __main__\nModuleNotFoundError No module named 'app.missing'\ncannot import name 'nothing' from 'app.types'\n"));
    QCOMPARE(host.notes.size(), std::size_t(1));
    QCOMPARE(QString::fromStdString(host.notes[0]), QStringLiteral("not run at line 4: unknown_package.helper()"));
}

void TestInterpreter::importOfUnknownNamesGivesOpaque()
{
    const std::string script = "import third.party\nfrom third import thing\nx = thing.attribute\ndef f(a=thing): pass\nclass C(thing.Base):\n    y = 1\nprint(C.y)\nprint(x is not None)\nthing(1)\n";
    ScriptHost strict;
    const QString ended = QString::fromStdString(runScript(strict, "a.py", script));
    QVERIFY2(ended.startsWith(QStringLiteral("1\nTrue\nerror: Limbeck cannot run code of 'third.thing' (imported at a.py:2:1): calling it is not supported.\n  at a.py:9:1")), qPrintable(ended));
    ScriptHost lenient;
    InterpreterOptions options;
    options.strictness = Strictness::Lenient;
    QCOMPARE(QString::fromStdString(runScript(lenient, "a.py", script, options)), QStringLiteral("1\nTrue\n"));
    QCOMPARE(QString::fromStdString(lenient.notes.at(0)), QStringLiteral("not run at line 9: third.thing()"));
}

/// `self.__wrapped__` stands in the base that is not read, not behind the class's own __getattr__.
void TestInterpreter::proxiesOfUnknownPackages()
{
    ScriptHost host;
    InterpreterOptions options;
    options.strictness = Strictness::Lenient;
    const std::string printed = runScript(host, "a.py",
                                          "import wrapt\nclass Guarded(wrapt.ObjectProxy):\n    def __init__(self, wrapped):\n        super().__init__(wrapped)\n    def __getattr__(self, name):\n"
                                          "        return getattr(self.__wrapped__, name)\nclass Plain:\n    def __getattr__(self, name):\n        return name\n"
                                          "Guarded('x').mkdir(parents=True)\nprint(Plain().__wrapped__, 'done')\n", options);
    QCOMPARE(QString::fromStdString(printed), QStringLiteral("__wrapped__ done\n"));
}

/// What installed packages would say is not known while reading; a script that needs it is refused. `except A, B` as Python 3.14 has it.
void TestInterpreter::whatInstalledPackagesSay()
{
    const std::string script = "import json\nfrom importlib.metadata import entry_points, version\nimport vault\n"
                               "def load():\n    for one in entry_points(group='app'):\n        one.load()\n    return version('app'), json.loads(vault.read('key'))\nload()\n"
                               "try:\n    {}['a']\nexcept KeyError, ValueError:\n    print('caught')\n";
    ScriptHost lenient;
    InterpreterOptions options;
    options.strictness = Strictness::Lenient;
    QCOMPARE(QString::fromStdString(runScript(lenient, "a.py", script, options)), QStringLiteral("caught\n"));
    ScriptHost strict;
    QVERIFY(QString::fromStdString(runScript(strict, "a.py", script)).contains(QStringLiteral("importlib.metadata.entry_points() is not supported")));
}

void TestInterpreter::readsFilesThroughTheHost()
{
    ScriptHost host;
    host.files = {{"data.sql", "SELECT 1;\nSELECT 2;\n"}};
    const std::string printed = runScript(host, "a.py",
                                          "with open('data.sql', encoding='utf-8') as f:\n    for line in f:\n        print(line.strip())\nprint(repr(open('data.sql').read()))\n"
                                          "try:\n    open('missing')\nexcept FileNotFoundError as e:\n    print(e)\nopen('x', 'w')\n");
    QVERIFY2(QString::fromStdString(printed).startsWith(QStringLiteral("SELECT 1;\nSELECT 2;\n'SELECT 1;\\nSELECT 2;\\n'\n[Errno 2] No such file or directory: 'missing'\nerror: open('x', 'w') is not supported: it would change something outside the database.")),
             printed.c_str());
}

QTEST_GUILESS_MAIN(TestInterpreter)
#include "tst_interpreter.moc"
