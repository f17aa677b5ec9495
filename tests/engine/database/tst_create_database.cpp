// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_server.h"
#include "testing.h"

#include "database/create_database.h"
#include "database/diagnose.h"
#include "database/probe.h"

#include <QFile>
#include <QFileInfo>

using namespace limbeck;
using namespace limbeck::database;
using testing::caught;

/// Databases that are made, looked at and kept from being changed, on a real server and real files.
class TestCreateDatabase : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void postgresql();
    void whatIsThereIsKept();
    void needsTheRight();
    void namesThatCannotBe();
    void sqlite();
    void probesPostgresql();
    void probesSqlite();
    void probeFailsWithADiagnosis();
    void readOnlySessions();
};

namespace {

/// Dropped at the end of the test, whatever became of it.
class Scratch {
public:
    explicit Scratch(std::string name) : m_name(std::move(name)) {}
    ~Scratch() { TestServer::shared().connect()->query("DROP DATABASE IF EXISTS \"" + m_name + "\" WITH (FORCE)"); }

private:
    std::string m_name;
};

}  // namespace

void TestCreateDatabase::postgresql()
{
    const Scratch scratch("made \"\"by us");
    Url url = TestServer::shared().url();
    url.database = "made \"by us";
    const auto missing = caught<OpenError>([&] { probeDatabase(url); });
    QVERIFY(missing);
    QCOMPARE(missing->diagnosis().failure, OpenFailure::NoSuchDatabase);
    createDatabase(url);
    QCOMPARE(probeDatabase(url).facts.currentDatabase, std::string("made \"by us"));
}

void TestCreateDatabase::whatIsThereIsKept()
{
    const auto error = caught<DatabaseError>([&] { createDatabase(TestServer::shared().url()); });
    QVERIFY(error);
    QVERIFY2(testing::contains(error->message(), "already exists"), error->toText().c_str());
}

void TestCreateDatabase::needsTheRight()
{
    const auto server = TestServer::withTcp().connect();
    server->query("CREATE ROLE modest LOGIN PASSWORD 'small'");
    Url url = TestServer::withTcp().tcpUrl("modest", "small");
    url.database = "not_for_me";
    const auto error = caught<DatabaseError>([&] { createDatabase(url); });
    QVERIFY(error);
    QVERIFY2(testing::contains(error->message(), "permission denied to create database"), error->toText().c_str());
    url.password = "wrong";
    const auto refused = caught<OpenError>([&] { createDatabase(url); });
    QVERIFY(refused && refused->diagnosis().failure == OpenFailure::WrongPassword);
    server->query("DROP ROLE modest");
}

void TestCreateDatabase::namesThatCannotBe()
{
    Url url = TestServer::shared().url();
    url.database.reset();
    QVERIFY(caught<Error>([&] { createDatabase(url); })->code() == ErrorCode::Config);
    url.database = std::string(64, 'x');
    QVERIFY(caught<Error>([&] { createDatabase(url); })->code() == ErrorCode::Config);
}

void TestCreateDatabase::sqlite()
{
    const testing::Folder folder;
    createDatabase(folder.sqlite("new.db"));
    QVERIFY(QFile::exists(QString::fromStdString(folder.path("new.db"))));
    QCOMPARE(probeDatabase(folder.sqlite("new.db")).tables, 0);
    const auto again = caught<Error>([&] { createDatabase(folder.sqlite("new.db")); });
    QVERIFY(again && again->code() == ErrorCode::File);
    const auto nowhere = caught<OpenError>([&] { createDatabase(folder.sqlite("sub/new.db")); });
    QVERIFY(nowhere && nowhere->diagnosis().failure == OpenFailure::FileMissing);
    OpenOptions options;
    options.workingDirectory = folder.folder();
    createDatabase(Url::parse("sqlite:///relative.db"), options);
    QVERIFY(QFile::exists(QString::fromStdString(folder.path("relative.db"))));
    createDatabase(Url::parse("sqlite://"));
}

void TestCreateDatabase::probesPostgresql()
{
    Url url = TestServer::shared().url();
    const auto server = TestServer::shared().connect();
    server->query("CREATE TABLE probed (id int)");
    ProbeReport report = probeDatabase(url);
    QVERIFY(!report.isReadOnly && report.mayCreateTables && !report.isEncrypted);
    QCOMPARE(report.tables, 1);
    QVERIFY(testing::contains(report.facts.serverVersion, "15"));
    url.query.emplace_back("options", "-c default_transaction_read_only=on");
    QVERIFY(probeDatabase(url).isReadOnly);
    server->query("DROP TABLE probed");
}

void TestCreateDatabase::probesSqlite()
{
    const testing::Folder folder;
    testing::create(folder.sqlite("a.db"))->query("CREATE TABLE one (id int)");
    const ProbeReport report = probeDatabase(folder.sqlite("a.db"));
    QCOMPARE(report.tables, 1);
    QVERIFY(!report.isReadOnly);
    QFile text(QString::fromStdString(folder.path("text.db")));
    QVERIFY(text.open(QIODevice::WriteOnly) && text.write(QByteArray(4096, 'x')) == 4096);
    text.close();
    QVERIFY(caught<DatabaseError>([&] { probeDatabase(folder.sqlite("text.db")); }));
}

void TestCreateDatabase::probeFailsWithADiagnosis()
{
    const testing::Folder folder;
    const auto missing = caught<OpenError>([&] { probeDatabase(folder.sqlite("none.db")); });
    QVERIFY(missing && missing->diagnosis().failure == OpenFailure::FileMissing);
    QVERIFY(!QFile::exists(QString::fromStdString(folder.path("none.db"))));
    const auto unreachable = caught<OpenError>([&] { probeDatabase(Url::parse("postgresql://127.0.0.1:1/x")); });
    QVERIFY(unreachable && unreachable->diagnosis().failure == OpenFailure::HostUnreachable);
}

void TestCreateDatabase::readOnlySessions()
{
    const auto guarded = Connection::open(readOnlyUrl(TestServer::shared().url()));
    const auto error = caught<DatabaseError>([&] { guarded->query("CREATE TABLE not_here (id int)"); });
    QVERIFY(error && testing::contains(error->message(), "read-only"));
    Url own = TestServer::shared().url();
    own.query.emplace_back("options", "-c statement_timeout=12345");
    QCOMPARE(std::get<std::string>(testing::scalar(*Connection::open(readOnlyUrl(own)), "SHOW statement_timeout").data), std::string("12345ms"));

    const testing::Folder folder;
    testing::create(folder.sqlite("a b%.db"))->query("CREATE TABLE one (id int)");
    const auto file = Connection::open(readOnlyUrl(Url::parse("sqlite:///a b%.db"), folder.folder()));
    QCOMPARE(file->query("SELECT * FROM one").rows.size(), std::size_t(0));
    QVERIFY(caught<DatabaseError>([&] { file->query("INSERT INTO one VALUES (1)"); }));
    QVERIFY(readOnlyUrl(Url::parse("sqlite://")).isMemory());
}

QTEST_GUILESS_MAIN(TestCreateDatabase)
#include "tst_create_database.moc"
