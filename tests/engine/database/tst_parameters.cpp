// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include "database/postgresql_parameters.h"
#include "database/sqlite_target.h"

using namespace limbeck;
using namespace limbeck::database;
using testing::caught;

/// From URLs to what the two drivers get.
class TestParameters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sqliteNames_data();
    void sqliteNames();
    void sqliteTimeouts();
    void sqliteRefusals_data();
    void sqliteRefusals();
    void postgresqlDefaults();
    void postgresqlHosts_data();
    void postgresqlHosts();
    void postgresqlOptions_data();
    void postgresqlOptions();
    void postgresqlOverrides();
    void postgresqlSemicolons();
    void postgresqlRefusals_data();
    void postgresqlRefusals();
    void postgresqlNotes();
};

namespace {

PostgresqlParameters parametersOf(const std::string &url, OpenOptions options = {})
{
    return postgresqlParameters(Url::parse(url), options);
}

constexpr const char *kUsual = "application_name='Limbeck' connect_timeout='10'";

}  // namespace

void TestParameters::sqliteNames_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("path");
    const auto row = [](const char *url, const char *kind, const char *name, const char *path) {
        QTest::addRow("%s %s", url, kind) << QString::fromUtf8(url) << QString::fromUtf8(kind) << QString::fromUtf8(name) << QString::fromUtf8(path);
    };
    row("sqlite:///a.db", "", "file:/w/a.db?mode=rw", "/w/a.db");
    row("sqlite:///a.db", "create", "file:/w/a.db?mode=rwc", "/w/a.db");
    row("sqlite:///a.db", "read", "file:/w/a.db?mode=ro", "/w/a.db");
    row("sqlite:////x/a?b#c%20 d.db?x=1", "", "file:/x/a?mode=rw", "/x/a");
    row("sqlite:////x/a#c%20 é.db", "", "file:/x/a%23c%2520%20%C3%A9.db?mode=rw", "/x/a#c%20 é.db");
    row("sqlite://", "", ":memory:", ":memory:");
    row("sqlite:///file:a.db?uri=true", "", "file:/w/a.db?mode=rw", "/w/a.db");
    row("sqlite:///file:a.db?uri=true", "create", "file:/w/a.db?mode=rwc", "/w/a.db");
    row("sqlite:///file:/x/a%20b.db?uri=true&mode=ro&timeout=3&cache=shared", "create", "file:/x/a%20b.db?cache=shared&mode=ro", "/x/a b.db");
    row("sqlite:///file:/x.db?uri=true&mode=rwc", "", "file:/x.db?mode=rw", "/x.db");
    row("sqlite:///file:/x.db?uri=true&mode=rw", "read", "file:/x.db?mode=ro", "/x.db");
    row("sqlite:///file:x?uri=true&mode=memory&cache=shared", "read", "file:x?cache=shared&mode=memory", ":memory:");
    row("sqlite:///a.db?uri=true", "", "file:/w/a.db?mode=rw", "/w/a.db");
    row("sqlite:///a.db", "read or empty", ":memory:", ":memory:");
    row("sqlite:///file:a.db?uri=true", "read or empty", ":memory:", ":memory:");
    row("sqlite:////dev/null", "read or empty", "file:/dev/null?mode=ro", "/dev/null");
}

void TestParameters::sqliteNames()
{
    QFETCH(QString, url);
    QFETCH(QString, kind);
    OpenOptions options;
    options.workingDirectory = "/w";
    options.createIfMissing = kind == QLatin1String("create");
    options.readOnly = kind.startsWith(QLatin1String("read"));
    options.emptyIfMissing = kind == QLatin1String("read or empty");
    const SqliteTarget target = sqliteTarget(Url::parse(url.toStdString()), options);
    QTEST(QString::fromStdString(target.name), "name");
    QTEST(QString::fromStdString(target.path), "path");
}

void TestParameters::sqliteTimeouts()
{
    const auto timeout = [](const char *url) { return sqliteTarget(Url::parse(url), {}).busyTimeout.count(); };
    QCOMPARE(timeout("sqlite:///a.db"), 5000);
    QCOMPARE(timeout("sqlite:///a.db?timeout=30"), 30000);
    QCOMPARE(timeout("sqlite:///a.db?timeout=0.25"), 250);
}

void TestParameters::sqliteRefusals_data()
{
    QTest::addColumn<QString>("url");
    for (const char *url : {"sqlite:///a.db?timeout=x", "sqlite:///a.db?timeout=3s", "sqlite:///a.db?timeout=-1", "sqlite:///a.db?timeout=nan",
                            "sqlite:///a.db?uri=perhaps", "sqlite:///a.db?uri=true&mode=ro"})
        QTest::newRow(url) << QString::fromUtf8(url);
}

void TestParameters::sqliteRefusals()
{
    QFETCH(QString, url);
    const auto error = caught<Error>([&] { sqliteTarget(Url::parse(url.toStdString()), {}); });
    QVERIFY(error);
    QCOMPARE(error->code(), ErrorCode::Config);
}

void TestParameters::postgresqlDefaults()
{
    const PostgresqlParameters parameters = parametersOf("postgresql://u:p;'\\ w@h:5/d");
    QCOMPARE(parameters.host, std::string("h"));
    QCOMPARE(parameters.port, 5);
    QCOMPARE(parameters.user, std::string("u"));
    QCOMPARE(parameters.password, std::string("p;'\\ w"));
    QCOMPARE(parameters.database, std::string("d"));
    QCOMPARE(parameters.options, std::string(kUsual) + " tcp_user_timeout='60000'");
    QVERIFY(parameters.settings.empty());
    OpenOptions options;
    options.readOnly = true;
    const std::vector<std::pair<std::string, std::string>> readOnly{{"default_transaction_read_only", "on"}};
    QCOMPARE(parametersOf("postgresql://h", options).settings, readOnly);
    QCOMPARE(parametersOf("postgresql://h").port, -1);
}

void TestParameters::postgresqlHosts_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("list");
    QTest::newRow("plain") << "postgresql://h:1/d"
                           << "h" << 1 << "";
    QTest::newRow("query overrides") << "postgresql://h:1/d?host=/tmp"
                                     << "/tmp" << 1 << "";
    QTest::newRow("one with port") << "postgresql:///d?host=h:7"
                                   << "h" << -1 << "port='7'";
    QTest::newRow("several") << "postgresql:///d?host=a:1&host=b:2"
                             << "a,b" << -1 << "port='1,2'";
    QTest::newRow("several, one port") << "postgresql:///d?host=a:1&host=b"
                                       << "a,b" << -1 << "port='1,'";
    QTest::newRow("several without") << "postgresql:///d?host=a&host=b"
                                     << "a,b" << -1 << "";
    QTest::newRow("list") << "postgresql:///d?host=a,b&port=1,2"
                          << "a,b" << -1 << "port='1,2'";
    QTest::newRow("ipv6") << "postgresql://[::1]:5/d"
                          << "::1" << 5 << "";
    QTest::newRow("ipv6 query") << "postgresql:///d?host=::1x"
                                << "::1x" << -1 << "";
    QTest::newRow("port alone") << "postgresql:///d?port=9"
                                << "" << -1 << "port='9'";
}

void TestParameters::postgresqlHosts()
{
    QFETCH(QString, url);
    QFETCH(QString, list);
    const PostgresqlParameters parameters = parametersOf(url.toStdString());
    QTEST(QString::fromStdString(parameters.host), "host");
    QTEST(parameters.port, "port");
    const std::string expected = std::string(kUsual) + (list.isEmpty() ? "" : " " + list.toStdString()) + " tcp_user_timeout='60000'";
    QCOMPARE(parameters.options, expected);
}

void TestParameters::postgresqlOptions_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("part");
    QTest::newRow("sslmode") << "?sslmode=require"
                             << "sslmode='require'";
    QTest::newRow("options") << "?options=-csearch_path%3Da%5C%20b"
                             << "options='-csearch_path=a\\\\ b'";
    QTest::newRow("quote") << "?application_name=it's"
                           << "application_name='it\\'s'";
    QTest::newRow("name") << "?application_name=mine"
                          << "application_name='mine'";
    QTest::newRow("timeout") << "?connect_timeout=3"
                             << "connect_timeout='3'";
    QTest::newRow("tcp timeout") << "?tcp_user_timeout=5"
                                 << "tcp_user_timeout='5'";
}

void TestParameters::postgresqlOptions()
{
    QFETCH(QString, query);
    QFETCH(QString, part);
    const std::string options = parametersOf("postgresql://h/d" + query.toStdString()).options;
    QVERIFY2(testing::contains(" " + options + " ", " " + part.toStdString() + " "), options.c_str());
}

void TestParameters::postgresqlOverrides()
{
    const PostgresqlParameters parameters = parametersOf("postgresql://u:p@h/d?user=x&password=y&dbname=z&client_encoding=latin1");
    QCOMPARE(parameters.user, std::string("x"));
    QCOMPARE(parameters.password, std::string("y"));
    QCOMPARE(parameters.database, std::string("z"));
    QVERIFY(!testing::contains(parameters.options, "latin1"));
    QVERIFY(testing::contains(parametersOf("postgresql+asyncpg://h/d?ssl=true").options, "sslmode='require'"));
    QVERIFY(testing::contains(parametersOf("postgresql+asyncpg://h/d?ssl=verify-full").options, "sslmode='verify-full'"));
    QVERIFY(testing::contains(parametersOf("postgresql+asyncpg://h/d?timeout=4").options, "connect_timeout='4'"));
}

void TestParameters::postgresqlSemicolons()
{
    const PostgresqlParameters parameters = parametersOf("postgresql://h/d?application_name=a;b&options=-c%20search_path%3Dx\\%20;y%20--lock-timeout%3D5");
    const std::vector<std::pair<std::string, std::string>> expected{{"application_name", "a;b"}, {"search_path", "x ;y"}, {"lock_timeout", "5"}};
    QCOMPARE(parameters.settings, expected);
    QVERIFY(!testing::contains(parameters.options, ";"));
}

void TestParameters::postgresqlRefusals_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("says");
    QTest::newRow("unknown option") << "postgresql://u:secret@h/d?pgbouncer=true"
                                    << "\"pgbouncer\"";
    QTest::newRow("ssl of another driver") << "postgresql://h/d?ssl=true"
                                           << "\"ssl\"";
    QTest::newRow("semicolon") << "postgresql://h/d?sslrootcert=/a;b"
                               << "sslrootcert";
    QTest::newRow("semicolon, no setting") << "postgresql://h/d?options=-e;"
                                           << "options";
    QTest::newRow("mixed hosts") << "postgresql:///d?host=a:1&host=b&port=2"
                                 << "mixes";
    QTest::newRow("counts") << "postgresql:///d?host=a,b&port=1,2,3"
                            << "number of hosts";
    QTest::newRow("port word") << "postgresql:///d?host=a&port=x"
                               << "not a number";
    QTest::newRow("nul") << "postgresql://u:secret%00@h/d"
                         << "NUL";
}

void TestParameters::postgresqlRefusals()
{
    QFETCH(QString, url);
    QFETCH(QString, says);
    const auto error = caught<Error>([&] { parametersOf(url.toStdString()); });
    QVERIFY(error);
    QCOMPARE(error->code(), ErrorCode::Config);
    QVERIFY2(testing::contains(error->message(), says.toStdString()), error->what());
    QVERIFY(!testing::contains(error->toText(), "secret"));
}

void TestParameters::postgresqlNotes()
{
    const PostgresqlParameters parameters = parametersOf("postgresql+asyncpg://h/d?prepared_statement_cache_size=0");
    QCOMPARE(parameters.notes.size(), std::size_t(1));
    QVERIFY(testing::contains(parameters.notes.front(), "prepared_statement_cache_size"));
    QCOMPARE(parametersOf("postgres://h").notes.size(), std::size_t(1));
}

QTEST_APPLESS_MAIN(TestParameters)
#include "tst_parameters.moc"
