// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/command_registry.h"
#include "common/message_banner.h"
#include "connection/protection.h"
#include "support/database_dump.h"
#include "graph/history_model.h"
#include "graph/history_view.h"
#include "plan/plan_model.h"
#include "preferences/preferences_dialog.h"
#include "problems/problems_model.h"
#include "project/paths.h"
#include "project_session.h"
#include "revision/revision_dialog.h"
#include "script/code_editor.h"
#include "start/database_strip.h"
#include "start/init_dialog.h"
#include "ui_testing.h"
#include "window_test.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

// What the window says and offers where not everything is as it should be: a new folder, a database that is not as the scripts expect, a history that does not hold together.

using namespace limbeck;
using namespace limbeck::ui;
using namespace limbeck::ui::testing;

class TestFirstRun : public WindowTest {
    Q_OBJECT

private Q_SLOTS:
    void anEmptyDatabase();
    void clockAndChanceAreThoseOfThePlan();
    void tablesWithoutAVersion();
    void aRevisionOfAnotherCheckout();
    void notConnected();
    void brokenHistories_data();
    void brokenHistories();
    void problemsAreWalkedThrough();
    void aBrokenBodyIsAnnounced();
    void aProjectWithoutRevisionsIsHelped();
    void aThemeSwitchReachesEveryPart();
    void beginsWithSqlModel();
    void theWizardKeepsPasswordsOut();
    void layoutsBelongToProjects();
    void safetyIsPreferred();

private:
    std::unique_ptr<test::ProjectBuilder> newProject(const char *name);
    QString strip() { return m_driver->window().findChild<DatabaseStrip *>()->text(); }
};

std::unique_ptr<test::ProjectBuilder> TestFirstRun::newProject(const char *name)
{
    auto project = std::make_unique<test::ProjectBuilder>(*m_folder / name);
    project->revision({.id = "a1b2c3d4e5f6", .down = {}, .message = "customers", .upgrade = {"op.create_table('customer', sa.Column('id', sa.Integer(), primary_key=True))"},
                       .downgrade = {"op.drop_table('customer')"}});
    project->revision({.id = "b2c3d4e5f6a7", .down = {"a1b2c3d4e5f6"}, .message = "orders", .upgrade = {"op.create_table('orders', sa.Column('id', sa.Integer(), primary_key=True))"},
                       .downgrade = {"op.drop_table('orders')"}});
    return project;
}

void TestFirstRun::anEmptyDatabase()
{
    const auto project = newProject("empty");
    QVERIFY(m_driver->open(project->folder()));
    QTRY_VERIFY2(strip().contains(QStringLiteral("is empty")), qPrintable(strip()));
    QVERIFY(button("stripUpgrade") && button("stripStamp") && button("stripOther"));
    QTest::mouseClick(button("stripUpgrade"), Qt::LeftButton);
    QTRY_VERIFY(m_driver->find<QPushButton>("planApply")->isVisible());
    QVERIFY2(strip().isEmpty(), "a plan says what will be done: the strip makes room for it");
    m_driver->closePlan();
    QTRY_VERIFY2(strip().contains(QStringLiteral("is empty")), qPrintable(strip()));
    QTest::mouseClick(button("stripUpgrade"), Qt::LeftButton);
    QTRY_VERIFY(m_driver->find<QPushButton>("planApply")->isVisible());
    QVERIFY(m_driver->apply());
    QTRY_VERIFY(strip().isEmpty());
    QTRY_COMPARE(m_driver->rows(), QStringList{QStringLiteral("b2c3d4e5f6a7")});
}

/// A secret, a date and an id made by scripts: what the plan shows is what runs, in every script another.
void TestFirstRun::clockAndChanceAreThoseOfThePlan()
{
    const auto project = newProject("secrets");
    const auto secret = [](const char *id, const char *down, const std::string &table) {
        return test::RevisionSpec{.id = id, .down = {down}, .message = table,
                                  .upgrade = {"import datetime, os, random, secrets, uuid",
                                              "t = op.create_table('" + table + "', sa.Column('secret', sa.Text()), sa.Column('made', sa.DateTime()))",
                                              "op.bulk_insert(t, [{'secret': os.urandom(8).hex() + secrets.token_hex(8) + str(uuid.uuid4()) + str(random.random()), 'made': datetime.datetime.now()}])"},
                                  .downgrade = {"op.drop_table('" + table + "')"}};
    };
    project->revision(secret("c3d4e5f6a7b8", "b2c3d4e5f6a7", "key_one"));
    project->revision(secret("d4e5f6a7b8c9", "c3d4e5f6a7b8", "key_two"));
    QVERIFY(m_driver->open(project->folder()));
    QVERIFY(m_driver->plan("migration.upgradeHead"));
    // "… VALUES ('secret', 'date')" of both steps
    const auto *steps = m_driver->find<QTreeView>("planTree")->model();
    QStringList shown;
    for (const int step : {2, 3}) {
        const QString sql = steps->index(step, 0).data(PlanModel::SqlRole).toString();
        shown << sql.mid(sql.indexOf(QStringLiteral("VALUES ('")) + 9).section(QLatin1Char('\''), 0, 2);
    }
    QCOMPARE(shown.at(0).section(QLatin1Char('\''), 0, 0).size() > 60, true);
    QVERIFY2(shown.at(0).section(QLatin1Char('\''), 0, 0) != shown.at(1).section(QLatin1Char('\''), 0, 0), "each script has chance of its own");
    QVERIFY(m_driver->apply());
    QTRY_COMPARE(m_driver->rows(), QStringList{QStringLiteral("d4e5f6a7b8c9")});
    const QString rows = QString::fromStdString(test::dumpSqlite(project->sqliteFile()));
    for (const QString &one : shown)
        QVERIFY2(rows.contains(one.section(QLatin1Char('\''), 0, 0)) && rows.contains(one.section(QLatin1Char('\''), 2, 2)), qPrintable(one + QLatin1Char('\n') + rows));
}

void TestFirstRun::tablesWithoutAVersion()
{
    const auto project = newProject("grown");
    sqlite(project->sqliteFile(), "CREATE TABLE customer (id INTEGER PRIMARY KEY); CREATE TABLE orders (id INTEGER PRIMARY KEY);");
    QVERIFY(m_driver->open(project->folder()));
    QTRY_VERIFY2(strip().contains(QStringLiteral("has tables, but no version table")), qPrintable(strip()));
    QVERIFY2(strip().indexOf(QStringLiteral("Stamp it")) < strip().indexOf(QStringLiteral("Upgrade it")), "what is probably right comes first");
    button("stripStamp")->setFocus();
    QTest::keyClick(button("stripStamp"), Qt::Key_Space);
    QTRY_VERIFY(m_driver->find<QPushButton>("planApply")->isVisible());
    QVERIFY(m_driver->apply());
    QTRY_COMPARE(m_driver->rows(), QStringList{QStringLiteral("b2c3d4e5f6a7")});
    m_driver->closePlan();
    QTRY_VERIFY(strip().isEmpty());
}

void TestFirstRun::aRevisionOfAnotherCheckout()
{
    const auto project = newProject("other");
    sqlite(project->sqliteFile(), "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY); INSERT INTO alembic_version VALUES ('feedfacecafe');");
    QVERIFY(m_driver->open(project->folder()));
    QTRY_VERIFY2(strip().contains(QStringLiteral("feedfacecafe")), qPrintable(strip()));
    QTRY_VERIFY(button("stripOther"));
    QTest::mouseClick(button("stripOther"), Qt::LeftButton);
    QTRY_VERIFY(m_driver->find<QDockWidget>("targetsDock")->isVisible());
    // The script comes: the strip goes.
    for (QDialog *dialog : m_driver->window().findChildren<QDialog *>())
        dialog->reject();
    project->revision({.id = "feedfacecafe", .down = {"b2c3d4e5f6a7"}, .message = "pulled"});
    QTRY_VERIFY_WITH_TIMEOUT(strip().isEmpty(), 15000);
}

void TestFirstRun::notConnected()
{
    const auto project = newProject("far");
    project->url("postgresql://ann@127.0.0.1:1/shop");
    QVERIFY(m_driver->open(project->folder()));
    QTRY_VERIFY2(strip().contains(QStringLiteral("is unknown")), qPrintable(strip()));
    QTRY_COMPARE(m_driver->stateOf(QStringLiteral("a1b2c3d4e5f6")), QStringLiteral("unknown"));
    QTest::mouseClick(button("stripConnect"), Qt::LeftButton);
    QTRY_VERIFY2(strip().contains(QStringLiteral("No PostgreSQL server answers at 127.0.0.1")), qPrintable(strip()));
    QVERIFY(button("stripConnect") && button("stripSettings"));
    QTRY_COMPARE(m_driver->stateOf(QStringLiteral("a1b2c3d4e5f6")), QStringLiteral("unknown"));
}

void TestFirstRun::brokenHistories_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("rows");
    QTest::newRow("cycle") << "cycle" << 4;
    QTest::newRow("duplicate id") << "duplicate" << 2;
    QTest::newRow("missing parent") << "missing" << 4;
}

void TestFirstRun::brokenHistories()
{
    QFETCH(QString, kind);
    QFETCH(int, rows);
    const auto project = newProject("broken");
    if (kind == QStringLiteral("cycle")) {
        project->revision({.id = "c3d4e5f6a7b8", .down = {"d4e5f6a7b8c9"}, .message = "hen"});
        project->revision({.id = "d4e5f6a7b8c9", .down = {"c3d4e5f6a7b8"}, .message = "egg"});
    } else if (kind == QStringLiteral("duplicate")) {
        project->file("migrations/versions/again.py", "\"\"\"again\"\"\"\nrevision = 'b2c3d4e5f6a7'\ndown_revision = 'a1b2c3d4e5f6'\n\n\ndef upgrade():\n    pass\n\n\ndef downgrade():\n    pass\n");
    } else {
        project->revision({.id = "c3d4e5f6a7b8", .down = {"0dead0beef00"}, .message = "child of nobody"});
    }
    QVERIFY(m_driver->open(project->folder()));
    auto *view = m_driver->find<HistoryView>("historyView");
    QCOMPARE(view->model()->rowCount(), rows);
    auto *problems = m_driver->find<QTreeView>("problemsView")->model();
    QAbstractItemModelTester tester(problems, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(problems->rowCount() > 0);
    QVERIFY(m_driver->find<QToolButton>("problemCount")->isVisible());
    QVERIFY(!m_driver->choose("migration.upgradeHead"));
    QTest::mouseClick(m_driver->find<QToolButton>("problemCount"), Qt::LeftButton);
    QTRY_VERIFY(m_driver->find<QTreeView>("problemsView")->isVisible());
}

void TestFirstRun::problemsAreWalkedThrough()
{
    const auto project = newProject("two");
    project->file("migrations/versions/one.py", "\"\"\"one\"\"\"\nrevision = 'eeee'\ndown_revision = None\n\n\ndef upgrade(:\n    pass\n");
    project->file("migrations/versions/two.py", "\"\"\"two\"\"\"\nrevision = 'ffff'\ndown_revision = None\n\n\n\ndef downgrade(:\n    pass\n");
    QVERIFY(m_driver->open(project->folder()));
    auto *editor = m_driver->find<CodeEditor>("scriptEditor");
    QTest::keyClick(&m_driver->window(), Qt::Key_F8);
    QVERIFY(m_driver->choose("problem.next"));
    QTRY_VERIFY(editor->text().contains(QStringLiteral("def upgrade(:")) || editor->text().contains(QStringLiteral("def downgrade(:")));
    const QString first = editor->text();
    QVERIFY(m_driver->choose("problem.next"));
    QTRY_VERIFY(editor->text() != first && editor->text().contains(QStringLiteral("(:")));
    QVERIFY(m_driver->choose("problem.previous"));
    QTRY_COMPARE(editor->text(), first);
}

void TestFirstRun::aBrokenBodyIsAnnounced()
{
    const auto project = newProject("body");
    const std::string head = "\"\"\"one\"\"\"\nrevision = 'eeee'\ndown_revision = 'b2c3d4e5f6a7'\n\n\ndef upgrade():\n";
    project->file("migrations/versions/one.py", head + "    pass\n");
    QVERIFY(m_driver->open(project->folder()));
    auto *problems = m_driver->find<QTreeView>("problemsView")->model();
    QCOMPARE(problems->rowCount(), 0);
    project->file("migrations/versions/one.py", head + "    x = (1,\n");
    QTRY_COMPARE(problems->rowCount(), 1);
    QVERIFY(problems->index(0, 0).data().toString().contains(QStringLiteral("was never closed")));
    QCOMPARE(problems->index(0, 1).data().toString(), QStringLiteral("one.py:7"));
    QTRY_VERIFY(m_driver->find<QToolButton>("problemCount")->isVisible());
    // It is known without the script being chosen, and gone once it is mended.
    project->file("migrations/versions/one.py", head + "    x = (1,)\n");
    QTRY_COMPARE(problems->rowCount(), 0);
}

void TestFirstRun::aProjectWithoutRevisionsIsHelped()
{
    test::ProjectBuilder project(*m_folder / "none");
    QVERIFY(m_driver->open(project.folder()));
    QTRY_VERIFY2(strip().contains(QStringLiteral("no revisions yet")), qPrintable(strip()));
    QTest::mouseClick(m_driver->window().findChild<QPushButton *>(QStringLiteral("stripNewRevision")), Qt::LeftButton);
    auto *dialog = m_driver->window().findChild<RevisionDialog *>();
    QVERIFY(dialog);
    QTest::keyClicks(dialog->findChild<QLineEdit *>(QStringLiteral("revisionMessage")), QStringLiteral("first"));
    QTest::mouseClick(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
    QTRY_VERIFY(!strip().contains(QStringLiteral("no revisions yet")));
    QCOMPARE(m_driver->session().snapshot()->graph->size(), 1);
}

void TestFirstRun::aThemeSwitchReachesEveryPart()
{
    const auto project = newProject("switch");
    project->file("migrations/versions/one.py", "revision = 'eeee'\ndown_revision = None\n\n\ndef upgrade(:\n    pass\n");
    QVERIFY(m_driver->open(project->folder()));
    QTRY_VERIFY(strip().contains(QStringLiteral("is empty")));
    const auto grounds = [this] {
        std::vector<int> lightness;
        for (QWidget *part : std::initializer_list<QWidget *>{m_driver->find<HistoryView>("historyView")->viewport(), m_driver->find<DatabaseStrip>("databaseStrip"), m_driver->window().findChild<MessageBanner *>(),
                                                               m_driver->find<CodeEditor>("scriptEditor"), &m_driver->window()})
            lightness.push_back(part->grab().toImage().pixelColor(2, 2).lightness());
        return lightness;
    };
    const auto areAll = [&](bool dark) { return std::ranges::all_of(grounds(), [dark](int lightness) { return (lightness < 128) == dark; }); };
    switchPalette(testing::lightPalette());
    QTRY_VERIFY(areAll(false));
    switchPalette(testing::darkPalette());
    QTRY_VERIFY(areAll(true));
    switchPalette(testing::lightPalette());
    QTRY_VERIFY(areAll(false));
}

void TestFirstRun::beginsWithSqlModel()
{
    const auto folder = *m_folder / "fresh";
    std::filesystem::create_directories(folder / "shop");
    project::writeTextFile((folder / "shop" / "__init__.py").string(), "");
    project::writeTextFile((folder / "shop" / "models.py").string(),
                           "from typing import Optional\nfrom sqlmodel import Field, SQLModel\n\n\nclass Tea(SQLModel, table=True):\n    id: Optional[int] = Field(default=None, primary_key=True)\n    name: str\n");
    m_driver->window().openFolder(QString::fromStdString(folder.string()));
    auto *begin = m_driver->find<QPushButton>("startInit");
    QTRY_VERIFY(begin->isVisible());
    QTest::mouseClick(begin, Qt::LeftButton);
    auto *dialog = m_driver->window().findChild<InitDialog *>();
    QVERIFY(dialog);
    QTRY_COMPARE(dialog->findChild<QLineEdit *>(QStringLiteral("initModels"))->text(), QStringLiteral("shop.models"));
    QTest::mouseClick(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
    QTRY_VERIFY(m_driver->find<HistoryView>("historyView")->isVisible());
    const std::string env = test::readFile(folder / "migrations" / "env.py");
    QVERIFY(env.find("import shop.models") != std::string::npos && env.find("SQLModel.metadata") != std::string::npos);
    QTRY_VERIFY(m_driver->session().target() && m_driver->session().target()->url);
    QVERIFY(m_driver->session().snapshot()->problems.empty());
}

void TestFirstRun::theWizardKeepsPasswordsOut()
{
    const auto folder = *m_folder / "fresh";
    std::filesystem::create_directories(folder);
    EngineService engine;
    InitDialog dialog(QString::fromStdString(folder.string()), engine);
    auto *ok = dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    auto *url = dialog.findChild<QLineEdit *>(QStringLiteral("initUrl"));
    QVERIFY(ok->isEnabled());
    url->setText(QStringLiteral("postgresql://ann:geheim@db/shop"));
    QVERIFY(!ok->isEnabled());
    QVERIFY(!dialog.findChild<QLabel *>(QStringLiteral("initProblem"))->text().contains(QStringLiteral("geheim")));
    url->setText(QStringLiteral("postgresql://ann@db/shop"));
    QVERIFY(ok->isEnabled());
    dialog.findChild<QLineEdit *>(QStringLiteral("initModels"))->setText(QStringLiteral("no-module"));
    QVERIFY(!ok->isEnabled());
    dialog.findChild<QComboBox *>(QStringLiteral("initTemplate"))->setCurrentText(QStringLiteral("multidb"));
    QVERIFY(ok->isEnabled());
    QVERIFY(!dialog.request().sqlModel);
}

void TestFirstRun::layoutsBelongToProjects()
{
    const auto one = newProject("one"), two = newProject("two");
    QVERIFY(m_driver->open(one->folder()));
    QVERIFY(m_driver->choose("view.author"));
    QVERIFY(!m_driver->find<QWidget>("inspector")->isVisible());
    m_driver->find<QDockWidget>("logDock")->show();
    QVERIFY(m_driver->open(two->folder()));
    QVERIFY(m_driver->choose("view.resetLayout"));
    QVERIFY(m_driver->find<QWidget>("inspector")->isVisible());
    QVERIFY(m_driver->open(one->folder()));
    QVERIFY(!m_driver->find<QWidget>("inspector")->isVisible());
    QVERIFY(m_driver->find<QDockWidget>("logDock")->isVisible());
    m_driver->window().close();
    m_driver = std::make_unique<WindowDriver>();
    m_driver->window().show();
    QVERIFY(m_driver->open(two->folder()));
    QVERIFY(m_driver->find<QWidget>("inspector")->isVisible());
}

void TestFirstRun::safetyIsPreferred()
{
    const auto project = newProject("safe");
    QVERIFY(m_driver->open(project->folder()));
    QCOMPARE(m_driver->find<QToolButton>("targetProtection")->text(), QStringLiteral("free"));
    QVERIFY(m_driver->choose("app.preferences"));
    auto *dialog = m_driver->window().findChild<PreferencesDialog *>();
    auto *near = dialog->findChild<QComboBox *>(QStringLiteral("preferencesNear"));
    near->setFocus();
    QTest::keyClick(near, Qt::Key_Down);
    QTRY_COMPARE(m_driver->find<QToolButton>("targetProtection")->text(), QStringLiteral("guarded"));
    migrate::Target far;
    far.name = "customers";
    far.url = database::Url::parse("postgresql://db.example.com/shop");
    QCOMPARE(defaultProtection(far), Protection::Guarded);
    storeBeginningProtection(Distance::Far, Protection::ReadOnly);
    QCOMPARE(defaultProtection(far), Protection::ReadOnly);
    far.name = "production";
    QCOMPARE(defaultProtection(far), Protection::ReadOnly);
    storeBeginningProtection(Distance::Far, Protection::Free);
    QCOMPARE(defaultProtection(far), Protection::Protected);
    dialog->reject();
}

QTEST_MAIN(TestFirstRun)
#include "tst_first_run.moc"
