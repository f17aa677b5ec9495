// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// batch.md §13 on a real SQLite: what a table, its rows and its neighbours are after a block, what is told, what is refused.
// Alembic 1.19 was compared on databases of the same kind; where it fails or loses something, the test says so.
#include "batch_builders.h"

#include "base/error.h"

#include <QTest>

using namespace build;
using operation::ConstraintKind;
using operation::Recreate;

namespace {

constexpr const char *kSource = "create table p (id integer primary key); insert into p values (1);"
                                "CREATE TABLE t (\n\tid INTEGER NOT NULL, \n\ta VARCHAR(50) DEFAULT 'x' NOT NULL, \n\tb INTEGER DEFAULT 12, \n\tc BOOLEAN DEFAULT 5, \n\td DATETIME, \n\t"
                                "PRIMARY KEY (id), \n\tFOREIGN KEY(b) REFERENCES p (id), \n\tUNIQUE (a, b)\n); create index ix_b on t (b); create index ix_a on t (a, c) where a <> 'c';"
                                "insert into t values (1, 'aa', 1, 0, '2020-01-02'), (2, 'bb', 1, 1, null)";

schema::ForeignKey reference(const char *constraintName = nullptr)
{
    return foreignKey({"n"}, "p", {"id"}, constraintName ? plain(constraintName) : schema::Name{});
}

schema::NamingConvention sourceNames() { return {{{"fk", "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s"}, {"uq", "uq_%(table_name)s_%(column_0_name)s"}, {"pk", "pk_%(table_name)s"}}}; }

QString columns(MemoryDatabase &database, const char *table = "t") { return database.values(std::string("select name from pragma_table_info('") + table + "')"); }

}  // namespace

class BatchRebuildTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refused_data();
    void refused();
    void order_data();
    void order();
    void emptyBlock();
    void constraintsVanishWithColumns();
    void selfReference();
    void optionsOfInlineReferences();
    void losses_data();
    void losses();
    void eitherName();
    void namingConvention();
    void namesThroughTheTargetsConvention();
    void castsThatDestroy();
    void childRowsSurvive();
    void viewsAndForeignTriggersSurvive();
    void leftoverTable();
    void listenerColumns();
    void reflectAndTableArguments();
    void generatedColumns();
    void defaultsSurvive_data();
    void defaultsSurvive();
    void unknownTypesKeepTheirDeclaration();
    void existingColumnAddedAgain();
};

void BatchRebuildTest::refused_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("words");
    int index = 0;
    for (const char *words : {"has no column nope", "has no column nope", "No such constraint: 'nope'", "No such index: 'nope'", "Constraint must have a name", "Constraint must have a name",
                              "Constraint must have a name", "column nope, which table t does not have", "NOT NULL constraint failed", "NOT NULL constraint failed", "UNIQUE constraint failed",
                              "not supported in batch mode", "contradict each other", "No column of table t is left", "renames column a to z and adds a new column a", "has no such table"})
        QTest::addRow("%d %s", index, words) << index << QString::fromUtf8(words), ++index;
}

void BatchRebuildTest::refused()
{
    QFETCH(int, index);
    QFETCH(QString, words);
    const std::vector<Batch> batches{
        Batch().drop("nope"),
        Batch().nullable("nope", true),
        Batch().dropConstraint("nope"),
        Batch().drop("d").dropIndex("nope"),
        Batch().constraint(unique({"a"})),
        Batch().dropConstraint({}, ConstraintKind::Unique),
        Batch().add(Column("n", integer()).references(reference())),
        Batch().drop("d").index("ix", {column("nope")}),
        Batch().nullable("d", false),
        Batch().drop("d").add(Column("n", integer()).nullable(false)),
        Batch().constraint(unique({"b"}, plain("u"))),
        Batch().drop("d").push(operation::RenameTable{name("t"), "u"}),
        Batch("t", Recreate::Always).add(Column("n", integer()), "a", "b"),
        Batch().drop("id").drop("a").drop("b").drop("c").drop("d").add(Column("n", integer())),
        Batch().rename("a", "z").add(Column("a", integer())),
        Batch("nowhere").drop("a"),
    };
    MemoryDatabase database(kSource);
    const QString before = database.stored("t");
    const QString error = runBatch(database, batches.at(static_cast<std::size_t>(index)));
    QVERIFY2(error.contains(words), qPrintable(error));
    QCOMPARE(database.stored("t"), before);
    QCOMPARE(database.values("select count(*) from t"), QStringLiteral("2"));
    QVERIFY(database.stored("_alembic_tmp_t").isEmpty());
}

void BatchRebuildTest::order_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("expected");
    int index = 0;
    for (const char *expected : {"id a b c d y", "id y a b c d", "id a b c d y", "y id a b c d", "id a y z w b c d", "b c d a id", "b c d a y id", "id a b c y"})
        QTest::addRow("%d", index) << index << QString::fromUtf8(expected), ++index;
}

/// batch.md §4, its quirks included.
void BatchRebuildTest::order()
{
    QFETCH(int, index);
    QFETCH(QString, expected);
    const Column y("y", integer());
    Batch partial("t", Recreate::Always), partialWithWish("t", Recreate::Always);
    partial.partialReordering = partialWithWish.partialReordering = {{"d", "a", "id"}};
    partialWithWish.add(y, "id", "a");
    const std::vector<Batch> batches{
        Batch("t", Recreate::Always).add(y),
        Batch().add(y, {}, "id"),
        Batch().nullable("c", true).add(y, {}, "d"),
        Batch().nullable("c", true).add(y, "id"),
        Batch("t", Recreate::Always).add(y, "b").add(Column("z", integer()), {}, "a").add(Column("w", integer()), {}, "z"),
        partial,
        partialWithWish,
        Batch().drop("d").add(y),
    };
    MemoryDatabase database(kSource);
    Batch batch = batches.at(static_cast<std::size_t>(index));
    if (index == 1)
        batch.recreate = Recreate::Always;
    QCOMPARE(runBatch(database, batch), QString());
    QCOMPARE(columns(database), expected);
    QCOMPARE(database.values("select a, b from t order by id"), QStringLiteral("aa|1 bb|1"));
}

void BatchRebuildTest::emptyBlock()
{
    MemoryDatabase database(kSource);
    QVERIFY(compiledBatch(Batch(), database.state()).isEmpty());
    QCOMPARE(compiledBatch(Batch("t", Recreate::Always), database.state()).size(), 6);
}

void BatchRebuildTest::constraintsVanishWithColumns()
{
    MemoryDatabase database(kSource);
    QCOMPARE(runBatch(database, Batch().drop("b")), QString());
    QCOMPARE(database.stored("t"), QStringLiteral("CREATE TABLE \"t\" (id INTEGER NOT NULL, a VARCHAR(50) DEFAULT 'x' NOT NULL, c BOOLEAN DEFAULT 5, d DATETIME, PRIMARY KEY (id))"));
    QVERIFY(database.stored("ix_b").isEmpty());
    QVERIFY(!database.stored("ix_a").isEmpty());
    QVERIFY(warningWith(database, "Index ix_b of t is over column b").startsWith(QStringLiteral("Index")));
    QVERIFY(warningWith(database, "is over a column that the batch drops, and goes with it").startsWith(QStringLiteral("Table t")));
}

/// The reference keeps the table's own name, and follows a renamed key.
void BatchRebuildTest::selfReference()
{
    MemoryDatabase database("pragma foreign_keys = on; create table t (id integer primary key, up int, x int, constraint f foreign key (up) references t (id) on delete cascade);"
                            "insert into t values (1, null, 3), (2, 1, 4)");
    QCOMPARE(runBatch(database, Batch().drop("x")), QString());
    QCOMPARE(database.stored("t"), QStringLiteral("CREATE TABLE \"t\" (id INTEGER, up INTEGER, PRIMARY KEY (id), CONSTRAINT f FOREIGN KEY(up) REFERENCES t (id) ON DELETE CASCADE)"));
    QCOMPARE(runBatch(database, Batch().rename("id", "nid")), QString());
    QVERIFY(database.stored("t").contains(QStringLiteral("REFERENCES t (nid)")));
    QCOMPARE(database.values("pragma foreign_key_check"), QString());
    database.run("delete from t where nid = 1");
    QCOMPARE(database.values("select count(*) from t"), QStringLiteral("0"));
}

void BatchRebuildTest::optionsOfInlineReferences()
{
    MemoryDatabase database("create table p (id integer primary key); create table t (a int constraint f references p (id) on delete cascade, b int)");
    QCOMPARE(runBatch(database, Batch().drop("b")), QString());
    QCOMPARE(database.stored("t"), QStringLiteral("CREATE TABLE \"t\" (a INTEGER, FOREIGN KEY(a) REFERENCES p (id))"));
    QCOMPARE(warningWith(database, "foreign key"), QStringLiteral("Rebuilding table t loses the name f, ON DELETE CASCADE of the foreign key (a) to p."));
}

void BatchRebuildTest::losses_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *source, const char *words) { QTest::newRow(words) << QString::fromUtf8(source) << QString::fromUtf8(words); };
    row("create table t (a int check (a > 0), b int)", "loses the CHECK without a name: a > 0");
    row("create table t (a integer primary key autoincrement, b int)", "loses AUTOINCREMENT");
    row("create table t (a int primary key, b int) without rowid", "loses WITHOUT ROWID");
    row("create table t (a int, b int) strict", "loses STRICT");
    row("create table t (a text collate nocase, b int)", "loses COLLATE nocase of column a");
    row("create table t (a int not null on conflict ignore, b int)", "loses ON CONFLICT IGNORE of column a");
    row("create table t (a int primary key on conflict fail, b int)", "loses ON CONFLICT FAIL of the primary key");
    row("create table t (a int, b int, unique (a) on conflict replace)", "loses ON CONFLICT REPLACE of UNIQUE (a)");
    row("create table t (a varchar(20) unique, b int)", "loses UNIQUE (a), which stands in a form that reflection does not see");
    row("create table t (a int, b int, unique (a collate nocase))", "loses the COLLATE nocase of a in UNIQUE (a)");
    row("create table t (a UUID, b int)", "loses the declared type UUID of column a, which becomes NUMERIC");
    row("create table t (a int, b int); create index ix on t (abs(a))", "loses the index over an expression ix");
    row("create table t (a int, b int); create index ix on t (a desc)", "loses DESC of a in index ix");
    row("create table t (a int, b int); create trigger tr after insert on t begin select 1; end", "loses the trigger tr");
    row("create table p (x int unique); create table t (a int, b int, foreign key (a) references p (x) match full on delete cascade)", "loses ON DELETE CASCADE, MATCH FULL of the foreign key (a) to p");
}

void BatchRebuildTest::losses()
{
    QFETCH(QString, source);
    QFETCH(QString, words);
    MemoryDatabase database(source.toStdString());
    QCOMPARE(runBatch(database, Batch().drop("b")), QString());
    const QString told = warningWith(database, words.toUtf8().constData());
    QVERIFY2(told.startsWith(QStringLiteral("Rebuilding table t ")), qPrintable(told));
}

/// After a rename both names mean the column; Alembic knows the old one only, and CHECK texts the new one only.
void BatchRebuildTest::eitherName()
{
    MemoryDatabase database(kSource);
    QCOMPARE(runBatch(database, Batch().rename("d", "dd").constraint(unique({"dd"}, plain("u1"))).constraint(unique({"d", "a"}, plain("u2"))).constraint(check("dd < 'a'", plain("k1")))
                                    .constraint(check("d < 'a'", plain("k2"))).index("i1", {column("dd")}).index("i2", {column("d")}).nullable("dd", true)),
             QString());
    QCOMPARE(database.stored("t"), QStringLiteral("CREATE TABLE \"t\" (id INTEGER NOT NULL, a VARCHAR(50) DEFAULT 'x' NOT NULL, b INTEGER DEFAULT (12), c BOOLEAN DEFAULT 5, dd DATETIME, "
                                                  "PRIMARY KEY (id), CONSTRAINT u1 UNIQUE (dd), CONSTRAINT u2 UNIQUE (dd, a), CONSTRAINT k1 CHECK (dd < 'a'), CONSTRAINT k2 CHECK (dd < 'a'), "
                                                  "FOREIGN KEY(b) REFERENCES p (id), UNIQUE (a, b))"));
    QCOMPARE(database.stored("i1"), QStringLiteral("CREATE INDEX i1 ON t (dd)"));
    QCOMPARE(database.stored("i2"), QStringLiteral("CREATE INDEX i2 ON t (dd)"));
    QVERIFY(warningWith(database, "constraint u1 names column dd by its new name").startsWith(QStringLiteral("Table t")));
    MemoryDatabase predicates(kSource);
    QCOMPARE(runBatch(predicates, Batch().rename("a", "a 2")), QString());
    QCOMPARE(predicates.stored("ix_a"), QStringLiteral("CREATE INDEX ix_a ON t (\"a 2\", c) WHERE \"a 2\" <> 'c'"));
}

/// batch.md §9: nameless constraints get names, and keep them.
void BatchRebuildTest::namingConvention()
{
    MemoryDatabase database(kSource);
    Batch batch;
    batch.namingConvention = sourceNames();
    batch.dropConstraint("fk_t_b_p", ConstraintKind::ForeignKey);
    QCOMPARE(runBatch(database, batch), QString());
    QVERIFY2(database.stored("t").endsWith(QStringLiteral("CONSTRAINT pk_t PRIMARY KEY (id), CONSTRAINT uq_t_a UNIQUE (a, b))")), qPrintable(database.stored("t")));
}

void BatchRebuildTest::namesThroughTheTargetsConvention()
{
    MemoryDatabase database("create table t (a int, b int, constraint ck_t_pos check (a > 0))");
    const auto targetNames = [](dialect::CompileState &state) { state.naming = convention(); };
    QCOMPARE(runBatch(database, Batch().dropConstraint("pos", ConstraintKind::Check).constraint(check("b > 0", plain("pos"))).constraint(unique({"b"})).add(Column("n", checkedBoolean("boo"))), targetNames),
             QString());
    QCOMPARE(database.stored("t"), QStringLiteral("CREATE TABLE \"t\" (a INTEGER, b INTEGER, n BOOLEAN, CONSTRAINT ck_t_pos CHECK (b > 0), CONSTRAINT uq_t_b UNIQUE (b), CONSTRAINT ck_t_boo CHECK (n IN (0, 1)))"));
}

void BatchRebuildTest::castsThatDestroy()
{
    MemoryDatabase database("create table t (a varchar(20), b datetime, c int); insert into t values ('2020-01-02', '2021-02-03 04:05:06', 7)");
    QCOMPARE(runBatch(database, Batch().toType("a", type(TypeId::Date)).toType("b", type(TypeId::Date)).toType("c", type(TypeId::BigInteger))), QString());
    QCOMPARE(database.values("select * from t"), QStringLiteral("2020|2021|7"));
    QVERIFY(warningWith(database, "values of t.a are copied with CAST to DATE").startsWith(QStringLiteral("The")));
    QVERIFY(warningWith(database, "values of t.b are copied with CAST to DATE").startsWith(QStringLiteral("The")));
    MemoryDatabase harmless("create table t (a varchar(20), c int); insert into t values ('{}', 7)");
    QCOMPARE(compiledBatch(Batch().toType("a", type(TypeId::Json)).toType("c", string()), harmless.state()).at(1),
             QStringLiteral("INSERT INTO _alembic_tmp_t (a, c) SELECT t.a, CAST(t.c AS VARCHAR) AS c FROM t"));
    QVERIFY(harmless.warnings.empty());
}

/// Under Alembic the rows of the child would be deleted.
void BatchRebuildTest::childRowsSurvive()
{
    MemoryDatabase database("pragma foreign_keys = on; create table t (id integer primary key, x int); create table c (t int references t (id) on delete cascade);"
                            "insert into t values (1, 2); insert into c values (1)");
    QCOMPARE(runBatch(database, Batch().drop("x")), QString());
    QCOMPARE(database.values("select t from c"), QStringLiteral("1"));
    QVERIFY(database.stored("c").contains(QStringLiteral("references t (id)")));
    QVERIFY_EXCEPTION_THROWN(database.run("insert into c values (9)"), DatabaseError);
}

void BatchRebuildTest::viewsAndForeignTriggersSurvive()
{
    MemoryDatabase database("create table t (id integer primary key, x int); create table l (a int); create view v as select id from t;"
                            "create trigger tr after insert on l begin insert into t (id) values (new.a); end");
    QCOMPARE(runBatch(database, Batch().drop("x")), QString());
    database.run("insert into l values (5)");
    QCOMPARE(database.values("select id from v"), QStringLiteral("5"));
}

void BatchRebuildTest::leftoverTable()
{
    MemoryDatabase database("create table t (a int, b int); create table _alembic_tmp_t (z int)");
    const QString error = runBatch(database, Batch().drop("b"));
    QVERIFY2(error.contains(QStringLiteral("_alembic_tmp_t is left over")), qPrintable(error));
    QCOMPARE(columns(database, "_alembic_tmp_t"), QStringLiteral("z"));
}

/// A column_reflect listener that knows better than reflection.
void BatchRebuildTest::listenerColumns()
{
    MemoryDatabase database("create table t (u UUID, b int)");
    Batch batch;
    batch.drop("b");
    batch.listenerColumns = {Column("u", type(TypeId::Uuid)).nullable(true).column};
    QCOMPARE(runBatch(database, batch), QString());
    QCOMPARE(database.stored("t"), QStringLiteral("CREATE TABLE \"t\" (u CHAR(32))"));
}

void BatchRebuildTest::reflectAndTableArguments()
{
    MemoryDatabase database("create table t (a integer primary key, b int, c text); insert into t values (1, 2, 'c')");
    Batch batch;
    batch.drop("b");
    batch.reflectColumns = {Column("c", sized(TypeId::String, 9)).nullable(true)};
    batch.tableConstraints = {check("c <> ''", plain("k")), unique({"c"})};
    batch.tableOptions = {{"sqlite_autoincrement", option(true)}};
    QCOMPARE(runBatch(database, batch), QString());
    QCOMPARE(database.stored("t"), QStringLiteral("CREATE TABLE \"t\" (a INTEGER PRIMARY KEY AUTOINCREMENT, c VARCHAR(9), CONSTRAINT k CHECK (c <> ''), UNIQUE (c))"));
    QCOMPARE(database.values("select * from t"), QStringLiteral("1|c"));
}

/// Alembic fails here; they are left out of the copy, and follow a rename.
void BatchRebuildTest::generatedColumns()
{
    const std::string source = "create table t (a int, b int, g int generated always as (a * 2) stored, h text as (a || 'x') virtual, check (a > 0)); insert into t (a, b) values (3, 4)";
    MemoryDatabase database(source);
    QCOMPARE(runBatch(database, Batch().rename("a", "n").drop("b")), QString());
    QCOMPARE(database.stored("t"), QStringLiteral("CREATE TABLE \"t\" (n INTEGER, g INTEGER GENERATED ALWAYS AS (n * 2) STORED, h TEXT GENERATED ALWAYS AS (n || 'x') VIRTUAL)"));
    QCOMPARE(database.values("select * from t"), QStringLiteral("3|6|3x"));
    MemoryDatabase dropping(source);
    QVERIFY(runBatch(dropping, Batch().drop("a")).contains(QStringLiteral("generated column g still names it: a * 2")));
}

void BatchRebuildTest::defaultsSurvive_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"5", "12", "1.5", "-5", "''", "'it''s'", "CURRENT_DATE", "(1 + 1)", "(lower('A'))", "('a' || 'b')", "((1) + (2))", "' :x'", "'100%'", "true", "null", "x'00ff'"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void BatchRebuildTest::defaultsSurvive()
{
    QFETCH(QString, text);
    MemoryDatabase database("create table t (a default " + text.toStdString() + ", b int, c int); insert into t (b, c) values (1, 2)");
    QCOMPARE(runBatch(database, Batch().drop("b")), QString());
    QCOMPARE(runBatch(database, Batch("t", Recreate::Always)), QString());
    database.run("insert into t (c) values (3)");
    QCOMPARE(database.values("select count(*) from (select distinct quote(a) from t)"), QStringLiteral("1"));
}

/// LONGBLOB, and no type at all: Alembic cannot write them.
void BatchRebuildTest::unknownTypesKeepTheirDeclaration()
{
    MemoryDatabase database("create table t (a, l longblob, b int)");
    QCOMPARE(runBatch(database, Batch().drop("b")), QString());
    QCOMPARE(database.stored("t"), QStringLiteral("CREATE TABLE \"t\" (a , l longblob)"));
}

/// As under Alembic the values are gone, but not silently.
void BatchRebuildTest::existingColumnAddedAgain()
{
    MemoryDatabase database("create table t (a int, b int, c int); insert into t values (1, 2, 3)");
    QCOMPARE(runBatch(database, Batch().drop("c").add(Column("b", string()))), QString());
    QCOMPARE(database.values("select * from t"), QStringLiteral("1|null"));
    QVERIFY(warningWith(database, "its values are lost").startsWith(QStringLiteral("Column b of t exists already")));
}

QTEST_APPLESS_MAIN(BatchRebuildTest)
#include "tst_batch_rebuild.moc"
