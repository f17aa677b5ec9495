// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The worked examples of batch.md §12 (A to K) and §11: the statements, to the letter, constraints in reflection order.
#include "batch_builders.h"

#include <QTest>

#include <fmt/ranges.h>

using namespace build;
using operation::ConstraintKind;
using operation::Recreate;

namespace {

/// The source of examples A to F.
constexpr const char *kSource = "create table p (id integer primary key, nm varchar(10));"
                                "CREATE TABLE t (\n\tid INTEGER NOT NULL, \n\ta VARCHAR(50) DEFAULT 'x' NOT NULL, \n\tb INTEGER, \n\tc BOOLEAN, \n\td DATETIME DEFAULT CURRENT_TIMESTAMP, \n\t"
                                "CONSTRAINT pk_t PRIMARY KEY (id), \n\tCONSTRAINT uq_a UNIQUE (a), \n\tCONSTRAINT ck_b CHECK (b > 0), \n\tCHECK (c IN (0,1)), \n\t"
                                "CONSTRAINT fk_p FOREIGN KEY(b) REFERENCES p (id) ON DELETE CASCADE\n);"
                                "create index ix_b on t (b); create unique index ix_part on t (a) where b > 5; create index ix_expr on t (lower(a));"
                                "insert into p values (6, 'six'); insert into t (id, a, b, c) values (1, 'one', 6, 1), (2, 'two', null, 0)";
constexpr const char *kEnumSource = "CREATE TABLE t (\n\te VARCHAR(3), \n\tf BOOLEAN, \n\tCONSTRAINT ck_e CHECK (e IN ('a','bbb')), \n\tCONSTRAINT ck_f CHECK (f IN (0, 1))\n);"
                                    "insert into t values ('a', 1)";
constexpr const char *kKeySource = "CREATE TABLE t (\n\tid INTEGER NOT NULL, \n\tpid INTEGER NOT NULL, \n\ta INTEGER, \n\tPRIMARY KEY (id)\n); insert into t values (1, 2, 3)";

struct Example {
    const char *name;
    std::string source;
    Batch batch;
    const char *expected;
};

Batch batchC3() { return Batch().dropConstraint("ck_b", ConstraintKind::Check).dropIndex("ix_b").dropIndex("ix_part").drop("b"); }

operation::AlterColumn typeAndName()
{
    operation::AlterColumn op;
    op.column = "b";
    op.type = string();
    op.newName = Identifier("bb");
    return op;
}

schema::ForeignKey referencing(const char *constraintName, const char *onDelete)
{
    schema::ForeignKey key = foreignKey({"b"}, "p", {"id"}, plain(constraintName));
    key.onDelete = onDelete;
    return key;
}

/// Of the table as reflected in example A to F: what stays in most of them.
const std::string kHead = "CREATE TABLE _alembic_tmp_t (id INTEGER NOT NULL, a VARCHAR(50) DEFAULT 'x' NOT NULL, ";
const std::string kSwap = "DROP TABLE t\nALTER TABLE _alembic_tmp_t RENAME TO t";

std::vector<Example> examples()
{
    static std::vector<std::string> texts;
    const auto keep = [](std::string text) {
        texts.push_back(std::move(text));
        return texts.back().c_str();
    };
    texts.reserve(40);
    Type enumOld = enumType({"a", "bbb"}, "ck_e"), enumNew = enumType({"a", "bbb", "ccccc"}, "ck_e");
    Type checkedOld = enumOld, checkedNew = enumNew;
    checkedOld.createConstraint = checkedNew.createConstraint = true;
    return {
        {"A in place", kSource, Batch().add(Column("n", integer())), "ALTER TABLE t ADD COLUMN n INTEGER"},
        {"A with an index", kSource, Batch().add(Column("n", integer()).index_()), "ALTER TABLE t ADD COLUMN n INTEGER\nCREATE INDEX ix_t_n ON t (n)"},
        {"A with a string default", kSource, Batch().add(Column("n", integer()).textDefault("5")), "ALTER TABLE t ADD COLUMN n INTEGER DEFAULT '5'"},
        {"A with a text default", kSource, Batch().dropIndex("ix_part").add(Column("n", integer()).sqlDefault(text("5"))),
         keep(kHead + "b INTEGER, c BOOLEAN, d DATETIME DEFAULT (CURRENT_TIMESTAMP), n INTEGER DEFAULT 5, CONSTRAINT pk_t PRIMARY KEY (id), "
              "CONSTRAINT fk_p FOREIGN KEY(b) REFERENCES p (id) ON DELETE CASCADE, CONSTRAINT uq_a UNIQUE (a), CONSTRAINT ck_b CHECK (b > 0))\n"
              "INSERT INTO _alembic_tmp_t (id, a, b, c, d) SELECT t.id, t.a, t.b, t.c, t.d FROM t\n" + kSwap + "\nCREATE INDEX ix_b ON t (b)")},
        {"B drop a column", kSource, Batch().drop("d"),
         keep(kHead + "b INTEGER, c BOOLEAN, CONSTRAINT pk_t PRIMARY KEY (id), CONSTRAINT fk_p FOREIGN KEY(b) REFERENCES p (id) ON DELETE CASCADE, CONSTRAINT uq_a UNIQUE (a), "
              "CONSTRAINT ck_b CHECK (b > 0))\nINSERT INTO _alembic_tmp_t (id, a, b, c) SELECT t.id, t.a, t.b, t.c FROM t\n" + kSwap
              + "\nCREATE INDEX ix_b ON t (b)\nCREATE UNIQUE INDEX ix_part ON t (a) WHERE b > 5")},
        {"C a CHECK names the dropped column", kSource, Batch().drop("b"),
         "!! The batch drops column b of t, but constraint ck_b still names it: b > 0"},
        {"C with everything dropped", kSource, batchC3(),
         keep(kHead + "c BOOLEAN, d DATETIME DEFAULT (CURRENT_TIMESTAMP), CONSTRAINT pk_t PRIMARY KEY (id), CONSTRAINT uq_a UNIQUE (a))\n"
              "INSERT INTO _alembic_tmp_t (id, a, c, d) SELECT t.id, t.a, t.c, t.d FROM t\n" + kSwap)},
        {"C indexes go with the column", kSource, Batch().dropConstraint("ck_b", ConstraintKind::Check).drop("b"),
         keep(kHead + "c BOOLEAN, d DATETIME DEFAULT (CURRENT_TIMESTAMP), CONSTRAINT pk_t PRIMARY KEY (id), CONSTRAINT uq_a UNIQUE (a))\n"
              "INSERT INTO _alembic_tmp_t (id, a, c, d) SELECT t.id, t.a, t.c, t.d FROM t\n" + kSwap)},
        {"D rename and type", kSource, Batch().dropConstraint("ck_b", ConstraintKind::Check).dropIndex("ix_part").alter(typeAndName()),
         keep(kHead + "bb VARCHAR, c BOOLEAN, d DATETIME DEFAULT (CURRENT_TIMESTAMP), CONSTRAINT pk_t PRIMARY KEY (id), "
              "CONSTRAINT fk_p FOREIGN KEY(bb) REFERENCES p (id) ON DELETE CASCADE, CONSTRAINT uq_a UNIQUE (a))\n"
              "INSERT INTO _alembic_tmp_t (id, a, bb, c, d) SELECT t.id, t.a, CAST(t.b AS VARCHAR) AS b, t.c, t.d FROM t\n" + kSwap + "\nCREATE INDEX ix_b ON t (bb)")},
        {"E order", kSource,
         Batch("t", Recreate::Always).dropIndex("ix_b").dropIndex("ix_part").add(Column("z", boolean()), {}, "a").add(Column("y", boolean()), "a"),
         keep("CREATE TABLE _alembic_tmp_t (id INTEGER NOT NULL, y BOOLEAN, a VARCHAR(50) DEFAULT 'x' NOT NULL, z BOOLEAN, b INTEGER, c BOOLEAN, d DATETIME DEFAULT (CURRENT_TIMESTAMP), "
              "CONSTRAINT pk_t PRIMARY KEY (id), CONSTRAINT fk_p FOREIGN KEY(b) REFERENCES p (id) ON DELETE CASCADE, CONSTRAINT uq_a UNIQUE (a), CONSTRAINT ck_b CHECK (b > 0))\n"
              "INSERT INTO _alembic_tmp_t (id, a, b, c, d) SELECT t.id, t.a, t.b, t.c, t.d FROM t\n" + kSwap)},
        {"F swap constraints", kSource,
         Batch().dropConstraint("fk_p").dropConstraint("uq_a").dropIndex("ix_b").dropIndex("ix_part").constraint(referencing("fk_new", "SET NULL")).constraint(unique({"a", "b"}, plain("uq_new")))
             .add(Column("z", boolean()).sqlDefault(truth(false)).nullable(false)),
         keep(kHead + "b INTEGER, c BOOLEAN, d DATETIME DEFAULT (CURRENT_TIMESTAMP), z BOOLEAN DEFAULT 0 NOT NULL, CONSTRAINT pk_t PRIMARY KEY (id), CONSTRAINT ck_b CHECK (b > 0), "
              "CONSTRAINT fk_new FOREIGN KEY(b) REFERENCES p (id) ON DELETE SET NULL, CONSTRAINT uq_new UNIQUE (a, b))\n"
              "INSERT INTO _alembic_tmp_t (id, a, b, c, d) SELECT t.id, t.a, t.b, t.c, t.d FROM t\n" + kSwap)},
        {"G enum with a CHECK grows", kEnumSource, Batch().toType("e", checkedNew, checkedOld),
         keep("CREATE TABLE _alembic_tmp_t (e VARCHAR(5), f BOOLEAN, CONSTRAINT ck_f CHECK (f IN (0, 1)), CONSTRAINT ck_e CHECK (e IN ('a', 'bbb', 'ccccc')))\n"
              "INSERT INTO _alembic_tmp_t (e, f) SELECT t.e, t.f FROM t\n" + kSwap)},
        {"G enum without create_constraint keeps the old CHECK", kEnumSource, Batch().toType("e", enumNew, enumOld),
         keep("CREATE TABLE _alembic_tmp_t (e VARCHAR(5), f BOOLEAN, CONSTRAINT ck_e CHECK (e IN ('a','bbb')), CONSTRAINT ck_f CHECK (f IN (0, 1)))\n"
              "INSERT INTO _alembic_tmp_t (e, f) SELECT t.e, t.f FROM t\n" + kSwap)},
        {"G away from Boolean", kEnumSource, Batch().toType("f", integer(), checkedBoolean("ck_f")),
         keep("CREATE TABLE _alembic_tmp_t (e VARCHAR(3), f INTEGER, CONSTRAINT ck_e CHECK (e IN ('a','bbb')))\n"
              "INSERT INTO _alembic_tmp_t (e, f) SELECT t.e, CAST(t.f AS INTEGER) AS f FROM t\n" + kSwap)},
        {"G a new checked Boolean is checked once", kEnumSource, Batch().add(Column("n", checkedBoolean("boo"))),
         keep("CREATE TABLE _alembic_tmp_t (e VARCHAR(3), f BOOLEAN, n BOOLEAN, CONSTRAINT ck_e CHECK (e IN ('a','bbb')), CONSTRAINT ck_f CHECK (f IN (0, 1)), CONSTRAINT boo CHECK (n IN (0, 1)))\n"
              "INSERT INTO _alembic_tmp_t (e, f) SELECT t.e, t.f FROM t\n" + kSwap)},
        {"H primary key replaced", kKeySource, Batch().constraint(primaryKey({"id", "pid"}, plain("pk_new"))),
         keep("CREATE TABLE _alembic_tmp_t (id INTEGER NOT NULL, pid INTEGER NOT NULL, a INTEGER, CONSTRAINT pk_new PRIMARY KEY (id, pid))\n"
              "INSERT INTO _alembic_tmp_t (id, pid, a) SELECT t.id, t.pid, t.a FROM t\n" + kSwap)},
        {"H key column dropped", kKeySource, Batch().drop("id"),
         keep("CREATE TABLE _alembic_tmp_t (pid INTEGER NOT NULL, a INTEGER)\nINSERT INTO _alembic_tmp_t (pid, a) SELECT t.pid, t.a FROM t\n" + kSwap)},
        {"H key column exchanged", kKeySource, Batch().drop("id").drop("pid").add(Column("nid", integer()).key()),
         keep("CREATE TABLE _alembic_tmp_t (a INTEGER, nid INTEGER NOT NULL, PRIMARY KEY (nid))\nINSERT INTO _alembic_tmp_t (a) SELECT t.a FROM t\n" + kSwap)},
        {"I schema", "create table t (a int, b int); create index ixq on t (a)", Batch("main.t").drop("b"),
         "CREATE TABLE main._alembic_tmp_t (a INTEGER)\nINSERT INTO main._alembic_tmp_t (a) SELECT main.t.a FROM main.t\nDROP TABLE main.t\n"
         "ALTER TABLE main._alembic_tmp_t RENAME TO t\nCREATE INDEX main.ixq ON t (a)"},
        {"J quoting", "create table \"T x\" (\"Sel ect\" int, \"order\" text); create index \"i x\" on \"T x\" (\"Sel ect\")", Batch("T x").rename("order", "group"),
         "CREATE TABLE \"_alembic_tmp_T x\" (\"Sel ect\" INTEGER, \"group\" TEXT)\n"
         "INSERT INTO \"_alembic_tmp_T x\" (\"Sel ect\", \"group\") SELECT \"T x\".\"Sel ect\", \"T x\".\"order\" FROM \"T x\"\n"
         "DROP TABLE \"T x\"\nALTER TABLE \"_alembic_tmp_T x\" RENAME TO \"T x\"\nCREATE INDEX \"i x\" ON \"T x\" (\"Sel ect\")"},
        {"K never", kSource, Batch("t", Recreate::Never).rename("b", "q"), "ALTER TABLE t RENAME COLUMN b TO q"},
    };
}

}  // namespace

class BatchTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void examples_data();
    void examples();
    void whenRecreated_data();
    void whenRecreated();
    void placeNeedsRebuild();
    void stages();
    void temporaryName();
    void offline();
    void copyFrom();
    void postgresqlPlain();
    void postgresqlAlways();
};

void BatchTest::examples_data()
{
    QTest::addColumn<int>("index");
    int index = 0;
    for (const Example &example : ::examples())
        QTest::newRow(example.name) << index++;
}

/// The statements as the specification has them, and the database takes them.
void BatchTest::examples()
{
    QFETCH(int, index);
    const Example example = ::examples().at(static_cast<std::size_t>(index));
    MemoryDatabase database(example.source);
    const QStringList expected = QString::fromUtf8(example.expected).split(QLatin1Char('\n'));
    QCOMPARE(compiledBatch(example.batch, database.state()), expected);
    const bool fails = expected.front().startsWith(QStringLiteral("!!"));
    QCOMPARE(runBatch(database, example.batch).isEmpty(), !fails);
    QVERIFY(database.values("pragma foreign_key_check").isEmpty());
}

void BatchTest::whenRecreated_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < 12; ++i)
        QTest::addRow("%d", i) << i;
}

void BatchTest::whenRecreated()
{
    QFETCH(int, index);
    const std::vector<std::pair<Batch, bool>> cases{
        {Batch(), false},
        {Batch("t", Recreate::Always), true},
        {Batch("t", Recreate::Never).drop("a"), false},
        {Batch().index("ix", {column("a")}).dropIndex("iy"), false},
        {Batch().add(Column("n", integer()).computed("a + 1", false)), false},
        {Batch().add(Column("n", integer()).computed("a + 1", true)), true},
        {Batch().add(Column("n", integer()).sqlDefault(text("5"))), true},
        {Batch().add(Column("n", integer()).unique_()), true},
        {Batch().add(Column("n", integer()).unique_().index_()), false},
        {Batch().add(Column("n", integer()).references(foreignKey({"n"}, "p", {"id"}, plain("fk")))), true},
        {Batch().add(Column("n", integer()).check(check("n > 0"))), false},
        {Batch().rename("a", "b"), true},
    };
    const auto &[batch, expected] = cases.at(static_cast<std::size_t>(index));
    QCOMPARE(dialect::batchRecreates(dialect::sqlite(), batch), expected);
    QCOMPARE(dialect::batchRecreates(dialect::postgresql(), batch), batch.recreate == Recreate::Always);
}

/// insert_after counts only the directives before it: the order of directives matters.
void BatchTest::placeNeedsRebuild()
{
    MemoryDatabase database("create table t (a int, b int)");
    QVERIFY(compiledBatch(Batch().add(Column("n", integer()), {}, "a"), database.state()).front().startsWith(QStringLiteral("!! Can't specify insert_before or insert_after")));
    QVERIFY(compiledBatch(Batch().add(Column("n", integer()), {}, "a").drop("b"), database.state()).front().startsWith(QStringLiteral("!! ")));
    QCOMPARE(compiledBatch(Batch().drop("b").add(Column("n", integer()), "a"), database.state()).front(), QStringLiteral("CREATE TABLE _alembic_tmp_t (n INTEGER, a INTEGER)"));
}

void BatchTest::stages()
{
    MemoryDatabase database("create table t (a int, b int); create index ix on t (a)");
    dialect::CompileState state = database.state();
    std::vector<sql::Rebuild> parts;
    dialect::compileBatch(dialect::sqlite(), Batch().drop("b"), state, [&](const sql::Statement &statement) { parts.push_back(statement.rebuild.value()); });
    using Stage = sql::Rebuild::Stage;
    const std::vector<Stage> expected{Stage::First, Stage::Copy, Stage::Between, Stage::Between, Stage::Last};
    QCOMPARE(parts.size(), expected.size());
    for (std::size_t i = 0; i < parts.size(); ++i)
        QVERIFY(parts[i] == (sql::Rebuild{expected[i], name("t"), name("_alembic_tmp_t")}));
    dialect::compileBatch(dialect::sqlite(), Batch().add(Column("n", integer())), state, [](const sql::Statement &statement) { QVERIFY(!statement.rebuild); });
}

/// Cut to 50 characters, not bytes.
void BatchTest::temporaryName()
{
    const std::string longName(45, 't'), accented = "éééééééééééééééééééééééééééééééééééééééééé";
    MemoryDatabase database("create table " + longName + " (a int, b int); create table " + accented + " (a int, b int)");
    QCOMPARE(compiledBatch(Batch(longName).drop("b"), database.state()).front(), QStringLiteral("CREATE TABLE _alembic_tmp_%1 (a INTEGER)").arg(QString(37, QLatin1Char('t'))));
    QCOMPARE(compiledBatch(Batch(accented).drop("b"), database.state()).front(), QStringLiteral("CREATE TABLE \"_alembic_tmp_%1\" (a INTEGER)").arg(QString(37, QChar(0xe9))));
}

void BatchTest::offline()
{
    dialect::CompileState state;
    state.offline = true;
    QVERIFY(compiledBatch(Batch().drop("b"), state).front().contains(QStringLiteral("cannot be read in --sql mode")));
    QCOMPARE(compiledBatch(Batch().add(Column("n", integer())), state), QStringList{QStringLiteral("ALTER TABLE t ADD COLUMN n INTEGER")});
}

/// Works offline; the table object replaces reflection, nameless CHECKs and table options of it included.
void BatchTest::copyFrom()
{
    Batch batch;
    batch.drop("b");
    schema::Table table;
    table.name = name("t");
    table.columns = {Column("a", integer()).key().column, Column("b", integer()).column, Column("c", integer()).textDefault("12").column};
    table.constraints = {primaryKey({"a"}), check("c > 0"), unique({"c"})};
    table.options = {{"sqlite_autoincrement", option(true)}};
    batch.copyFrom = table;
    dialect::CompileState state;
    state.offline = true;
    QCOMPARE(compiledBatch(batch, state),
             (QStringList{QStringLiteral("CREATE TABLE _alembic_tmp_t (a INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, c INTEGER DEFAULT '12', CHECK (c > 0), UNIQUE (c))"),
                          QStringLiteral("INSERT INTO _alembic_tmp_t (a, c) SELECT t.a, t.c FROM t"), QStringLiteral("DROP TABLE t"), QStringLiteral("ALTER TABLE _alembic_tmp_t RENAME TO t")}));
    batch.tableOptions = {{"sqlite_autoincrement", option(false)}};
    QVERIFY(compiledBatch(batch, state).front().contains(QStringLiteral("a INTEGER NOT NULL, c")));
}

void BatchTest::postgresqlPlain()
{
    QCOMPARE(compiledBatch(Batch("s.t").drop("a").rename("b", "c").constraint(unique({"c"}, plain("u"))), {}, dialect::postgresql()),
             (QStringList{QStringLiteral("ALTER TABLE s.t DROP COLUMN a"), QStringLiteral("ALTER TABLE s.t RENAME b TO c"), QStringLiteral("ALTER TABLE s.t ADD CONSTRAINT u UNIQUE (c)")}));
}

/// Names in use are freed first; a SERIAL key becomes SERIAL again, and that its numbers start anew is told; enum types exist already.
void BatchTest::postgresqlAlways()
{
    schema::Table table;
    table.name = name("t");
    schema::Column id = Column("id", type(TypeId::UpperInteger)).key().nullable(false).sqlDefault(text("nextval('t_id_seq'::regclass)")).column;
    id.isSerial = true;
    Type mood = enumType({"ok"}, "mood", TypeId::PgEnum);
    table.columns = {id, Column("m", mood).comment("how").column, Column("x", type(TypeId::UpperInteger)).column};
    table.constraints = {primaryKey({"id"}, plain("t_pkey")), unique({"m"}, plain("uq_m")), unique({"x"}, plain("uq_x"))};
    table.indexes = {index(plain("ix_m"), "t", {postfix(column("m"), "DESC")}), index(plain("uq_m"), "t", {column("m")})};
    table.indexes[1].duplicatesConstraint = "uq_m";
    table.comment = "moods";
    std::vector<std::string> warnings;
    dialect::CompileState state;
    state.reflectTable = [&](const QualifiedName &wanted) { return wanted == table.name ? std::optional(table) : std::nullopt; };
    state.warn = [&](const std::string &warning) { warnings.push_back(warning); };
    QCOMPARE(compiledBatch(Batch("t", Recreate::Always).drop("x"), state, dialect::postgresql()),
             (QStringList{QStringLiteral("ALTER TABLE t DROP CONSTRAINT t_pkey"), QStringLiteral("ALTER TABLE t DROP CONSTRAINT uq_m"), QStringLiteral("ALTER TABLE t DROP CONSTRAINT uq_x"),
                          QStringLiteral("CREATE TABLE _alembic_tmp_t (id SERIAL NOT NULL, m mood, CONSTRAINT t_pkey PRIMARY KEY (id), CONSTRAINT uq_m UNIQUE (m))"),
                          QStringLiteral("COMMENT ON COLUMN _alembic_tmp_t.m IS 'how'"), QStringLiteral("INSERT INTO _alembic_tmp_t (id, m) SELECT t.id, t.m FROM t"),
                          QStringLiteral("DROP TABLE t"), QStringLiteral("ALTER TABLE _alembic_tmp_t RENAME TO t"), QStringLiteral("CREATE INDEX ix_m ON t (m DESC)")}));
    const QString told = QString::fromStdString(fmt::format("{}", fmt::join(warnings, "\n")));
    QVERIFY2(told.contains(QStringLiteral("Column id of t gets a new sequence that starts at 1")), qPrintable(told));
    QVERIFY2(told.contains(QStringLiteral("loses the comment of the table")), qPrintable(told));
}

QTEST_APPLESS_MAIN(BatchTest)
#include "tst_batch.moc"
