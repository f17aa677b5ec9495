// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_server.h"
#include "testing.h"

#include "database/version_table.h"

#include <set>

using namespace limbeck;
using namespace limbeck::database;
using testing::caught;
using testing::run;

namespace {

std::string quoteWhenNeeded(const std::string &name)
{
    const bool plain = name != "select" && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string::npos;
    return plain ? name : "\"" + name + "\"";
}

VersionTable table(Backend backend, VersionTableName name = {})
{
    return VersionTable(std::move(name), backend, quoteWhenNeeded);
}

std::multiset<std::string> rowsOf(const VersionTable &versions, Connection &connection)
{
    const std::vector<std::string> rows = versions.rows(connection);
    return {rows.begin(), rows.end()};
}

using Rows = std::multiset<std::string>;

void change(Connection &connection, const VersionTable &versions, const RowChange &change)
{
    connection.execute(versions.changeStatement(change));
}

}  // namespace

/// The texts were recorded from Alembic 1.19 with SQLAlchemy 2.0.
class TestVersionTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void texts();
    void textsWithSchema();
    void textsWithoutKey();
    void textsQuoted();
    void changeWithoutSides();
    void lifeOnBoth_data();
    void lifeOnBoth();
    void catalogKeepsAlembicsText();
    void findsOnPostgresql();
    void findsOnSqlite();
    void refusesRowsThatAreNoText();

private:
    std::unique_ptr<Connection> open(const QString &backend);
};

std::unique_ptr<Connection> TestVersionTable::open(const QString &backend)
{
    if (backend == QLatin1String("sqlite"))
        return Connection::open(Url::parse("sqlite://"));
    auto connection = TestServer::shared().connect();
    run(*connection, "DROP SCHEMA IF EXISTS versions CASCADE; CREATE SCHEMA versions; SET search_path = versions");
    return connection;
}

void TestVersionTable::texts()
{
    const VersionTable pg = table(Backend::Postgresql);
    QCOMPARE(pg.createStatement().text,
             std::string("\nCREATE TABLE alembic_version (\n\tversion_num VARCHAR(32) NOT NULL, \n\tCONSTRAINT alembic_version_pkc PRIMARY KEY "
                         "(version_num)\n)\n\n"));
    QCOMPARE(pg.selectStatement().text, std::string("SELECT alembic_version.version_num FROM alembic_version"));
    QCOMPARE(pg.purgeStatement().text, std::string("DELETE FROM alembic_version"));
    QCOMPARE(pg.changeStatement({{}, "aa"}).text, std::string("INSERT INTO alembic_version (version_num) VALUES ('aa') RETURNING alembic_version.version_num"));
    QCOMPARE(pg.changeStatement({"aa", "bb"}).text, std::string("UPDATE alembic_version SET version_num='bb' WHERE alembic_version.version_num = 'aa'"));
    QCOMPARE(pg.changeStatement({"bb", {}}).text, std::string("DELETE FROM alembic_version WHERE alembic_version.version_num = 'bb'"));
    QCOMPARE(table(Backend::Sqlite).changeStatement({{}, "aa"}).text,
             std::string("INSERT INTO alembic_version (version_num) VALUES ('aa') RETURNING version_num"));
    QCOMPARE(pg.changeStatement({{}, "a'a"}).text,
             std::string("INSERT INTO alembic_version (version_num) VALUES ('a''a') RETURNING alembic_version.version_num"));
}

void TestVersionTable::textsWithSchema()
{
    const VersionTable pg = table(Backend::Postgresql, {"Ver", "My Schema", true});
    QCOMPARE(pg.createStatement().text,
             std::string("\nCREATE TABLE \"My Schema\".\"Ver\" (\n\tversion_num VARCHAR(32) NOT NULL, \n\tCONSTRAINT \"Ver_pkc\" PRIMARY KEY "
                         "(version_num)\n)\n\n"));
    QCOMPARE(pg.changeStatement({{}, "aa"}).text,
             std::string("INSERT INTO \"My Schema\".\"Ver\" (version_num) VALUES ('aa') RETURNING \"My Schema\".\"Ver\".version_num"));
    QCOMPARE(pg.changeStatement({"aa", "bb"}).text,
             std::string("UPDATE \"My Schema\".\"Ver\" SET version_num='bb' WHERE \"My Schema\".\"Ver\".version_num = 'aa'"));
}

void TestVersionTable::textsWithoutKey()
{
    const VersionTable versions = table(Backend::Postgresql, {"alembic_version", {}, false});
    QCOMPARE(versions.createStatement().text, std::string("\nCREATE TABLE alembic_version (\n\tversion_num VARCHAR(32) NOT NULL\n)\n\n"));
    QCOMPARE(versions.changeStatement({{}, "aa"}).text, std::string("INSERT INTO alembic_version (version_num) VALUES ('aa')"));
}

void TestVersionTable::textsQuoted()
{
    const std::string text = table(Backend::Sqlite, {"select", {}, true}).createStatement().text;
    QVERIFY(testing::contains(text, "CREATE TABLE \"select\" ("));
    QVERIFY(testing::contains(text, "CONSTRAINT select_pkc PRIMARY KEY"));
}

void TestVersionTable::changeWithoutSides()
{
    const auto error = caught<Error>([] { table(Backend::Sqlite).changeStatement({}); });
    QVERIFY(error);
    QCOMPARE(error->code(), ErrorCode::Internal);
}

void TestVersionTable::lifeOnBoth_data()
{
    QTest::addColumn<QString>("backend");
    QTest::newRow("postgresql") << "postgresql";
    QTest::newRow("sqlite") << "sqlite";
}

void TestVersionTable::lifeOnBoth()
{
    QFETCH(QString, backend);
    const auto connection = open(backend);
    const VersionTable versions = table(connection->backend());
    QVERIFY(!versions.exists(*connection));
    QVERIFY(caught<DatabaseError>([&] { versions.rows(*connection); }));
    versions.createIfMissing(*connection);
    versions.createIfMissing(*connection);
    QVERIFY(versions.exists(*connection));
    QVERIFY(versions.rows(*connection).empty());
    change(*connection, versions, {{}, "aa"});
    change(*connection, versions, {{}, "cc"});
    change(*connection, versions, {"aa", "bb"});
    QVERIFY(rowsOf(versions, *connection) == (Rows{"bb", "cc"}));
    change(*connection, versions, {"bb", {}});
    QVERIFY(rowsOf(versions, *connection) == (Rows{"cc"}));
    QVERIFY(caught<DatabaseError>([&] { change(*connection, versions, {{}, "cc"}); }));
    versions.purge(*connection);
    QVERIFY(versions.rows(*connection).empty());
}

void TestVersionTable::catalogKeepsAlembicsText()
{
    const auto connection = open(QStringLiteral("sqlite"));
    table(Backend::Sqlite).createIfMissing(*connection);
    QVERIFY(testing::scalar(*connection, "SELECT sql FROM sqlite_master WHERE type = 'table'")
            == sql::Value(std::string("CREATE TABLE alembic_version (\n\tversion_num VARCHAR(32) NOT NULL, \n\tCONSTRAINT alembic_version_pkc "
                                      "PRIMARY KEY (version_num)\n)")));
}

void TestVersionTable::findsOnPostgresql()
{
    const auto connection = open(QStringLiteral("postgresql"));
    const VersionTable plain = table(Backend::Postgresql);
    const VersionTable placed = table(Backend::Postgresql, {"alembic_version", "versions", true});
    run(*connection, "CREATE SEQUENCE alembic_version");
    QVERIFY(!plain.exists(*connection));
    run(*connection, "DROP SEQUENCE alembic_version; CREATE VIEW alembic_version AS SELECT 'a'::text AS version_num");
    QVERIFY(plain.exists(*connection));
    QVERIFY(placed.exists(*connection));
    run(*connection, "SET search_path = public");
    QVERIFY(!plain.exists(*connection));
    QVERIFY(placed.exists(*connection));
    QVERIFY(placed.rows(*connection) == std::vector<std::string>{"a"});
}

void TestVersionTable::findsOnSqlite()
{
    const auto connection = open(QStringLiteral("sqlite"));
    const VersionTable plain = table(Backend::Sqlite);
    const VersionTable attached = table(Backend::Sqlite, {"alembic_version", "att", true});
    run(*connection, "ATTACH ':memory:' AS att");
    attached.createIfMissing(*connection);
    QVERIFY(attached.exists(*connection));
    QVERIFY(!plain.exists(*connection));
    change(*connection, attached, {{}, "aa"});
    change(*connection, attached, {"aa", "bb"});
    QVERIFY(attached.rows(*connection) == std::vector<std::string>{"bb"});
    run(*connection, "CREATE TEMP TABLE alembic_version (version_num)");
    QVERIFY(plain.exists(*connection));
}

void TestVersionTable::refusesRowsThatAreNoText()
{
    const auto connection = open(QStringLiteral("sqlite"));
    run(*connection, "CREATE TABLE alembic_version (version_num)");
    run(*connection, "INSERT INTO alembic_version VALUES (NULL)");
    QVERIFY(caught<Error>([&] { table(Backend::Sqlite).rows(*connection); }));
}

QTEST_APPLESS_MAIN(TestVersionTable)
#include "tst_version_table.moc"
