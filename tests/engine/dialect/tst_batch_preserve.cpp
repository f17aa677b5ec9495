// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Preserve mode (batch.md §8): what a rebuild keeps beyond Alembic.
#include "batch_builders.h"

#include <QTest>

using namespace build;

namespace {

QString preserved(MemoryDatabase &database, const Batch &batch)
{
    return runBatch(database, batch, [](dialect::CompileState &state) { state.batchPreserve = true; });
}

}  // namespace

class BatchPreserveTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void definition_data();
    void definition();
    void indexes();
    void counter();
    void triggers();
    void changedColumns();
    void namelessForeignKeyDropped();
    void keysWithCollationAreTold();
};

void BatchPreserveTest::definition_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *rowName, const char *source, const char *expected) { QTest::newRow(rowName) << QString::fromUtf8(source) << QString::fromUtf8(expected); };
    row("declared types and collations", "create table t (u UUID, j JSONB, v varchar (20) collate nocase default 'x', i INTERVAL, x int)",
        "CREATE TABLE \"t\" (u UUID, j JSONB, v varchar (20) COLLATE \"nocase\" DEFAULT 'x', i INTERVAL)");
    row("nameless checks", "create table t (x int, a int check (a > 0), b int, check (a < b))", "CREATE TABLE \"t\" (a int, b int, CHECK (a > 0), CHECK (a < b))");
    row("without rowid", "create table t (a int, b text, x int, primary key (b, a)) without rowid", "CREATE TABLE \"t\" (a int, b text, PRIMARY KEY (b, a)) WITHOUT ROWID");
    row("strict", "create table t (a int not null, x int) strict", "CREATE TABLE \"t\" (a int NOT NULL) STRICT");
    row("autoincrement", "create table t (a integer primary key autoincrement, x int)", "CREATE TABLE \"t\" (a integer PRIMARY KEY AUTOINCREMENT)");
    row("conflict clauses", "create table t (a int not null on conflict ignore, b int unique on conflict replace, x int, constraint p primary key (a) on conflict fail)",
        "CREATE TABLE \"t\" (a int NOT NULL ON CONFLICT IGNORE, b int, CONSTRAINT p PRIMARY KEY (a) ON CONFLICT FAIL, UNIQUE (b) ON CONFLICT REPLACE)");
    row("inline references", "create table p (id integer primary key); create table t (a int constraint f references p on delete cascade deferrable initially deferred, x int)",
        "CREATE TABLE \"t\" (a int, CONSTRAINT f FOREIGN KEY(a) REFERENCES p (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED)");
    row("defaults", "create table t (a int default 12, b text default '', c text default current_timestamp, d int default (1 + 1), x int)",
        "CREATE TABLE \"t\" (a int DEFAULT 12, b text DEFAULT '', c text DEFAULT current_timestamp, d int DEFAULT (1 + 1))");
    row("inline unique", "create table t (a varchar(20) unique, x int)", "CREATE TABLE \"t\" (a varchar(20), UNIQUE (a))");
}

void BatchPreserveTest::definition()
{
    QFETCH(QString, source);
    QFETCH(QString, expected);
    MemoryDatabase database(source.toStdString());
    QCOMPARE(preserved(database, Batch().drop("x")), QString());
    QCOMPARE(database.stored("t"), expected);
    QVERIFY2(database.warnings.empty(), database.warnings.empty() ? "" : database.warnings.front().c_str());
}

void BatchPreserveTest::indexes()
{
    MemoryDatabase database("create table t (a int, b text, x int); create index i1 on t (a desc, b collate nocase); create index i2 on t (lower(b)) where a > 5; create index i3 on t (abs(x)); create index i4 on t (abs(a))");
    QCOMPARE(preserved(database, Batch().drop("x").dropIndex("i4")), QString());
    QCOMPARE(database.stored("i1"), QStringLiteral("CREATE INDEX i1 on t (a desc, b collate nocase)"));
    QCOMPARE(database.stored("i2"), QStringLiteral("CREATE INDEX i2 on t (lower(b)) where a > 5"));
    QVERIFY(database.stored("i3").isEmpty());
    QVERIFY(database.stored("i4").isEmpty());
    QCOMPARE(warningWith(database, "i3"), QStringLiteral("Rebuilding table t loses the index i3, which names the changed column x."));
    QCOMPARE(database.warnings.size(), std::size_t(1));
}

/// Numbers that were used are not used again, also when the table is empty.
void BatchPreserveTest::counter()
{
    MemoryDatabase database("create table t (id integer primary key autoincrement, x int); insert into t (x) values (1), (2), (3); delete from t");
    QCOMPARE(preserved(database, Batch().drop("x")), QString());
    database.run("insert into t default values");
    QCOMPARE(database.values("select id from t"), QStringLiteral("4"));
    QCOMPARE(database.values("select name, seq from sqlite_sequence"), QStringLiteral("t|4"));
}

void BatchPreserveTest::triggers()
{
    MemoryDatabase database("create table l (a int); create table t (id integer primary key, x int, y int);"
                            "create trigger t1 after insert on t begin insert into l values (new.id); end; create trigger t2 after update of y on t begin insert into l values (new.y); end");
    QCOMPARE(preserved(database, Batch().drop("x").rename("y", "z")), QString());
    QVERIFY(!database.stored("t1").isEmpty());
    QVERIFY(!database.stored("t2").isEmpty());
    QVERIFY(warningWith(database, "Trigger t2 of t is created again as it was, but it names y").startsWith(QStringLiteral("Trigger")));
    database.run("insert into t (id) values (8)");
    QCOMPARE(database.values("select a from l"), QStringLiteral("8"));
}

/// What the block changes is written anew; checks follow a rename, and block a drop.
void BatchPreserveTest::changedColumns()
{
    const std::string source = "create table t (u UUID, a text collate nocase, x int, check (a <> 'u'))";
    MemoryDatabase database(source);
    QCOMPARE(preserved(database, Batch().rename("a", "b").toType("u", string())), QString());
    QCOMPARE(database.stored("t"), QStringLiteral("CREATE TABLE \"t\" (u VARCHAR, b text COLLATE \"nocase\", x int, CHECK (b <> 'u'))"));
    MemoryDatabase dropping(source);
    QVERIFY(preserved(dropping, Batch().drop("a")).contains(QStringLiteral("a constraint without a name still names it")));
}

void BatchPreserveTest::namelessForeignKeyDropped()
{
    MemoryDatabase database("create table p (id integer primary key); create table t (a int references p (id) on delete cascade, b int references p (id) on delete cascade)");
    Batch batch;
    batch.namingConvention = {{{"fk", "fk_%(column_0_name)s"}}};
    batch.dropConstraint("fk_a", operation::ConstraintKind::ForeignKey);
    QCOMPARE(preserved(database, batch), QString());
    QCOMPARE(database.stored("t"), QStringLiteral("CREATE TABLE \"t\" (a int, b int, CONSTRAINT fk_b FOREIGN KEY(b) REFERENCES p (id) ON DELETE CASCADE)"));
}

void BatchPreserveTest::keysWithCollationAreTold()
{
    MemoryDatabase database("create table t (a text, x int, unique (a collate nocase))");
    QCOMPARE(preserved(database, Batch().drop("x")), QString());
    QCOMPARE(warningWith(database, "COLLATE"), QStringLiteral("Rebuilding table t loses the COLLATE nocase of a in UNIQUE (a)."));
}

QTEST_APPLESS_MAIN(BatchPreserveTest)
#include "tst_batch_preserve.moc"
