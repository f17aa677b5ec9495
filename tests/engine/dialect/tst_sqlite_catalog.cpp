// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// SQLite's catalog as SQLAlchemy's inspector sees it (reflection.md §8 to §11, types.md §6.2). SQLAlchemy 2.0 was compared on scripts of
// the same kind; only generated columns without GENERATED ALWAYS are read better here.
#include "memory_database.h"
#include "schema_text.h"

#include "base/error.h"
#include "dialect/sqlite/full_table.h"
#include "dialect/sqlite/reflected_type.h"

#include <QTest>

#include <fmt/format.h>

using namespace build;

namespace {

QStringList lines(const char *text) { return QString::fromUtf8(text).split(QLatin1Char('\n')); }

QStringList reflected(const char *script, const std::string &table = "t")
{
    MemoryDatabase database(script);
    const std::optional<schema::Table> found = database.reflect(name(table));
    return found ? describeTable(*found, dialect::sqlite()) : QStringList{QStringLiteral("no table")};
}

}  // namespace

class SqliteCatalogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void table_data();
    void table();
    void type_data();
    void type();
    void parenthesizedDefault_data();
    void parenthesizedDefault();
    void fullView();
    void numberOfQueriesIsConstant();
    void names();
    void views();
    void attached();
    void missingTable();
    void brokenVirtualTable();
};

void SqliteCatalogTest::table_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *rowName, const char *script, const char *expected) { QTest::newRow(rowName) << QString::fromUtf8(script) << lines(expected); };

    row("as SQLAlchemy writes it",
        "create table p (id integer primary key); CREATE TABLE t (\n\tid INTEGER NOT NULL, \n\ta VARCHAR(50) DEFAULT 'x' NOT NULL, \n\tb INTEGER, \n\tc BOOLEAN, \n\t"
        "CONSTRAINT pk_t PRIMARY KEY (id), \n\tCONSTRAINT uq_a UNIQUE (a), \n\tCONSTRAINT ck_b CHECK (b > 0), \n\tCHECK (c IN (0,1)), \n\t"
        "CONSTRAINT fk_p FOREIGN KEY(b) REFERENCES p (id) ON DELETE CASCADE\n); create index ix_b on t (b); create unique index ix_part on t (a) where b > 5;"
        "create index ix_expr on t (lower(a)); create trigger tr after insert on t begin select 1; end",
        "id INTEGER not null\na VARCHAR(50) not null default 'x'\nb INTEGER\nc BOOLEAN\nprimary key pk_t (id)\nforeign key fk_p (b) to p (id) on delete CASCADE\n"
        "unique uq_a (a)\ncheck ck_b b > 0\ncheck c IN (0,1)\nindex ix_b (b)\nunique index ix_part (a) sqlite_where=b > 5\nunseen index ix_expr\ntrigger tr");
    row("inline constraints lose what the patterns overlook",
        "create table p (id integer primary key, x int unique); create table t (a integer primary key autoincrement, w varchar(20) unique, v integer unique, n text not null unique, "
        "b int references p(id) on delete cascade, c int constraint fkc references p(x) deferrable initially deferred, d int references p)",
        "a INTEGER\nw VARCHAR(20)\nv INTEGER\nn TEXT not null\nb INTEGER\nc INTEGER\nd INTEGER\nprimary key (a)\n"
        "foreign key (d) to p (id)\nforeign key (c) to p (x)\nforeign key (b) to p (id)\nunique (v)\nunique (n)");
    row("foreign key options need single blanks",
        "create table p (id integer primary key, x int unique); create table t (a int, b int, c int, d int, constraint f1 foreign key (a) references p(id) match full on delete cascade, "
        "constraint \"F 2\" foreign key(b) references p (x) on delete set null on update cascade not deferrable, constraint f3\n foreign key (c) references p(id)\n on delete cascade,"
        "CONSTRAINT f4 FOREIGN KEY(d) REFERENCES p (id) ON UPDATE NO ACTION ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED)",
        "a INTEGER\nb INTEGER\nc INTEGER\nd INTEGER\nforeign key f1 (a) to p (id)\nforeign key F 2 (b) to p (x) on delete SET NULL on update CASCADE not deferrable\n"
        "foreign key (c) to p (id)\nforeign key f4 (d) to p (id) on delete RESTRICT deferrable initially DEFERRED");
    row("parent without a table", "create table t (a int references nowhere, b int references nowhere (x))", "a INTEGER\nb INTEGER\nforeign key (b) to nowhere (x)\nforeign key (a) to nowhere ()");
    row("key order and names", "create table t (a int not null, b text not null, c int, constraint \"p k\" primary key (b, a), unique (c, a), constraint [u] unique (c)) without rowid",
        "a INTEGER not null\nb TEXT not null\nc INTEGER\nprimary key p k (b, a)\nunique (c, a)\nunique (c)");
    row("checks by name, nameless last", "create table t (a int check (a > 1), check (a > 2), constraint z check (a > 3), constraint b check (a > 4))",
        "a INTEGER\ncheck b a > 4\ncheck z a > 3\ncheck a > 1\ncheck a > 2");
    row("generated columns", "create table t (a int, b int generated always as (a + 1) stored, c text as (a || ')'), d int)",
        "a INTEGER\nb INTEGER as (a + 1) stored\nc TEXT as (a || ')') virtual\nd INTEGER");
    row("defaults", "create table t (a int default 12, b text default '', c default (1 + 1), d text default ' :x', e default current_timestamp, f default null, g default \"dq\")",
        "a INTEGER default 12\nb TEXT default ''\nc unknown  default 1 + 1\nd TEXT default ' :x'\ne unknown  default current_timestamp\nf unknown  default null\ng unknown  default \"dq\"");
    row("columns added and renamed later", "create table t (a int, constraint u unique (a)); alter table t add column z integer default 7 references t (a) on delete set null; alter table t rename column a to \"A a\"",
        "A a INTEGER\nz INTEGER default 7\nforeign key (z) to t (A a)\nunique u (A a)");
    row("index details that reflection overlooks", "create table t (a int, b text); create index ix on t (a desc, b collate nocase) where a > 5", "a INTEGER\nb TEXT\nindex ix (a, b) sqlite_where=a > 5");
}

void SqliteCatalogTest::table()
{
    QFETCH(QString, script);
    QFETCH(QStringList, expected);
    QCOMPARE(reflected(script.toUtf8().constData()), expected);
}

void SqliteCatalogTest::type_data()
{
    QTest::addColumn<QString>("declared");
    QTest::addColumn<QString>("expected");
    const std::vector<std::pair<const char *, const char *>> rows{
        {"bigint", "BIGINT"}, {"BOOL", "BOOLEAN"}, {"varchar(20)", "VARCHAR(20)"}, {"VARCHAR (20)", "TEXT(20)"}, {"NUMERIC(10, 2)", "NUMERIC(10, 2)"}, {"decimal(5)", "DECIMAL(5)"},
        {"FLOAT(3)", "FLOAT"}, {"DOUBLE", "DOUBLE"}, {"DOUBLE PRECISION", "REAL"}, {"DATE_CHAR", "DATE"}, {"DATETIME(6)", "DATETIME"}, {"TIMESTAMP WITH TIME ZONE", "NUMERIC"},
        {"UUID", "NUMERIC"}, {"JSONB", "NUMERIC"}, {"BINARY(16)", "NUMERIC(16)"}, {"INTERVAL", "INTEGER"}, {"POINT", "INTEGER"}, {"CHARACTER(20)", "TEXT(20)"},
        {"VARYING CHARACTER(255)", "TEXT(255)"}, {"TINYINT(1)", "INTEGER"}, {"INTEGER(11)", "INTEGER"}, {"CLOB", "TEXT"}, {"LONGBLOB", ""}, {"", ""}, {"JSON", "JSON"}, {"NCHAR(3)", "NCHAR(3)"},
        {"\"my type\"", ""}};
    for (const auto &[declared, expected] : rows)
        QTest::newRow(declared) << QString::fromUtf8(declared) << QString::fromUtf8(expected);
}

void SqliteCatalogTest::type()
{
    QFETCH(QString, declared);
    QFETCH(QString, expected);
    const Type type = dialect::sqlite_catalog::reflectedType(declared.toStdString());
    QCOMPARE(sql::isNullType(type), expected.isEmpty());
    if (!expected.isEmpty())
        QCOMPARE(QString::fromStdString(dialect::sqlite().typeText(type)), expected);
}

void SqliteCatalogTest::parenthesizedDefault_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    for (const auto &[text, expected] : std::vector<std::pair<const char *, const char *>>{
             {"5", "5"}, {"12", "(12)"}, {"1.5", "(1.5)"}, {"-5", "(-5)"}, {"''", "('')"}, {"'it''s'", "'it''s'"}, {"CURRENT_TIMESTAMP", "(CURRENT_TIMESTAMP)"}, {"(1 + 1)", "(1 + 1)"},
             {"datetime('now')", "(datetime('now'))"}, {"true", "(true)"}, {"", ""}})
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
}

void SqliteCatalogTest::parenthesizedDefault()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(QString::fromStdString(dialect::sqlite_catalog::parenthesizedDefault(text.toStdString())), expected);
}

void SqliteCatalogTest::fullView()
{
    MemoryDatabase database("create table p (id integer primary key); create table t (a integer primary key autoincrement, u UUID collate nocase not null on conflict ignore, w varchar(20) unique on conflict replace, "
                            "b int constraint fkb references p on delete cascade, check (b > 0))");
    const schema::Table full = dialect::sqlite_catalog::fullTable(*database.reflect(name("t")));
    QCOMPARE(describeTable(full, dialect::sqlite()),
             lines("a integer\nu UUID COLLATE \"nocase\" not null\nw varchar(20)\nb int\nprimary key (a)\nforeign key fkb (b) to p (id) on delete CASCADE\n"
                   "unique (w) sqlite_on_conflict=REPLACE\ncheck b > 0"));
    QCOMPARE(full.options.size(), std::size_t(1));
    QCOMPARE(QString::fromStdString(full.options[0].first), QStringLiteral("sqlite_autoincrement"));
}

void SqliteCatalogTest::numberOfQueriesIsConstant()
{
    std::string script;
    for (int i = 0; i < 200; ++i)
        script += fmt::format("create table t{0} (id integer primary key, a int unique references t0 (id)); create index ix{0} on t{0} (a);", i);
    MemoryDatabase database(script);
    const schema::Schema schema = dialect::sqlite().reflect(database.ask(), {});
    QCOMPARE(schema.tables.size(), std::size_t(200));
    QCOMPARE(schema.findTable(name("t137"))->indexes.size(), std::size_t(1));
    QCOMPARE(database.asked(), 4);
}

void SqliteCatalogTest::names()
{
    MemoryDatabase database("create table b (id integer primary key autoincrement); create table a (x int); create view v as select 1; create temp table hidden (x int); attach ':memory:' as other");
    const dialect::Dialect &sqlite = dialect::sqlite();
    QCOMPARE(sqlite.tableNames(database.ask(), {}), (std::vector<std::string>{"a", "b"}));
    QCOMPARE(sqlite.viewNames(database.ask(), {}), std::vector<std::string>{"v"});
    QCOMPARE(sqlite.schemaNames(database.ask()), (std::vector<std::string>{"main", "other"}));
    QVERIFY(!sqlite.typeExists(database.ask(), name("mood")));
    QVERIFY(sqlite.tableNames(database.ask(), std::string("other")).empty());
    QVERIFY_EXCEPTION_THROWN(sqlite.tableNames(database.ask(), std::string("nowhere")), DatabaseError);
}

void SqliteCatalogTest::views()
{
    MemoryDatabase database("create table a (x int); create view v as select x, 1 as y from a");
    dialect::ReflectScope scope;
    scope.views = true;
    const schema::Schema all = dialect::sqlite().reflect(database.ask(), scope);
    QCOMPARE(all.views.size(), std::size_t(1));
    QVERIFY(!all.findTable(name("v")));
    scope.tables = {"v"};
    const schema::Schema one = dialect::sqlite().reflect(database.ask(), scope);
    QVERIFY(one.findTable(name("v")));
    QCOMPARE(one.findTable(name("v"))->columns.size(), std::size_t(2));
}

void SqliteCatalogTest::attached()
{
    MemoryDatabase database("attach ':memory:' as \"o 2\"; create table \"o 2\".p (id integer primary key); create table \"o 2\".t (a int references p (id)); create index \"o 2\".ix on t (a)");
    const std::optional<schema::Table> table = database.reflect({Identifier("o 2"), Identifier("t")});
    QVERIFY(table);
    QCOMPARE(describeTable(*table, dialect::sqlite()), lines("a INTEGER\nforeign key (a) to o 2.p (id)\nindex ix (a)"));
}

void SqliteCatalogTest::missingTable()
{
    QCOMPARE(reflected("create table t (a int)", "T"), QStringList{QStringLiteral("no table")});
    QCOMPARE(reflected("", "it's"), QStringList{QStringLiteral("no table")});
}

/// A virtual table whose module is not there fails every query over all tables: the others are read all the same.
void SqliteCatalogTest::brokenVirtualTable()
{
    MemoryDatabase database("create table t (a int); pragma writable_schema = on; "
                            "insert into sqlite_master values ('table', 'v', 'v', 0, 'create virtual table v using nowhere(x)'); pragma writable_schema = reset");
    const schema::Schema schema = dialect::sqlite().reflect(database.ask(), {});
    QVERIFY(schema.findTable(name("t")));
    QCOMPARE(schema.findTable(name("t"))->columns.size(), std::size_t(1));
    QVERIFY(schema.findTable(name("v")));
    QVERIFY(schema.findTable(name("v"))->columns.empty());
}

QTEST_APPLESS_MAIN(SqliteCatalogTest)
#include "tst_sqlite_catalog.moc"
