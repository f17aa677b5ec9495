// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/diagnose.h"
#include "testing.h"

#include <filesystem>
#include <sqlite3.h>

using namespace limbeck;
using namespace limbeck::database;
using testing::caught;
using testing::run;
using testing::scalar;

namespace {

/// Runs until it is stopped.
constexpr const char *kEndless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT max(x) FROM c";
constexpr const char *kEndlessInsert = "INSERT INTO t WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT 1 FROM c) SELECT x FROM c WHERE x < 0";

std::int64_t integer(const sql::Value &value)
{
    return std::get<std::int64_t>(value.data);
}

}  // namespace

class TestSqliteConnection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_connection = Connection::open(Url::parse("sqlite://")); }
    void facts();
    void decodesByStorageClass();
    void bindsValues();
    void refusesValues_data();
    void refusesValues();
    void refusesTexts_data();
    void refusesTexts();
    void acceptsTexts_data();
    void acceptsTexts();
    void runsScriptsWhenAllowed();
    void countsRows();
    void namesColumns();
    void tellsErrors();
    void refusesBrokenText();
    void transactions();
    void savepoints();
    void dropsAfterSelect();
    void regexp();
    void floors();
    void foreignKeysInsideTransaction();
    void foreignKeyViolationHasCode();
    void readOnly();
    void missingFileReadsAsEmpty();
    void lockedDatabase();
    void lockedWaitIsStopped();
    void opensUri();
    void resolvesWorkingDirectory();
    void cancelsQuery();
    void stopTokenEndsQuery();
    void stopRefusesNext();
    void interruptedInsertRollsBack();
    void interruptedSelectKeepsTransaction();
    void staleCancelIsForgotten();

private:
    std::unique_ptr<Connection> m_connection;
};

void TestSqliteConnection::facts()
{
    const ConnectionFacts &facts = m_connection->facts();
    QCOMPARE(m_connection->backend(), Backend::Sqlite);
    QCOMPARE(facts.serverVersion, std::string(sqlite3_libversion()));
    QCOMPARE(facts.serverVersionNumber, sqlite3_libversion_number());
    QCOMPARE(facts.defaultSchema, std::string("main"));
    QCOMPARE(facts.currentDatabase, std::string(":memory:"));
    QCOMPARE(facts.maskedUrl, std::string("sqlite://"));
}

void TestSqliteConnection::decodesByStorageClass()
{
    const sql::Rows rows = run(*m_connection, "SELECT 1, 1.5, 'é' || char(0) || 'x', x'00ff', NULL, x'', 9223372036854775807");
    const sql::ValueList expected{std::int64_t{1}, 1.5,          std::string("é\0x", 4),           sql::Bytes{std::string("\0\xff", 2)},
                                  sql::Null{},     sql::Bytes{}, std::int64_t{9223372036854775807}};
    QVERIFY(rows.hasRows);
    QVERIFY(rows.rows.at(0) == expected);
    run(*m_connection, "CREATE TABLE t (n NUMERIC(10, 2), b BOOLEAN, d DATETIME)");
    run(*m_connection, "INSERT INTO t VALUES ('1.50', 1, '2020-01-02')");
    QVERIFY(run(*m_connection, "SELECT * FROM t").rows.at(0) == (sql::ValueList{1.5, std::int64_t{1}, std::string("2020-01-02")}));
}

void TestSqliteConnection::bindsValues()
{
    const sql::Rows rows = run(*m_connection, "SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?",
                               {sql::Null{}, true, std::int64_t{-5}, 0.5, std::string("a\0b", 3), sql::Bytes{std::string("\0", 1)}, sql::Json{"[1]"},
                                sql::Date{2020, 1, 2}, sql::DateTime{{2020, 1, 2}, {3, 4, 5, 6, true, -9000}}});
    const sql::ValueList expected{sql::Null{},
                                  std::int64_t{1},
                                  std::int64_t{-5},
                                  0.5,
                                  std::string("a\0b", 3),
                                  sql::Bytes{std::string("\0", 1)},
                                  std::string("[1]"),
                                  std::string("2020-01-02"),
                                  std::string("2020-01-02 03:04:05.000006-02:30")};
    QVERIFY(rows.rows.at(0) == expected);
}

void TestSqliteConnection::refusesValues_data()
{
    QTest::addColumn<int>("kind");
    for (int kind = 0; kind < 6; ++kind)
        QTest::addRow("%d", kind) << kind;
}

void TestSqliteConnection::refusesValues()
{
    QFETCH(int, kind);
    const sql::Value values[] = {sql::Decimal{"1"}, sql::Time{}, sql::Interval{}, sql::Uuid{"00"}, sql::Range{"[1,2)"}, sql::Array{}};
    const auto error = caught<DatabaseError>([&] { run(*m_connection, "SELECT ?", {values[kind]}); });
    QVERIFY(error);
    QVERIFY(testing::contains(error->message(), "Error binding parameter 1: type '"));
}

void TestSqliteConnection::refusesTexts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("two") << QByteArray("select 1; select 2") << QByteArray("You can only execute one statement at a time.");
    QTest::newRow("second semicolon") << QByteArray("select 1;;") << QByteArray("You can only execute one statement at a time.");
    QTest::newRow("missing value") << QByteArray("select ?") << QByteArray("The current statement uses 1, and there are 0 supplied.");
    QTest::newRow("name") << QByteArray("select :a") << QByteArray("The current statement uses 1, and there are 0 supplied.");
    QTest::newRow("nul") << QByteArray("select 1\0", 9) << QByteArray("the query contains a null character");
    QTest::newRow("syntax") << QByteArray("selec 1") << QByteArray("near \"selec\": syntax error");
    QTest::newRow("no table") << QByteArray("select * from nowhere") << QByteArray("no such table: nowhere");
}

void TestSqliteConnection::refusesTexts()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, says);
    const auto error = caught<DatabaseError>([&] { run(*m_connection, text.toStdString()); });
    QVERIFY(error);
    QVERIFY2(testing::contains(error->message(), says.toStdString()), error->what());
    QVERIFY(error->facts().sqliteCode != 0);
}

void TestSqliteConnection::acceptsTexts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("rows");
    const auto row = [](const char *text, int rows) { QTest::newRow(text) << QByteArray(text) << rows; };
    row("select 1; -- c", 1);
    row("select 1; /* c */ \n", 1);
    row("-- first\nselect 1 -- c", 1);
    row("select ';'", 1);
    row("-- c", 0);
    row("", 0);
    row(";", 0);
    row("select 1 where 0", 0);
    row("create trigger r after insert on t begin select 1; select 2; end", 0);
}

void TestSqliteConnection::acceptsTexts()
{
    QFETCH(QByteArray, text);
    run(*m_connection, "create table t(x)");
    QTEST(static_cast<int>(run(*m_connection, text.toStdString()).rows.size()), "rows");
}

void TestSqliteConnection::runsScriptsWhenAllowed()
{
    sql::Statement statement;
    statement.text = "create table t(x); insert into t values (1), (2);; select x from t; -- end";
    const sql::Rows rows = m_connection->execute(statement, Several::Allow);
    QCOMPARE(rows.rows.size(), std::size_t(2));
    statement.text = "insert into t values (3); nonsense; insert into t values (4)";
    QVERIFY(caught<DatabaseError>([&] { m_connection->execute(statement, Several::Allow); }));
    QCOMPARE(integer(scalar(*m_connection, "select count(*) from t")), 3);
}

void TestSqliteConnection::countsRows()
{
    QCOMPARE(run(*m_connection, "create table t(x)").affected, -1);
    const sql::Rows inserted = run(*m_connection, "insert into t values (1), (2)");
    QCOMPARE(inserted.affected, 2);
    QCOMPARE(inserted.lastInsertId.value_or(0), 2);
    QVERIFY(!inserted.hasRows);
    QCOMPARE(run(*m_connection, "/* c */ update t set x = 5").affected, 2);
    QCOMPARE(run(*m_connection, "with a as (select 1) update t set x = 6 where x = 7").affected, 0);
    const sql::Rows returned = run(*m_connection, "insert into t values (3) returning x");
    QVERIFY(returned.hasRows);
    QCOMPARE(returned.affected, 1);
    QCOMPARE(run(*m_connection, "select * from t").affected, -1);
    QCOMPARE(run(*m_connection, "delete from t").affected, 3);
}

void TestSqliteConnection::namesColumns()
{
    run(*m_connection, "create table t(a NUMERIC(10, 2), b)");
    const sql::Rows rows = run(*m_connection, "select a, b, 1 as \"c d\" from t");
    const std::vector<sql::ResultColumn> expected{{"a", 0, "NUMERIC(10, 2)"}, {"b", 0, ""}, {"c d", 0, ""}};
    QVERIFY(rows.columns == expected);
    QVERIFY(rows.hasRows && rows.rows.empty());
}

void TestSqliteConnection::tellsErrors()
{
    run(*m_connection, "create table t(x integer unique)");
    run(*m_connection, "insert into t values (1)");
    const auto error = caught<DatabaseError>([&] { run(*m_connection, "insert into t values (1)"); });
    QVERIFY(error);
    QCOMPARE(error->code(), ErrorCode::Database);
    QCOMPARE(error->facts().sqliteCode, SQLITE_CONSTRAINT_UNIQUE);
    QCOMPARE(error->facts().primary, std::string("UNIQUE constraint failed: t.x"));
    QCOMPARE(error->facts().statement, std::string("insert into t values (1)"));
    const auto placed = caught<DatabaseError>([&] { run(*m_connection, "select 'é', nowhere from t"); });
    QVERIFY(placed);
    QCOMPARE(placed->facts().statementPosition, 13);
}

void TestSqliteConnection::refusesBrokenText()
{
    const auto error = caught<DatabaseError>([&] { run(*m_connection, "select cast(x'ff' as text) as broken"); });
    QVERIFY(error);
    QVERIFY(testing::contains(error->message(), "UTF-8 column 'broken'"));
}

void TestSqliteConnection::transactions()
{
    run(*m_connection, "create table t(x)");
    QCOMPARE(m_connection->transactionState(), TransactionState::Idle);
    m_connection->rollback();
    m_connection->begin(BeginMode::Immediate);
    QCOMPARE(m_connection->transactionState(), TransactionState::Open);
    run(*m_connection, "insert into t values (1)");
    m_connection->rollback();
    QCOMPARE(m_connection->transactionState(), TransactionState::Idle);
    QCOMPARE(integer(scalar(*m_connection, "select count(*) from t")), 0);
    m_connection->begin();
    run(*m_connection, "insert into t values (1)");
    run(*m_connection, "commit");
    QCOMPARE(m_connection->transactionState(), TransactionState::Idle);
    QVERIFY(caught<DatabaseError>([&] { m_connection->commit(); }));
}

void TestSqliteConnection::savepoints()
{
    run(*m_connection, "create table t(x)");
    m_connection->begin(BeginMode::Exclusive);
    m_connection->savepoint("st\"ep 1");
    run(*m_connection, "insert into t values (1)");
    m_connection->rollbackTo("st\"ep 1");
    run(*m_connection, "insert into t values (2)");
    m_connection->release("st\"ep 1");
    m_connection->commit();
    QCOMPARE(integer(scalar(*m_connection, "select sum(x) from t")), 2);
    QVERIFY(caught<DatabaseError>([&] { m_connection->release("none"); }));
}

void TestSqliteConnection::dropsAfterSelect()
{
    run(*m_connection, "create table t(x)");
    run(*m_connection, "insert into t values (1), (2)");
    run(*m_connection, "select * from t");
    run(*m_connection, "drop table t");
}

void TestSqliteConnection::regexp()
{
    QCOMPARE(integer(scalar(*m_connection, "select 'abcd' regexp 'b.d'")), 1);
    QCOMPARE(integer(scalar(*m_connection, "select 'abcd' regexp '^b'")), 0);
    QCOMPARE(integer(scalar(*m_connection, "select 'é1' regexp '^\\w\\d$'")), 1);
    QVERIFY(scalar(*m_connection, "select NULL regexp 'x'").isNull());
    QCOMPARE(run(*m_connection, "select column1 from (values ('a'), ('b'), (NULL), (12)) where column1 regexp '[b2]'").rows.size(), std::size_t(2));
    QVERIFY(caught<DatabaseError>([&] { run(*m_connection, "select 'a' regexp '('"); }));
    QVERIFY(caught<DatabaseError>([&] { run(*m_connection, "select 'a' regexp NULL"); }));
}

void TestSqliteConnection::floors()
{
    QCOMPARE(integer(scalar(*m_connection, "select floor(-1.5)")), -2);
    QCOMPARE(integer(scalar(*m_connection, "select floor(7)")), 7);
    QVERIFY(caught<DatabaseError>([&] { run(*m_connection, "select floor('x')"); }));
}

void TestSqliteConnection::foreignKeysInsideTransaction()
{
    QVERIFY(!m_connection->foreignKeyEnforcement());
    m_connection->setForeignKeyEnforcement(true);
    QVERIFY(m_connection->foreignKeyEnforcement());
    run(*m_connection, "create table parent(id integer primary key)");
    run(*m_connection, "create table child(p integer references parent on delete cascade)");
    run(*m_connection, "insert into parent values (1)");
    run(*m_connection, "insert into child values (1)");
    m_connection->begin();
    run(*m_connection, "pragma foreign_keys=off");
    QVERIFY(m_connection->foreignKeyEnforcement());
    m_connection->setForeignKeyEnforcement(false);
    QVERIFY(!m_connection->foreignKeyEnforcement());
    run(*m_connection, "drop table parent");
    run(*m_connection, "create table parent(id integer primary key)");
    run(*m_connection, "insert into parent values (1)");
    m_connection->setForeignKeyEnforcement(true);
    m_connection->commit();
    QCOMPARE(integer(scalar(*m_connection, "select count(*) from child")), 1);
}

void TestSqliteConnection::foreignKeyViolationHasCode()
{
    m_connection->setForeignKeyEnforcement(true);
    run(*m_connection, "create table parent(id integer primary key)");
    run(*m_connection, "create table child(p integer references parent)");
    const auto error = caught<DatabaseError>([&] { run(*m_connection, "insert into child values (9)"); });
    QVERIFY(error);
    QCOMPARE(error->facts().sqliteCode, SQLITE_CONSTRAINT_FOREIGNKEY);
}

void TestSqliteConnection::readOnly()
{
    const testing::Folder folder;
    run(*testing::create(folder.sqlite("x.db")), "create table t(x)");
    OpenOptions options;
    options.readOnly = true;
    const auto connection = Connection::open(folder.sqlite("x.db"), options);
    QVERIFY(run(*connection, "select * from t").rows.empty());
    const auto error = caught<DatabaseError>([&] { run(*connection, "insert into t values (1)"); });
    QVERIFY(error);
    QCOMPARE(error->facts().sqliteCode, SQLITE_READONLY);
    // What environments set on each connection; the file keeps its mode.
    QVERIFY(run(*connection, "PRAGMA journal_mode=WAL").rows.empty());
    run(*connection, "PRAGMA foreign_keys=ON");
    QCOMPARE(run(*connection, "PRAGMA journal_mode").rows, (std::vector<sql::ValueList>{{sql::Value(std::string("delete"))}}));
}

void TestSqliteConnection::missingFileReadsAsEmpty()
{
    const testing::Folder folder;
    OpenOptions options;
    options.readOnly = options.emptyIfMissing = options.createIfMissing = true;
    QVERIFY(run(*Connection::open(folder.sqlite("x.db"), options), "select * from sqlite_schema").rows.empty());
    options.emptyIfMissing = false;
    QVERIFY(caught<OpenError>([&] { Connection::open(folder.sqlite("x.db"), options); }));
    QVERIFY(std::filesystem::is_empty(folder.folder()));
}

void TestSqliteConnection::lockedDatabase()
{
    const testing::Folder folder;
    const auto first = testing::create(folder.sqlite("x.db"));
    run(*first, "create table t(x)");
    first->begin(BeginMode::Exclusive);
    Url url = folder.sqlite("x.db");
    url.query.emplace_back("timeout", "0");
    const auto second = Connection::open(url);
    const auto error = caught<DatabaseError>([&] { run(*second, "insert into t values (1)"); });
    QVERIFY(error);
    QCOMPARE(error->facts().sqliteCode, SQLITE_BUSY);
    QCOMPARE(error->message(), std::string("database is locked"));
    first->rollback();
    run(*second, "insert into t values (1)");
}

void TestSqliteConnection::lockedWaitIsStopped()
{
    const testing::Folder folder;
    const auto first = testing::create(folder.sqlite("x.db"));
    first->begin(BeginMode::Exclusive);
    Url url = folder.sqlite("x.db");
    url.query.emplace_back("timeout", "3600");
    const auto second = Connection::open(url);
    std::stop_source source;
    second->setStopToken(source.get_token());
    const testing::Repeating stopping([&source] { source.request_stop(); });
    QVERIFY(caught<StatementCancelled>([&] { second->begin(BeginMode::Immediate); }));
}

void TestSqliteConnection::opensUri()
{
    const testing::Folder folder;
    run(*testing::create(folder.sqlite("a b.db")), "create table t(x)");
    const auto connection = Connection::open(Url::parse("sqlite:///file:" + folder.folder() + "/a%20b.db?mode=ro&uri=true"));
    QVERIFY(run(*connection, "select * from t").rows.empty());
    QVERIFY(caught<DatabaseError>([&] { run(*connection, "insert into t values (1)"); }));
    const auto memory = Connection::open(Url::parse("sqlite:///file:shared?mode=memory&cache=shared&uri=true"));
    run(*memory, "create table t(x)");
}

void TestSqliteConnection::resolvesWorkingDirectory()
{
    const testing::Folder folder;
    OpenOptions options;
    options.workingDirectory = folder.folder();
    options.createIfMissing = true;
    const auto connection = Connection::open(Url::parse("sqlite:///rel#ative.db"), options);
    run(*connection, "create table t(x)");
    QCOMPARE(connection->facts().currentDatabase, folder.path("rel#ative.db"));
    QVERIFY(QFile::exists(QString::fromStdString(folder.path("rel#ative.db"))));
}

void TestSqliteConnection::cancelsQuery()
{
    const testing::Repeating cancelling([this] { m_connection->cancel(); });
    const auto error = caught<StatementCancelled>([this] { run(*m_connection, kEndless); });
    QVERIFY(error);
    QVERIFY(!error->transactionRolledBack());
}

void TestSqliteConnection::stopTokenEndsQuery()
{
    std::stop_source source;
    m_connection->setStopToken(source.get_token());
    const testing::Repeating stopping([&source] { source.request_stop(); });
    QVERIFY(caught<Cancelled>([this] { run(*m_connection, kEndless); }));
}

void TestSqliteConnection::stopRefusesNext()
{
    std::stop_source source;
    run(*m_connection, "create table t(x)");
    m_connection->begin();
    run(*m_connection, "insert into t values (1)");
    m_connection->setStopToken(source.get_token());
    source.request_stop();
    QVERIFY(caught<Cancelled>([this] { run(*m_connection, "insert into t values (2)"); }));
    QVERIFY(caught<Cancelled>([this] { m_connection->begin(); }));
    m_connection->savepoint("s");
    m_connection->rollbackTo("s");
    m_connection->commit();
    m_connection->setStopToken({});
    QCOMPARE(integer(scalar(*m_connection, "select count(*) from t")), 1);
}

void TestSqliteConnection::interruptedInsertRollsBack()
{
    run(*m_connection, "create table t(x)");
    m_connection->begin();
    run(*m_connection, "insert into t values (1)");
    {
        const testing::Repeating cancelling([this] { m_connection->cancel(); });
        const auto error = caught<StatementCancelled>([this] { run(*m_connection, kEndlessInsert); });
        QVERIFY(error);
        QVERIFY(error->transactionRolledBack());
        QCOMPARE(error->details().size(), std::size_t(1));
    }
    QCOMPARE(m_connection->transactionState(), TransactionState::Idle);
    m_connection->rollback();
    QCOMPARE(integer(scalar(*m_connection, "select count(*) from t")), 0);
}

void TestSqliteConnection::interruptedSelectKeepsTransaction()
{
    run(*m_connection, "create table t(x)");
    m_connection->begin();
    run(*m_connection, "insert into t values (1)");
    {
        const testing::Repeating cancelling([this] { m_connection->cancel(); });
        const auto error = caught<StatementCancelled>([this] { run(*m_connection, kEndless); });
        QVERIFY(error);
        QVERIFY(!error->transactionRolledBack());
    }
    QCOMPARE(m_connection->transactionState(), TransactionState::Open);
    m_connection->commit();
    QCOMPARE(integer(scalar(*m_connection, "select count(*) from t")), 1);
}

void TestSqliteConnection::staleCancelIsForgotten()
{
    m_connection->cancel();
    QCOMPARE(integer(scalar(*m_connection, "select 1")), 1);
}

QTEST_APPLESS_MAIN(TestSqliteConnection)
#include "tst_sqlite_connection.moc"
