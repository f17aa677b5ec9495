// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Stamping looks first: does the database have what the revision would have made?
#include "autogenerate/verified_stamp.h"
#include "environment/project_host.h"
#include "support/project_builder.h"
#include "support/temp_dir.h"

#include <QTest>

#include <sqlite3.h>

using namespace limbeck;
using namespace limbeck::autogenerate;

class TestVerifiedStamp : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<test::TempDir>();
        m_project = std::make_unique<test::ProjectBuilder>(*m_folder / "p");
        m_project->revision({.id = "a", .down = {}, .message = "account", .upgrade = {"op.create_table('account', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('name', sa.String(40)))"}});
        m_project->revision({.id = "b", .down = {"a"}, .message = "plan", .upgrade = {"op.add_column('account', sa.Column('plan', sa.Integer()))"}});
    }

    void agrees()
    {
        make("CREATE TABLE account (id INTEGER NOT NULL, name VARCHAR(40), PRIMARY KEY (id))");
        const StampCheck check = checked("a");
        QVERIFY2(check.agrees(), check.differences.empty() ? "" : operation::describe(check.differences[0]).c_str());
        QVERIFY(check.sql.empty());
    }

    void tellsWhatIsMissing()
    {
        make("CREATE TABLE account (id INTEGER NOT NULL, name VARCHAR(40), PRIMARY KEY (id))");
        const StampCheck check = checked("b");
        QCOMPARE(check.differences.size(), std::size_t(1));
        QVERIFY2(operation::describe(check.differences[0]).find("plan") != std::string::npos, operation::describe(check.differences[0]).c_str());
        QVERIFY2(check.sql.find("ADD COLUMN \"plan\"") != std::string::npos, check.sql.c_str());
    }

    void tellsWhatIsTooMuch()
    {
        make("CREATE TABLE account (id INTEGER NOT NULL, name VARCHAR(40), PRIMARY KEY (id)); CREATE TABLE other (id INTEGER)");
        const StampCheck check = checked("a");
        QCOMPARE(check.differences.size(), std::size_t(1));
        QVERIFY2(operation::describe(check.differences[0]).find("other") != std::string::npos, operation::describe(check.differences[0]).c_str());
    }

    void writesNothing()
    {
        make("CREATE TABLE account (id INTEGER NOT NULL, name VARCHAR(40), PRIMARY KEY (id))");
        checked("b");
        sqlite3 *database = nullptr;
        sqlite3_open(m_project->sqliteFile().c_str(), &database);
        sqlite3_stmt *statement = nullptr;
        sqlite3_prepare_v2(database, "SELECT count(*) FROM sqlite_master", -1, &statement, nullptr);
        QCOMPARE(sqlite3_step(statement), SQLITE_ROW);
        QCOMPARE(sqlite3_column_int(statement, 0), 1);
        sqlite3_finalize(statement);
        sqlite3_close(database);
    }

    void anUnknownRevisionIsRefused()
    {
        make("CREATE TABLE account (id INTEGER)");
        QVERIFY_EXCEPTION_THROWN(checked("nowhere"), Error);
    }

private:
    void make(const char *sql)
    {
        sqlite3 *database = nullptr;
        QCOMPARE(sqlite3_open(m_project->sqliteFile().c_str(), &database), SQLITE_OK);
        QCOMPARE(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(database);
    }
    StampCheck checked(const std::string &revision)
    {
        const auto snapshot = migrate::openProject(project::findConfiguration(m_project->folder().string()).value());
        migrate::RunEvents silent;
        migrate::SourceCache sources;
        migrate::RunRequest run;
        run.project = &snapshot->project;
        run.graph = snapshot->graph.get();
        run.surroundings = environment::processSurroundings();
        run.events = &silent;
        run.sources = &sources;
        return checkStamp(run, *snapshot, revision);
    }

    std::unique_ptr<test::TempDir> m_folder;
    std::unique_ptr<test::ProjectBuilder> m_project;
};

QTEST_GUILESS_MAIN(TestVerifiedStamp)
#include "tst_verified_stamp.moc"
