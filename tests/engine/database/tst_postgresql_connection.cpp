// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_server.h"
#include "testing.h"

#include "database/diagnose.h"
#include "database/literal.h"

using namespace limbeck;
using namespace limbeck::database;
using testing::caught;
using testing::run;
using testing::scalar;

namespace {

std::int64_t integer(const sql::Value &value)
{
    return std::get<std::int64_t>(value.data);
}

std::string word(const sql::Value &value)
{
    return std::get<std::string>(value.data);
}

}  // namespace

class TestPostgresqlConnection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_connection = TestServer::withTcp().connect(); }
    void cleanup();
    void facts();
    void decodesRows();
    void survivesSpecialTexts_data();
    void survivesSpecialTexts();
    void runsSeveralStatements();
    void severalQuestionsAtOnce();
    void aFailureAmongSeveralQuestions();
    void whoeverReceivesMayFail();
    void halfFailedTextFailsTheTransaction();
    void refusesCommitAfterFailure();
    void scriptMayCommit();
    void countsRows();
    void endsCopy_data();
    void endsCopy();
    void refusesEmptyTexts_data();
    void refusesEmptyTexts();
    void tellsErrors();
    void tellsDetail();
    void tellsContext();
    void deliversNotices();
    void savepoints();
    void lostConnection();
    void lostInsideTransaction();
    void passwords_data();
    void passwords();
    void databaseNames();
    void optionsReachTheServer();
    void readOnly();
    void decodesByteaWhateverQtSets();
    void foreignKeysCannotBeSwitched();
    void largeResult();

private:
    std::unique_ptr<Connection> m_connection;
};

void TestPostgresqlConnection::cleanup()
{
    if (m_connection->transactionState() == TransactionState::Lost)
        m_connection = TestServer::withTcp().connect();
    m_connection->rollback();
    run(*m_connection, "DROP TABLE IF EXISTS t, u");
}

void TestPostgresqlConnection::facts()
{
    const ConnectionFacts &facts = m_connection->facts();
    QCOMPARE(m_connection->backend(), Backend::Postgresql);
    QVERIFY(facts.serverVersionNumber >= 150000);
    QVERIFY(facts.serverVersion.starts_with("15."));
    QCOMPARE(facts.defaultSchema, std::string("public"));
    QCOMPARE(facts.currentDatabase, TestServer::withTcp().database());
    QCOMPARE(facts.currentUser, TestServer::withTcp().user());
    QCOMPARE(std::int64_t{facts.backendPid}, integer(scalar(*m_connection, "SELECT pg_backend_pid()")));
    QCOMPARE(word(scalar(*m_connection, "SHOW application_name")), std::string("Limbeck"));
}

void TestPostgresqlConnection::decodesRows()
{
    const sql::Rows rows = run(*m_connection, "SELECT true AS a, 1::smallint, 1.50, 'x'::varchar(3), '{\"a\":1}'::json, NULL::int, "
                                              "'2020-01-02 03:04:05.000006'::timestamp, 'infinity'::date, '1 day 00:00:01.5'::interval, "
                                              "ARRAY['a', NULL, 'b\"c'], '\\x00ff'::bytea, int4range(1, 5), ARRAY[ARRAY[1, 2], ARRAY[3, 4]]");
    const sql::ValueList expected{true,
                                  std::int64_t{1},
                                  sql::Decimal{"1.50"},
                                  std::string("x"),
                                  sql::Json{"{\"a\":1}"},
                                  sql::Null{},
                                  sql::DateTime{{2020, 1, 2}, {3, 4, 5, 6}},
                                  sql::Date{9999, 12, 31},
                                  sql::Interval{1, 1, 500000},
                                  sql::Array{{std::string("a"), sql::Null{}, std::string("b\"c")}},
                                  sql::Bytes{std::string("\0\xff", 2)},
                                  sql::Range{"[1,5)"},
                                  sql::Array{{sql::Array{{std::int64_t{1}, std::int64_t{2}}}, sql::Array{{std::int64_t{3}, std::int64_t{4}}}}}};
    QVERIFY(rows.rows.at(0) == expected);
    QCOMPARE(rows.columns.at(0).name, std::string("a"));
    QCOMPARE(rows.columns.at(0).oid, 16U);
    run(*m_connection, "CREATE DOMAIN pg_temp.small AS integer");
    QVERIFY(scalar(*m_connection, "SELECT 5::pg_temp.small") == sql::Value(std::int64_t{5}));
}

void TestPostgresqlConnection::survivesSpecialTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("expected");
    QTest::newRow("jsonb ?") << "SELECT '{\"a\": 1}'::jsonb ? 'a'" << true;
    QTest::newRow("jsonb ?|") << "SELECT '{\"a\": 1}'::jsonb ?| ARRAY['x', 'a']" << true;
    QTest::newRow("jsonb ?&") << "SELECT '{\"a\": 1}'::jsonb ?& ARRAY['x', 'a']" << false;
    QTest::newRow("slice") << "SELECT (ARRAY[1, 2, 3])[1:2] = ARRAY[1, 2]" << true;
    QTest::newRow("percent") << "SELECT 'a%sb' LIKE 'a%b' AND 10 % 3 = 1" << true;
    QTest::newRow("colon") << "SELECT ':name' = ':' || 'name'" << true;
    QTest::newRow("dollar") << "SELECT $$a;b'$1$$ = 'a;b''$1'" << true;
    QTest::newRow("backslash") << "SELECT length('\\n') = 2" << true;
    QTest::newRow("comment") << "SELECT true; -- c ; 'x" << true;
    QTest::newRow("unicode") << "SELECT length('é😀') = 2" << true;
}

void TestPostgresqlConnection::survivesSpecialTexts()
{
    QFETCH(QString, text);
    QTEST(std::get<bool>(scalar(*m_connection, text.toStdString()).data), "expected");
}

void TestPostgresqlConnection::runsSeveralStatements()
{
    const sql::Rows rows = run(*m_connection, "CREATE TABLE t (x int); INSERT INTO t VALUES (1), (2); SELECT x FROM t ORDER BY x");
    QVERIFY(rows.hasRows);
    QCOMPARE(rows.rows.size(), std::size_t(2));
    QCOMPARE(run(*m_connection, "SELECT 1; UPDATE t SET x = 3").affected, 2);
}

void TestPostgresqlConnection::severalQuestionsAtOnce()
{
    std::vector<std::size_t> counts;
    m_connection->queryAll({"SELECT 1", "SELECT x FROM generate_series(1, 3000) x", "SELECT 1 WHERE false"}, [&counts](const sql::Rows &rows) { counts.push_back(rows.rows.size()); });
    QCOMPARE(counts, (std::vector<std::size_t>{1, 3000, 0}));
    m_connection->queryAll({}, [&counts](const sql::Rows &) { counts.push_back(0); });
    QCOMPARE(counts.size(), std::size_t(3));
}

void TestPostgresqlConnection::aFailureAmongSeveralQuestions()
{
    int received = 0;
    const auto error = caught<DatabaseError>([&] { m_connection->queryAll({"SELECT 1", "SELECT 1 / 0", "SELECT 2"}, [&received](const sql::Rows &) { ++received; }); });
    QVERIFY(error);
    QCOMPARE(error->facts().sqlState, std::string("22012"));
    QCOMPARE(received, 1);
    QCOMPARE(m_connection->transactionState(), TransactionState::Idle);
}

/// What was still to come does not reach the next statement.
void TestPostgresqlConnection::whoeverReceivesMayFail()
{
    QVERIFY_EXCEPTION_THROWN(m_connection->queryAll({"SELECT 1", "SELECT 2"}, [](const sql::Rows &) { throw Error(ErrorCode::Internal, "not understood"); }), Error);
    const sql::Rows rows = run(*m_connection, "SELECT 3 AS three");
    QCOMPARE(rows.columns.front().name, std::string("three"));
}

void TestPostgresqlConnection::halfFailedTextFailsTheTransaction()
{
    m_connection->begin();
    const auto error = caught<DatabaseError>([&] { run(*m_connection, "CREATE TABLE t (x int); SELECT 1 / 0; CREATE TABLE u (x int)"); });
    QVERIFY(error);
    QCOMPARE(error->facts().sqlState, std::string("22012"));
    QCOMPARE(m_connection->transactionState(), TransactionState::Failed);
    const auto next = caught<DatabaseError>([&] { run(*m_connection, "SELECT 1"); });
    QVERIFY(next);
    QCOMPARE(next->facts().sqlState, std::string("25P02"));
    m_connection->rollback();
    QCOMPARE(m_connection->transactionState(), TransactionState::Idle);
    QVERIFY(scalar(*m_connection, "SELECT to_regclass('t')").isNull());
}

void TestPostgresqlConnection::refusesCommitAfterFailure()
{
    m_connection->begin();
    QVERIFY(caught<DatabaseError>([&] { run(*m_connection, "nonsense"); }));
    QVERIFY(caught<DatabaseError>([&] { m_connection->commit(); }));
    QCOMPARE(m_connection->transactionState(), TransactionState::Failed);
    m_connection->rollback();
    m_connection->rollback();
}

void TestPostgresqlConnection::scriptMayCommit()
{
    m_connection->begin();
    run(*m_connection, "CREATE TABLE t (x int); COMMIT");
    QCOMPARE(m_connection->transactionState(), TransactionState::Idle);
    run(*m_connection, "BEGIN ISOLATION LEVEL READ COMMITTED");
    QCOMPARE(m_connection->transactionState(), TransactionState::Open);
    m_connection->commit();
}

void TestPostgresqlConnection::countsRows()
{
    QCOMPARE(run(*m_connection, "CREATE TABLE t (x int)").affected, -1);
    QCOMPARE(run(*m_connection, "INSERT INTO t SELECT generate_series(1, 5)").affected, 5);
    QCOMPARE(run(*m_connection, "DELETE FROM t WHERE x > 9").affected, 0);
    const sql::Rows rows = run(*m_connection, "UPDATE t SET x = 0 WHERE x = 1 RETURNING x");
    QCOMPARE(rows.affected, 1);
    QVERIFY(rows.hasRows);
    QVERIFY(!run(*m_connection, "DELETE FROM t").hasRows);
}

void TestPostgresqlConnection::endsCopy_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("from") << "COPY t FROM STDIN";
    QTest::newRow("to") << "COPY t TO STDOUT";
    QTest::newRow("large") << "COPY (SELECT repeat('x', 1000) FROM generate_series(1, 20000)) TO STDOUT";
    QTest::newRow("between") << "SELECT 1; COPY t FROM STDIN; SELECT 2";
}

void TestPostgresqlConnection::endsCopy()
{
    QFETCH(QString, text);
    run(*m_connection, "CREATE TABLE t (x int); INSERT INTO t VALUES (1)");
    for (int round = 0; round < 3; ++round) {
        const auto error = caught<DatabaseError>([&] { run(*m_connection, text.toStdString()); });
        QVERIFY(error);
        QVERIFY(testing::contains(error->message(), "COPY with STDIN or STDOUT cannot run here"));
        QCOMPARE(integer(scalar(*m_connection, "SELECT count(*) FROM t")), 1);
    }
}

void TestPostgresqlConnection::refusesEmptyTexts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("empty") << QByteArray("") << QByteArray("can't execute an empty query");
    QTest::newRow("comment") << QByteArray("-- c") << QByteArray("can't execute an empty query");
    QTest::newRow("semicolons") << QByteArray(" ; ; ") << QByteArray("can't execute an empty query");
    QTest::newRow("nul") << QByteArray("SELECT 1\0; DROP TABLE t", 23) << QByteArray("NUL");
}

void TestPostgresqlConnection::refusesEmptyTexts()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, says);
    const auto error = caught<DatabaseError>([&] { run(*m_connection, text.toStdString()); });
    QVERIFY(error);
    QVERIFY(testing::contains(error->message(), says.toStdString()));
    QCOMPARE(error->facts().sqlState, std::string("42601"));
}

void TestPostgresqlConnection::tellsErrors()
{
    const auto error = caught<DatabaseError>([&] { run(*m_connection, "SELECT 'é', nam FROM (SELECT 1 AS name) q"); });
    QVERIFY(error);
    QCOMPARE(error->code(), ErrorCode::Database);
    QCOMPARE(error->facts().sqlState, std::string("42703"));
    QCOMPARE(error->facts().primary, std::string("column \"nam\" does not exist"));
    QCOMPARE(error->facts().databaseHint, std::string("Perhaps you meant to reference the column \"q.name\"."));
    QCOMPARE(error->hint(), error->facts().databaseHint);
    QCOMPARE(error->facts().statementPosition, 13);
    QVERIFY(error->facts().statement.starts_with("SELECT 'é'"));
}

void TestPostgresqlConnection::tellsDetail()
{
    run(*m_connection, "CREATE TABLE t (x int UNIQUE); INSERT INTO t VALUES (1)");
    const auto error = caught<DatabaseError>([&] { run(*m_connection, "INSERT INTO t VALUES (1)"); });
    QVERIFY(error);
    QCOMPARE(error->facts().sqlState, std::string("23505"));
    QCOMPARE(error->facts().detail, std::string("Key (x)=(1) already exists."));
}

void TestPostgresqlConnection::tellsContext()
{
    const auto error = caught<DatabaseError>([&] { run(*m_connection, "DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = 'AB123', DETAIL = 'd'; END $$"); });
    QVERIFY(error);
    QCOMPARE(error->facts().sqlState, std::string("AB123"));
    QCOMPARE(error->facts().detail, std::string("d"));
    QVERIFY(testing::contains(error->facts().context, "inline_code_block line 1 at RAISE"));
}

void TestPostgresqlConnection::deliversNotices()
{
    std::vector<Notice> notices;
    m_connection->setNoticeSink([&notices](const Notice &notice) { notices.push_back(notice); });
    run(*m_connection, "DO $$ BEGIN RAISE NOTICE 'one'; RAISE WARNING 'two' USING HINT = 'h', ERRCODE = '01ABC'; END $$; DROP TABLE IF EXISTS nowhere");
    QCOMPARE(notices.size(), std::size_t(3));
    QCOMPARE(notices.at(0).severity, std::string("NOTICE"));
    QCOMPARE(notices.at(0).message, std::string("one"));
    QCOMPARE(notices.at(1).severity, std::string("WARNING"));
    QCOMPARE(notices.at(1).sqlState, std::string("01ABC"));
    QCOMPARE(notices.at(1).hint, std::string("h"));
    QVERIFY(testing::contains(notices.at(2).message, "does not exist, skipping"));
    m_connection->setNoticeSink({});
}

void TestPostgresqlConnection::savepoints()
{
    run(*m_connection, "CREATE TABLE t (x int)");
    m_connection->begin();
    m_connection->savepoint("st\"ep");
    QVERIFY(caught<DatabaseError>([&] { run(*m_connection, "INSERT INTO t VALUES (1 / 0)"); }));
    QCOMPARE(m_connection->transactionState(), TransactionState::Failed);
    m_connection->rollbackTo("st\"ep");
    QCOMPARE(m_connection->transactionState(), TransactionState::Open);
    run(*m_connection, "INSERT INTO t VALUES (2)");
    m_connection->release("st\"ep");
    m_connection->commit();
    QCOMPARE(integer(scalar(*m_connection, "SELECT sum(x) FROM t")), 2);
}

void TestPostgresqlConnection::lostConnection()
{
    const auto other = TestServer::withTcp().connect();
    run(*other, "SELECT pg_terminate_backend(" + std::to_string(m_connection->facts().backendPid) + ", 10000)");
    const auto error = caught<DatabaseError>([&] { run(*m_connection, "SELECT 1"); });
    QVERIFY(error);
    QCOMPARE(error->code(), ErrorCode::ConnectionLost);
    QCOMPARE(error->facts().sqlState, std::string("57P01"));
    QCOMPARE(m_connection->transactionState(), TransactionState::Lost);
    const auto again = caught<DatabaseError>([&] { run(*m_connection, "SELECT 1"); });
    QVERIFY(again);
    QCOMPARE(again->code(), ErrorCode::ConnectionLost);
}

void TestPostgresqlConnection::lostInsideTransaction()
{
    m_connection->begin();
    const auto error = caught<DatabaseError>([&] { run(*m_connection, "SELECT pg_terminate_backend(pg_backend_pid()), pg_sleep(60)"); });
    QVERIFY(error);
    QCOMPARE(error->code(), ErrorCode::ConnectionLost);
    m_connection->rollback();
    m_connection->cancel();
    QVERIFY(caught<DatabaseError>([&] { m_connection->commit(); }));
}

void TestPostgresqlConnection::passwords_data()
{
    QTest::addColumn<QString>("password");
    for (const char *password :
         {"simple", "a;b", "it's", "a b", "back\\slash", "\\'", "';x='y", "\"double\"", "p@ss w;rd'%/:\\?", "%41+", "é😀", " lead", "trail ", "a=b#c&d"})
        QTest::newRow(password) << QString::fromUtf8(password);
}

void TestPostgresqlConnection::passwords()
{
    QFETCH(QString, password);
    run(*m_connection, "DROP ROLE IF EXISTS \"o'd;d user\"; CREATE ROLE \"o'd;d user\" LOGIN PASSWORD " + literal(password.toStdString()));
    const Url url = TestServer::withTcp().tcpUrl("o'd;d user", password.toStdString());
    QCOMPARE(url.password.value_or(""), password.toStdString());
    QCOMPARE(Connection::open(url)->facts().currentUser, std::string("o'd;d user"));
    Url wrong = url;
    wrong.password = password.toStdString() + "!";
    QVERIFY(caught<DatabaseError>([&] { Connection::open(wrong); }));
}

void TestPostgresqlConnection::databaseNames()
{
    run(*m_connection, "DROP DATABASE IF EXISTS \"a;b 'c\\\"");
    run(*m_connection, "CREATE DATABASE \"a;b 'c\\\" TEMPLATE template0");
    QCOMPARE(TestServer::withTcp().connect("a;b 'c\\")->facts().currentDatabase, std::string("a;b 'c\\"));
}

void TestPostgresqlConnection::optionsReachTheServer()
{
    Url url = TestServer::withTcp().url();
    url.query.emplace_back("application_name", "it's; mine");
    url.query.emplace_back("options", "-c search_path=pg_catalog,\"a\\ b;c\" -c lock_timeout=1234");
    url.query.emplace_back("sslmode", "prefer");
    const auto connection = Connection::open(url);
    QCOMPARE(word(scalar(*connection, "SHOW application_name")), std::string("it's; mine"));
    QCOMPARE(word(scalar(*connection, "SHOW lock_timeout")), std::string("1234ms"));
    QVERIFY(testing::contains(word(scalar(*connection, "SHOW search_path")), "a b;c"));
    Url plain = TestServer::withTcp().url();
    plain.query.emplace_back("options", "-c search_path=\"a\\ 'b\"");
    QCOMPARE(word(scalar(*Connection::open(plain), "SHOW search_path")), std::string("\"a 'b\""));
    Url wrong = TestServer::withTcp().url();
    wrong.query.emplace_back("options", "-c lock_timeout=;");
    const auto error = caught<OpenError>([&] { Connection::open(wrong); });
    QVERIFY(error);
    QCOMPARE(error->diagnosis().failure, OpenFailure::BadOption);
}

void TestPostgresqlConnection::readOnly()
{
    OpenOptions options;
    options.readOnly = true;
    const auto connection = Connection::open(TestServer::withTcp().url(), options);
    const auto error = caught<DatabaseError>([&] { run(*connection, "CREATE TABLE t (x int)"); });
    QVERIFY(error);
    QCOMPARE(error->facts().sqlState, std::string("25006"));
}

void TestPostgresqlConnection::decodesByteaWhateverQtSets()
{
    QCOMPARE(word(scalar(*m_connection, "SHOW bytea_output")), std::string("hex"));
    QCOMPARE(word(scalar(*m_connection, "SELECT '\\x00ff'::bytea::text")), std::string("\\x00ff"));
    run(*m_connection, "SET bytea_output = escape");
    QVERIFY(scalar(*m_connection, "SELECT '\\x005cff'::bytea") == sql::Value(sql::Bytes{std::string("\0\\\xff", 3)}));
}

void TestPostgresqlConnection::foreignKeysCannotBeSwitched()
{
    QVERIFY(m_connection->foreignKeyEnforcement());
    QVERIFY(caught<Error>([this] { m_connection->setForeignKeyEnforcement(false); }));
}

void TestPostgresqlConnection::largeResult()
{
    const sql::Rows rows = run(*m_connection, "SELECT g, repeat('x', 100) FROM generate_series(1, 50000) g");
    QCOMPARE(rows.rows.size(), std::size_t(50000));
    QCOMPARE(integer(rows.rows.back().at(0)), 50000);
}

QTEST_APPLESS_MAIN(TestPostgresqlConnection)
#include "tst_postgresql_connection.moc"
