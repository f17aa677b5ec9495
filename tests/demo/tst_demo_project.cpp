// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// resources/demo is an honest Alembic project: the real Alembic takes it up, down and up again on both databases.
#include "support/database_dump.h"
#include "support/postgres_server.h"
#include "support/process.h"
#include "support/project_builder.h"
#include "support/temp_dir.h"

#include <QTest>
#include <algorithm>

using namespace limbeck::test;

namespace {

ProcessResult alembic(const TempDir &demo, std::vector<std::string> arguments, const std::string &url = {})
{
    ProcessOptions options;
    options.workingDirectory = demo.path();
    if (!url.empty())
        options.environment["DEMO_DATABASE_URL"] = url;
    return runAlembic(arguments, options);
}

}  // namespace

class TestDemoProject : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { copyDemoProject(m_demo.path()); }
    void historyHasABranchAMergeAndOneHead();
    void upDownUpOnSqlite();
    void upDownUpOnPostgres();

private:
    TempDir m_demo;
};

void TestDemoProject::historyHasABranchAMergeAndOneHead()
{
    const ProcessResult history = alembic(m_demo, {"history"});
    QVERIFY2(history.status == 0, history.toText().c_str());
    QVERIFY(std::count(history.output.begin(), history.output.end(), '\n') >= 17);
    for (const char *mark : {"(branchpoint)", "(mergepoint)", "(subscriptions)", "(d51c08a7e3f4) -> c94f2a0be657"})
        QVERIFY2(history.output.find(mark) != std::string::npos, mark);
    const std::string heads = alembic(m_demo, {"heads"}).output;
    QCOMPARE(std::count(heads.begin(), heads.end(), '\n'), 1);
}

void TestDemoProject::upDownUpOnSqlite()
{
    std::string first;
    for (const char *target : {"head", "base", "head"}) {
        const bool down = std::string(target) == "base";
        const ProcessResult run = alembic(m_demo, {down ? "downgrade" : "upgrade", target});
        QVERIFY2(run.status == 0, run.toText().c_str());
        const std::string dump = dumpSqlite(m_demo / "demo.db");
        if (down)
            QVERIFY2(dump.find("customer") == std::string::npos, dump.c_str());
        else if (first.empty())
            first = dump;
        else
            QCOMPARE(firstDifference(first, dump), std::string());
    }
    QVERIFY2(first.find("'genmaicha-popcorn-tea'") != std::string::npos, first.c_str());
}

void TestDemoProject::upDownUpOnPostgres()
{
    const PostgresDatabase database = PostgresServer::shared().createDatabase();
    std::string first;
    for (const char *target : {"head", "base", "head"}) {
        const bool down = std::string(target) == "base";
        const ProcessResult run = alembic(m_demo, {down ? "downgrade" : "upgrade", target}, database.url());
        QVERIFY2(run.status == 0, run.toText().c_str());
        const std::string dump = dumpPostgres(database);
        if (down)
            QVERIFY2(dump.find("CREATE TYPE") == std::string::npos, dump.c_str());
        else if (first.empty())
            first = dump;
        else
            QCOMPARE(firstDifference(first, dump), std::string());
    }
    QCOMPARE(database.value("SELECT total_cents FROM \"order\" WHERE id = 5"), std::string("3280"));
}

QTEST_GUILESS_MAIN(TestDemoProject)
#include "tst_demo_project.moc"
