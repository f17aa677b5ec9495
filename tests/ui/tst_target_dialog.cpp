// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/password_prompt.h"
#include "connection/target_bar.h"
#include "connection/target_dialog.h"
#include "connection/target_store.h"
#include "connection/target_texts.h"
#include "ui_testing.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

using namespace limbeck;
using namespace limbeck::ui;
using namespace limbeck::ui::testing;

namespace {

migrate::Target target(const char *name, const char *url, bool isUsers = false)
{
    migrate::Target made;
    made.name = name;
    made.origin.kind = isUsers ? project::Origin::Kind::User : project::Origin::Kind::Ini;
    if (*url)
        made.url = database::Url::parse(url);
    else
        made.problem = "DATABASE_URL is not set";
    return made;
}

QPushButton *okOf(QDialog &dialog) { return dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok); }

void type(QWidget &parent, const char *field, const char *text)
{
    auto *edit = parent.findChild<QLineEdit *>(QLatin1String(field));
    edit->clear();
    QTest::keyClicks(edit, QLatin1String(text));
}

}  // namespace

class TestTargetDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void postgresql();
    void socketFolder();
    void sqlite();
    void wholeUrl();
    void badUrl();
    void takenName();
    void showsNoPassword();
    void barShowsTargets();
    void barTellsOnlyWhatTheUserDid();
    void barShowsTheStatus();
    void stages_data();
    void stages();
    void storeKeepsNoPassword();
    void promptGivesThePassword();
    void recentProjects();
    void pictures();
};

void TestTargetDialog::initTestCase()
{
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication::setPalette(lightPalette());
    isolateSettings();
}

void TestTargetDialog::postgresql()
{
    TargetDialog dialog(QStringLiteral("/project"));
    QVERIFY(!dialog.url());
    QVERIFY(!okOf(dialog)->isEnabled());
    type(dialog, "targetDatabase", "shop");
    QVERIFY2(!okOf(dialog)->isEnabled(), "it has no name yet");
    type(dialog, "targetName", " dev ");
    QVERIFY(okOf(dialog)->isEnabled());
    QCOMPARE(dialog.targetName(), QStringLiteral("dev"));
    type(dialog, "targetUser", "ann");
    type(dialog, "targetPassword", "p@ss:w/rd");
    dialog.findChild<QSpinBox *>()->setValue(5433);
    const auto url = dialog.url();
    QVERIFY(url);
    QCOMPARE(url->user.value(), std::string("ann"));
    QCOMPARE(url->password.value(), std::string("p@ss:w/rd"));
    QCOMPARE(url->host.value(), std::string("localhost"));
    QCOMPARE(url->port.value(), 5433);
    QCOMPARE(database::Url::parse(url->toString(false)).password.value(), std::string("p@ss:w/rd"));
}

void TestTargetDialog::socketFolder()
{
    TargetDialog dialog(QStringLiteral("/project"));
    type(dialog, "targetHost", "/var/run/postgresql");
    type(dialog, "targetDatabase", "shop");
    QVERIFY(!dialog.url()->host);
    QCOMPARE(dialog.url()->queryValue("host").value(), std::string("/var/run/postgresql"));
}

void TestTargetDialog::sqlite()
{
    TargetDialog dialog(QStringLiteral("/project"));
    dialog.findChild<QComboBox *>(QStringLiteral("targetKind"))->setCurrentIndex(1);
    QVERIFY(!dialog.url());
    type(dialog, "targetFile", "data/app.db");
    QCOMPARE(dialog.url()->toString(), std::string("sqlite:///data/app.db"));
}

void TestTargetDialog::wholeUrl()
{
    TargetDialog dialog(QStringLiteral("/project"));
    dialog.findChild<QComboBox *>(QStringLiteral("targetKind"))->setCurrentIndex(2);
    type(dialog, "targetName", "stage");
    type(dialog, "targetUrl", "postgresql+psycopg2://u:secret@db.example.com:6000/shop?sslmode=require");
    QVERIFY(okOf(dialog)->isEnabled());
    QCOMPARE(dialog.url()->host.value(), std::string("db.example.com"));
    QCOMPARE(dialog.url()->queryValue("sslmode").value(), std::string("require"));
}

void TestTargetDialog::badUrl()
{
    TargetDialog dialog(QStringLiteral("/project"));
    dialog.findChild<QComboBox *>(QStringLiteral("targetKind"))->setCurrentIndex(2);
    type(dialog, "targetName", "x");
    type(dialog, "targetUrl", "mysql://u:geheim@h/d");
    QVERIFY(!okOf(dialog)->isEnabled());
    const QString problem = dialog.findChild<QLabel *>(QStringLiteral("targetProblem"))->text();
    QVERIFY(!problem.isEmpty());
    QVERIFY(!problem.contains(QStringLiteral("geheim")));
}

void TestTargetDialog::takenName()
{
    TargetDialog dialog(QStringLiteral("/project"));
    dialog.setKnownNames({QStringLiteral("dev")});
    type(dialog, "targetDatabase", "shop");
    type(dialog, "targetName", "dev");
    QVERIFY(!okOf(dialog)->isEnabled());
    QVERIFY(dialog.findChild<QLabel *>(QStringLiteral("targetProblem"))->text().contains(QStringLiteral("dev")));
    type(dialog, "targetName", "dev2");
    QVERIFY(okOf(dialog)->isEnabled());
}

void TestTargetDialog::showsNoPassword()
{
    TargetDialog dialog(QStringLiteral("/project"));
    type(dialog, "targetDatabase", "shop");
    type(dialog, "targetUser", "ann");
    type(dialog, "targetPassword", "geheim");
    const QString preview = dialog.findChild<QLabel *>(QStringLiteral("targetPreview"))->text();
    QVERIFY(preview.contains(QStringLiteral("ann:***@localhost")));
    QVERIFY(!preview.contains(QStringLiteral("geheim")));
    QCOMPARE(dialog.findChild<QLineEdit *>(QStringLiteral("targetPassword"))->echoMode(), QLineEdit::Password);
}

void TestTargetDialog::barShowsTargets()
{
    TargetBar bar;
    auto *combo = bar.findChild<QComboBox *>();
    QCOMPARE(bar.currentIndex(), -1);
    QVERIFY(!combo->isEnabled());
    bar.setTargets({target("dev", "postgresql://u:geheim@localhost/shop"), target("prod", ""), target("mine", "sqlite:///a.db", true)});
    QCOMPARE(bar.currentIndex(), 0);
    QCOMPARE(combo->count(), 3);
    QVERIFY(combo->toolTip().contains(QStringLiteral("***")));
    QVERIFY(!combo->toolTip().contains(QStringLiteral("geheim")));
    QVERIFY(combo->itemData(1, Qt::AccessibleTextRole).toString().contains(QStringLiteral("DATABASE_URL is not set")));
    auto *remove = bar.findChild<QToolButton *>(QStringLiteral("targetRemove"));
    QVERIFY(remove->isHidden());
    bar.setCurrentIndex(2);
    QVERIFY(!remove->isHidden());
    bar.setTargets({target("dev", "sqlite:///a.db")});
    QCOMPARE(bar.currentIndex(), 0);
    bar.setTargets({});
    QCOMPARE(bar.currentIndex(), -1);
}

void TestTargetDialog::barTellsOnlyWhatTheUserDid()
{
    TargetBar bar;
    QSignalSpy chosen(&bar, &TargetBar::targetChosen), added(&bar, &TargetBar::addRequested), removed(&bar, &TargetBar::removeRequested);
    bar.setTargets({target("dev", "sqlite:///a.db"), target("mine", "sqlite:///b.db", true)});
    bar.setCurrentIndex(1);
    QCOMPARE(chosen.size(), 0);
    QTest::keyClick(bar.findChild<QComboBox *>(), Qt::Key_Up);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.back().front().toInt(), 0);
    QTest::mouseClick(bar.findChild<QToolButton *>(QStringLiteral("targetAdd")), Qt::LeftButton);
    QCOMPARE(added.size(), 1);
    bar.setCurrentIndex(1);
    QTest::mouseClick(bar.findChild<QToolButton *>(QStringLiteral("targetRemove")), Qt::LeftButton);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed.back().front().toInt(), 1);
}

void TestTargetDialog::barShowsTheStatus()
{
    TargetBar bar;
    auto *light = bar.findChild<StatusLight *>();
    QCOMPARE(light->status(), TargetBar::Status::Unknown);
    bar.setStatus(TargetBar::Status::Failed, QStringLiteral("Nobody answers at localhost:5432."));
    QCOMPARE(light->status(), TargetBar::Status::Failed);
    QCOMPARE(light->toolTip(), QStringLiteral("Nobody answers at localhost:5432."));
    QVERIFY(!light->accessibleName().isEmpty());
    QList<QImage> seen;
    for (const auto status : {TargetBar::Status::Unknown, TargetBar::Status::Connecting, TargetBar::Status::Connected, TargetBar::Status::Failed}) {
        bar.setStatus(status, {});
        const QImage grey = light->grab().toImage().convertToFormat(QImage::Format_Mono, Qt::ThresholdDither);
        QVERIFY2(!seen.contains(grey), "the shape tells, not the colour alone");
        seen << grey;
    }
}

void TestTargetDialog::stages_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("url");
    QTest::addColumn<int>("stage");
    QTest::newRow("name") << "dev" << "postgresql://db.example.com/shop" << int(Stage::Development);
    QTest::newRow("production") << "PROD" << "postgresql://localhost/shop" << int(Stage::Production);
    QTest::newRow("word of the database") << "env.py" << "postgresql://h/shop_production" << int(Stage::Production);
    QTest::newRow("word of the host") << "env.py" << "postgresql://staging.example.com/shop" << int(Stage::Staging);
    QTest::newRow("before production") << "preprod" << "postgresql://h/shop" << int(Stage::Staging);
    QTest::newRow("not part of a word") << "products" << "postgresql://h/delivery" << int(Stage::Unknown);
    QTest::newRow("a file") << "env.py" << "sqlite:///app.db" << int(Stage::Development);
    QTest::newRow("local server") << "env.py" << "postgresql://127.0.0.1/shop" << int(Stage::Development);
    QTest::newRow("socket") << "env.py" << "postgresql:///shop?host=/run/pg" << int(Stage::Development);
    QTest::newRow("far server") << "env.py" << "postgresql://db.example.com/shop" << int(Stage::Unknown);
    QTest::newRow("no URL") << "env.py" << "" << int(Stage::Unknown);
}

void TestTargetDialog::stages()
{
    QFETCH(QString, name);
    QFETCH(QString, url);
    QFETCH(int, stage);
    QCOMPARE(int(stageOf(target(name.toUtf8().constData(), url.toUtf8().constData()))), stage);
}

void TestTargetDialog::storeKeepsNoPassword()
{
    const QString root = QStringLiteral("/projects/shop");
    TargetStore::add(root, QStringLiteral("stage"), database::Url::parse("postgresql://u:geheim@h/shop"));
    TargetStore::add(root, QStringLiteral("local"), database::Url::parse("sqlite:///a.db"));
    const auto loaded = TargetStore::load(root, {});
    QCOMPARE(loaded.size(), std::size_t(2));
    for (const migrate::Target &one : loaded) {
        QVERIFY(!one.url->password);
        QCOMPARE(one.origin.kind, project::Origin::Kind::User);
    }
    QSettings settings;
    for (const QString &key : settings.allKeys())
        QVERIFY(!settings.value(key).toString().contains(QStringLiteral("geheim")));
    QVERIFY(TargetStore::load(QStringLiteral("/projects/other"), {}).empty());
    TargetStore::remove(root, QStringLiteral("stage"));
    QCOMPARE(TargetStore::load(root, {}).size(), std::size_t(1));
}

void TestTargetDialog::promptGivesThePassword()
{
    PasswordPrompt prompt(QStringLiteral("postgresql://ann:***@localhost/shop"));
    QSignalSpy given(&prompt, &PasswordPrompt::passwordGiven);
    prompt.open();
    QVERIFY(!okOf(prompt)->isEnabled());
    auto *field = prompt.findChild<QLineEdit *>(QStringLiteral("password"));
    QCOMPARE(field->echoMode(), QLineEdit::Password);
    QTest::keyClicks(field, QStringLiteral("geheim"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(given.size(), 1);
    QCOMPARE(given.back().front().toString(), QStringLiteral("geheim"));
    QCOMPARE(prompt.result(), int(QDialog::Accepted));
    PasswordPrompt refused(QStringLiteral("x"));
    QSignalSpy nothing(&refused, &PasswordPrompt::passwordGiven);
    refused.open();
    QTest::keyClick(&refused, Qt::Key_Escape);
    QCOMPARE(nothing.size(), 0);
}

void TestTargetDialog::recentProjects()
{
    for (int i = 0; i < 20; ++i)
        RecentProjects::add(QStringLiteral("/p/%1").arg(i));
    RecentProjects::add(QStringLiteral("/p/15"));
    QCOMPARE(RecentProjects::load().size(), 12);
    QCOMPARE(RecentProjects::load().front(), QStringLiteral("/p/15"));
    QCOMPARE(RecentProjects::load().count(QStringLiteral("/p/15")), 1);
    RecentProjects::remove(QStringLiteral("/p/15"));
    QCOMPARE(RecentProjects::load().front(), QStringLiteral("/p/19"));
}

void TestTargetDialog::pictures()
{
    TargetDialog dialog(QStringLiteral("/project"));
    type(dialog, "targetName", "dev");
    type(dialog, "targetDatabase", "shop");
    type(dialog, "targetUser", "ann");
    type(dialog, "targetPassword", "geheim");
    savePictures(dialog, QStringLiteral("target-postgresql"));
    dialog.findChild<QComboBox *>(QStringLiteral("targetKind"))->setCurrentIndex(2);
    type(dialog, "targetUrl", "mysql://u@h/d");
    savePictures(dialog, QStringLiteral("target-url"));
    PasswordPrompt prompt(QStringLiteral("postgresql://ann:***@staging.example.com:5432/a_database_with_a_rather_long_name"));
    prompt.setProblem(QStringLiteral("The server refused the password of ann."));
    savePictures(prompt, QStringLiteral("password"));
    TargetBar bar;
    bar.resize(620, 36);
    bar.setTargets({target("prod", "postgresql://shop:x@db.production.example.com:5432/a_database_with_a_rather_long_name"), target("dev", "sqlite:///demo.db", true)});
    bar.setStatus(TargetBar::Status::Connected, QStringLiteral("PostgreSQL 15.8"));
    savePictures(bar, QStringLiteral("bar-production"));
    bar.setCurrentIndex(1);
    bar.setStatus(TargetBar::Status::Connecting, {});
    savePictures(bar, QStringLiteral("bar-development"));
    auto *combo = bar.findChild<QComboBox *>();
    bar.show();
    combo->showPopup();
    savePictures(*combo->findChild<QFrame *>(), QStringLiteral("bar-popup"));
    combo->hidePopup();
    bar.setTargets({});
    bar.setStatus(TargetBar::Status::Failed, {});
    savePictures(bar, QStringLiteral("bar-empty"));
}

QTEST_MAIN(TestTargetDialog)
#include "tst_target_dialog.moc"
