// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/project_builder.h"
#include "support/temp_dir.h"

#include <QTest>

#include <filesystem>

/// Programs that `revision` runs on a new script (spec/config.md §6), through the command line.
using namespace limbeck::test;

class TestPostWriteHooks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void changeTheScriptInOrder()
    {
        // The second one reads its standard input: it must find the end of it.
        const Run run(R"([post_write_hooks]
hooks = first, second
first.type = exec
first.executable = sh
first.options = -c "echo '# hooked in' $(basename $PWD) >> $0" REVISION_SCRIPT_FILENAME
first.cwd = %(here)s/migrations
second.type = exec
second.executable = cat
second.options = REVISION_SCRIPT_FILENAME -
)");
        QCOMPARE(run.result.status, 0);
        QVERIFY(run.script.ends_with("# hooked in migrations\n"));
        QVERIFY2(run.result.output.find("Running post write hook 'first' ...\n  done") != std::string::npos, run.result.output.c_str());
        QVERIFY2(run.result.output.find("# hooked in migrations\n") != std::string::npos, run.result.output.c_str());
    }

    void statusDoesNotCount()
    {
        const Run run("[post_write_hooks]\nhooks = a\na.type = exec\na.executable = false\n");
        QCOMPARE(run.result.status, 0);
        QVERIFY(!run.script.empty());
    }

    void modulesRunWithTheProjectsPython()
    {
        const Run run("[post_write_hooks]\nhooks = a\na.type = module\na.module = tokenize\n");
        QCOMPARE(run.result.status, 0);
        QVERIFY2(run.result.output.find("'revision'") != std::string::npos, run.result.output.c_str());
    }

    void whatCannotRunIsNamed_data()
    {
        QTest::addColumn<QString>("hook");
        QTest::addColumn<QString>("wanted");
        QTest::newRow("program") << QStringLiteral("a.type = exec\na.executable = no-such-program\n") << QStringLiteral("no-such-program");
        QTest::newRow("module") << QStringLiteral("a.type = module\na.module = no_such_module\n") << QStringLiteral("Could not find module no_such_module");
        QTest::newRow("entry point") << QStringLiteral("a.type = console_scripts\na.entrypoint = nothing\n") << QStringLiteral("console_scripts.nothing");
        QTest::newRow("no type") << QStringLiteral("a.executable = x\n") << QStringLiteral("a.type");
        QTest::newRow("quotation") << QStringLiteral("a.type = exec\na.executable = true\na.options = 'open\n") << QStringLiteral("quotation");
    }

    void whatCannotRunIsNamed()
    {
        QFETCH(QString, hook);
        QFETCH(QString, wanted);
        const Run run("[post_write_hooks]\nhooks = a\n" + hook.toStdString());
        QVERIFY(run.result.status != 0);
        QVERIFY2((run.result.output + run.result.errors).find(wanted.toStdString()) != std::string::npos, (run.result.output + run.result.errors).c_str());
        QVERIFY(!run.script.empty());   // what was written stays
    }

private:
    struct Run {
        explicit Run(const std::string &hooks)
        {
            const TempDir folder;
            ProjectBuilder builder(folder / "p");
            builder.iniTail(hooks);
            result = builder.cli({"revision", "-m", "x"});
            for (const auto &entry : std::filesystem::directory_iterator(builder.versions())) {
                if (entry.path().extension() == ".py")
                    script = readFile(entry.path());
            }
        }
        ProcessResult result;
        std::string script;
    };
};

QTEST_GUILESS_MAIN(TestPostWriteHooks)
#include "tst_post_write_hooks.moc"
