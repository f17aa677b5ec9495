// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/python/script_host.h"

#include "base/error.h"
#include "python/module_trees.h"

#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace limbeck;
using namespace limbeck::python;

/// One store of trees for the process, filled ahead by other threads.
class TestModuleTrees : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTextIsParsedOnce()
    {
        ModuleTrees &trees = ModuleTrees::shared();
        const syntax::FilePtr first = trees.get("/p/a.py", "x = 1\n");
        QCOMPARE(first->body.size(), std::size_t(1));
        QVERIFY(trees.get("/p/a.py", "x = 1\n") == first);
        const syntax::FilePtr other = trees.get("/p/a.py", "x = 1\ny = 2\n");
        QCOMPARE(other->body.size(), std::size_t(2));
        QCOMPARE(first->body.size(), std::size_t(1));
        trees.begin("/p/b.py", "z = 3\n");
        QCOMPARE(trees.get("/p/b.py", "z = 3\n")->path, std::string("/p/b.py"));
    }

    void whatIsWrongIsToldEachTime()
    {
        ModuleTrees &trees = ModuleTrees::shared();
        trees.begin("/p/bad.py", "x = 1\ny = (\n");
        for (int i = 0; i < 2; ++i) {
            try {
                trees.get("/p/bad.py", "x = 1\ny = (\n");
                QFAIL("a broken text was parsed");
            } catch (const Error &error) {
                QCOMPARE(error.position().file, std::string("/p/bad.py"));
                QCOMPARE(error.position().line, 2);
            }
        }
        QCOMPARE(trees.get("/p/bad.py", "x = 1\n")->body.size(), std::size_t(1));
    }

    void manyThreadsAskAtOnce()
    {
        const std::string text = [] {
            std::string lines;
            for (int i = 0; i < 2000; ++i)
                lines += "x" + std::to_string(i) + " = " + std::to_string(i) + "\n";
            return lines;
        }();
        ModuleTrees &trees = ModuleTrees::shared();
        std::vector<std::thread> threads;
        std::atomic<int> right = 0;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&, i] {
                for (int file = 0; file < 6; ++file) {
                    const std::string path = "/p/many" + std::to_string(file) + ".py";
                    if ((i + file) % 2 == 0)
                        trees.begin(path, text);
                    right += trees.get(path, text)->body.size() == 2000 ? 1 : 0;
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(right.load(), 48);
    }

    void oldTreesGo()
    {
        ModuleTrees &trees = ModuleTrees::shared();
        const std::weak_ptr<const syntax::File> first = trees.get("/p/large0.py", "x = '" + std::string(1 << 20, 'a') + "'\n");
        QVERIFY(!first.expired());
        for (int i = 1; i < 10; ++i)
            trees.get("/p/large" + std::to_string(i) + ".py", "x = '" + std::string(1 << 20, 'a') + "'\n");
        QVERIFY(first.expired());
    }

    /// Modules run in Python's order and once, wherever they were parsed; a broken one fails where it is imported.
    void importsAreReadAhead()
    {
        ScriptHost host;
        host.sources = {{"models", "import a\nfrom b import two\nimport c\n"}, {"a", "print('a')\n"}, {"b", "import c\nprint('b')\ntwo = 2\n"}, {"c", "print('c')\n"},
                        {"more", "import a\nimport c\nimport late\n"}, {"late", "x = 1\ny = (\n"}};
        QCOMPARE(QString::fromStdString(runScript(host, "s.py", "import models\nprint(models.two)\n")), QStringLiteral("a\nc\nb\n2\n"));
        const QString broken = QString::fromStdString(runScript(host, "s.py", "import late\nprint('not here')\n"));
        QVERIFY2(broken.contains(QStringLiteral("late.py:2")) && !broken.contains(QStringLiteral("not here")), qPrintable(broken));
    }
};

QTEST_GUILESS_MAIN(TestModuleTrees)
#include "tst_module_trees.moc"
