// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run_testing.h"

#include "support/process.h"

#include <QTest>

using namespace limbeck;
using namespace limbeck::test;

namespace {

using Texts = std::vector<std::string>;

/// Statements that the first revision runs, one a line.
RevisionSpec rawRevision(const std::string &id, const Texts &down, const Texts &statements)
{
    RevisionSpec spec{id, down, "", {}, {}};
    for (const std::string &statement : statements)
        spec.upgrade.push_back("op.execute(\"\"\"" + statement + "\"\"\")");
    return spec;
}

/// env.py of an application that enforces foreign keys on each of its connections.
void enforceForeignKeys(ProjectBuilder &builder)
{
    builder.envPrelude("from sqlite3 import Connection as SQLite3Connection\nfrom sqlalchemy import event\nfrom sqlalchemy.engine import Engine\ntarget_metadata = None\n"
                       "@event.listens_for(Engine, 'connect')\ndef on_connect(connection, record):\n    if isinstance(connection, SQLite3Connection):\n"
                       "        cursor = connection.cursor()\n        cursor.execute('PRAGMA foreign_keys=ON')\n        cursor.close()\n");
}

const Texts kFamily{"CREATE TABLE parent (id INTEGER PRIMARY KEY, name VARCHAR(10))",
                    "CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER NOT NULL REFERENCES parent (id) ON DELETE CASCADE)",
                    "CREATE TABLE friend (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES parent (id) ON DELETE SET NULL)",
                    "INSERT INTO parent VALUES (1, 'a'), (2, 'b')",
                    "INSERT INTO child VALUES (10, 1), (11, 2), (12, 2)",
                    "INSERT INTO friend VALUES (20, 1)"};

/// Everything that Alembic's rebuild loses.
const Texts kRich{"CREATE TABLE log (what TEXT)",
                  "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a VARCHAR(20) COLLATE NOCASE, b INTEGER, c INTEGER GENERATED ALWAYS AS (b * 2) VIRTUAL, d TEXT, CHECK (b > 0))",
                  "CREATE INDEX ix_expr ON t (lower(a))",
                  "CREATE INDEX ix_desc ON t (b DESC)",
                  "CREATE TRIGGER tr AFTER INSERT ON t BEGIN INSERT INTO log VALUES ('inserted'); END",
                  "CREATE VIEW v AS SELECT id, a FROM t",
                  "INSERT INTO t (id, a, b) VALUES (7, 'x', 1)",
                  "DELETE FROM t WHERE id = 7",
                  "INSERT INTO t (a, b) VALUES ('y', 2)",
                  "CREATE TABLE w (k TEXT PRIMARY KEY, v INTEGER, d TEXT) WITHOUT ROWID",
                  "CREATE TABLE s (k INTEGER PRIMARY KEY, v INTEGER, d TEXT) STRICT"};

RevisionSpec dropD(const std::string &id, const Texts &down)
{
    RevisionSpec spec{id, down, "", {}, {}};
    for (const char *table : {"t", "w", "s"})
        spec.upgrade.push_back("with op.batch_alter_table('" + std::string(table) + "') as b:\n        b.drop_column('d')");
    return spec;
}

}  // namespace

class TestBatchSafety : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Alembic empties the child table here (spec/batch.md §7).
    void cascadeKeepsTheRows()
    {
        RunProject project(false);
        enforceForeignKeys(project.builder());
        project.builder().revision(rawRevision("a", {}, kFamily)).revision({"b", {"a"}, "", {"with op.batch_alter_table('parent') as b:", "    b.alter_column('name', type_=sa.String(50))"}});
        RecordedEvents events;
        const auto outcome = project.run("head", {}, events);
        QVERIFY2(!outcome.error, outcome.text().c_str());
        QCOMPARE(project.column("SELECT id FROM child ORDER BY 1"), (Texts{"10", "11", "12"}));
        QCOMPARE(project.column("SELECT parent_id FROM friend"), Texts{"1"});
        QVERIFY(project.column("SELECT sql FROM sqlite_schema WHERE name = 'parent'").front().find("VARCHAR(50)") != std::string::npos);
    }

    /// SQLAlchemy completes the INSERT … SELECT of a rebuild with default= of new columns, functions called once: a NOT NULL column needs no server default there.
    void defaultsFillTheCopiedRows()
    {
        RunProject project(false);
        project.builder().revision(rawRevision("a", {}, {"CREATE TABLE t (id INTEGER PRIMARY KEY)", "INSERT INTO t VALUES (1), (2)"}));
        project.builder().revision({"b", {"a"}, "", {"with op.batch_alter_table('t', recreate='always') as b:", "    b.add_column(sa.Column('n', sa.Integer(), default=5))",
                                                     "    b.add_column(sa.Column('f', sa.Boolean(), default=False, nullable=False))", "    b.add_column(sa.Column('s', sa.String(5), default=\"it's\"))",
                                                     "    b.add_column(sa.Column('later', sa.Integer(), default=lambda: 7))", "    b.add_column(sa.Column('none', sa.Integer()))"}});
        // Without a rebuild nothing is copied and nothing filled.
        project.builder().revision({"c", {"b"}, "", {"with op.batch_alter_table('t') as b:", "    b.add_column(sa.Column('added', sa.Integer(), default=5))"}});
        RecordedEvents events;
        const auto outcome = project.run("head", {}, events);
        QVERIFY2(!outcome.error, outcome.text().c_str());
        const std::string row = "|5|0|it's|7|NULL|NULL";
        QCOMPARE(project.column("SELECT concat FROM (SELECT id || '|' || n || '|' || f || '|' || s || '|' || later || '|' || ifnull(none, 'NULL') || '|' || ifnull(added, 'NULL') AS concat FROM t ORDER BY id)"),
                 (Texts{"1" + row, "2" + row}));
    }

    /// The same project with Alembic itself: the reason for all this. A reference that keeps the rows would make the test above pointless.
    void alembicEmptiesTheChild()
    {
        RunProject project(false);
        enforceForeignKeys(project.builder());
        project.builder().revision(rawRevision("a", {}, kFamily)).revision({"b", {"a"}, "", {"with op.batch_alter_table('parent') as b:", "    b.alter_column('name', type_=sa.String(50))"}});
        const ProcessResult result = project.builder().alembic({"upgrade", "head"});
        QVERIFY2(result.status == 0, result.toText().c_str());
        QVERIFY(project.column("SELECT id FROM child").empty());
    }

    void enforcementIsBackAfterwards()
    {
        RunProject project(false);
        enforceForeignKeys(project.builder());
        project.builder().revision(rawRevision("a", {}, kFamily)).revision({"b", {"a"}, "", {"with op.batch_alter_table('parent') as b:", "    b.alter_column('name', type_=sa.String(50))",
                                                                                            "op.execute('INSERT INTO child VALUES (13, 99)')"}});
        RecordedEvents events;
        const auto outcome = project.run("head", {}, events);
        QVERIFY(outcome.error);
        QVERIFY2(outcome.text().find("FOREIGN KEY constraint failed") != std::string::npos, outcome.text().c_str());
        QCOMPARE(project.rows(), Texts{"a"});
    }

    void orphans_data()
    {
        QTest::addColumn<bool>("enforced");
        QTest::newRow("enforced") << true;
        QTest::newRow("not enforced") << false;
    }

    /// CAST of the key: 'x' becomes 0.
    void orphans()
    {
        QFETCH(bool, enforced);
        RunProject project(false);
        if (enforced)
            enforceForeignKeys(project.builder());
        project.builder()
            .revision(rawRevision("a", {}, {"CREATE TABLE parent (id VARCHAR(10) NOT NULL PRIMARY KEY)", "CREATE TABLE child (parent_id VARCHAR(10) REFERENCES parent (id))", "INSERT INTO parent VALUES ('x')",
                                            "INSERT INTO child VALUES ('x')"}))
            .revision({"b", {"a"}, "", {"with op.batch_alter_table('parent') as b:", "    b.alter_column('id', type_=sa.Integer(), existing_type=sa.String(10))"}});
        RecordedEvents events;
        const auto outcome = project.run("head", {}, events);
        QCOMPARE(outcome.error.has_value(), enforced);
        const std::string told = enforced ? outcome.text() : events.toText();
        QVERIFY2(told.find("1 row of child refers to a row of parent that does not exist") != std::string::npos, told.c_str());
        QCOMPARE(project.rows(), Texts{enforced ? "a" : "b"});
        if (enforced)
            QCOMPARE(project.column("SELECT id FROM parent"), Texts{"x"});
    }

    /// Rows that were wrong before are nobody's fault now.
    void orphansOfBefore()
    {
        RunProject project(false);
        project.builder().revision(rawRevision("a", {}, {"CREATE TABLE parent (id INTEGER PRIMARY KEY, n INTEGER)", "CREATE TABLE child (parent_id INTEGER REFERENCES parent (id))", "INSERT INTO child VALUES (5)"}));
        RecordedEvents events;
        QVERIFY(!project.run("head", {}, events).error);
        enforceForeignKeys(project.builder());
        project.builder().revision({"b", {"a"}, "", {"with op.batch_alter_table('parent') as b:", "    b.drop_column('n')"}});
        const auto outcome = project.run("head", {}, events);
        QVERIFY2(!outcome.error, outcome.text().c_str());
    }

    /// The unique key that children refer to goes in one batch and comes in the next.
    void mismatchInBetween()
    {
        RunProject project(false);
        project.builder()
            .revision(rawRevision("a", {}, {"CREATE TABLE parent (id INTEGER, CONSTRAINT pk PRIMARY KEY (id))", "CREATE TABLE child (parent_id INTEGER REFERENCES parent (id))", "INSERT INTO parent VALUES (1)",
                                            "INSERT INTO child VALUES (1)"}))
            .revision({"b", {"a"}, "", {"with op.batch_alter_table('parent') as b:", "    b.drop_constraint('pk', type_='primary')", "with op.batch_alter_table('parent') as b:", "    b.create_primary_key('pk2', ['id'])"}});
        RecordedEvents events;
        const auto outcome = project.run("head", {}, events);
        QVERIFY2(!outcome.error, (outcome.text() + events.toText()).c_str());
        QCOMPARE(project.rows(), Texts{"b"});
    }

    /// A script that catches the failure of a batch goes on without the half-built table, as after Alembic's own clean-up.
    void caughtFailure()
    {
        RunProject project(false);
        project.builder()
            .revision(rawRevision("a", {}, {"CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER)", "INSERT INTO t VALUES (1, NULL)"}))
            .revision({"b", {"a"}, "", {"try:", "    with op.batch_alter_table('t') as b:", "        b.alter_column('a', nullable=False)", "except sa.exc.IntegrityError:",
                                        "    op.execute('UPDATE t SET a = 0')", "    with op.batch_alter_table('t') as b:", "        b.alter_column('a', nullable=False)"}});
        RecordedEvents events;
        const auto outcome = project.run("head", {}, events);
        QVERIFY2(!outcome.error, outcome.text().c_str());
        QCOMPARE(project.tables(), (Texts{"alembic_version", "t"}));
        QCOMPARE(project.column("SELECT a FROM t"), Texts{"0"});
    }

    void findings()
    {
        RunProject project(false);
        project.builder().revision(rawRevision("a", {}, kRich));
        RecordedEvents events;
        const auto first = project.run("head", {}, events);
        QVERIFY2(!first.error, first.text().c_str());
        project.builder().revision(dropD("b", {"a"}));
        const migrate::Plan plan = project.plan("head");
        QCOMPARE(plan.steps.size(), std::size_t(1));
        std::string told;
        for (const std::string &finding : plan.steps[0].findings)
            told += finding + "\n";
        for (const char *lost : {"AUTOINCREMENT", "COLLATE NOCASE of column a", "the CHECK without a name: b > 0", "the index over an expression ix_expr", "the trigger tr", "DESC of b in index ix_desc",
                                 "WITHOUT ROWID", "STRICT"})
            QVERIFY2(told.find(lost) != std::string::npos, (std::string(lost) + " is missing in:\n" + told).c_str());
        std::string kept;
        for (const std::string &finding : project.plan("head", true, true).steps[0].findings)
            kept += finding + "\n";
        QVERIFY2(kept.find("loses") == std::string::npos, kept.c_str());
    }

    /// What could be kept is told whichever way the plan goes, and nothing where there is no rebuild.
    void preservable()
    {
        RunProject project(false);
        project.builder().revision(rawRevision("a", {}, kRich)).revision(dropD("b", {"a"}));
        RecordedEvents events;
        QVERIFY(!project.run("a", {}, events).error);
        const auto losses = project.plan("head").steps[0].preservable;
        QVERIFY2(std::any_of(losses.begin(), losses.end(), [](const std::string &loss) { return loss.find("the trigger tr") != std::string::npos; }), losses.empty() ? "" : losses[0].c_str());
        QCOMPARE(project.plan("head", true, true).steps[0].preservable, losses);
        QVERIFY(project.plan("base", false).steps[0].preservable.empty());
    }

    /// Two steps rebuild; one of them keeps.
    void preserveInOneStep()
    {
        RunProject project(false);
        project.builder()
            .revision(rawRevision("a", {}, {"CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT COLLATE NOCASE, d TEXT)", "CREATE TABLE u (id INTEGER PRIMARY KEY, a TEXT COLLATE NOCASE, d TEXT)"}))
            .revision({"b", {"a"}, "", {"with op.batch_alter_table('t') as b:", "    b.drop_column('d')"}})
            .revision({"c", {"b"}, "", {"with op.batch_alter_table('u') as b:", "    b.drop_column('d')"}});
        RecordedEvents events;
        migrate::RunOptions options;
        options.batchPreserve = migrate::BatchPreserve(std::set<std::string>{"c"});
        const auto outcome = project.run("head", options, events);
        QVERIFY2(!outcome.error, outcome.text().c_str());
        const auto keeps = [&](const std::string &name) { return project.column("SELECT sql FROM sqlite_schema WHERE name = '" + name + "'").front().find("NOCASE") != std::string::npos; };
        QVERIFY(!keeps("t"));
        QVERIFY(keeps("u"));
    }

    void preserve()
    {
        RunProject project(false);
        project.builder().revision(rawRevision("a", {}, kRich)).revision(dropD("b", {"a"}));
        RecordedEvents events;
        migrate::RunOptions options;
        options.batchPreserve = true;
        const auto outcome = project.run("head", options, events);
        QVERIFY2(!outcome.error, outcome.text().c_str());
        const auto sqlOf = [&project](const std::string &name) {
            const Texts found = project.column("SELECT sql FROM sqlite_schema WHERE name = '" + name + "'");
            return found.empty() ? std::string() : found.front();
        };
        for (const char *word : {"AUTOINCREMENT", "COLLATE \"NOCASE\"", "CHECK (b > 0)", "GENERATED ALWAYS"})
            QVERIFY2(QString::fromStdString(sqlOf("t")).contains(QLatin1String(word), Qt::CaseInsensitive), sqlOf("t").c_str());
        QVERIFY2(sqlOf("w").find("WITHOUT ROWID") != std::string::npos, sqlOf("w").c_str());
        QVERIFY2(sqlOf("s").find("STRICT") != std::string::npos, sqlOf("s").c_str());
        QVERIFY(!sqlOf("ix_expr").empty() && !sqlOf("tr").empty() && sqlOf("ix_desc").find("DESC") != std::string::npos);
        QCOMPARE(project.column("SELECT seq FROM sqlite_sequence WHERE name = 't'"), Texts{"8"});
        QCOMPARE(project.column("SELECT a FROM v"), Texts{"y"});
        QVERIFY(project.column("PRAGMA foreign_key_check").empty());
        QCOMPARE(project.column("PRAGMA integrity_check"), Texts{"ok"});
    }

    /// What the default loses is what Alembic loses, and no more: the generated column, where Alembic fails, stays.
    void defaultProfile()
    {
        RunProject project(false);
        project.builder().revision(rawRevision("a", {}, kRich)).revision(dropD("b", {"a"}));
        RecordedEvents events;
        const auto outcome = project.run("head", {}, events);
        QVERIFY2(!outcome.error, outcome.text().c_str());
        QCOMPARE(project.column("SELECT c FROM t"), Texts{"4"});
        QCOMPARE(project.column("SELECT a FROM v"), Texts{"y"});
        QVERIFY(project.column("SELECT 1 FROM sqlite_schema WHERE name IN ('tr', 'ix_expr')").empty());
    }

    void commandLineOption()
    {
        RunProject project(false);
        project.builder().revision(rawRevision("a", {}, kRich)).revision(dropD("b", {"a"}));
        const ProcessResult result = project.builder().cli({"upgrade", "--batch-preserve", "head"});
        QVERIFY2(result.status == 0, result.toText().c_str());
        QCOMPARE(project.column("SELECT name FROM sqlite_schema WHERE type = 'trigger'"), Texts{"tr"});
    }
};

QTEST_GUILESS_MAIN(TestBatchSafety)
#include "tst_batch_safety.moc"
