// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Quoting, naming conventions and the scan for :parameters (operations.md §2.1, §2.4, §3).
#include "builders.h"

#include "base/error.h"
#include "dialect/text_clause.h"

#include <QTest>

using namespace build;

class TestNames : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void quoting_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("pg");
        QTest::addColumn<QString>("sl");
        const auto row = [](const char *text, const char *pg, const char *sl) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(pg) << QString::fromUtf8(sl);
        };
        row("name", "name", "name");
        row("user", "\"user\"", "user");
        row("key", "key", "\"key\"");
        row("view", "view", "\"view\"");
        row("order", "\"order\"", "\"order\"");
        row("Order", "\"Order\"", "\"Order\"");
        row("default", "\"default\"", "\"default\"");
        row("type", "type", "type");
        row("1a", "\"1a\"", "\"1a\"");
        row("$a", "\"$a\"", "\"$a\"");
        row("a$1", "a$1", "a$1");
        row("_x", "_x", "_x");
        row("é", "\"é\"", "\"é\"");
        row("a b", "\"a b\"", "\"a b\"");
        row("s.t", "\"s.t\"", "\"s.t\"");
        row("a%b", "\"a%b\"", "\"a%b\"");
        row("a\"b", "\"a\"\"b\"", "\"a\"\"b\"");
        row("Name", "\"Name\"", "\"Name\"");
    }
    void quoting()
    {
        QFETCH(QString, name);
        QFETCH(QString, pg);
        QFETCH(QString, sl);
        const Identifier identifier(name.toStdString());
        QCOMPARE(QString::fromStdString(dialect::postgresql().quote(identifier)), pg);
        QCOMPARE(QString::fromStdString(dialect::sqlite().quote(identifier)), sl);
    }
    void quotingByHand()
    {
        QCOMPARE(dialect::postgresql().quote(Identifier("a", true)), std::string("\"a\""));
        QCOMPARE(dialect::postgresql().quote(Identifier("order", false)), std::string("order"));
        QCOMPARE(dialect::postgresql().quote(build::name("a b.T")), std::string("\"a b\".\"T\""));
        QVERIFY_EXCEPTION_THROWN((void)dialect::sqlite().quote(Identifier("")), Error);
    }
    void unknownDialect()
    {
        QVERIFY_EXCEPTION_THROWN(dialect::dialectByName("mysql"), Error);
        QCOMPARE(dialect::dialectByName("sqlite").implementationName(), std::string("SQLiteImpl"));
        QVERIFY(dialect::dialectByName("postgresql").transactionalDdl());
    }

    void convention_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("given");
        QTest::addColumn<bool>("isFinal");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *pattern, const char *given, bool isFinal, const char *expected) {
            QTest::addRow("%s/%s", pattern, given) << QString::fromUtf8(pattern) << QString::fromUtf8(given) << isFinal << QString::fromUtf8(expected);
        };
        row("uq_%(table_name)s_%(column_0_name)s", "", false, "uq_t_a");
        row("uq_%(table_name)s_%(column_0_name)s", "u", false, "u");
        row("ck_%(table_name)s_%(constraint_name)s", "pos", false, "ck_t_pos");
        row("ck_%(table_name)s_%(constraint_name)s", "pos", true, "pos");
        row("ck_%(table_name)s_%(constraint_name)s", "", false, "!!has no name");
        row("uq_%(table_name)s_%(column_0N_name)s", "", false, "uq_t_ab");
        row("uq_%(column_0_N_name)s", "", false, "uq_a_b");
        row("uq_%(column_0_N_label)s", "", false, "uq_s_t_a_s_t_b");
        row("uq_%(column_1_name)s_%(column_5_name)s_%%", "", false, "uq_b__%");
        row("uq_%(column_0_label)s", "", false, "uq_s_t_a");
        row("uq_%(column_1_key)s", "", false, "uq_b");
        row("fk_%(referred_table_name)s_%(referred_column_0_name)s_%(referred_column_0_N_name)s", "", false, "fk_r_x_x_y");
        row("%(zzz)s", "", false, "!!not one of SQLAlchemy's tokens");
        row("%(table_name)d", "", false, "!!cannot be read");
        row("", "", false, "(none)");
        row("", "given", false, "given");
    }
    void convention()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, given);
        QFETCH(bool, isFinal);
        QFETCH(QString, expected);
        schema::NamingConvention naming;
        if (!pattern.isEmpty())
            naming.templates["uq"] = pattern.toStdString();
        schema::Name constraint;
        constraint.isFinal = isFinal;
        if (!given.isEmpty())
            constraint.text = Identifier(given.toStdString());
        try {
            const auto result = dialect::conventionName(constraint, "uq", naming, build::name("s.t"), {"a", "b"}, build::name("r"), {"x", "y"}, 63);
            QCOMPARE(result ? QString::fromStdString(result->text) : QStringLiteral("(none)"), expected);
        } catch (const Error &error) {
            QVERIFY2(expected.startsWith(QStringLiteral("!!")) && QString::fromStdString(error.message()).contains(expected.mid(2)), error.what());
        }
    }
    void length()
    {
        const schema::NamingConvention none;
        const auto named = [&](const schema::Name &constraint, int maximum) {
            return dialect::conventionName(constraint, "uq", none, build::name("t"), {}, std::nullopt, {}, maximum)->text;
        };
        const std::string longName = "ix_" + std::string(70, 'x');
        QCOMPARE(named(finalName(longName), 63), "ix_" + std::string(52, 'x') + "_3aa3");
        QCOMPARE(named(finalName(std::string(70, 'u')), 63), std::string(55, 'u') + "_925e");
        QCOMPARE(named(finalName(longName), 9999), longName);
        QCOMPARE(named(plain(std::string(63, 'x')), 63), std::string(63, 'x'));
        QVERIFY_EXCEPTION_THROWN(named(plain(longName), 63), Error);
        std::string accents;
        for (int i = 0; i < 63; ++i)
            accents += "é";
        QCOMPARE(named(plain(accents), 63), accents);
    }

    void parameters_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *text, const char *expected) { QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected); };
        row("a::int", "a::int");
        row("'12:30:00'", "'12:30:00'");
        row("'b:foo'", "'b:foo'");
        row("'a: b'", "'a: b'");
        row("':'", "':'");
        row("x := 1", "x := 1");
        row("':foo'", "'<foo>'");
        row("'{\"k\":1}'", "'{\"k\"<1>}'");
        row("'{\"k\":true}'", "'{\"k\"<true>}'");
        row("'x :y'", "'x <y>'");
        row("arr[ :a]", "arr[ <a>]");
        row("arr[1:2]", "arr[1:2]");
        row("-- :b", "-- <b>");
        row(":a,:b", "<a>,<b>");
        row("\\:name", ":name");
        row("\\:\\:name", "::name");
        row("\\:a:b", "\\:a:b");
        row(":a:b", ":a:b");
        row(":a::int", ":a::int");
        row(":$x", "<$x>");
        row("é:a", "é:a");
        row(":é", "<é>");
    }
    void parameters()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const std::string result = dialect::withParameters(text.toStdString(), [](const std::string &parameter) { return "<" + parameter + ">"; });
        QCOMPARE(QString::fromStdString(result), expected);
    }
};

QTEST_GUILESS_MAIN(TestNames)
#include "tst_names.moc"
