// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/python/script_host.h"

#include "base/deep_stack.h"

#include <QTest>

using namespace limbeck;
using namespace limbeck::python;

/// Budgets, cancellation, recursion, sizes, tracebacks.
class TestInterpreterLimits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void limits_data();
    void limits();
    void noBudgetRunsLongLoops();
    void stopsOnRequest();
    void noHandlerSeesOurErrors();
    void traceback();
    void exitsAsError();
    void loopSpeed();
};

void TestInterpreterLimits::limits_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("expected");
    QTest::newRow("endless loop") << "while True:\n    pass\n" << "error: The script took more than 100000 steps.\n  at a.py:";
    QTest::newRow("endless generator") << "def g():\n    while True:\n        yield 1\nsum(g())\n" << "error: The script took more than 100000 steps.";
    QTest::newRow("recursion") << "def f(n):\n    return f(n + 1)\ntry:\n    f(0)\nexcept RecursionError as e:\n    print(e)\n" << "maximum recursion depth exceeded\n";
    QTest::newRow("recursion in generators") << "def g(n):\n    yield from g(n + 1)\ntry:\n    list(g(0))\nexcept RecursionError as e:\n    print('deep')\n" << "deep\n";
    QTest::newRow("recursion in repr") << "a = []\na.append(a)\nprint(a)\n" << "[[...]]\n";
    QTest::newRow("text size") << "s = 'x' * 1000\nwhile True:\n    s = s + s\n" << "error: A text grew beyond 1000000 bytes.";
    QTest::newRow("text times") << "s = 'x' * 10**12\n" << "error: A text would become too long.";
    QTest::newRow("list times") << "s = [0] * 10**12\n" << "error: A list would become too long.";
    QTest::newRow("power") << "s = 10 ** 10 ** 9\n" << "error: The result of ** would be too large.";
    QTest::newRow("shift") << "s = 1 << 10 ** 9\n" << "error: The result of << would be too large.";
    QTest::newRow("eval") << "eval('1')\n" << "error: eval() is not supported.\n  at a.py:1:1";
}

void TestInterpreterLimits::limits()
{
    QFETCH(QString, script);
    QFETCH(QString, expected);
    ScriptHost host;
    InterpreterOptions options;
    options.budget = 100000;
    options.maxStringBytes = 1000000;
    const QString printed = QString::fromStdString(runScript(host, "a.py", script.toStdString(), options));
    QVERIFY2(printed.startsWith(expected), qPrintable(printed));
}

void TestInterpreterLimits::noBudgetRunsLongLoops()
{
    ScriptHost host;
    InterpreterOptions options;
    options.budget = 0;
    QCOMPARE(QString::fromStdString(runScript(host, "a.py", "n = 0\nfor i in range(300000):\n    n += i\nprint(n)\n", options)), QStringLiteral("44999850000\n"));
}

void TestInterpreterLimits::stopsOnRequest()
{
    ScriptHost host;
    std::stop_source source;
    source.request_stop();
    InterpreterOptions options;
    options.stop = source.get_token();
    const QString printed = QString::fromStdString(runScript(host, "a.py", "try:\n    while True:\n        pass\nexcept:\n    print('no')\nfinally:\n    print('never')\n", options));
    QCOMPARE(printed, QStringLiteral("error: Stopped on request.\n"));
}

void TestInterpreterLimits::noHandlerSeesOurErrors()
{
    ScriptHost host;
    const QString printed = QString::fromStdString(runScript(host, "a.py", "import foreign\ntry:\n    foreign.call()\nexcept BaseException:\n    print('swallowed')\nfinally:\n    print('ran')\n"));
    QVERIFY2(printed.startsWith(QStringLiteral("error: Limbeck cannot run code of 'foreign.call'")), qPrintable(printed));
}

void TestInterpreterLimits::traceback()
{
    ScriptHost host;
    const QString printed = QString::fromStdString(runScript(host, "a.py", "def inner(x):\n    return {}[x]\ndef outer():\n    try:\n        inner('key')\n    finally:\n        pass\nouter()\n"));
    QCOMPARE(printed, QStringLiteral("error: KeyError: 'key'\n  at a.py:2:12\n  Traceback (most recent call last):\n    a.py, line 8, in <module>\n    a.py, line 5, in outer\n    a.py, line 2, in inner\n"));
}

void TestInterpreterLimits::exitsAsError()
{
    ScriptHost host;
    const QString printed = QString::fromStdString(runScript(host, "a.py", "import sys\nsys.exit(3)\n"));
    QVERIFY2(printed.startsWith(QStringLiteral("error: SystemExit: 3")), qPrintable(printed));
}

void TestInterpreterLimits::loopSpeed()
{
    QBENCHMARK_ONCE {
        ScriptHost host;
        InterpreterOptions options;
        options.budget = 0;
        QCOMPARE(QString::fromStdString(runScript(host, "a.py", "def f():\n    total = 0\n    for i in range(1000000):\n        if i % 3 == 0:\n            total += i * 2\n    return total\nprint(f())\n", options)),
                 QStringLiteral("333333666666\n"));
    }
}

QTEST_GUILESS_MAIN(TestInterpreterLimits)
#include "tst_interpreter_limits.moc"
