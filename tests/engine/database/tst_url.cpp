// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include "database/mask_passwords.h"
#include "database/url.h"

using namespace limbeck;
using namespace limbeck::database;
using testing::caught;

namespace {

std::string shown(const std::optional<std::string> &part)
{
    return part ? "<" + *part + ">" : "-";
}

std::string parts(const Url &url)
{
    std::string text = std::string(dialectName(url.backend)) + " " + shown(url.user) + " " + shown(url.password) + " " + shown(url.host) + " "
                       + (url.port ? std::to_string(*url.port) : "-") + " " + shown(url.database);
    for (const auto &[key, value] : url.query)
        text += " " + key + "=" + value;
    return text;
}

}  // namespace

/// The parts and the printed forms were recorded from SQLAlchemy 2.0's make_url.
class TestUrl : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void refuses_data();
    void refuses();
    void acceptsPostgresWithNote();
    void keepsDriver();
    void knowsMemory_data();
    void knowsMemory();
    void resolvesRelativePaths();
    void readsTruth();
    void masks_data();
    void masks();
};

void TestUrl::parses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("printed");
    QTest::addColumn<QString>("full");
    const auto row = [](const char *text, const char *expected, const char *printed, const char *full) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected) << QString::fromUtf8(printed) << QString::fromUtf8(full);
    };
    row("postgresql://u:p@h:5/d", "postgresql <u> <p> <h> 5 <d>", "postgresql://u:***@h:5/d", "postgresql://u:p@h:5/d");
    row("postgresql://u@h", "postgresql <u> - <h> - -", "postgresql://u@h", "postgresql://u@h");
    row("postgresql://a@b@c/d", "postgresql <a@b> - <c> - <d>", "postgresql://a%40b@c/d", "postgresql://a%40b@c/d");
    row("postgresql://u:p@w@h/d", "postgresql <u> <p> <w@h> - <d>", "postgresql://u:***@w@h/d", "postgresql://u:p@w@h/d");
    row("postgresql://u:a/b:c?d@h/d?x=1", "postgresql <u> <a/b:c?d> <h> - <d> x=1", "postgresql://u:***@h/d?x=1", "postgresql://u:a%2Fb%3Ac%3Fd@h/d?x=1");
    row("postgresql://u:p%40%2B+x@h/d%20b", "postgresql <u> <p@++x> <h> - <d%20b>", "postgresql://u:***@h/d%20b", "postgresql://u:p%40++x@h/d%20b");
    row("postgresql://[::1]:5432/db", "postgresql - - <::1> 5432 <db>", "postgresql://[::1]:5432/db", "postgresql://[::1]:5432/db");
    row("postgresql://u:p@[fe80::1%25eth0]/db", "postgresql <u> <p> <fe80::1%25eth0> - <db>", "postgresql://u:***@[fe80::1%25eth0]/db",
        "postgresql://u:p@[fe80::1%25eth0]/db");
    row("postgresql://", "postgresql - - - - -", "postgresql://", "postgresql://");
    row("postgresql:///db?host=/tmp&host=x:5&k=", "postgresql - - - - <db> host=/tmp host=x:5", "postgresql:///db?host=%2Ftmp&host=x%3A5",
        "postgresql:///db?host=%2Ftmp&host=x%3A5");
    row("postgresql://:p@h/d", "postgresql <> <p> <h> - <d>", "postgresql://:***@h/d", "postgresql://:p@h/d");
    row("postgresql+psycopg2://u:@h/d", "postgresql <u> <> <h> - <d>", "postgresql+psycopg2://u:***@h/d", "postgresql+psycopg2://u:@h/d");
    row("postgresql://u:p@/d", "postgresql <u> <p> - - <d>", "postgresql://u:***@/d", "postgresql://u:p@/d");
    row("postgresql://u:p w@h/d?", "postgresql <u> <p w> <h> - <d>", "postgresql://u:***@h/d", "postgresql://u:p w@h/d");
    row("postgresql://u/x:p@h/d", "postgresql - - <u> - <x:p@h/d>", "postgresql://u/x:p@h/d", "postgresql://u/x:p@h/d");
    row("postgresql://u:p@h/d@e?x@y=1", "postgresql <u> <p> <h> - <d@e> x@y=1", "postgresql://u:***@h/d@e?x%40y=1", "postgresql://u:p@h/d@e?x%40y=1");
    row("postgresql://u:p@h/d?a=1+2%2B3&a=x&b=%C3%A9#frag", "postgresql <u> <p> <h> - <d> a=1 2+3 a=x b=é#frag",
        "postgresql://u:***@h/d?a=1+2%2B3&a=x&b=%C3%A9%23frag", "postgresql://u:p@h/d?a=1+2%2B3&a=x&b=%C3%A9%23frag");
    row("postgresql://u%ff:p@h/d", "postgresql <u\uFFFD> <p> <h> - <d>", "postgresql://u%EF%BF%BD:***@h/d", "postgresql://u%EF%BF%BD:p@h/d");
    row("sqlite://", "sqlite - - - - -", "sqlite://", "sqlite://");
    row("sqlite:///", "sqlite - - - - <>", "sqlite:///", "sqlite:///");
    row("sqlite:///:memory:", "sqlite - - - - <:memory:>", "sqlite:///:memory:", "sqlite:///:memory:");
    row("sqlite:///a b.db?timeout=3", "sqlite - - - - <a b.db> timeout=3", "sqlite:///a b.db?timeout=3", "sqlite:///a b.db?timeout=3");
    row("sqlite:////x/y.db", "sqlite - - - - </x/y.db>", "sqlite:////x/y.db", "sqlite:////x/y.db");
    row("sqlite:///file:a.db?mode=ro&uri=true", "sqlite - - - - <file:a.db> mode=ro uri=true", "sqlite:///file:a.db?mode=ro&uri=true",
        "sqlite:///file:a.db?mode=ro&uri=true");
}

void TestUrl::parses()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QFETCH(QString, printed);
    QFETCH(QString, full);
    const Url url = Url::parse(text.toStdString());
    QCOMPARE(QString::fromStdString(parts(url)), expected);
    QCOMPARE(QString::fromStdString(url.toString()), printed);
    QCOMPARE(QString::fromStdString(url.toString(false)), full);
}

void TestUrl::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *text, const char *says) { QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(says); };
    row("", "is not a database URL");
    row("nonsense", "is not a database URL");
    row("postgresql:/x", "is not a database URL");
    row("  sqlite:///x", "is not a database URL");
    row("post-gres://u:secret@h", "is not a database URL");
    row("mysql+pymysql://u:secret@h/d", "names a \"mysql\" database");
    row("Postgresql://u:secret@h", "names a \"Postgresql\" database");
    row("driver://user:secret@localhost/dbname", "placeholder");
    row("postgresql://u:p@secret:1@h/d", "port");
    row("postgresql://h:/d", "port");
    row("postgresql://h:99999/d", "port");
    row("postgresql://u:secret@h:abc/d", "port");
    row("postgresql://[::1]x/db", "between");
    row("sqlite://host/x", "a SQLite database is a file");
    row("sqlite://u:secret@/x", "a SQLite database is a file");
    row("sqlite+pysqlcipher://:secret@/x", "encrypted");
}

void TestUrl::refuses()
{
    QFETCH(QString, text);
    QFETCH(QString, says);
    const auto error = caught<Error>([&] { Url::parse(text.toStdString()); });
    QVERIFY(error);
    QCOMPARE(error->code(), ErrorCode::Config);
    QVERIFY2(testing::contains(error->message(), says.toStdString()), error->what());
    QVERIFY2(!testing::contains(error->toText(), "secret"), error->toText().c_str());
    QVERIFY(!error->hint().empty());
}

void TestUrl::acceptsPostgresWithNote()
{
    const Url url = Url::parse("postgres://u:p@h/d");
    QCOMPARE(url.backend, Backend::Postgresql);
    QCOMPARE(url.notes.size(), std::size_t(1));
    QVERIFY(Url::parse("postgresql://h").notes.empty());
}

void TestUrl::keepsDriver()
{
    QCOMPARE(Url::parse("postgresql+asyncpg://h/d").driver, std::string("asyncpg"));
    QCOMPARE(Url::parse("sqlite+aiosqlite:///x").driver, std::string("aiosqlite"));
    QCOMPARE(Url::parse("sqlite+aiosqlite:///x").toString(), std::string("sqlite+aiosqlite:///x"));
}

void TestUrl::knowsMemory_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("memory");
    QTest::newRow("none") << "sqlite://" << true;
    QTest::newRow("empty") << "sqlite:///" << true;
    QTest::newRow("named") << "sqlite:///:memory:" << true;
    QTest::newRow("uri") << "sqlite:///file::memory:?uri=true" << true;
    QTest::newRow("uri mode") << "sqlite:///file:x?mode=memory&cache=shared&uri=true" << true;
    QTest::newRow("mode without uri") << "sqlite:///x?mode=memory" << false;
    QTest::newRow("file") << "sqlite:///x.db" << false;
    QTest::newRow("server") << "postgresql://h" << false;
}

void TestUrl::knowsMemory()
{
    QFETCH(QString, text);
    QTEST(Url::parse(text.toStdString()).isMemory(), "memory");
}

void TestUrl::resolvesRelativePaths()
{
    const auto resolved = [](const char *text) { return Url::parse(text).resolvedAgainst("/pro ject").toString(); };
    QCOMPARE(resolved("sqlite:///a.db"), std::string("sqlite:////pro ject/a.db"));
    QCOMPARE(resolved("sqlite:///../x/a.db?timeout=1"), std::string("sqlite:////x/a.db?timeout=1"));
    QCOMPARE(resolved("sqlite:////abs/a.db"), std::string("sqlite:////abs/a.db"));
    QCOMPARE(resolved("sqlite://"), std::string("sqlite://"));
    QCOMPARE(resolved("sqlite:///file:a.db?uri=true"), std::string("sqlite:///file:/pro%20ject/a.db?uri=true"));
    QCOMPARE(resolved("sqlite:///file:/abs/a.db?uri=true"), std::string("sqlite:///file:/abs/a.db?uri=true"));
    QCOMPARE(resolved("postgresql://h/d"), std::string("postgresql://h/d"));
}

void TestUrl::readsTruth()
{
    QVERIFY(truthOfQueryValue("uri", "TRUE"));
    QVERIFY(truthOfQueryValue("uri", "1"));
    QVERIFY(!truthOfQueryValue("uri", "off"));
    QVERIFY(caught<Error>([] { truthOfQueryValue("uri", "maybe"); }));
}

void TestUrl::masks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("masked");
    const auto row = [](const char *text, const char *masked) { QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(masked); };
    row("open postgresql://u:secret@h/d now", "open postgresql://u:***@h/d now");
    row("two a://u:secret@h b://v:secret@i", "two a://u:***@h b://v:***@i");
    row("a://u:se@cret@h/d", "a://u:***@h/d");
    row("a://u:sec/ret?x@h/d", "a://u:***@h/d");
    row("a://u:sec ret@h/d", "a://u:***@h/d");
    row("a://:secret@h", "a://:***@h");
    row("at http://h:8080/x for me@home", "at http://h:8080/x for me@home");
    row("a://u@h:5432/d", "a://u@h:5432/d");
    row("host=h password=secret user=u", "host=h password=*** user=u");
    row("password='se\\'cr et' user=u", "password=*** user=u");
    row("x?user=u&password=secret&ssl=1", "x?user=u&password=***&ssl=1");
    row("PGPASSWORD=secret psql", "PGPASSWORD=*** psql");
    row("sslpassword = secret", "sslpassword = ***");
    row("{\"password\": \"secret\", \"a\": 1}", "{\"password\": ***, \"a\": 1}");
    row("ALTER ROLE r PASSWORD 'se''cret' LOGIN", "ALTER ROLE r PASSWORD *** LOGIN");
    row("password authentication failed for user \"u\"", "password authentication failed for user \"u\"");
    row("the column password_hash='x'", "the column password_hash='x'");
    row("ends with password=", "ends with password=");
    row("", "");
}

void TestUrl::masks()
{
    QFETCH(QString, text);
    QTEST(QString::fromStdString(maskPasswords(text.toStdString())), "masked");
}

QTEST_APPLESS_MAIN(TestUrl)
#include "tst_url.moc"
