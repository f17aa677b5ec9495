// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_server.h"
#include "testing.h"

#include "database/diagnose.h"

#include <QFile>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace limbeck;
using namespace limbeck::database;
using testing::caught;

/// Openings that fail, on real servers and files, and how they are explained.
class TestDiagnose : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsMessages_data();
    void readsMessages();
    void postgresqlOpenings_data();
    void postgresqlOpenings();
    void anotherServerIsNamedSo();
    void neverShowsThePassword();
    void missingFileIsNotCreated();
    void missingFolder();
    void folderInsteadOfFile();
    void notADatabase();
    void permission();
    void missingDriver();
};

void TestDiagnose::readsMessages_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<OpenFailure>("failure");
    const auto row = [](const char *text, OpenFailure failure) { QTest::newRow(text) << QString::fromUtf8(text) << failure; };
    row("FATAL:  password authentication failed for user \"u\"", OpenFailure::WrongPassword);
    row("FATAL:  Peer authentication failed for user \"u\"", OpenFailure::WrongPassword);
    row("fe_sendauth: no password supplied", OpenFailure::PasswordMissing);
    row("FATAL:  database \"d\" does not exist", OpenFailure::NoSuchDatabase);
    row("FATAL:  role \"u\" does not exist", OpenFailure::NoSuchUser);
    row("FATAL:  role \"u\" is not permitted to log in", OpenFailure::Permission);
    row("FATAL:  permission denied for database \"d\"", OpenFailure::Permission);
    row("FATAL:  no pg_hba.conf entry for host \"1.2.3.4\", user \"u\", database \"d\", no encryption", OpenFailure::SslRequired);
    row("FATAL:  no pg_hba.conf entry for host \"1.2.3.4\", user \"u\", database \"d\", SSL encryption", OpenFailure::NotAdmitted);
    row("server does not support SSL, but SSL was required", OpenFailure::SslRefused);
    row("SSL error: certificate verify failed", OpenFailure::SslRefused);
    row("FATAL:  sorry, too many clients already", OpenFailure::ServerBusy);
    row("FATAL:  the database system is starting up", OpenFailure::ServerBusy);
    row("could not translate host name \"nowhere\" to address: Name or service not known", OpenFailure::HostUnknown);
    row("connection to server at \"h\", port 1 failed: Connection refused", OpenFailure::HostUnreachable);
    row("connection to server on socket \"/x/.s.PGSQL.1\" failed: No such file or directory", OpenFailure::HostUnreachable);
    row("connection to server at \"h\" failed: timeout expired", OpenFailure::HostUnreachable);
    row("received invalid response to SSL negotiation: H", OpenFailure::NotPostgresql);
    row("expected authentication request from server, but received H", OpenFailure::NotPostgresql);
    row("FATAL:  unrecognized configuration parameter \"x\"", OpenFailure::BadOption);
    row("FATAL:  Passwort-Authentifizierung fehlgeschlagen", OpenFailure::Other);
    row("", OpenFailure::Other);
}

void TestDiagnose::readsMessages()
{
    QFETCH(QString, text);
    const Diagnosis diagnosis = diagnosePostgresql(Url::parse("postgresql://u:secret@h:1/d"), text.toStdString());
    QTEST(diagnosis.failure, "failure");
    QVERIFY(!diagnosis.sentence.empty() && !diagnosis.proposal.empty());
    QVERIFY(!testing::contains(diagnosis.sentence, "secret"));
}

void TestDiagnose::postgresqlOpenings_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("rest");
    QTest::addColumn<OpenFailure>("failure");
    QTest::addColumn<QString>("says");
    QTest::newRow("wrong password") << "right"
                                    << "no good; 'x"
                                    << "" << OpenFailure::WrongPassword << "did not accept the password of user";
    QTest::newRow("no such database") << "right"
                                      << "right"
                                      << "?dbname=nowhere" << OpenFailure::NoSuchDatabase << "no database \"nowhere\"";
    QTest::newRow("no such user") << "ghost"
                                  << "x"
                                  << "" << OpenFailure::WrongPassword << "user \"ghost\"";
    QTest::newRow("ssl") << "right"
                         << "right"
                         << "?sslmode=require" << OpenFailure::SslRefused << "encrypted";
    QTest::newRow("refused") << "right"
                             << "right"
                             << "?port=1" << OpenFailure::HostUnreachable << "No PostgreSQL server answers";
    QTest::newRow("no socket") << "right"
                               << "right"
                               << "?host=/nowhere" << OpenFailure::HostUnreachable << "/nowhere";
    QTest::newRow("host name") << "right"
                               << "right"
                               << "?host=no-such-host.invalid" << OpenFailure::HostUnknown << "no-such-host.invalid";
    QTest::newRow("bad setting") << "right"
                                 << "right"
                                 << "?options=-c%20nonsense%3D1" << OpenFailure::BadOption << "option";
}

void TestDiagnose::postgresqlOpenings()
{
    QFETCH(QString, user);
    QFETCH(QString, password);
    QFETCH(QString, rest);
    QFETCH(QString, says);
    const TestServer &server = TestServer::withTcp();
    Url url = server.tcpUrl(user == QLatin1String("right") ? server.user() : user.toStdString(),
                            password == QLatin1String("right") ? server.password() : password.toStdString());
    url.query = Url::parse("postgresql://" + rest.toStdString()).query;
    const auto error = caught<OpenError>([&] { Connection::open(url); });
    QVERIFY(error);
    QTEST(error->diagnosis().failure, "failure");
    QVERIFY2(testing::contains(error->message(), says.toStdString()), error->what());
    QVERIFY2(!testing::contains(error->toText(), *url.password), error->toText().c_str());
    QVERIFY(!error->details().empty());
}

void TestDiagnose::anotherServerIsNamedSo()
{
    // Something that speaks, but not PostgreSQL's protocol.
    const int listening = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    QVERIFY(::bind(listening, reinterpret_cast<const sockaddr *>(&address), size) == 0 && ::listen(listening, 4) == 0);
    QVERIFY(::getsockname(listening, reinterpret_cast<sockaddr *>(&address), &size) == 0);
    std::thread web([listening] {
        const int client = ::accept(listening, nullptr, nullptr);
        const std::string answer = "HTTP/1.1 400 Bad Request\r\n\r\n";
        char asked[64];
        [[maybe_unused]] const auto read = ::recv(client, asked, sizeof asked, 0);
        [[maybe_unused]] const auto written = ::send(client, answer.data(), answer.size(), MSG_NOSIGNAL);
        ::close(client);
    });
    const auto error = caught<OpenError>([&] { Connection::open(Url::parse("postgresql://ann@127.0.0.1:" + std::to_string(ntohs(address.sin_port)) + "/shop?gssencmode=disable")); });
    web.join();
    ::close(listening);
    QVERIFY(error);
    QVERIFY2(error->diagnosis().failure == OpenFailure::NotPostgresql, error->toText().c_str());
}

void TestDiagnose::neverShowsThePassword()
{
    const TestServer &server = TestServer::withTcp();
    Url url = server.tcpUrl("ghost", "tell-nobody");
    url.query.emplace_back("password", "tell-nobody");
    const auto error = caught<OpenError>([&] { Connection::open(url); });
    QVERIFY(error);
    QVERIFY(!testing::contains(error->toText(), "tell-nobody"));
    QVERIFY(!testing::contains(url.toString(), "tell-nobody"));
}

void TestDiagnose::missingFileIsNotCreated()
{
    const testing::Folder folder;
    const auto error = caught<OpenError>([&] { Connection::open(folder.sqlite("none.db")); });
    QVERIFY(error);
    QCOMPARE(error->diagnosis().failure, OpenFailure::FileMissing);
    QVERIFY(!QFile::exists(QString::fromStdString(folder.path("none.db"))));
    testing::create(folder.sqlite("none.db"));
    QVERIFY(QFile::exists(QString::fromStdString(folder.path("none.db"))));
}

void TestDiagnose::missingFolder()
{
    const testing::Folder folder;
    const auto error = caught<OpenError>([&] { testing::create(folder.sqlite("sub/none.db")); });
    QVERIFY(error);
    QCOMPARE(error->diagnosis().failure, OpenFailure::FileMissing);
    QVERIFY(testing::contains(error->message(), "There is no folder"));
}

void TestDiagnose::folderInsteadOfFile()
{
    const testing::Folder folder;
    const auto error = caught<OpenError>([&] { testing::create(folder.sqlite(".")); });
    QVERIFY(error);
    QCOMPARE(error->diagnosis().failure, OpenFailure::NotADatabase);
}

void TestDiagnose::notADatabase()
{
    const testing::Folder folder;
    QFile file(QString::fromStdString(folder.path("text.db")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("This is no database, only a text that is longer than its header. ").repeated(20));
    file.close();
    const auto error = caught<OpenError>([&] { Connection::open(folder.sqlite("text.db")); });
    QVERIFY(error);
    QCOMPARE(error->diagnosis().failure, OpenFailure::NotADatabase);
    QCOMPARE(error->facts().sqliteCode, 26);
}

/// Root may do anything, so it becomes somebody else for a moment.
void TestDiagnose::permission()
{
    const testing::Folder folder;
    testing::create(folder.sqlite("mine.db"));
    ::chmod(folder.path("mine.db").c_str(), 0);
    ::chmod(folder.folder().c_str(), 0755);
    const bool isRoot = ::geteuid() == 0;
    if (isRoot)
        QCOMPARE(::seteuid(65534), 0);
    const auto error = caught<OpenError>([&] { Connection::open(folder.sqlite("mine.db")); });
    const auto creating = isRoot ? caught<OpenError>([&] { testing::create(folder.sqlite("new.db")); }) : std::nullopt;
    if (isRoot)
        QCOMPARE(::seteuid(0), 0);
    QVERIFY(error);
    QCOMPARE(error->diagnosis().failure, OpenFailure::Permission);
    if (isRoot) {
        QVERIFY(creating);
        QCOMPARE(creating->diagnosis().failure, OpenFailure::Permission);
    }
}

void TestDiagnose::missingDriver()
{
    const Diagnosis diagnosis = diagnoseMissingDriver(Backend::Postgresql);
    QCOMPARE(diagnosis.failure, OpenFailure::DriverMissing);
    QVERIFY(testing::contains(diagnosis.proposal, "libqt6sql6-psql"));
}

QTEST_APPLESS_MAIN(TestDiagnose)
#include "tst_diagnose.moc"
