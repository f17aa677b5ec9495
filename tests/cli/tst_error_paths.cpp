// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pair_testing.h"

#include <QTest>

#include <filesystem>
#include <sqlite3.h>

using namespace limbeck::test;

namespace {

void three(RunProject &project, const Texts &inTheMiddle)
{
    project.builder().revision(tableRevision("a1", {})).revision(tableRevision("b1", {"a1"}, inTheMiddle)).revision(tableRevision("c1", {"b1"}));
}

}  // namespace

/// Every way in which a command can fail, on both databases, beside Alembic: exit status, message, and what is left.
class TestErrorPaths : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void identifiers_data()
    {
        QTest::addColumn<bool>("postgresql");
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("target");
        for (const bool postgresql : {false, true}) {
            for (const auto &[command, target] : std::vector<std::pair<const char *, const char *>>{
                     {"upgrade", "nope"}, {"upgrade", "ab"}, {"upgrade", "+9"}, {"upgrade", "no@head"}, {"downgrade", "nope"}, {"downgrade", "-3"}, {"downgrade", "ab"}, {"stamp", "nope"},
                     {"stamp", "ab"}, {"show", "nope"}, {"upgrade", "a:b"}, {"history", "-rnope:"}, {"upgrade", "heads:head"}})
                QTest::addRow("%s %s, %s", command, target, postgresql ? "postgresql" : "sqlite") << postgresql << command << target;
        }
    }

    void identifiers()
    {
        QFETCH(bool, postgresql);
        QFETCH(QString, command);
        QFETCH(QString, target);
        Pair pair(postgresql, [](RunProject &project) { project.builder().revision(tableRevision("abcd1", {})).revision(tableRevision("abcd2", {"abcd1"})); });
        pair.run({command.toStdString(), target.toStdString()});
        QVERIFY2(pair.our().status == pair.their().status && pair.our().status != 0, pair.text().c_str());
        QVERIFY2(failedLine(pair.our()).substr(0, 30) == failedLine(pair.their()).substr(0, 30), pair.text().c_str());
        // Alembic's driver has committed the version table on SQLite before the plan failed; ours leaves nothing.
        QVERIFY2(pair.ours().rows() == pair.theirs().rows() && (!postgresql || pair.sameState()), pair.text().c_str());
    }

    /// The version table names a revision that no script has.
    void unknownRow_data() { bothDatabases(); }
    void unknownRow()
    {
        QFETCH(bool, postgresql);
        Pair pair(postgresql, [](RunProject &project) { project.builder().revision(tableRevision("a1", {})); });
        pair.run({"upgrade", "head"});
        for (RunProject *project : {&pair.ours(), &pair.theirs()})
            project->column("UPDATE alembic_version SET version_num = 'gone'");
        for (const char *command : {"upgrade head", "current", "stamp a1", "downgrade base"}) {
            const std::string text = command;
            const auto blank = text.find(' ');
            pair.run(blank == std::string::npos ? Texts{text} : Texts{text.substr(0, blank), text.substr(blank + 1)});
            QVERIFY2(pair.bothEnd(255) && failedLine(pair.our()) == failedLine(pair.their()), pair.text().c_str());
            QCOMPARE(pair.ours().rows(), Texts{"gone"});
        }
        pair.run({"stamp", "--purge", "a1"});
        QVERIFY2(pair.bothEnd(0) && pair.sameState(), pair.text().c_str());
    }

    void brokenHistories_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char *kind : {"cycle", "missing parent", "syntax error", "no identifiers", "import error", "no upgrade function", "missing dependency", "no env.py", "no script folder", "env.py error"})
            QTest::newRow(kind) << kind;
    }

    void brokenHistories()
    {
        QFETCH(QString, kind);
        Pair pair(false, [&kind](RunProject &project) {
            ProjectBuilder &builder = project.builder();
            builder.revision(tableRevision("a1", {})).revision(tableRevision("b1", {"a1"}));
            const auto script = [&builder](const std::string &text) { builder.file("migrations/versions/c1.py", text); };
            const std::string head = "revision = 'c1'\ndown_revision = 'b1'\n";
            if (kind == QLatin1String("cycle"))
                builder.revision(tableRevision("x1", {"y1"})).revision(tableRevision("y1", {"x1"}));
            else if (kind == QLatin1String("missing parent"))
                builder.revision(tableRevision("x1", {"nowhere"}));
            else if (kind == QLatin1String("syntax error"))
                script(head + "def upgrade(:\n    pass\n");
            else if (kind == QLatin1String("no identifiers"))
                script("def upgrade():\n    pass\n");
            else if (kind == QLatin1String("import error"))
                script("raise RuntimeError('not today')\n" + head + "def upgrade():\n    pass\n");
            else if (kind == QLatin1String("no upgrade function"))
                script(head + "def downgrade():\n    pass\n");
            else if (kind == QLatin1String("missing dependency"))
                script(head + "depends_on = 'nowhere'\ndef upgrade():\n    pass\n");
            else if (kind == QLatin1String("no env.py"))
                std::filesystem::remove(builder.folder() / "migrations/env.py");
            else if (kind == QLatin1String("no script folder"))
                std::filesystem::remove_all(builder.folder() / "migrations");
            else
                builder.file("migrations/env.py", "raise ValueError('broken')\n");
        });
        pair.run({"upgrade", "head"});
        QVERIFY2(pair.our().status == pair.their().status && pair.our().status != 0, pair.text().c_str());
        QVERIFY2(failedLine(pair.our()).empty() == failedLine(pair.their()).empty(), pair.text().c_str());
        QVERIFY2(pair.ours().tables().empty() || pair.ours().tables() == pair.theirs().tables(), pair.text().c_str());
    }

    /// A script that fails in the second of three steps, in every way.
    void inTheMiddle_data()
    {
        QTest::addColumn<bool>("postgresql");
        QTest::addColumn<bool>("perMigration");
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("told");
        const std::vector<std::array<const char *, 3>> ways{
            {"constraint", "op.create_index('ix', 'tb1', ['v'], unique=True); op.execute('INSERT INTO tb1 VALUES (7)')", "constraint"},
            {"unknown table", "op.drop_table('nowhere')", "nowhere"},
            {"unknown directive", "op.no_such_thing()", "no_such_thing"},
            {"raise", "raise ValueError('because')", "ValueError: because"},
            {"name", "nobody_knows_me", "nobody_knows_me"},
            {"bad SQL", "op.execute('SELEKT 1')", "SELEKT"},
            {"own version row", "op.execute(\"UPDATE alembic_version SET version_num = 'zzz'\")", "expected to match one row"},
        };
        for (const bool postgresql : {false, true}) {
            for (const bool perMigration : {false, true}) {
                for (const auto &[name, line, told] : ways) {
                    const bool isOften = std::string(name) == "constraint" || std::string(name) == "raise";
                    if (perMigration && !isOften)
                        continue;
                    QTest::addRow("%s, %s%s", name, postgresql ? "postgresql" : "sqlite", perMigration ? ", per migration" : "") << postgresql << perMigration << line << told;
                }
            }
        }
    }

    void inTheMiddle()
    {
        QFETCH(bool, postgresql);
        QFETCH(bool, perMigration);
        QFETCH(QString, line);
        QFETCH(QString, told);
        Pair pair(postgresql, [&](RunProject &project) {
            three(project, {line.toStdString()});
            if (perMigration)
                project.builder().configureArguments({"transaction_per_migration=True"});
        });
        pair.run({"upgrade", "head"});
        QVERIFY2(pair.our().status == pair.their().status && pair.our().status != 0, pair.text().c_str());
        QVERIFY2(contains(pair.our().output + pair.our().errors, told.toStdString()), pair.text().c_str());
        QVERIFY2(pair.ours().rows() == pair.theirs().rows(), pair.text().c_str());
        // On SQLite Alembic's driver leaves what it has committed of the failed step; ours leaves nothing of it (spec/runtime.md §2).
        if (postgresql)
            QVERIFY2(pair.sameState(), pair.text().c_str());
        else
            QCOMPARE(pair.ours().tables(), (Texts{"alembic_version", "ta1"}));
        // Once mended, the upgrade goes through.
        pair.ours().builder().revision(tableRevision("b1", {"a1"}));
        const ProcessResult again = pair.ours().builder().cli({"upgrade", "head"});
        QVERIFY2(again.status == 0, again.toText().c_str());
        QCOMPARE(pair.ours().rows(), Texts{"c1"});
    }

    void unreachable_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("told");
        QTest::newRow("nobody listens") << "postgresql://u:s3cret@127.0.0.1:1/x" << "127.0.0.1";
        QTest::newRow("no such host") << "postgresql://u:s3cret@no-such-host.invalid/x" << "no-such-host.invalid";
        QTest::newRow("no folder") << "sqlite:////nowhere/at/all.db" << "/nowhere/at/all.db";
        QTest::newRow("no URL") << "driver://user:s3cret@localhost/dbname" << "driver";
        QTest::newRow("not supported") << "mysql://user:s3cret@localhost/dbname" << "mysql";
    }

    void unreachable()
    {
        QFETCH(QString, url);
        QFETCH(QString, told);
        Pair pair(false, [&](RunProject &project) {
            project.builder().revision(tableRevision("a1", {}));
            project.builder().url(url.toStdString());
        });
        pair.run({"upgrade", "head"});
        QVERIFY2(pair.our().status != 0 && pair.their().status != 0, pair.text().c_str());
        const std::string all = pair.our().output + pair.our().errors;
        QVERIFY2(contains(all, told.toStdString()), pair.text().c_str());
        QVERIFY2(!contains(all, "s3cret"), all.c_str());
    }

    void wrongPassword()
    {
        PostgresServer server(PostgresServer::Listen::Tcp);
        const PostgresDatabase database = server.createDatabase();
        Pair pair(false, [&](RunProject &project) {
            project.builder().revision(tableRevision("a1", {}));
            std::string url = database.tcpUrl();
            const auto at = url.rfind('@');
            project.builder().url(url.substr(0, url.find(':', url.find("//")) + 1) + "wr0ngpass" + url.substr(at));
        });
        pair.run({"upgrade", "head"});
        QVERIFY2(pair.bothEnd(1), pair.text().c_str());
        QVERIFY2(contains(pair.our().errors, "password"), pair.text().c_str());
        QVERIFY2(!contains(pair.our().output + pair.our().errors, "wr0ngpass"), pair.text().c_str());
    }

    void readOnlyFile()
    {
        RunProject project(false);
        project.builder().revision(tableRevision("a1", {})).revision(tableRevision("b1", {"a1"}));
        QCOMPARE(project.builder().cli({"upgrade", "a1"}).status, 0);
        project.builder().url("sqlite:///file:" + project.builder().sqliteFile().string() + "?mode=ro&uri=true");
        const ProcessResult result = project.builder().cli({"upgrade", "head"});
        QVERIFY2(result.status == 1 && contains(result.errors, "read"), result.toText().c_str());
        QCOMPARE(project.rows(), Texts{"a1"});
        const ProcessResult current = project.builder().cli({"current"});
        QVERIFY2(current.status == 0 && contains(current.output, "a1"), current.toText().c_str());
    }

    void noDatabaseFile()
    {
        RunProject project(false);
        project.builder().revision(tableRevision("a1", {}));
        project.builder().file("database.db", "This is no database, whatever its name says. It is only text, and long enough to be read as a page of SQLite.\n");
        const ProcessResult result = project.builder().cli({"upgrade", "head"});
        QVERIFY2(result.status == 1 && contains(result.errors, "database.db"), result.toText().c_str());
    }

    /// A limit of pages stands for a full disk: SQLite answers the same.
    void diskFull_data()
    {
        QTest::addColumn<bool>("perMigration");
        QTest::newRow("one run") << false;
        QTest::newRow("per migration") << true;
    }

    void diskFull()
    {
        QFETCH(bool, perMigration);
        RunProject project(false);
        three(project, {"op.execute(\"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) INSERT INTO tb1 SELECT i FROM n\")"});
        project.builder().configureArguments({perMigration ? "transaction_per_migration=True" : "transaction_per_migration=False"});
        project.builder().envPrelude("from sqlalchemy import event\nfrom sqlalchemy.engine import Engine\ntarget_metadata = None\n"
                                     "@event.listens_for(Engine, 'connect')\ndef small(connection, record):\n    connection.execute('PRAGMA max_page_count=20')\n");
        const ProcessResult result = project.builder().cli({"upgrade", "head"});
        QVERIFY2(result.status == 1 && contains(result.errors, "full"), result.toText().c_str());
        QCOMPARE(project.column("PRAGMA integrity_check"), Texts{"ok"});
        const Texts rows = project.rows();
        QVERIFY2(rows.empty() || rows == Texts{"a1"}, result.toText().c_str());
        QCOMPARE(project.tables().size(), rows.empty() ? std::size_t(0) : std::size_t(2));
        if (perMigration)
            QCOMPARE(rows, Texts{"a1"});
        project.builder().envPrelude("");
        QCOMPARE(project.builder().cli({"upgrade", "head"}).status, 0);
        QCOMPARE(project.rows(), Texts{"c1"});
    }

    void lockedDatabase()
    {
        Pair pair(false, [](RunProject &project) {
            three(project, {});
            project.builder().url("sqlite:///" + project.builder().sqliteFile().string() + "?timeout=0.3");
        });
        std::vector<sqlite3 *> handles;
        for (RunProject *project : {&pair.ours(), &pair.theirs()}) {
            sqlite3 *handle = nullptr;
            QCOMPARE(sqlite3_open(project->builder().sqliteFile().c_str(), &handle), SQLITE_OK);
            QCOMPARE(sqlite3_exec(handle, "CREATE TABLE other (x); BEGIN IMMEDIATE; INSERT INTO other VALUES (1)", nullptr, nullptr, nullptr), SQLITE_OK);
            handles.push_back(handle);
        }
        pair.run({"upgrade", "head"});
        for (sqlite3 *handle : handles)
            sqlite3_close(handle);
        QVERIFY2(pair.our().status != 0 && pair.their().status != 0, pair.text().c_str());
        QVERIFY2(contains(pair.our().output + pair.our().errors, "lock"), pair.text().c_str());
        QCOMPARE(pair.ours().tables(), Texts{"other"});
    }

    void lostConnection_data()
    {
        QTest::addColumn<bool>("perMigration");
        QTest::newRow("one transaction") << false;
        QTest::newRow("per migration") << true;
    }

    void lostConnection()
    {
        QFETCH(bool, perMigration);
        Pair pair(true, [&](RunProject &project) {
            three(project, {"try:", "    op.execute('SELECT pg_terminate_backend(pg_backend_pid())')", "except ZeroDivisionError:", "    pass"});
            project.builder().configureArguments({perMigration ? "transaction_per_migration=True" : "transaction_per_migration=False"});
        });
        pair.run({"upgrade", "head"});
        QVERIFY2(pair.bothEnd(1), pair.text().c_str());
        QVERIFY2(pair.sameState(), pair.text().c_str());
        QVERIFY2(contains(pair.our().errors, "connection"), pair.text().c_str());
    }

    void serverDies()
    {
        PostgresServer server(PostgresServer::Listen::Tcp);
        const PostgresDatabase database = server.createDatabase();
        RunProject project(false);
        three(project, {"print('now')", "op.execute('SELECT pg_sleep(60)')"});
        project.builder().url(database.url());
        ProcessOptions options;
        options.workingDirectory = project.builder().folder();
        RunningProcess process(cliProgram(), {"upgrade", "head"}, options);
        QVERIFY(process.waitForText("now", 60000));
        server.stop();
        const ProcessResult result = process.wait();
        QVERIFY2(result.status == 1 && contains(result.errors, "connection"), result.toText().c_str());
    }

    /// No configuration, two of a kind, a section that is not there.
    void configuration_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::newRow("no file") << "-c nowhere.ini current";
        QTest::newRow("no section") << "-n nowhere current";
        QTest::newRow("no command") << "";
        QTest::newRow("unknown command") << "fly";
        QTest::newRow("missing argument") << "upgrade";
        QTest::newRow("too many") << "upgrade a b";
        QTest::newRow("unknown option") << "upgrade --fast head";
        QTest::newRow("downgrade without range") << "downgrade --sql base";
        QTest::newRow("purge and sql") << "stamp --purge --sql head";
        QTest::newRow("history without colon") << "history -r head";
        QTest::newRow("raiseerr") << "--raiseerr upgrade nope";
    }

    void configuration()
    {
        QFETCH(QString, arguments);
        Pair pair(false, [](RunProject &project) { project.builder().revision(tableRevision("a1", {})); });
        Texts words;
        for (const QString &argument : arguments.split(QLatin1Char(' '), Qt::SkipEmptyParts))
            words.push_back(argument.toStdString());
        pair.run(words);
        // Debian's older Alembic tells of a missing file or section in another sentence.
        QVERIFY2(pair.our().status == pair.their().status && pair.our().status != 0, pair.text().c_str());
        QVERIFY2(failedLine(pair.our()).empty() == failedLine(pair.their()).empty(), pair.text().c_str());
    }
};

QTEST_GUILESS_MAIN(TestErrorPaths)
#include "tst_error_paths.moc"
