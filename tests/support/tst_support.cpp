// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The helpers of the other tests, tried with the real Alembic and a real server.
#include "support/database_dump.h"
#include "support/postgres_server.h"
#include "support/process.h"
#include "support/project_builder.h"
#include "support/temp_dir.h"

#include <QTest>
#include <csignal>

using namespace limbeck::test;

namespace {

void addAccountRevisions(ProjectBuilder &project)
{
    project.revision(
        {.id = "a1",
         .down = {},
         .message = "accounts",
         .upgrade = {"op.create_table(", "    'account',", "    sa.Column('id', sa.Integer(), primary_key=True),",
                     "    sa.Column('name', sa.String(40), nullable=False, unique=True),", ")",
                     "op.execute(\"INSERT INTO account (name) VALUES ('Ada'), ('O''Hara')\")"},
         .downgrade = {"op.drop_table('account')"}});
    project.revision({.id = "b2", .down = {"a1"}, .message = "left", .labels = {"left"}});
    project.revision({.id = "c3", .down = {"a1"}, .message = "right", .dependsOn = {"b2"}});
    project.revision({.id = "d4", .down = {"b2", "c3"}, .message = "merge"});
}

bool isDead(qint64 pid)
{
    return ::kill(static_cast<pid_t>(pid), 0) != 0;
}

}  // namespace

class TestSupport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tempDirIsRemoved();
    void processGivesStatusAndStreams();
    void processThatHangsIsKilled();
    void processThatDoesNotExist();
    void runningProcessCanBeKilled();
    void normalisedSqlKeepsQuotedParts();
    void firstDifferenceNamesTheSection();
    void orderOfConstraintsDoesNotCount();
    void alembicRunsABuiltProjectOnSqlite();
    void alembicRunsABuiltProjectOnPostgres();
    void chainOfRevisions();
    void maskedColumnsAreLeftOut();
    void databasesAreSeparateAndDropped();
    void serverOverTcpAsksForThePassword();
    void serverGoesWithItsStarter();
};

void TestSupport::tempDirIsRemoved()
{
    std::filesystem::path path;
    {
        const TempDir folder;
        path = folder.path();
        writeFile(folder / "a/b.txt", std::string_view("x\0\r\n", 4));
        QCOMPARE(readFile(folder / "a/b.txt").size(), std::size_t(4));
    }
    QVERIFY(!std::filesystem::exists(path));
    QVERIFY_EXCEPTION_THROWN(readFile(path / "gone"), std::runtime_error);
}

void TestSupport::processGivesStatusAndStreams()
{
    ProcessOptions options;
    options.environment["WORD"] = "out";
    options.input = "in";
    const ProcessResult result =
        runProcess("/bin/sh", {"-c", "read -r line; echo $WORD $line; echo err >&2; exit 3"}, options);
    QCOMPARE(result.status, 3);
    QCOMPARE(result.output, std::string("out in\n"));
    QCOMPARE(result.errors, std::string("err\n"));
}

void TestSupport::processThatHangsIsKilled()
{
    ProcessOptions options;
    options.timeoutSeconds = 1;
    QVERIFY_EXCEPTION_THROWN(runProcess("/bin/sleep", {"60"}, options), std::runtime_error);
}

void TestSupport::processThatDoesNotExist()
{
    QVERIFY_EXCEPTION_THROWN(runProcess("/nowhere/program", {}), std::runtime_error);
}

void TestSupport::runningProcessCanBeKilled()
{
    RunningProcess process("/bin/sh", {"-c", "echo ready; exec sleep 60"});
    QVERIFY(process.waitForText("ready", 5000));
    QVERIFY(process.isRunning());
    QCOMPARE(process.kill().status, -SIGKILL);
}

void TestSupport::normalisedSqlKeepsQuotedParts()
{
    QCOMPARE(normalisedSql("CREATE TABLE t (\n\ta VARCHAR(2) DEFAULT 'x  ( y', \n b INT )"),
             std::string("CREATE TABLE t(a VARCHAR(2) DEFAULT 'x  ( y', b INT)"));
    QCOMPARE(normalisedSql("  SELECT 1 ,  2  "), std::string("SELECT 1, 2"));
}

void TestSupport::firstDifferenceNamesTheSection()
{
    QCOMPARE(firstDifference("## a\n1\n", "## a\n1\n"), std::string());
    QCOMPARE(firstDifference("## a\n1\n## b\n2\n", "## a\n1\n## b\n3\n"), std::string("## b\n- 2\n+ 3"));
    QCOMPARE(firstDifference("## a\n1\n", "## a\n"), std::string("## a\n- 1\n+ (end)"));
}

void TestSupport::orderOfConstraintsDoesNotCount()
{
    const TempDir folder;
    const auto dumpOf = [&](const std::string &name, const std::string &body) {
        const ProcessResult made = runProcess(
            pythonProgram(), {"-c", "import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript(sys.argv[2])",
                              (folder / name).string(), "CREATE TABLE t (" + body + ")"});
        return made.status == 0 ? dumpSqlite(folder / name) : made.toText();
    };
    const std::string dump =
        dumpOf("1.db", "a INT DEFAULT (1), b TEXT DEFAULT ',)', CONSTRAINT u UNIQUE (a, b), CHECK (a > 1)");
    QCOMPARE(
        firstDifference(
            dump, dumpOf("2.db", "a INT DEFAULT (1), b TEXT DEFAULT ',)', CHECK (a > 1), CONSTRAINT u UNIQUE (a, b)")),
        std::string());
    QVERIFY(
        firstDifference(
            dump, dumpOf("3.db", "b TEXT DEFAULT ',)', a INT DEFAULT (1), CHECK (a > 1), CONSTRAINT u UNIQUE (a, b)"))
        != std::string());
}

void TestSupport::alembicRunsABuiltProjectOnSqlite()
{
    const TempDir folder;
    ProjectBuilder project(folder.path());
    addAccountRevisions(project);
    const ProcessResult up = project.alembic({"upgrade", "head"});
    QVERIFY2(up.status == 0, up.toText().c_str());
    const std::string dump = dumpSqlite(project.sqliteFile());
    QVERIFY2(dump.find("## rows of account\n1 | 'Ada'\n2 | 'O''Hara'\n") != std::string::npos, dump.c_str());
    QVERIFY2(dump.find("## rows of alembic_version\n'd4'\n") != std::string::npos, dump.c_str());
    QVERIFY2(dump.find("name | VARCHAR(40) | 1") != std::string::npos, dump.c_str());
    const ProcessResult down = project.alembic({"downgrade", "base"});
    QVERIFY2(down.status == 0, down.toText().c_str());
    QVERIFY(dumpSqlite(project.sqliteFile()).find("account") == std::string::npos);
    QVERIFY_EXCEPTION_THROWN(dumpSqlite(folder / "missing.db"), std::runtime_error);
}

void TestSupport::alembicRunsABuiltProjectOnPostgres()
{
    const TempDir folder;
    const PostgresDatabase database = PostgresServer::shared().createDatabase();
    ProjectBuilder project(folder.path());
    addAccountRevisions(project);
    project.url(database.url());
    const std::string empty = dumpPostgres(database);
    const ProcessResult up = project.alembic({"upgrade", "head"});
    QVERIFY2(up.status == 0, up.toText().c_str());
    const std::string dump = dumpPostgres(database);
    QVERIFY2(dump.find("## rows of account\n'1' | 'Ada'\n'2' | 'O''Hara'\n") != std::string::npos, dump.c_str());
    QVERIFY2(dump.find("CREATE TABLE public.account") != std::string::npos, dump.c_str());
    QCOMPARE(database.value("SELECT version_num FROM alembic_version"), std::string("d4"));
    QCOMPARE(dump, dumpPostgres(database));
    QVERIFY(!firstDifference(empty, dump).empty());
}

void TestSupport::chainOfRevisions()
{
    const TempDir folder;
    ProjectBuilder project(folder.path());
    project.chain(3).configureArguments({"render_as_batch=True", "version_table=\"revisions\""});
    const ProcessResult history = project.alembic({"history"});
    QVERIFY2(history.output.find("r0002 -> r0003 (head), revision r0003") != std::string::npos,
             history.toText().c_str());
    QCOMPARE(project.alembic({"upgrade", "head"}).status, 0);
    QVERIFY(dumpSqlite(project.sqliteFile()).find("## rows of revisions\n'r0003'") != std::string::npos);
}

void TestSupport::maskedColumnsAreLeftOut()
{
    const PostgresDatabase database = PostgresServer::shared().createDatabase();
    database.query("CREATE TABLE \"order\" (id int, placed_at timestamptz DEFAULT clock_timestamp(), note text);"
                   "INSERT INTO \"order\" (id) VALUES (7)");
    const std::string dump = dumpPostgres(database, {.rows = true, .masked = {"order.placed_at"}});
    QVERIFY2(dump.find("## rows of order\n'7' | NULL\n") != std::string::npos, dump.c_str());
    QVERIFY(dumpPostgres(database, {.rows = false, .masked = {}}).find("## rows") == std::string::npos);
}

void TestSupport::databasesAreSeparateAndDropped()
{
    PostgresServer &server = PostgresServer::shared();
    const PostgresDatabase first = server.createDatabase();
    std::string name;
    {
        const PostgresDatabase second = server.createDatabase();
        name = second.name();
        QVERIFY(name != first.name());
        second.query("CREATE TABLE only_here (a int)");
    }
    QCOMPARE(first.value("SELECT count(*) FROM pg_database WHERE datname = '" + name + "'"), std::string("0"));
    QCOMPARE(first.value("SELECT to_regclass('only_here')"), std::string());
    QVERIFY_EXCEPTION_THROWN(first.query("SELECT nonsense"), std::runtime_error);
}

void TestSupport::serverOverTcpAsksForThePassword()
{
    PostgresServer server(PostgresServer::Listen::Tcp);
    const PostgresDatabase database = server.createDatabase();
    const TempDir folder;
    ProjectBuilder project(folder.path());
    project.chain(1).url(database.tcpUrl());
    const ProcessResult up = project.alembic({"upgrade", "head"});
    QVERIFY2(up.status == 0, up.toText().c_str());
    QCOMPARE(database.value("SELECT version_num FROM alembic_version"), std::string("r0001"));
    server.stop();
    QVERIFY_EXCEPTION_THROWN(database.query("SELECT 1"), std::runtime_error);
}

void TestSupport::serverGoesWithItsStarter()
{
    const std::string script = std::string(LIMBECK_SOURCE_DIR) + "/tests/support/postgres_server.py";
    RunningProcess starter("/bin/sh",
                           {"-c", pythonProgram() + " '" + script + "' start --watch $$; echo started; exec sleep 60"});
    QVERIFY(starter.waitForText("started", 60000));
    const std::string output = starter.kill().output;
    const auto number = output.find("\"supervisor\": ");
    QVERIFY2(number != std::string::npos, output.c_str());
    const qint64 supervisor = std::stoll(output.substr(number + 14));
    QTRY_VERIFY_WITH_TIMEOUT(isDead(supervisor), 20000);
    const auto host = output.find("\"host\": \"") + 9;
    QVERIFY(!std::filesystem::exists(output.substr(host, output.find('"', host) - host)));
}

QTEST_GUILESS_MAIN(TestSupport)
#include "tst_support.moc"
