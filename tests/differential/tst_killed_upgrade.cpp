// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/database_dump.h"
#include "support/postgres_server.h"
#include "support/process.h"
#include "support/project_builder.h"
#include "support/temp_dir.h"

#include <QTest>

#include <optional>
#include <set>

#include <sqlite3.h>

using namespace limbeck::test;

namespace {

constexpr int kRevisions = 12;
constexpr int kRowsEach = 400;

/// Each revision makes a table t<n> and fills it in many statements, so that a kill hits the middle of something.
void buildProject(ProjectBuilder &builder, bool perMigration)
{
    if (perMigration)
        builder.configureArguments({"transaction_per_migration=True"});
    for (int n = 1; n <= kRevisions; ++n) {
        RevisionSpec spec;
        spec.id = "rev" + std::to_string(n);
        if (n > 1)
            spec.down = {"rev" + std::to_string(n - 1)};
        const std::string table = "t" + std::to_string(n);
        spec.upgrade = {"op.create_table('" + table + "', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('v', sa.String(200)))",
                        "print('step " + std::to_string(n) + "')",
                        "for i in range(" + std::to_string(kRowsEach) + "):",
                        "    op.execute(sa.text(\"INSERT INTO " + table + " (id, v) VALUES (:i, :v)\").bindparams(i=i, v='x' * 150))"};
        spec.downgrade = {"op.drop_table('" + table + "')"};
        builder.revision(spec);
    }
}

std::vector<std::string> sqliteColumn(const std::filesystem::path &file, const std::string &sql)
{
    std::vector<std::string> values;
    sqlite3 *handle = nullptr;
    if (sqlite3_open_v2(file.c_str(), &handle, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK) {
        sqlite3_exec(
            handle, sql.c_str(),
            [](void *out, int, char **row, char **) {
                static_cast<std::vector<std::string> *>(out)->push_back(row[0] ? row[0] : "");
                return 0;
            },
            &values, nullptr);
    }
    sqlite3_close(handle);
    return values;
}

struct Database {
    std::optional<PostgresDatabase> postgres;
    std::filesystem::path file;

    std::vector<std::string> column(const std::string &sql) const
    {
        if (!postgres)
            return sqliteColumn(file, sql);
        std::vector<std::string> values;
        for (const auto &row : postgres->query(sql))
            values.push_back(row.front().value_or(""));
        return values;
    }
    std::vector<std::string> tables() const
    {
        return column(postgres ? "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1" : "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1");
    }
};

}  // namespace

/// kill -9 in the middle of an upgrade: the version table tells the truth, whatever moment it was, and the next upgrade finishes.
class TestKilledUpgrade : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void killed_data()
    {
        QTest::addColumn<bool>("postgresql");
        QTest::addColumn<bool>("perMigration");
        QTest::addColumn<int>("step");
        for (const bool postgresql : {false, true}) {
            for (int step = 1; step <= 10; ++step)
                QTest::addRow("%s, in step %d", postgresql ? "postgresql" : "sqlite", step) << postgresql << (step % 2 == 0) << step;
        }
    }

    void killed()
    {
        QFETCH(bool, postgresql);
        QFETCH(bool, perMigration);
        QFETCH(int, step);
        TempDir folder;
        ProjectBuilder builder(folder.path());
        buildProject(builder, perMigration);
        Database database;
        if (postgresql) {
            database.postgres.emplace(PostgresServer::shared().createDatabase());
            builder.url(database.postgres->url());
        } else {
            database.file = builder.sqliteFile();
        }
        ProcessOptions options;
        options.workingDirectory = folder.path();
        RunningProcess process(cliProgram(), {"upgrade", "head"}, options);
        QVERIFY(process.waitForText("step " + std::to_string(step) + "\n", 60000));
        process.kill();

        // Each table of an applied revision is there and full; of the others there is nothing.
        const std::vector<std::string> tables = database.tables();
        const std::set<std::string> present(tables.begin(), tables.end());
        const std::vector<std::string> rows = present.contains("alembic_version") ? database.column("SELECT version_num FROM alembic_version") : std::vector<std::string>{};
        QVERIFY(rows.size() <= 1);
        const int applied = rows.empty() ? 0 : std::stoi(rows.front().substr(3));
        QVERIFY2(applied < step || !perMigration || applied <= step, "the version row is ahead of the work");
        for (int n = 1; n <= kRevisions; ++n) {
            const std::string table = "t" + std::to_string(n);
            QCOMPARE(present.contains(table), n <= applied);
            if (n <= applied)
                QCOMPARE(database.column("SELECT count(*) FROM " + table), std::vector<std::string>{std::to_string(kRowsEach)});
        }
        if (perMigration)
            QCOMPARE(applied, step - 1);

        const ProcessResult again = builder.cli({"upgrade", "head"});
        QVERIFY2(again.status == 0, again.toText().c_str());
        QCOMPARE(database.column("SELECT version_num FROM alembic_version"), std::vector<std::string>{"rev" + std::to_string(kRevisions)});
        QCOMPARE(database.column("SELECT count(*) FROM t" + std::to_string(kRevisions)), std::vector<std::string>{std::to_string(kRowsEach)});
    }
};

QTEST_GUILESS_MAIN(TestKilledUpgrade)
#include "tst_killed_upgrade.moc"
