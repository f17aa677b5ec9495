// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop's keyring itself: ctest starts this in a session with a Secret Service of its own (tests/support/keyring_session).
#include "connection/keyring.h"

#include <QSignalSpy>
#include <QTest>

using namespace limbeck::ui;

class TestKeyring : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(qEnvironmentVariableIsSet("LIMBECK_KEYRING_HOME"), "start it with tests/support/keyring_session"); }

    void keepsReplacesAndForgets()
    {
        const QString key = QStringLiteral("postgresql://ann@db.example:5432/shop");
        QCOMPARE(read(key).outcome, Keyring::Outcome::NotFound);

        QCOMPARE(write(key, QStringLiteral("geheim ü 密")).outcome, Keyring::Outcome::Done);
        Keyring::Answer answer = read(key);
        QCOMPARE(answer.outcome, Keyring::Outcome::Done);
        QCOMPARE(answer.password, QStringLiteral("geheim ü 密"));

        QCOMPARE(write(key, QStringLiteral("another")).outcome, Keyring::Outcome::Done);
        QCOMPARE(read(key).password, QStringLiteral("another"));
        QCOMPARE(read(QStringLiteral("postgresql://ann@db.example:5432/other")).outcome, Keyring::Outcome::NotFound);

        QCOMPARE(remove(key).outcome, Keyring::Outcome::Done);
        QCOMPARE(read(key).outcome, Keyring::Outcome::NotFound);
    }

    /// Nobody waits for the answer any more: it is not delivered.
    void forgetsReceiversThatAreGone()
    {
        bool isCalled = false;
        auto context = std::make_unique<QObject>();
        Keyring::instance().read(QStringLiteral("gone"), context.get(), [&](const Keyring::Answer &) { isCalled = true; });
        context.reset();
        QCOMPARE(read(QStringLiteral("gone")).outcome, Keyring::Outcome::NotFound);
        QVERIFY(!isCalled);
    }

private:
    template<typename Ask>
    Keyring::Answer answerOf(Ask ask)
    {
        std::optional<Keyring::Answer> answer;
        ask([&](const Keyring::Answer &given) { answer = given; });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 60000))
            QTest::qFail("the keyring does not answer", __FILE__, __LINE__);
        return answer.value_or(Keyring::Answer{});
    }

    Keyring::Answer read(const QString &key)
    {
        return answerOf([&](Keyring::Receiver receiver) { Keyring::instance().read(key, this, std::move(receiver)); });
    }
    Keyring::Answer write(const QString &key, const QString &password)
    {
        return answerOf([&](Keyring::Receiver receiver) { Keyring::instance().write(key, password, this, std::move(receiver)); });
    }
    Keyring::Answer remove(const QString &key)
    {
        return answerOf([&](Keyring::Receiver receiver) { Keyring::instance().remove(key, this, std::move(receiver)); });
    }
};

QTEST_MAIN(TestKeyring)
#include "tst_keyring.moc"
