// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// SQL text from catalogs: its tokens, the columns it names, renaming them.
#include "sql/tokens.h"

#include "sql/stored_text.h"

#include <QTest>

using namespace limbeck::sql;

class TokensTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tokens_data();
    void tokens();
    void names_data();
    void names();
    void renaming_data();
    void renaming();
    void storedText_data();
    void storedText();
};

void TokensTest::tokens_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *text, const char *expected) { QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected); };
    row("a = 'it''s' -- c\n/* d */ AND \"b\"\"c\" > 1.5e3", "a|=|it's|AND|b\"c|>|1.5e3");
    row("[x y]`z`\xc3\xa9_1 ::text", "x y|z|\xc3\xa9_1|:|:|text");
    row("'open", "open");
    row("/* open", "");
    row("a -- open", "a");
    row("", "");
}

void TokensTest::tokens()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QStringList values;
    for (const Token &token : tokenize(text.toStdString()))
        values << QString::fromStdString(token.value);
    QCOMPARE(values.join(QLatin1Char('|')), expected);
}

void TokensTest::names_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *text, bool expected) { QTest::newRow(text) << QString::fromUtf8(text) << expected; };
    row("b > 0", true);
    row("B > 0", true);
    row("\"b\" > 0", true);
    row("[b] > 0", true);
    row("t.b > 0", true);
    row("a = 'b'", false);
    row("b(a)", false);
    row("\"b\" (1)", true);
    row("bb > 0 -- b", false);
    row("", false);
}

void TokensTest::names()
{
    QFETCH(QString, text);
    QFETCH(bool, expected);
    QCOMPARE(mentionsName(text.toStdString(), "b"), expected);
}

void TokensTest::renaming_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *text, const char *expected) { QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected); };
    row("a > 0 AND\n  lower(b) <> 'a' -- a", "b > 0 AND\n  lower(\"x y\") <> 'a' -- a");
    row("\"A\" || B || a(1)", "b || \"x y\" || a(1)");
    row("c", "c");
}

/// All at once: a renamed to b, and b to something else.
void TokensTest::renaming()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(QString::fromStdString(renameInExpression(text.toStdString(), {{"a", "b"}, {"b", "\"x y\""}})), expected);
}

void TokensTest::storedText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isVerbatim");
    const auto row = [](const char *text, bool isVerbatim) { QTest::newRow(text) << QString::fromUtf8(text) << isVerbatim; };
    row("now()", false);
    row("'x'::text", false);
    row("'12:30:00'::time", false);
    row("'{\"a\": 1}'", false);
    row("'{\"a\":1}'", true);
    row("' :x'", true);
    row("'a\\:b'", true);
}

/// Text that the scan for parameters would spoil is kept out of its way.
void TokensTest::storedText()
{
    QFETCH(QString, text);
    QFETCH(bool, isVerbatim);
    const ExpressionPtr expression = limbeck::sql::storedText(text.toStdString());
    QCOMPARE(std::holds_alternative<LiteralColumn>(expression->node), isVerbatim);
    QCOMPARE(QString::fromStdString(textOfStored(expression).value()), text);
    QVERIFY(!textOfStored(nullptr));
    QVERIFY(!textOfStored(makeExpression(ColumnRef{"a", nullptr})));
}

QTEST_APPLESS_MAIN(TokensTest)
#include "tst_tokens.moc"
