// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// PostgreSQL's catalog as SQLAlchemy's inspector sees it (reflection.md §2 to §6, types.md §6.1), on the test server. SQLAlchemy 2.0
// was compared on objects of the same kind.
#include "schema_text.h"
#include "support/postgres_server.h"

#include <QTest>

#include <fmt/format.h>

using namespace build;
using test::PostgresDatabase;
using test::PostgresServer;

namespace {

/// Values arrive as text, flags as t and f: the reader of catalog rows takes them as they come.
class Server {
public:
    explicit Server(const std::string &script) : m_database(PostgresServer::shared().createDatabase()) { m_database.query(script); }

    dialect::Ask ask()
    {
        return dialect::Ask([this](const std::string &query) {
            ++asked;
            sql::Rows rows;
            for (const auto &row : m_database.query(query)) {
                rows.rows.emplace_back();
                for (const auto &value : row)
                    rows.rows.back().push_back(value ? Value(*value) : Value(sql::Null{}));
            }
            return rows;
        });
    }
    schema::Schema reflect(const dialect::ReflectScope &scope = {}) { return dialect::postgresql().reflect(ask(), scope); }
    QStringList table(const std::string &tableName, std::optional<std::string> schemaName = {})
    {
        dialect::ReflectScope scope;
        scope.schema = schemaName;
        scope.tables = {tableName};
        const schema::Schema schema = reflect(scope);
        const schema::Table *found = schema.findTable({schemaName ? std::optional(Identifier(*schemaName)) : std::nullopt, Identifier(tableName)});
        return found ? describeTable(*found, dialect::postgresql()) : QStringList{QStringLiteral("no table")};
    }
    int asked = 0;

private:
    PostgresDatabase m_database;
};

QStringList lines(const char *text) { return QString::fromUtf8(text).split(QLatin1Char('\n')); }

}  // namespace

class PostgresqlCatalogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void types();
    void defaults();
    void constraints();
    void foreignKeys();
    void indexes();
    void otherSchema();
    void enumsAndSequences();
    void namesAndTypes();
    void viewsAndPartitions();
    void numberOfQueriesIsConstant();
};

void PostgresqlCatalogTest::types()
{
    const std::vector<std::pair<const char *, const char *>> types{
        {"integer", "INTEGER"}, {"bigint", "BIGINT"}, {"varchar(50)", "VARCHAR(50)"}, {"varchar", "VARCHAR"}, {"char(5)", "CHAR(5)"}, {"char", "CHAR(1)"}, {"text", "TEXT"}, {"\"char\"", "VARCHAR"},
        {"boolean", "BOOLEAN"}, {"timestamp(3)", "TIMESTAMP(3) WITHOUT TIME ZONE"}, {"timestamptz", "TIMESTAMP WITH TIME ZONE"}, {"timetz(2)", "TIME(2) WITH TIME ZONE"},
        {"interval day to second (3)", "INTERVAL day to second (3)"}, {"interval", "INTERVAL"}, {"float(10)", "REAL"}, {"float", "DOUBLE PRECISION"}, {"numeric(10)", "NUMERIC(10, 0)"}, {"numeric", "NUMERIC"},
        {"bytea", "BYTEA"}, {"uuid", "UUID"}, {"json", "JSON"}, {"jsonb", "JSONB"}, {"bit(5)", "BIT(5)"}, {"varbit", "BIT VARYING"}, {"int4range", "INT4RANGE"}, {"tstzmultirange", "TSTZMULTIRANGE"},
        {"tsvector", "TSVECTOR"}, {"integer[][]", "INTEGER[]"}, {"varchar(20)[]", "VARCHAR(20)[]"}, {"mood", "mood"}, {"mood[]", "mood[]"}, {"other.\"Mood 2\"", "other.\"Mood 2\""},
        {"text collate \"C\"", "TEXT COLLATE \"C\""}, {"xml", "unknown xml"}, {"point", "unknown point"}, {"numeric(5,1)[]", "NUMERIC(5, 1)[]"}, {"bpchar", "unknown bpchar"}};
    std::string script = "create schema other; create type mood as enum ('sad', 'it''s'); create type other.\"Mood 2\" as enum (); create table t (";
    QStringList expected;
    for (std::size_t i = 0; i < types.size(); ++i) {
        script += fmt::format("{}c{} {}", i ? ", " : "", i, types[i].first);
        expected << QStringLiteral("c%1 %2").arg(i).arg(QString::fromUtf8(types[i].second));
    }
    Server server(script + "); create domain d as varchar(30) not null default 'x' collate \"C\" constraint b check (value <> '') constraint a check (value <> 'q'); create table td (a d, b other.\"Mood 2\")");
    QCOMPARE(server.table("t"), expected);
    dialect::ReflectScope scope;
    scope.tables = {"td"};
    const schema::Schema schema = server.reflect(scope);
    const schema::Column *domain = schema.findTable(name("td"))->findColumn("a");
    QCOMPARE(domain->nullable, std::optional(false));
    QVERIFY(domain->type.domain);
    QCOMPARE(QString::fromStdString(domain->type.domain->check.value()), QStringLiteral("VALUE::text <> 'q'::text"));
    QCOMPARE(QString::fromStdString(domain->type.domain->constraintName.value()), QStringLiteral("a"));
    QCOMPARE(domain->type.domain->base.id, TypeId::UpperVarchar);
    QVERIFY(!domain->type.domain->base.length);
    QVERIFY(domain->serverDefault);
    QCOMPARE(schema.findTable(name("td"))->findColumn("b")->type.enumeration->labels.size(), std::size_t(0));
}

void PostgresqlCatalogTest::defaults()
{
    Server server("create sequence s1; create sequence other_s; create table t (id serial primary key, a int default -5, b varchar default 'it''s', c timestamp default now(), d int default null, "
                  "e jsonb default '{\"a\":1}', f int default nextval('s1'), g smallserial, h int generated always as identity (start 3 increment 2), i int generated always as (a + 1) stored, "
                  "j text default ' :x', k int default nextval('other_s')); alter sequence other_s owned by t.a; comment on table t is 'ta''b'; comment on column t.a is 'col'");
    QCOMPARE(server.table("t"),
             lines("id INTEGER not null default nextval('t_id_seq'::regclass) serial\na INTEGER default '-5'::integer -- col\nb VARCHAR default 'it''s'::character varying\n"
                   "c TIMESTAMP WITHOUT TIME ZONE default now()\nd INTEGER\ne JSONB default '{\"a\": 1}'::jsonb\nf INTEGER default nextval('s1'::regclass)\n"
                   "g SMALLINT not null default nextval('t_g_seq'::regclass) serial\nh INTEGER not null identity always start 3 increment 2\ni INTEGER as ((a + 1)) stored\n"
                   "j TEXT default ' :x'::text\nk INTEGER default nextval('other_s'::regclass)\nprimary key t_pkey (id)\n-- ta'b"));
    dialect::ReflectScope scope;
    scope.schema = "public";
    const schema::Schema schema = server.reflect(scope);
    const schema::Table *table = schema.findTable(name("public.t"));
    QCOMPARE(table->findColumn("f")->autoincrement, schema::Autoincrement::On);
    QCOMPARE(table->findColumn("a")->autoincrement, schema::Autoincrement::Off);
    QVERIFY(describeTable(*table, dialect::postgresql()).contains(QStringLiteral("f INTEGER default nextval('\"public\".s1'::regclass)")));
}

void PostgresqlCatalogTest::constraints()
{
    Server server("create table t (a int, b int, \"C d\" text, r int4range, unique (a, b), constraint u2 unique (a) include (b) deferrable initially deferred, constraint u3 unique nulls not distinct (b), "
                  "constraint \"k 1\" check (a > 0 and (b < 5 or b > 7)), check (\"C d\" <> ')'), constraint k3 check (a > 1) no inherit, constraint p primary key (b, a), "
                  "constraint e exclude using gist (r with &&) where (a > 5) deferrable); alter table t add constraint k4 check (a < 9) not valid");
    QCOMPARE(server.table("t"),
             lines("a INTEGER not null\nb INTEGER not null\nC d TEXT\nr INT4RANGE\nprimary key p (b, a)\nunique t_a_b_key (a, b)\n"
                   "unique u2 (a) postgresql_include=[b] limbeck_deferrable=true limbeck_initially=DEFERRED\nunique u3 (b) postgresql_nulls_not_distinct=true\n"
                   "check k 1 a > 0 AND (b < 5 OR b > 7)\ncheck k3 a > 1 postgresql_no_inherit=true\ncheck k4 a < 9 postgresql_not_valid=true\ncheck t_C d_check \"C d\" <> ')'::text\n"
                   "exclude e using gist (r with &&) where a > 5\n"
                   "index e (r) postgresql_using=gist postgresql_where=(a > 5) of constraint e\nunique index t_a_b_key (a, b) of constraint t_a_b_key\n"
                   "unique index u2 (a) postgresql_include=[b] of constraint u2\nunique index u3 (b) postgresql_nulls_not_distinct=true of constraint u3"));
}

void PostgresqlCatalogTest::foreignKeys()
{
    Server server("create schema other; create table p (id int primary key, x int, y int, unique (x, y)); create table other.r (id int primary key);"
                  "create table t (a int references p on delete set null on update cascade deferrable initially deferred, b int, c int, "
                  "constraint \"F K\" foreign key (b, c) references p (x, y) match full on delete restrict, d int references other.r on delete set default, "
                  "e int constraint s references p on delete set null (e)); alter table t add constraint z foreign key (b) references p not valid");
    QCOMPARE(server.table("t"),
             lines("a INTEGER\nb INTEGER\nc INTEGER\nd INTEGER\ne INTEGER\nforeign key F K (b, c) to p (x, y) match FULL on delete RESTRICT\n"
                   "foreign key s (e) to p (id) on delete SET NULL (e)\nforeign key t_a_fkey (a) to p (id) on delete SET NULL on update CASCADE deferrable initially DEFERRED\n"
                   "foreign key t_d_fkey (d) to other.r (id) on delete SET DEFAULT\nforeign key z (b) to p (id) limbeck_not_validated=true"));
}

void PostgresqlCatalogTest::indexes()
{
    Server server("create table t (a int, b text, \"C d\" text, d jsonb); create index i1 on t (a); create unique index i2 on t (a desc, b nulls first) include (d);"
                  "create index i3 on t (lower(b), a) where a > 5 and b is not null; create index i4 on t using gin (d jsonb_path_ops); create index i5 on t (b text_pattern_ops, lower(\"C d\"));"
                  "create index i6 on t using hash (a) with (fillfactor=70); create unique index i7 on t (a) nulls not distinct; create index \"I 8\" on t (a desc nulls last, \"C d\" desc)");
    QCOMPARE(server.table("t").mid(4),
             lines("index I 8 (a DESC NULLS LAST, \"C d\" DESC)\nindex i1 (a)\nunique index i2 (a DESC, b NULLS FIRST) postgresql_include=[d]\n"
                   "index i3 (lower(b), a) postgresql_where=((a > 5) AND (b IS NOT NULL))\nindex i4 (d) postgresql_ops={d: jsonb_path_ops} postgresql_using=gin\n"
                   "index i5 (b, lower(\"C d\")) postgresql_ops={b: text_pattern_ops}\nindex i6 (a) postgresql_with={fillfactor: 70} postgresql_using=hash\n"
                   "unique index i7 (a) postgresql_nulls_not_distinct=true"));
}

/// References within the schema that was asked for name it.
void PostgresqlCatalogTest::otherSchema()
{
    Server server("create schema \"S 2\"; create table p (id int primary key); create table \"S 2\".r (id int primary key); create table \"S 2\".t (a int references p, b int references \"S 2\".r)");
    QCOMPARE(server.table("t", "S 2"), lines("a INTEGER\nb INTEGER\nforeign key t_a_fkey (a) to p (id)\nforeign key t_b_fkey (b) to S 2.r (id)"));
    QCOMPARE(server.table("t"), QStringList{QStringLiteral("no table")});
    QCOMPARE(server.table("it's"), QStringList{QStringLiteral("no table")});
}

void PostgresqlCatalogTest::enumsAndSequences()
{
    Server server("create schema other; create type mood as enum ('b', 'a'); create type other.m as enum ('x'); create sequence s start 5 increment 2 maxvalue 99 cycle; create sequence other.q");
    const schema::Schema schema = server.reflect();
    QCOMPARE(schema.enums.size(), std::size_t(1));
    QCOMPARE(schema.enums.at(name("mood")).labels, (std::vector<std::string>{"b", "a"}));
    QCOMPARE(schema.sequences.size(), std::size_t(1));
    const sql::SequenceFacts &facts = schema.sequences.at(name("s")).facts;
    QCOMPARE(facts.start.value(), 5LL);
    QCOMPARE(facts.increment.value(), 2LL);
    QCOMPARE(facts.maxValue.value(), 99LL);
    QVERIFY(facts.cycle);
    dialect::ReflectScope scope;
    scope.schema = "other";
    QCOMPARE(server.reflect(scope).enums.count(name("other.m")), std::size_t(1));
}

void PostgresqlCatalogTest::namesAndTypes()
{
    Server server("create schema other; create table b (x int); create table a (x int); create table other.c (x int); create view v as select 1; create type other.mood as enum ('x'); create domain d as int;"
                  "create schema hidden; create table hidden.a (x int); set search_path = public");
    const dialect::Dialect &postgresql = dialect::postgresql();
    // The catalog's own order, which need not be that of the names.
    const sql::Rows catalog = server.ask()("select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname = 'public'");
    std::vector<std::string> inOrder;
    for (const sql::ValueList &row : catalog.rows)
        inOrder.push_back(std::get<std::string>(row.front().data));
    QCOMPARE(postgresql.tableNames(server.ask(), {}), inOrder);
    std::sort(inOrder.begin(), inOrder.end());
    QCOMPARE(inOrder, (std::vector<std::string>{"a", "b"}));
    QCOMPARE(postgresql.tableNames(server.ask(), std::string("other")), std::vector<std::string>{"c"});
    QCOMPARE(postgresql.viewNames(server.ask(), {}), std::vector<std::string>{"v"});
    QCOMPARE(postgresql.schemaNames(server.ask()), (std::vector<std::string>{"hidden", "information_schema", "other", "public"}));
    QVERIFY(postgresql.typeExists(server.ask(), name("d")));
    QVERIFY(postgresql.typeExists(server.ask(), name("other.mood")));
    QVERIFY(!postgresql.typeExists(server.ask(), name("mood")));
    QVERIFY(!postgresql.typeExists(server.ask(), name("int4")));
}

void PostgresqlCatalogTest::viewsAndPartitions()
{
    Server server("create table t (id int, ts date, primary key (id, ts)) partition by range (ts); create table t1 partition of t for values from ('2020-01-01') to ('2021-01-01'); create table empty ();"
                  "create view v as select id from t; create materialized view mv as select id from t");
    dialect::ReflectScope scope;
    const schema::Schema tables = server.reflect(scope);
    QCOMPARE(tables.tables.size(), std::size_t(3));
    QVERIFY(tables.views.empty());
    QVERIFY(tables.findTable(name("empty"))->columns.empty());
    scope.views = true;
    const schema::Schema views = server.reflect(scope);
    QCOMPARE(views.tables.size(), std::size_t(3));
    QVERIFY(views.views.at(name("mv")).isMaterialized);
    QVERIFY(QString::fromStdString(views.views.at(name("v")).definition).contains(QStringLiteral("SELECT")));
    scope.tables = {"v"};
    QCOMPARE(server.reflect(scope).findTable(name("v"))->columns.size(), std::size_t(1));
}

void PostgresqlCatalogTest::numberOfQueriesIsConstant()
{
    std::string script;
    for (int i = 0; i < 100; ++i)
        script += fmt::format("create table t{0} (id serial primary key, a int unique references t0 (id), b text check (b <> '')); create index ix{0} on t{0} (b);", i);
    Server server(script);
    const schema::Schema schema = server.reflect();
    QCOMPARE(schema.tables.size(), std::size_t(100));
    QCOMPARE(schema.findTable(name("t42"))->constraints.size(), std::size_t(4));
    // Enums, domains, tables, columns, constraints, indexes, sequences; and before them JIT is switched off.
    QCOMPARE(server.asked, 8);
}

QTEST_GUILESS_MAIN(PostgresqlCatalogTest)
#include "tst_postgresql_catalog.moc"
