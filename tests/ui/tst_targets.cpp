// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/command_registry.h"
#include "connection/password_prompt.h"
#include "connection/protection_unlocks.h"
#include "connection/target_dialog.h"
#include "connection/targets_model.h"
#include "connection/unlock_dialog.h"
#include "graph/history_view.h"
#include "plan/confirm_dialog.h"
#include "plan/plan_sheet.h"
#include "project_session.h"
#include "support/postgres_server.h"
#include "support/project_builder.h"
#include "support/temp_dir.h"
#include "theme/appearance.h"
#include "ui_testing.h"
#include "window_driver.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

// The databases of a project in the window, with a real server that asks for a password: tests of a connection, passwords, protection, colours.

using namespace limbeck;
using namespace limbeck::ui;
using namespace limbeck::ui::testing;

class TestTargets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void testsAConnection();
    void saysWhyThereIsNone_data();
    void saysWhyThereIsNone();
    void makesADatabase();
    void makesAFile();
    void asksForAPasswordAndKeepsIt();
    void asksAgainWhenItIsRefused();
    void takesThePasswordFromTheEnvironment();
    void worksWithoutAKeyring();
    void listsTheDatabases();
    void changesSettings();
    void protectedIsUnlockedForAWhile();
    void unlockingEndsByItself();
    void readOnlyHoldsInTheSession();
    void keepsNoPassword();

private:
    template<typename Dialog>
    Dialog *dialog()
    {
        Dialog *found = nullptr;
        (void)QTest::qWaitFor([&] {
            for (Dialog *one : m_driver->window().findChildren<Dialog *>()) {
                if (one->isVisible())
                    found = one;
            }
            return found != nullptr;
        }, test::kPatienceMs);
        return found;
    }
    void fill(TargetDialog &dialog, const QString &password, const QString &database);
    QString probe(TargetDialog &dialog);
    void addServer(PasswordSource source, const QString &password, const QString &variable = {});
    void upgradeDemo();

    std::unique_ptr<test::PostgresServer> m_server;
    std::unique_ptr<test::PostgresDatabase> m_database;
    std::unique_ptr<test::TempDir> m_folder;
    std::filesystem::path m_demo;
    std::unique_ptr<WindowDriver> m_driver;
};

void TestTargets::initTestCase()
{
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication::setPalette(ui::lightPalette());
    m_server = std::make_unique<test::PostgresServer>(test::PostgresServer::Listen::Tcp);
}

void TestTargets::init()
{
    isolateSettings();
    m_folder = std::make_unique<test::TempDir>();
    m_demo = *m_folder / "steep";
    test::copyDemoProject(m_demo);
    m_database = std::make_unique<test::PostgresDatabase>(m_server->createDatabase());
    m_driver = std::make_unique<WindowDriver>();
    m_driver->window().resize(1280, 820);
    m_driver->window().show();
    QVERIFY(QTest::qWaitForWindowExposed(&m_driver->window()));
    QVERIFY(m_driver->open(m_demo));
}

void TestTargets::cleanup()
{
    m_driver.reset();
    m_database.reset();
    m_folder.reset();
}

void TestTargets::fill(TargetDialog &dialog, const QString &password, const QString &database)
{
    const auto type = [&](const char *name, const QString &text) {
        auto *edit = dialog.findChild<QLineEdit *>(QLatin1String(name));
        edit->clear();
        QTest::keyClicks(edit, text);
    };
    type("targetName", QStringLiteral("server"));
    type("targetHost", QStringLiteral("127.0.0.1"));
    type("targetDatabase", database);
    type("targetUser", QString::fromStdString(m_server->address().user));
    type("targetPassword", password);
    dialog.findChild<QSpinBox *>(QStringLiteral("targetPort"))->setValue(m_server->address().port);
}

QString TestTargets::probe(TargetDialog &dialog)
{
    auto *button = dialog.findChild<QPushButton *>(QStringLiteral("probeTest"));
    QTest::mouseClick(button, Qt::LeftButton);
    (void)QTest::qWaitFor([&] { return button->isEnabled(); }, test::kPatienceMs);
    return dialog.findChild<QLabel *>(QStringLiteral("probeResult"))->text();
}

void TestTargets::addServer(PasswordSource source, const QString &password, const QString &variable)
{
    QVERIFY(m_driver->choose("target.add"));
    auto *adding = dialog<TargetDialog>();
    QVERIFY(adding);
    fill(*adding, password, QString::fromStdString(m_database->name()));
    auto *from = adding->findChild<QComboBox *>(QStringLiteral("targetPasswordSource"));
    from->setCurrentIndex(from->findData(int(source)));
    QTest::keyClicks(adding->findChild<QLineEdit *>(QStringLiteral("targetVariable")), variable);
    QTest::mouseClick(adding->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
}

void TestTargets::upgradeDemo()
{
    QVERIFY(m_driver->plan("migration.upgradeHead") && m_driver->apply());
    m_driver->closePlan();
}

void TestTargets::testsAConnection()
{
    QVERIFY(m_driver->choose("target.add"));
    auto *adding = dialog<TargetDialog>();
    QVERIFY(adding);
    QVERIFY(!adding->findChild<QPushButton *>(QStringLiteral("probeTest"))->isEnabled());
    fill(*adding, QString::fromStdString(m_server->address().password), QString::fromStdString(m_database->name()));
    const QString text = probe(*adding);
    QVERIFY2(text.contains(QStringLiteral("It works: PostgreSQL 15")) && text.contains(QString::fromStdString(m_database->name())) && text.contains(QStringLiteral("It is empty")), qPrintable(text));
    QVERIFY(!text.contains(QString::fromStdString(m_server->address().password)));
    // Another text in a field: the answer is about something else.
    QTest::keyClicks(adding->findChild<QLineEdit *>(QStringLiteral("targetUser")), QStringLiteral("x"));
    QVERIFY(adding->findChild<QLabel *>(QStringLiteral("probeResult"))->isHidden());
    adding->reject();
}

void TestTargets::saysWhyThereIsNone_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("database");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("says");
    QTest::newRow("wrong password") << "nonsense" << "" << "" << "did not accept the password";
    QTest::newRow("no password") << "" << "" << "" << "asks user";
    QTest::newRow("no such database") << "right" << "nowhere" << "" << "has no database \"nowhere\"";
    QTest::newRow("no such host") << "right" << "" << "no-such-host.invalid" << "is not known";
    QTest::newRow("no such socket") << "right" << "" << "/nowhere" << "No PostgreSQL server answers";
}

void TestTargets::saysWhyThereIsNone()
{
    QFETCH(QString, password);
    QFETCH(QString, database);
    QFETCH(QString, host);
    QFETCH(QString, says);
    QVERIFY(m_driver->choose("target.add"));
    auto *adding = dialog<TargetDialog>();
    QVERIFY(adding);
    fill(*adding, password == QStringLiteral("right") ? QString::fromStdString(m_server->address().password) : password, database.isEmpty() ? QString::fromStdString(m_database->name()) : database);
    if (!host.isEmpty())
        adding->findChild<QLineEdit *>(QStringLiteral("targetHost"))->setText(host);
    const QString text = probe(*adding);
    QVERIFY2(text.contains(says), qPrintable(text));
    QVERIFY2(text.contains(QLatin1Char('\n')), "it says what to do, too");
    QCOMPARE(adding->findChild<QPushButton *>(QStringLiteral("probeCreate"))->isVisible(), !database.isEmpty());
    adding->reject();
}

void TestTargets::makesADatabase()
{
    QVERIFY(m_driver->choose("target.add"));
    auto *adding = dialog<TargetDialog>();
    QVERIFY(adding);
    fill(*adding, QString::fromStdString(m_server->address().password), QStringLiteral("made by the window"));
    QVERIFY(probe(*adding).contains(QStringLiteral("has no database")));
    QTest::mouseClick(adding->findChild<QPushButton *>(QStringLiteral("probeCreate")), Qt::LeftButton);
    auto *result = adding->findChild<QLabel *>(QStringLiteral("probeResult"));
    QTRY_VERIFY_WITH_TIMEOUT(result->text().contains(QStringLiteral("It works")), 20000);
    QCOMPARE(m_database->value("SELECT count(*) FROM pg_database WHERE datname = 'made by the window'"), std::string("1"));
    adding->reject();
    m_database->query("DROP DATABASE \"made by the window\" WITH (FORCE)");
}

void TestTargets::makesAFile()
{
    QVERIFY(m_driver->choose("target.add"));
    auto *adding = dialog<TargetDialog>();
    QVERIFY(adding);
    QTest::keyClicks(adding->findChild<QLineEdit *>(QStringLiteral("targetName")), QStringLiteral("scratch"));
    adding->findChild<QComboBox *>(QStringLiteral("targetKind"))->setCurrentIndex(1);
    QTest::keyClicks(adding->findChild<QLineEdit *>(QStringLiteral("targetFile")), QStringLiteral("scratch.db"));
    QVERIFY(probe(*adding).contains(QStringLiteral("no database file")));
    QTest::mouseClick(adding->findChild<QPushButton *>(QStringLiteral("probeCreate")), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(adding->findChild<QLabel *>(QStringLiteral("probeResult"))->text().contains(QStringLiteral("It works: SQLite")), 20000);
    QVERIFY(std::filesystem::exists(m_demo / "scratch.db"));
    QTest::mouseClick(adding->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
    QTRY_COMPARE(m_driver->session().targetName(), QStringLiteral("scratch"));
    QTRY_COMPARE(m_driver->session().connection(), ProjectSession::Connection::Known);
}

void TestTargets::asksForAPasswordAndKeepsIt()
{
    addServer(PasswordSource::Ask, {});
    auto *prompt = dialog<PasswordPrompt>();
    QVERIFY(prompt);
    QTest::keyClicks(prompt->findChild<QLineEdit *>(QStringLiteral("password")), QString::fromStdString(m_server->address().password));
    QTest::mouseClick(prompt->findChild<QCheckBox *>(QStringLiteral("passwordRemember")), Qt::LeftButton, {}, QPoint(8, prompt->findChild<QCheckBox *>(QStringLiteral("passwordRemember"))->height() / 2));
    QVERIFY(prompt->findChild<QCheckBox *>(QStringLiteral("passwordRemember"))->isChecked());
    QTest::keyClick(prompt->findChild<QLineEdit *>(QStringLiteral("password")), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(m_driver->session().connection(), ProjectSession::Connection::Known, 20000);
    QCOMPARE(keyring().passwords.size(), 1);
    QCOMPARE(keyring().passwords.first(), QString::fromStdString(m_server->address().password));
    // The next window finds it there.
    m_driver = std::make_unique<WindowDriver>();
    m_driver->window().show();
    QVERIFY(m_driver->open(m_demo));
    m_driver->session().chooseTarget(int(m_driver->session().targets().size()) - 1);
    QTRY_COMPARE_WITH_TIMEOUT(m_driver->session().connection(), ProjectSession::Connection::Known, 20000);
    // With the database goes its password.
    m_driver->session().removeTarget(m_driver->session().targetIndex());
    QTRY_VERIFY(keyring().passwords.isEmpty());
}

void TestTargets::asksAgainWhenItIsRefused()
{
    addServer(PasswordSource::Keyring, QStringLiteral("nonsense"));
    auto *prompt = dialog<PasswordPrompt>();
    QVERIFY(prompt);
    QStringList texts;
    for (const QLabel *label : prompt->findChildren<QLabel *>())
        texts << label->text();
    QVERIFY2(texts.join(QLatin1Char('\n')).contains(QStringLiteral("did not accept the password")), qPrintable(texts.join(QLatin1Char('\n'))));
    prompt->reject();
    QCOMPARE(m_driver->session().connection(), ProjectSession::Connection::Failed);
}

void TestTargets::takesThePasswordFromTheEnvironment()
{
    qputenv("LIMBECK_TEST_PASSWORD", QByteArray::fromStdString(m_server->address().password));
    addServer(PasswordSource::Environment, {}, QStringLiteral("LIMBECK_TEST_PASSWORD"));
    QTRY_COMPARE_WITH_TIMEOUT(m_driver->session().connection(), ProjectSession::Connection::Known, 20000);
    QVERIFY(keyring().passwords.isEmpty());
    qunsetenv("LIMBECK_TEST_PASSWORD");
}

void TestTargets::worksWithoutAKeyring()
{
    keyring().isThere = false;
    QSignalSpy problems(&m_driver->session().passwords(), &TargetPasswords::problem);
    addServer(PasswordSource::Keyring, QString::fromStdString(m_server->address().password));
    QTRY_COMPARE_WITH_TIMEOUT(m_driver->session().connection(), ProjectSession::Connection::Known, 20000);
    QTRY_COMPARE(problems.size(), 1);
    QVERIFY(problems.first().first().toString().contains(QStringLiteral("no keyring here")));
}

void TestTargets::listsTheDatabases()
{
    auto *view = m_driver->find<QTreeView>("targetsView");
    QAbstractItemModelTester tester(view->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(m_driver->addTarget(QStringLiteral("test"), QStringLiteral("sqlite:///test.db")));
    m_driver->window().findChild<QWidget *>(QStringLiteral("targetsDock"))->show();
    QCOMPARE(view->model()->rowCount(), 2);
    const auto cell = [&](int row, int column) { return view->model()->index(row, column).data().toString(); };
    QCOMPARE(cell(1, TargetsModel::NameColumn), QStringLiteral("test"));
    QCOMPARE(cell(1, TargetsModel::RevisionColumn), QStringLiteral("base"));
    QVERIFY(cell(1, TargetsModel::ServerColumn).contains(QStringLiteral("SQLite 3")));
    upgradeDemo();
    QCOMPARE(cell(1, TargetsModel::RevisionColumn), m_driver->rows().front());
    QCOMPARE(cell(0, TargetsModel::RevisionColumn), QStringLiteral("base"));
    QVERIFY(view->model()->index(1, 0).data(TargetsModel::ChosenRole).toBool());
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(view->model()->index(0, 0)).center());
    QTest::keyClick(view, Qt::Key_Return);
    QTRY_COMPARE(m_driver->session().targetIndex(), 0);
    QVERIFY(view->model()->index(0, 0).data(TargetsModel::ChosenRole).toBool());
    QCOMPARE(cell(1, TargetsModel::RevisionColumn).isEmpty(), false);
}

void TestTargets::changesSettings()
{
    QVERIFY(m_driver->choose("target.edit"));
    auto *editing = dialog<TargetDialog>();
    QVERIFY(editing);
    QVERIFY2(!editing->findChild<QComboBox *>(QStringLiteral("targetKind"))->isVisible(), "the URL stands in the project's files");
    QVERIFY(editing->findChild<QLineEdit *>(QStringLiteral("targetName"))->isReadOnly());
    auto *colour = editing->findChild<QComboBox *>(QStringLiteral("targetColour"));
    colour->setCurrentIndex(colour->findData(int(TargetColour::Violet)));
    auto *level = editing->findChild<QComboBox *>(QStringLiteral("targetLevel"));
    level->setCurrentIndex(level->findData(int(Protection::ReadOnly)));
    QTest::mouseClick(editing->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
    const QString folder = m_driver->session().folder(), name = m_driver->session().targetName();
    QTRY_COMPARE(targetSettings(folder, name).colour, TargetColour::Violet);
    QCOMPARE(protectionOf(folder, *m_driver->session().target()), Protection::ReadOnly);
    QCOMPARE(m_driver->find<QToolButton>("targetProtection")->text(), QStringLiteral("read-only"));
    // One of the user's own keeps its fields.
    QVERIFY(m_driver->addTarget(QStringLiteral("mine"), QStringLiteral("sqlite:///mine.db")));
    QVERIFY(m_driver->choose("target.edit"));
    editing = dialog<TargetDialog>();
    auto *file = editing->findChild<QLineEdit *>(QStringLiteral("targetFile"));
    QCOMPARE(file->text(), QStringLiteral("mine.db"));
    file->setText(QStringLiteral("yours.db"));
    QTest::mouseClick(editing->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
    QTRY_COMPARE(m_driver->session().target()->url->database.value(), std::string("yours.db"));
}

void TestTargets::protectedIsUnlockedForAWhile()
{
    upgradeDemo();
    storeProtection(m_driver->session().folder(), m_driver->session().targetName(), Protection::Protected);
    QVERIFY(m_driver->plan("migration.downgradeOne"));
    QVERIFY(!m_driver->find<QPushButton>("planApply")->isEnabled());
    QVERIFY(m_driver->choose("target.unlock"));
    auto *unlock = dialog<UnlockDialog>();
    QVERIFY(unlock);
    auto *go = unlock->findChild<QPushButton *>(QStringLiteral("unlockGo"));
    QVERIFY2(!go->isEnabled(), "it wants a reason");
    QTest::keyClicks(unlock->findChild<QLineEdit *>(QStringLiteral("unlockReason")), QStringLiteral("incident 42"));
    QTest::mouseClick(go, Qt::LeftButton);
    QTRY_VERIFY(m_driver->find<QPushButton>("planApply")->isEnabled());
    QVERIFY(m_driver->find<QToolButton>("targetProtection")->text().contains(QStringLiteral("unlocked")));
    QVERIFY(!m_driver->choose("target.unlock"));
    QVERIFY(m_driver->apply());   // types the name
    QVERIFY(m_driver->rows() != QStringList{QStringLiteral("394e0db6f1c8")});
    m_driver->closePlan();
    // Locked again by hand.
    m_driver->window().findChild<ProtectionUnlocks *>()->lockAgain(m_driver->session().targetName());
    QVERIFY(m_driver->plan("migration.downgradeOne"));
    QVERIFY(!m_driver->find<QPushButton>("planApply")->isEnabled());
}

void TestTargets::unlockingEndsByItself()
{
    ProtectionUnlocks unlocks;
    unlocks.setDuration(50);
    QSignalSpy logged(&unlocks, &ProtectionUnlocks::logged), changed(&unlocks, &ProtectionUnlocks::changed);
    QTest::ignoreMessage(QtInfoMsg, QRegularExpression(QStringLiteral("Protection of \"prod\" .*Reason: why not")));
    unlocks.unlock(QStringLiteral("/project"), QStringLiteral("prod"), QStringLiteral("why not"));
    QVERIFY(unlocks.isUnlocked(QStringLiteral("prod")) && !unlocks.isUnlocked(QStringLiteral("dev")));
    QVERIFY(logged.front().front().toString().contains(QStringLiteral("why not")));
    QTRY_VERIFY(!unlocks.isUnlocked(QStringLiteral("prod")));
    QTRY_COMPARE(changed.size(), 2);
}

void TestTargets::readOnlyHoldsInTheSession()
{
    for (const bool isPostgresql : {false, true}) {
        if (isPostgresql) {
            addServer(PasswordSource::Ask, QString::fromStdString(m_server->address().password));
            QTRY_COMPARE_WITH_TIMEOUT(m_driver->session().connection(), ProjectSession::Connection::Known, 20000);
        } else {
            upgradeDemo();   // the file must be there
        }
        QVERIFY(m_driver->plan(isPostgresql ? "migration.upgradeHead" : "migration.downgradeOne"));
        storeProtection(m_driver->session().folder(), m_driver->session().targetName(), Protection::ReadOnly);
        const PlanPtr plan = m_driver->window().findChild<PlanSheet *>()->plan();
        QVERIFY(plan);
        // Past the window's own refusal: the database says no.
        QSignalSpy failed(&m_driver->session(), &ProjectSession::runFailed), finished(&m_driver->session(), &ProjectSession::runFinished);
        m_driver->session().apply(plan, false);
        QTRY_VERIFY_WITH_TIMEOUT(failed.size() + finished.size() == 1, 20000);
        QCOMPARE(failed.size(), 1);
        const QString text = QString::fromStdString(failed.front().front().value<ErrorPtr>()->toText());
        QVERIFY2(text.contains(QStringLiteral("read-only")) || text.contains(QStringLiteral("readonly")), qPrintable(text));
        m_driver->closePlan();
    }
}

void TestTargets::keepsNoPassword()
{
    addServer(PasswordSource::Ask, QString::fromStdString(m_server->address().password));
    QTRY_COMPARE_WITH_TIMEOUT(m_driver->session().connection(), ProjectSession::Connection::Known, 20000);
    QSettings settings;
    for (const QString &key : settings.allKeys())
        QVERIFY2(!settings.value(key).toString().contains(QString::fromStdString(m_server->address().password)), qPrintable(key));
    QVERIFY(keyring().passwords.isEmpty());
}

QTEST_MAIN(TestTargets)
#include "tst_targets.moc"
