// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "project/ini_file.h"

#include <QTest>

using limbeck::Error;
using limbeck::project::IniFile;

namespace {

IniFile parse(const std::string &text) { return IniFile::parse("/p/alembic.ini", text); }

}  // namespace

/// The rules of spec/config.md §1, each with the answer of Python's configparser.
class TestIniFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsValues_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("expected");  // null: absent
        const auto row = [](const char *name, const char *text, const char *key, const QString &expected) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromLatin1(key) << expected;
        };
        const auto q = [](const char *text) { return QString::fromUtf8(text); };
        row("plain", "[alembic]\nkey = value\n", "key", q("value"));
        row("colon", "[alembic]\nkey : value\n", "key", q("value"));
        row("first delimiter wins", "[alembic]\nurl: a=b\n", "url", q("a=b"));
        row("keys are lower-cased", "[alembic]\nKeY = v\n", "key", q("v"));
        row("empty value", "[alembic]\nkey =\n", "key", q(""));
        row("no inline comment", "[alembic]\npath_separator = os  # x\n", "path_separator", q("os  # x"));
        row("comment lines", "[alembic]\n# key = a\n; key = b\nkey = c\n", "key", q("c"));
        row("indented comment line", "[alembic]\nkey = a\n   # no\n   b\n", "key", q("a\nb"));
        row("continuation", "[alembic]\nkey = a\n   b\n c\n", "key", q("a\nb\nc"));
        row("continuation keeps inner empty lines", "[alembic]\nkey = a\n\n   b\nnext = 1\n", "key", q("a\n\nb"));
        row("trailing empty lines go", "[alembic]\nkey = a\n\n\nnext = 1\n", "key", q("a"));
        row("value on the next line", "[alembic]\nkey =\n   a\n", "key", q("\na"));
        row("carriage returns", "[alembic]\r\nkey = a\r\n", "key", q("a"));
        row("default section", "[DEFAULT]\nkey = d\n[alembic]\nother = 1\n", "key", q("d"));
        row("own before default", "[DEFAULT]\nkey = d\n[alembic]\nkey = o\n", "key", q("o"));
        row("section names are case-sensitive", "[Alembic]\nkey = v\n", "key", QString());
        row("interpolation", "[alembic]\nbase = /x\nkey = %(base)s/y\n", "key", q("/x/y"));
        row("interpolation from default", "[DEFAULT]\nbase = /d\n[alembic]\nkey = %(base)s/y\n", "key", q("/d/y"));
        row("here", "[alembic]\nkey = %(here)s/v\n", "key", q("/p/v"));
        row("doubled percent", "[alembic]\nkey = P%%40ss%%25\n", "key", q("P%40ss%25"));
        row("recursive", "[alembic]\na = 1\nb = %(a)s2\nkey = %(b)s3\n", "key", q("123"));
    }

    void readsValues()
    {
        QFETCH(QString, text);
        QFETCH(QString, key);
        QFETCH(QString, expected);
        const auto value = parse(text.toStdString()).value("alembic", key.toStdString());
        QCOMPARE(value.has_value(), !expected.isNull());
        if (value)
            QCOMPARE(QString::fromStdString(*value), expected);
    }

    void refusesAtParsing_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("line");
        QTest::newRow("no section") << QStringLiteral("key = value\n") << 1;
        QTest::newRow("section twice") << QStringLiteral("[a]\nk=1\n[b]\n[a]\n") << 4;
        QTest::newRow("option twice") << QStringLiteral("[a]\nk=1\nK = 2\n") << 3;
        QTest::newRow("no delimiter") << QStringLiteral("[a]\njust words\n") << 2;
        QTest::newRow("no key") << QStringLiteral("[a]\n= value\n") << 2;
    }

    void refusesAtParsing()
    {
        QFETCH(QString, text);
        QFETCH(int, line);
        try {
            parse(text.toStdString());
            QFAIL("nothing was refused");
        } catch (const Error &error) {
            QCOMPARE(error.position().line, line);
            QCOMPARE(error.position().file, std::string("/p/alembic.ini"));
        }
    }

    void badInterpolationFailsOnlyWhenRead()
    {
        const IniFile file = parse("[alembic]\nbad = 100%\nmissing = %(nobody)s\nloop = %(loop)s\ngood = 1\n");
        QCOMPARE(file.value("alembic", "good"), std::optional<std::string>("1"));
        for (const char *key : {"bad", "missing", "loop"})
            QVERIFY_EXCEPTION_THROWN(file.value("alembic", key), Error);
        QVERIFY_EXCEPTION_THROWN(file.values("alembic"), Error);
    }

    void setsRawValues()
    {
        IniFile file = parse("[alembic]\nsqlalchemy.url = x\n");
        file.set("alembic", "sqlalchemy.url", "postgresql://u:p%%40@h/d");
        QCOMPARE(file.value("alembic", "sqlalchemy.url"), std::optional<std::string>("postgresql://u:p%40@h/d"));
        file.set("other", "k", "v");
        QCOMPARE(file.value("other", "k"), std::optional<std::string>("v"));
        file.remove("other", "k");
        QVERIFY(!file.value("other", "k"));
    }

    void listsASectionWithDefaultsAndHere()
    {
        const auto values = parse("[DEFAULT]\nd = 1\n[alembic]\na = 2\n").values("alembic");
        QCOMPARE(values.size(), std::size_t(3));
        QCOMPARE(values[0].first, std::string("a"));
        QCOMPARE(values[1].first, std::string("d"));
        QCOMPARE(values[2].first, std::string("here"));
        QVERIFY(parse("[x]\n").values("alembic").empty());
    }
};

QTEST_APPLESS_MAIN(TestIniFile)
#include "tst_ini_file.moc"
