// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Raw SQL folded into a schema, against what a real database made of the same texts.
#include "engine/dialect/schema_text.h"

#include "database/connection.h"
#include "dialect/reflected_types.h"
#include "migrate/catalog_ask.h"
#include "migrate/raw_sql_fold.h"
#include "support/postgres_server.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

using namespace limbeck;

namespace {

struct Case {
    const char *name;
    std::vector<const char *> texts;
};

const std::vector<Case> &postgresqlCases()
{
    static const std::vector<Case> kCases{
        {"create table",
         {"CREATE TABLE t (id integer PRIMARY KEY, a varchar(20) NOT NULL, b numeric(10, 2), c timestamptz, d int[] , e double precision, f text)"}},
        {"named constraints",
         {"CREATE TABLE p (id int CONSTRAINT p_key PRIMARY KEY); CREATE TABLE t (id bigint, p int CONSTRAINT t_p REFERENCES p ON DELETE CASCADE, u int, "
          "CONSTRAINT t_u UNIQUE (u, p), CHECK (id > 0))"}},
        {"automatic names",
         {"CREATE TABLE p (id int PRIMARY KEY)", "CREATE TABLE t (id int PRIMARY KEY, p int REFERENCES p, u int UNIQUE, CHECK (u > 1), FOREIGN KEY (u) "
                                                 "REFERENCES p (id) DEFERRABLE INITIALLY DEFERRED)"}},
        {"if not exists", {"CREATE TABLE t (a int)", "CREATE TABLE IF NOT EXISTS t (b int)"}},
        {"public", {"CREATE TABLE public.t (a int)", "ALTER TABLE public.t ADD COLUMN b smallint"}},
        {"like", {"CREATE TABLE p (a int NOT NULL, b text)", "CREATE TABLE t (LIKE p, c int)"}},
        {"columns",
         {"CREATE TABLE t (a int, b int, c int)",
          "ALTER TABLE t ADD COLUMN d uuid NOT NULL, DROP COLUMN b, ALTER COLUMN a SET NOT NULL, ALTER COLUMN c TYPE bigint USING c::bigint"}},
        {"if exists",
         {"CREATE TABLE t (a int)", "ALTER TABLE t DROP COLUMN IF EXISTS x, ADD COLUMN IF NOT EXISTS a int, DROP CONSTRAINT IF EXISTS y",
          "ALTER TABLE IF EXISTS nothing ADD COLUMN x int"}},
        {"not null away", {"CREATE TABLE t (a int NOT NULL)", "ALTER TABLE t ALTER a DROP NOT NULL"}},
        {"constraints",
         {"CREATE TABLE t (a int, b int)", "ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (a), ADD CONSTRAINT u UNIQUE (b), ADD CHECK (b > 0)",
          "ALTER TABLE t DROP CONSTRAINT u"}},
        {"renames",
         {"CREATE TABLE s (a int PRIMARY KEY, b int UNIQUE)", "CREATE TABLE r (s int REFERENCES s (a))",
          "ALTER TABLE s RENAME TO t; ALTER TABLE t RENAME COLUMN b TO c; ALTER TABLE t RENAME CONSTRAINT s_b_key TO t_c_key; ALTER INDEX s_pkey RENAME TO "
          "t_pkey"}},
        {"indexes",
         {"CREATE TABLE t (a int, b text, c jsonb)", "CREATE INDEX ON t (a)", "CREATE UNIQUE INDEX one ON t (b DESC) WHERE (a > 0)",
          "CREATE INDEX IF NOT EXISTS two ON t USING gin (c jsonb_path_ops)", "CREATE INDEX three ON t (a) INCLUDE (b)", "DROP INDEX t_a_idx",
          "ALTER INDEX one RENAME TO first"}},
        {"constraint of an index",
         {"CREATE TABLE t (a int, b int)", "CREATE UNIQUE INDEX i ON t (a)", "ALTER TABLE t ADD CONSTRAINT t_a UNIQUE USING INDEX i"}},
        {"enums",
         {"CREATE TYPE mood AS ENUM ('sad', 'ok')", "CREATE TABLE t (m mood NOT NULL, ms mood[])", "ALTER TYPE mood ADD VALUE 'glad' AFTER 'sad'",
          "ALTER TYPE mood RENAME VALUE 'ok' TO 'fine'", "ALTER TYPE mood RENAME TO humour"}},
        {"serial", {"CREATE TABLE t (id serial PRIMARY KEY, n bigserial)"}},
        {"identity and computed", {"CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY, b int, c int GENERATED ALWAYS AS ((b + 1)) STORED)"}},
        {"schemas", {"CREATE SCHEMA other", "CREATE TABLE t (a int)", "ALTER TABLE t SET SCHEMA other", "CREATE TABLE t (b int)"}},
        {"comments", {"CREATE TABLE t (a int)", "COMMENT ON TABLE t IS 'it''s'; COMMENT ON COLUMN t.a IS 'a number'"}},
        {"drop", {"CREATE TABLE s (a int PRIMARY KEY); CREATE TABLE t (s int REFERENCES s)", "DROP TABLE s CASCADE", "DROP TABLE IF EXISTS nothing"}},
        {"quoted", {"CREATE TABLE \"T x\" (\"A\" int PRIMARY KEY)", "ALTER TABLE \"T x\" ADD \"B\" character varying"}},
        {"data between", {"CREATE TABLE t (a int)", "INSERT INTO t VALUES (1); ALTER TABLE t ADD b int; UPDATE t SET b = a"}},
    };
    return kCases;
}

const std::vector<Case> &sqliteCases()
{
    static const std::vector<Case> kCases{
        {"create table", {"CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a VARCHAR(20) NOT NULL DEFAULT 'x', b NUMERIC(10, 2), CHECK (b > 0))"}},
        {"add column", {"CREATE TABLE t (a INTEGER)", "-- a remark\nALTER TABLE t ADD COLUMN b TEXT"}},
        {"rename",
         {"CREATE TABLE s (a INTEGER PRIMARY KEY)", "CREATE TABLE r (s INTEGER REFERENCES s (a))", "ALTER TABLE s RENAME TO t",
          "ALTER TABLE t RENAME COLUMN a TO b"}},
        {"drop", {"CREATE TABLE t (a INTEGER, b INTEGER)", "CREATE INDEX i ON t (a)", "ALTER TABLE t DROP COLUMN b", "DROP INDEX i"}},
        {"index", {"CREATE TABLE t (a INTEGER)", "CREATE UNIQUE INDEX IF NOT EXISTS i ON t (a) WHERE a > 0"}},
        {"drop table", {"CREATE TABLE t (a INTEGER)", "CREATE TABLE u (a INTEGER)", "DROP TABLE IF EXISTS t"}},
        {"data", {"CREATE TABLE t (a INTEGER)", "INSERT INTO t VALUES (1)"}},
    };
    return kCases;
}

/// Tables as text, without what only the folded side cannot know: texts that the server has put into its own words are compared without blanks, casts and parentheses.
QStringList described(const schema::Schema &schema, const dialect::Dialect &dialect)
{
    QStringList lines;
    for (const auto &[name, table] : schema.tables) {
        lines << QStringLiteral("table ") + QString::fromStdString(name.toString());
        QStringList own = build::describeTable(table, dialect);
        // A reflected table lists the index behind a constraint and the default of a serial column too.
        own.removeIf([](const QString &line) { return line.contains(QLatin1String(" of constraint ")); });
        own.replaceInStrings(QRegularExpression(QStringLiteral(" default nextval\\(.*\\) serial")), QStringLiteral(" serial"));
        std::sort(own.begin(), own.end());
        lines << own;
    }
    for (QString &line : lines) {
        for (const char *removed : {"::text", "(", ")", " "})
            line.remove(QLatin1String(removed));
    }
    for (const auto &[name, type] : schema.enums) {
        QStringList labels;
        for (const std::string &label : type.labels)
            labels << QString::fromStdString(label);
        lines << QStringLiteral("enum ") + QString::fromStdString(name.toString()) + QStringLiteral(": ") + labels.join(QStringLiteral(", "));
    }
    return lines;
}

schema::Schema reflected(database::Connection &connection, const dialect::Dialect &dialect)
{
    const dialect::Ask ask = migrate::askOver(connection);
    schema::Schema all = dialect.reflect(ask, {});
    if (dialect.name() == "postgresql") {
        dialect::ReflectScope other;
        other.schema = "other";
        for (auto &[name, table] : dialect.reflect(ask, other).tables)
            all.tables.emplace(name, table);
    }
    return all;
}

operation::FoldContext contextFor(const dialect::Dialect &dialect, QStringList &notes)
{
    operation::FoldContext context;
    context.dialectName = dialect.name();
    context.quote = [&dialect](const sql::Identifier &identifier) { return dialect.quote(identifier); };
    context.note = [&notes](const std::string &text) { notes << QString::fromStdString(text); };
    return context;
}

void compareWith(database::Connection &connection, const dialect::Dialect &dialect, const Case &one)
{
    schema::Schema folded;
    QStringList notes;
    operation::FoldContext context = contextFor(dialect, notes);
    for (const char *text : one.texts) {
        sql::Statement statement;
        statement.text = text;
        connection.execute(statement);
        migrate::foldRawSql(folded, dialect, text, context);
    }
    const QStringList there = described(reflected(connection, dialect), dialect), ours = described(folded, dialect);
    QVERIFY2(!there.isEmpty(), "the database has nothing to compare with");
    QCOMPARE(ours.join(QLatin1Char('\n')), there.join(QLatin1Char('\n')));
    QCOMPARE(notes, QStringList());
}

}  // namespace

class TestRawSqlFold : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_database.emplace(test::PostgresServer::shared().createDatabase()); }
    void cleanupTestCase() { m_database.reset(); }
    void postgresql_data();
    void postgresql();
    void sqlite_data();
    void sqlite();
    void whatIsNotKnown();
    void whatIsRefused_data();
    void whatIsRefused();
    void nothingOutside();
    void queriesAreNotRun();
    void reflectedTypes_data();
    void reflectedTypes();

private:
    std::optional<test::PostgresDatabase> m_database;
};

void TestRawSqlFold::postgresql_data()
{
    QTest::addColumn<int>("at");
    for (std::size_t i = 0; i < postgresqlCases().size(); ++i)
        QTest::newRow(postgresqlCases()[i].name) << int(i);
}

void TestRawSqlFold::postgresql()
{
    QFETCH(int, at);
    m_database->query("SET client_min_messages = warning; DROP SCHEMA public CASCADE; CREATE SCHEMA public; DROP SCHEMA IF EXISTS other CASCADE");
    const auto connection = database::Connection::open(database::Url::parse(m_database->url()));
    compareWith(*connection, dialect::postgresql(), postgresqlCases()[std::size_t(at)]);
}

void TestRawSqlFold::sqlite_data()
{
    QTest::addColumn<int>("at");
    for (std::size_t i = 0; i < sqliteCases().size(); ++i)
        QTest::newRow(sqliteCases()[i].name) << int(i);
}

void TestRawSqlFold::sqlite()
{
    QFETCH(int, at);
    const auto connection = database::Connection::open(database::Url::parse("sqlite://"));
    compareWith(*connection, dialect::sqlite(), sqliteCases()[std::size_t(at)]);
}

void TestRawSqlFold::whatIsNotKnown()
{
    schema::Schema schema;
    QStringList notes;
    operation::FoldContext context = contextFor(dialect::postgresql(), notes);
    const auto fold = [&](const char *text) { migrate::foldRawSql(schema, dialect::postgresql(), text, context); };
    fold("CREATE TABLE a (x int); CREATE TABLE ab (x int); CREATE TABLE c (x int)");
    QVERIFY(context.uncertain.empty());
    fold("DO $$ BEGIN IF EXISTS (SELECT 1 FROM c) THEN ALTER TABLE a ADD COLUMN y int; END IF; END $$");
    fold("CREATE TABLE d AS SELECT * FROM c");
    std::vector<std::string> uncertain;
    for (const auto &[name, reason] : context.uncertain)
        uncertain.push_back(name.toString() + ": " + reason);
    QCOMPARE(uncertain, (std::vector<std::string>{"a: a DO block decides when it runs", "c: a DO block decides when it runs",
                                                  "d: made of a query: its columns are not known"}));
    QVERIFY(schema.findTable({std::nullopt, "d"}));

    context.condition = "rows of SELECT 1";
    fold("ALTER TABLE ab RENAME COLUMN x TO z");
    QVERIFY(context.uncertain.contains({std::nullopt, "ab"}));
    QCOMPARE(notes, QStringList());
}

void TestRawSqlFold::whatIsRefused_data()
{
    QTest::addColumn<bool>("postgresql");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("note");
    QTest::newRow("syntax") << true << QByteArray("ALTER TABLE t ADD COLUMN") << QStringLiteral("Raw SQL: syntax error at end of input");
    QTest::newRow("no table") << true << QByteArray("ALTER TABLE nothing ADD COLUMN x int")
                              << QStringLiteral("ALTER TABLE: the history so far has no table nothing.");
    QTest::newRow("sqlite syntax") << false << QByteArray("ALTER TABLE t ADD") << QStringLiteral("Raw SQL: incomplete input");
    QTest::newRow("sqlite no table") << false << QByteArray("DROP TABLE missing") << QStringLiteral("Raw SQL: no such table: missing");
}

void TestRawSqlFold::whatIsRefused()
{
    QFETCH(bool, postgresql);
    QFETCH(QByteArray, text);
    QFETCH(QString, note);
    const dialect::Dialect &dialect = postgresql ? dialect::postgresql() : dialect::sqlite();
    schema::Schema schema;
    QStringList notes;
    operation::FoldContext context = contextFor(dialect, notes);
    migrate::foldRawSql(schema, dialect, "CREATE TABLE t (a INTEGER)", context);
    const schema::Schema before = schema;
    migrate::foldRawSql(schema, dialect, text.toStdString(), context);
    QCOMPARE(notes, QStringList(note));
    QVERIFY(schema == before);
}

/// Folding reaches no file.
void TestRawSqlFold::nothingOutside()
{
    const QString file = QDir::temp().filePath(QStringLiteral("limbeck-fold-outside.db"));
    QFile::remove(file);
    schema::Schema schema;
    QStringList notes;
    operation::FoldContext context = contextFor(dialect::sqlite(), notes);
    for (const char *text : {"ATTACH '%1' AS x", "VACUUM INTO '%1'", "CREATE TABLE t (a INTEGER); ATTACH '%1' AS x; CREATE TABLE x.t (a)"})
        migrate::foldRawSql(schema, dialect::sqlite(), QString::fromUtf8(text).arg(file).toStdString(), context);
    QVERIFY(!QFile::exists(file));
}

/// A query without an end is not begun.
void TestRawSqlFold::queriesAreNotRun()
{
    schema::Schema schema;
    QStringList notes;
    operation::FoldContext context = contextFor(dialect::sqlite(), notes);
    migrate::foldRawSql(schema, dialect::sqlite(), "CREATE TEMP TABLE IF NOT EXISTS slow AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n", context);
    QVERIFY(schema.findTable({std::nullopt, "slow"}));
    QVERIFY(context.uncertain.contains({std::nullopt, "slow"}));
    QCOMPARE(notes, QStringList());
}

void TestRawSqlFold::reflectedTypes_data()
{
    QTest::addColumn<bool>("postgresql");
    QTest::newRow("postgresql") << true;
    QTest::newRow("sqlite") << false;
}

/// A table of every type that the dialect can make: the folded types are those that the database gives back.
void TestRawSqlFold::reflectedTypes()
{
    QFETCH(bool, postgresql);
    const dialect::Dialect &dialect = postgresql ? dialect::postgresql() : dialect::sqlite();
    if (postgresql)
        m_database->query("SET client_min_messages = warning; DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    const auto connection = database::Connection::open(database::Url::parse(postgresql ? m_database->url() : "sqlite://"));
    std::vector<sql::Type> types{build::sized(sql::TypeId::String, 20), build::sized(sql::TypeId::UpperChar, 3), build::number(sql::TypeId::Numeric, 10, 2), build::number(sql::TypeId::Numeric, 7),
                                 build::number(sql::TypeId::Float, 53), build::zoned(sql::TypeId::DateTime), build::zoned(sql::TypeId::Time), build::pgSimple("INET"), build::pgSimple("INT4RANGE"),
                                 build::pgSimple("TSVECTOR"), build::arrayOf(build::sized(sql::TypeId::String, 5)), build::arrayOf(build::integer(), 2)};
    for (int id = int(sql::TypeId::Integer); id <= int(sql::TypeId::SqliteDatetimeChar); ++id)
        types.push_back(build::type(sql::TypeId(id)));
    sql::Type collated = build::sized(sql::TypeId::String, 9);
    collated.collation = std::string(postgresql ? "C" : "NOCASE");
    types.push_back(collated);
    types.push_back(build::enumType({"a", "b"}, "mood"));

    operation::CreateTable create;
    create.table = {std::nullopt, "t"};
    for (const sql::Type &type : types) {
        try {
            const std::string text = dialect.typeText(type);
            if (!type.enumeration) {
                sql::Statement probe;
                probe.text = "CREATE TEMPORARY TABLE probe_" + std::to_string(&type - types.data()) + " (c " + text + ")";
                connection->execute(probe);
            }
        } catch (const Error &) {
            continue;  // not of this dialect, or not of this server (CLOB …)
        }
        schema::Column column;
        column.name = "c" + std::to_string(create.columns.size());
        column.type = type;
        create.columns.push_back({.column = column});
    }
    QVERIFY(create.columns.size() > 40);
    dialect::CompileState state;
    dialect.compile({create, {}}, state, [&](const sql::Statement &statement) { connection->execute(statement); });
    schema::Schema folded;
    QStringList notes;
    operation::FoldContext context = contextFor(dialect, notes);
    operation::fold(folded, {create, {}}, context);
    dialect::reflectTypes(folded, dialect);
    const schema::Schema there = reflected(*connection, dialect);
    const schema::Table &ours = *folded.findTable(create.table), &theirs = *there.findTable(create.table);
    for (std::size_t i = 0; i < ours.columns.size(); ++i) {
        const sql::Type &a = ours.columns[i].type, &b = theirs.columns[i].type;
        QVERIFY2(a == b, qPrintable(QStringLiteral("%1: %2 and %3").arg(QString::fromStdString(dialect.typeText(create.columns[i].column.type)), QString::fromStdString(dialect.typeText(a)), QString::fromStdString(dialect.typeText(b)))));
    }
    // What is reflected stays so.
    schema::Schema again = there;
    dialect::reflectTypes(again, dialect);
    QVERIFY(again == there);
}

QTEST_GUILESS_MAIN(TestRawSqlFold)
#include "tst_raw_sql_fold.moc"
