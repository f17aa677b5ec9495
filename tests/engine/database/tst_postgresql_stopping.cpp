// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_server.h"
#include "testing.h"

using namespace limbeck;
using namespace limbeck::database;
using testing::caught;
using testing::run;
using testing::scalar;

/// cancel() and the stop token on a real server.
class TestPostgresqlStopping : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_connection = TestServer::shared().connect(); }
    void cancels();
    void cancelsInsideTransaction();
    void stopTokenEndsStatement();
    void stopRefusesNextButNotRollback();
    void statementTimeoutIsAnError();
    void staleCancelIsForgotten();
    void deliversNoticesWhileItRuns();
    void manyCancelsDoNotHitTheNext();

private:
    std::unique_ptr<Connection> m_connection;
};

void TestPostgresqlStopping::cancels()
{
    {
        const testing::Repeating cancelling([this] { m_connection->cancel(); });
        const auto error = caught<StatementCancelled>([this] { run(*m_connection, "SELECT pg_sleep(600)"); });
        QVERIFY(error);
        QVERIFY(!error->transactionRolledBack());
    }
    QCOMPARE(m_connection->transactionState(), TransactionState::Idle);
    QVERIFY(scalar(*m_connection, "SELECT 1") == sql::Value(std::int64_t{1}));
}

void TestPostgresqlStopping::cancelsInsideTransaction()
{
    m_connection->begin();
    {
        const testing::Repeating cancelling([this] { m_connection->cancel(); });
        QVERIFY(caught<Cancelled>([this] { run(*m_connection, "SELECT pg_sleep(600)"); }));
    }
    QCOMPARE(m_connection->transactionState(), TransactionState::Failed);
    m_connection->rollback();
}

void TestPostgresqlStopping::stopTokenEndsStatement()
{
    std::stop_source source;
    m_connection->setStopToken(source.get_token());
    const testing::Repeating stopping([&source] { source.request_stop(); });
    QVERIFY(caught<Cancelled>([this] { run(*m_connection, "SELECT pg_sleep(600)"); }));
}

void TestPostgresqlStopping::stopRefusesNextButNotRollback()
{
    std::stop_source source;
    m_connection->setStopToken(source.get_token());
    m_connection->begin();
    m_connection->savepoint("s");
    source.request_stop();
    QVERIFY(caught<Cancelled>([this] { run(*m_connection, "SELECT 1"); }));
    QVERIFY(caught<Cancelled>([this] { m_connection->begin(); }));
    m_connection->rollbackTo("s");
    m_connection->rollback();
    QCOMPARE(m_connection->transactionState(), TransactionState::Idle);
}

void TestPostgresqlStopping::statementTimeoutIsAnError()
{
    run(*m_connection, "SET statement_timeout = 50");
    const auto error = caught<DatabaseError>([this] { run(*m_connection, "SELECT pg_sleep(600)"); });
    QVERIFY(error);
    QCOMPARE(error->facts().sqlState, std::string("57014"));
    QCOMPARE(error->code(), ErrorCode::Database);
}

void TestPostgresqlStopping::staleCancelIsForgotten()
{
    for (int i = 0; i < 20; ++i) {
        m_connection->cancel();
        QVERIFY(scalar(*m_connection, "SELECT 1") == sql::Value(std::int64_t{1}));
    }
}

/// The NOTICE comes while the statement sleeps: its arrival is what ends the statement.
void TestPostgresqlStopping::deliversNoticesWhileItRuns()
{
    m_connection->setNoticeSink([this](const Notice &) { m_connection->cancel(); });
    QVERIFY(caught<Cancelled>([this] { run(*m_connection, "DO $$ BEGIN RAISE NOTICE 'now'; PERFORM pg_sleep(600); END $$"); }));
}

void TestPostgresqlStopping::manyCancelsDoNotHitTheNext()
{
    for (int i = 0; i < 20; ++i) {
        std::stop_source source;
        m_connection->setStopToken(source.get_token());
        {
            const testing::Repeating stopping([&source] { source.request_stop(); });
            QVERIFY(caught<Cancelled>([this] { run(*m_connection, "SELECT pg_sleep(600)"); }));
        }
        m_connection->setStopToken({});
        QVERIFY(scalar(*m_connection, "SELECT 1 FROM pg_sleep(0.01)") == sql::Value(std::int64_t{1}));
    }
}

QTEST_APPLESS_MAIN(TestPostgresqlStopping)
#include "tst_postgresql_stopping.moc"
