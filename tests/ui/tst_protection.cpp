// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/protection.h"
#include "ui_testing.h"

#include <QTest>

using namespace limbeck;
using namespace limbeck::ui;

class TestProtection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { ui::testing::isolateSettings(); }
    void defaults_data();
    void defaults();
    void asksMoreTheMoreItIsProtected();
    void theChoiceIsKept();
};

void TestProtection::defaults_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isProjectFile");
    QTest::addColumn<int>("expected");
    QTest::newRow("a file of the project") << "default" << "sqlite:///app.db" << true << int(Protection::Free);
    QTest::newRow("local, for tests") << "test" << "postgresql://localhost/app_test" << false << int(Protection::Free);
    QTest::newRow("a server elsewhere") << "app" << "postgresql://db.example.org/app" << false << int(Protection::Guarded);
    QTest::newRow("a server elsewhere, for development") << "dev" << "postgresql://db.example.org/app" << false << int(Protection::Guarded);
    QTest::newRow("production") << "prod" << "postgresql://db.example.org/app" << false << int(Protection::Protected);
    QTest::newRow("a production file") << "production" << "sqlite:///app.db" << true << int(Protection::Protected);
    QTest::newRow("staging on this machine") << "staging" << "postgresql://localhost/app" << false << int(Protection::Guarded);
}

void TestProtection::defaults()
{
    QFETCH(QString, name);
    QFETCH(QString, url);
    QFETCH(bool, isProjectFile);
    QFETCH(int, expected);
    migrate::Target target;
    target.name = name.toStdString();
    target.url = database::Url::parse(url.toStdString());
    target.isProjectFile = isProjectFile;
    QCOMPARE(int(defaultProtection(target)), expected);
}

void TestProtection::asksMoreTheMoreItIsProtected()
{
    using migrate::Direction;
    for (const Direction direction : {Direction::Upgrade, Direction::Downgrade, Direction::Stamp}) {
        int before = -1;
        for (const Protection protection : kProtections) {
            const int asked = int(confirmationFor(protection, direction));
            QVERIFY(asked >= before);
            before = asked;
        }
        QCOMPARE(confirmationFor(Protection::ReadOnly, direction), Confirmation::Refused);
    }
    QCOMPARE(confirmationFor(Protection::Free, Direction::Upgrade), Confirmation::None);
    QCOMPARE(confirmationFor(Protection::Free, Direction::Downgrade), Confirmation::Ask);
    QCOMPARE(confirmationFor(Protection::Protected, Direction::Downgrade), Confirmation::Refused);
}

void TestProtection::theChoiceIsKept()
{
    migrate::Target target;
    target.name = "dev/ä";
    target.isProjectFile = true;
    target.url = database::Url::parse("sqlite:///a.db");
    QCOMPARE(protectionOf(QStringLiteral("/p"), target), Protection::Free);
    storeProtection(QStringLiteral("/p"), QString::fromStdString(target.name), Protection::ReadOnly);
    QCOMPARE(protectionOf(QStringLiteral("/p"), target), Protection::ReadOnly);
    QCOMPARE(protectionOf(QStringLiteral("/other"), target), Protection::Free);
}

QTEST_MAIN(TestProtection)
#include "tst_protection.moc"
