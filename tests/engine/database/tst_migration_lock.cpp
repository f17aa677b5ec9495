// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_server.h"
#include "testing.h"

#include "database/migration_lock.h"

#include <latch>

using namespace limbeck;
using namespace limbeck::database;
using testing::caught;
using testing::run;
using testing::scalar;

namespace {

std::unique_ptr<MigrationLock> acquire(const LockOptions &options = {}, const VersionTableName &table = {})
{
    return MigrationLock::acquire(TestServer::shared().url(), {}, table, options);
}

LockOptions patient(StopToken stop = {})
{
    LockOptions options;
    options.timeout = std::chrono::hours(1);
    options.interval = std::chrono::milliseconds(10);
    options.stop = std::move(stop);
    return options;
}

}  // namespace

class TestMigrationLock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keyIsStable();
    void excludesTheSecond();
    void defaultSchemaIsTheSameTable();
    void releasesAtItsEnd();
    void tellsHolder();
    void waitsUntilReleased();
    void stopEndsWaiting();
    void noticesItsLoss();
    void waitersDoNotBlockConcurrentIndex();
    void sqliteBeginsImmediately();
    void sqliteBusyIsLocked();
    void postgresqlBeginsOnTheRun();
};

/// The numbers are part of the agreement between versions of Limbeck.
void TestMigrationLock::keyIsStable()
{
    QCOMPARE(migrationLockKey("app", "public", "alembic_version"), migrationLockKey("app", "public", "alembic_version"));
    QVERIFY(migrationLockKey("app", "public", "alembic_version") != migrationLockKey("app", "publica", "lembic_version"));
    QVERIFY(migrationLockKey("app", "public", "alembic_version") != migrationLockKey("app2", "public", "alembic_version"));
    QCOMPARE(migrationLockKey("app", "public", "alembic_version"), std::int64_t{1513412382901174058});
}

void TestMigrationLock::excludesTheSecond()
{
    const auto first = acquire();
    const auto error = caught<Error>([] { acquire(); });
    QVERIFY(error);
    QCOMPARE(error->code(), ErrorCode::Locked);
    QVERIFY2(testing::contains(error->toText(), "Limbeck (migration lock) of user " + TestServer::shared().user()), error->toText().c_str());
    acquire({}, {"other_version", {}, true});
}

void TestMigrationLock::defaultSchemaIsTheSameTable()
{
    const auto first = acquire();
    QVERIFY(caught<Error>([] { acquire({}, {"alembic_version", "public", true}); }));
    acquire({}, {"alembic_version", "elsewhere", true});
}

void TestMigrationLock::releasesAtItsEnd()
{
    acquire();
    QVERIFY(acquire(patient())->isHeld());
}

void TestMigrationLock::tellsHolder()
{
    const LockHolder holder{4711, "bob", "Limbeck", "10.0.0.5", "2020-01-02"};
    QCOMPARE(holder.toString(), std::string("Limbeck of user bob@10.0.0.5, process 4711 of the server, connected since 2020-01-02"));
    QCOMPARE((LockHolder{4711, "", "", "", ""}).toString(), std::string("a session, process 4711 of the server"));
}

void TestMigrationLock::waitsUntilReleased()
{
    auto first = acquire();
    std::latch waiting(1);
    std::optional<LockHolder> seen;
    std::jthread second([&] {
        LockOptions options = patient();
        options.onWaiting = [&](const std::optional<LockHolder> &holder) {
            seen = holder;
            waiting.count_down();
        };
        acquire(options)->requireHeld();
    });
    waiting.wait();
    first.reset();
    second.join();
    QVERIFY(seen.has_value());
    QCOMPARE(seen->application, std::string("Limbeck (migration lock)"));
}

void TestMigrationLock::stopEndsWaiting()
{
    const auto first = acquire();
    std::stop_source source;
    LockOptions options = patient(source.get_token());
    options.interval = std::chrono::hours(1);
    options.onWaiting = [&source](const std::optional<LockHolder> &) { source.request_stop(); };
    QVERIFY(caught<Cancelled>([&] { acquire(options); }));
}

void TestMigrationLock::noticesItsLoss()
{
    const auto lock = acquire();
    QVERIFY(lock->isHeld());
    lock->requireHeld();
    const auto other = TestServer::shared().connect();
    run(*other,
        "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE application_name = 'Limbeck (migration lock)' AND datname = current_database()");
    QVERIFY(!lock->isHeld());
    const auto error = caught<Error>([&] { lock->requireHeld(); });
    QVERIFY(error);
    QCOMPARE(error->code(), ErrorCode::Locked);
}

/// A waiter inside pg_advisory_lock would hold a snapshot, and CREATE INDEX CONCURRENTLY would wait for it for ever.
void TestMigrationLock::waitersDoNotBlockConcurrentIndex()
{
    const auto lock = acquire();
    const auto connection = TestServer::shared().connect();
    run(*connection, "DROP TABLE IF EXISTS many; CREATE TABLE many AS SELECT g AS x FROM generate_series(1, 20000) g");
    std::latch waiting(2);
    std::stop_source source;
    const auto wait = [&] {
        LockOptions options = patient(source.get_token());
        options.onWaiting = [&](const std::optional<LockHolder> &) { waiting.count_down(); };
        caught<Cancelled>([&] { acquire(options); });
    };
    std::jthread second(wait);
    std::jthread third(wait);
    waiting.wait();
    run(*connection, "SET statement_timeout = '60s'");
    run(*connection, "CREATE INDEX CONCURRENTLY many_x ON many (x)");
    QVERIFY(scalar(*connection, "SELECT indisvalid FROM pg_index WHERE indexrelid = 'many_x'::regclass") == sql::Value(true));
    QVERIFY(lock->isHeld());
    source.request_stop();
}

void TestMigrationLock::sqliteBeginsImmediately()
{
    const testing::Folder folder;
    const Url url = folder.sqlite("x.db");
    const auto connection = testing::create(url);
    const auto lock = MigrationLock::acquire(url, {}, {});
    lock->begin(*connection);
    QCOMPARE(connection->transactionState(), TransactionState::Open);
    QVERIFY(lock->isHeld());
    lock->requireHeld();
}

void TestMigrationLock::sqliteBusyIsLocked()
{
    const testing::Folder folder;
    Url url = folder.sqlite("x.db");
    const auto first = testing::create(url);
    first->begin(BeginMode::Immediate);
    url.query.emplace_back("timeout", "0");
    const auto second = Connection::open(url);
    const auto lock = MigrationLock::acquire(url, {}, {});
    const auto error = caught<Error>([&] { lock->begin(*second); });
    QVERIFY(error);
    QCOMPARE(error->code(), ErrorCode::Locked);
    QCOMPARE(second->transactionState(), TransactionState::Idle);
    first->rollback();
    lock->begin(*second);
}

void TestMigrationLock::postgresqlBeginsOnTheRun()
{
    const auto lock = acquire();
    const auto connection = TestServer::shared().connect();
    lock->begin(*connection);
    QCOMPARE(connection->transactionState(), TransactionState::Open);
    connection->rollback();
}

QTEST_APPLESS_MAIN(TestMigrationLock)
#include "tst_migration_lock.moc"
