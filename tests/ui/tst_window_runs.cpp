// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/protection.h"
#include "demo_test.h"
#include "graph/history_model.h"
#include "graph/history_view.h"
#include "plan/plan_model.h"
#include "project_session.h"
#include "script/code_editor.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTextBrowser>
#include <QTreeView>

// Plans that are run in the window, by mouse and keyboard, with the real engine on SQLite and PostgreSQL: up, down, failures, stops, protected databases.

using namespace limbeck;
using namespace limbeck::ui;
using namespace limbeck::ui::testing;

namespace {

const QString kHead = QStringLiteral("394e0db6f1c8");
const QString kBeforeHead = QStringLiteral("bd15f7a80c42");
const QString kMerge = QStringLiteral("2e8a5d60b1f7");

}  // namespace

class TestWindowRuns : public DemoTest {
    Q_OBJECT

private Q_SLOTS:
    void goesUpAndDown_data() { addDatabases(); }
    void goesUpAndDown();
    void stamps_data() { addDatabases(); }
    void stamps();
    void aRefusedQuestionChangesNothing();
    void tellsAFailureAndRecovers_data() { addDatabases(); }
    void tellsAFailureAndRecovers();
    void stops_data() { addDatabases(); }
    void stops();
    void nothingRunsWhereAParentIsMissing();
    void aPlanThatCannotBeRunSaysSo();
    void aGuardedDatabaseWantsItsName();
    void aProtectedDatabaseIsNotTakenDown();
    void marksOtherDatabases();
};

void TestWindowRuns::goesUpAndDown()
{
    QFETCH(bool, isPostgresql);
    QVERIFY(m_driver->open(m_demo));
    QVERIFY(useDatabase(isPostgresql));
    QVERIFY(m_driver->plan("migration.upgradeHead"));
    QCOMPARE(m_driver->find<QTreeView>("planTree")->model()->rowCount(), 20);
    QVERIFY(m_driver->apply());
    QTRY_COMPARE(m_driver->rows(), QStringList{kHead});
    QTRY_COMPARE(m_driver->stateOf(kHead), QStringLiteral("current"));
    QTRY_COMPARE(m_driver->stateOf(kMerge), QStringLiteral("applied"));
    m_driver->closePlan();
    if (isPostgresql)
        QCOMPARE(m_database->value("SELECT version_num FROM alembic_version"), kHead.toStdString());

    QVERIFY(m_driver->plan("migration.downgradeOne"));
    QVERIFY(m_driver->apply());
    QTRY_COMPARE(m_driver->rows(), QStringList{kBeforeHead});
    QTRY_COMPARE(m_driver->stateOf(kHead), QStringLiteral("pending"));
    m_driver->closePlan();

    QVERIFY(m_driver->select(kMerge));
    QVERIFY(m_driver->plan("migration.downgradeSelected"));
    QVERIFY(m_driver->apply());
    QTRY_COMPARE(m_driver->rows(), QStringList{kMerge});
    m_driver->closePlan();

    QVERIFY(m_driver->select(kBeforeHead));
    QVERIFY(m_driver->plan("migration.upgradeSelected"));
    QVERIFY(m_driver->apply());
    QTRY_COMPARE(m_driver->rows(), QStringList{kBeforeHead});
    m_driver->closePlan();

    QVERIFY(m_driver->plan("migration.downgradeBase"));
    QVERIFY(m_driver->apply());
    QTRY_VERIFY(m_driver->rows().isEmpty());
    m_driver->closePlan();
    QVERIFY(m_driver->plan("migration.upgradeOne"));
    QVERIFY(m_driver->apply());
    QTRY_COMPARE(m_driver->rows().size(), 1);
    if (isPostgresql)
        QCOMPARE(m_database->value("SELECT count(*) FROM pg_tables WHERE tablename = 'customer'"), std::string("1"));
}

void TestWindowRuns::stamps()
{
    QFETCH(bool, isPostgresql);
    QVERIFY(m_driver->open(m_demo));
    QVERIFY(useDatabase(isPostgresql));
    QVERIFY(m_driver->select(kMerge));
    QVERIFY(m_driver->plan("migration.stampSelected"));
    QVERIFY(m_driver->apply());
    QTRY_COMPARE(m_driver->rows(), QStringList{kMerge});
    if (isPostgresql)
        QCOMPARE(m_database->value("SELECT count(*) FROM pg_tables WHERE tablename = 'customer'"), std::string("0"));
}

void TestWindowRuns::aRefusedQuestionChangesNothing()
{
    QVERIFY(m_driver->open(m_demo));
    QVERIFY(m_driver->plan("migration.upgradeHead") && m_driver->apply());
    m_driver->closePlan();
    QVERIFY(m_driver->plan("migration.downgradeOne"));
    QVERIFY(m_driver->applyAndRefuse());
    QTest::qWait(200);
    QVERIFY(!m_driver->session().isMigrating());
    QTRY_COMPARE(m_driver->rows(), QStringList{kHead});
    m_driver->closePlan();
}

void TestWindowRuns::tellsAFailureAndRecovers()
{
    QFETCH(bool, isPostgresql);
    makeOwnProject();
    QVERIFY(m_driver->open(m_project->folder()));
    QVERIFY(useDatabase(isPostgresql));
    QVERIFY(m_driver->plan("migration.upgradeHead"));
    QVERIFY(m_driver->apply());
    QVERIFY2(m_driver->planReport().contains(QStringLiteral("nowhere")), qPrintable(m_driver->planReport()));
    QVERIFY2(m_driver->planReport().contains(QStringLiteral("b2c3d4e5f6a7_.py")), qPrintable(m_driver->planReport()));
    // PostgreSQL: one transaction a run; SQLite: what was done before the failed step stays.
    QTRY_COMPARE(m_driver->rows(), isPostgresql ? QStringList() : QStringList{QStringLiteral("a1b2c3d4e5f6")});
    auto *model = static_cast<PlanModel *>(m_driver->find<QTreeView>("planTree")->model());
    QCOMPARE(model->stepState(1), PlanModel::StepState::Failed);
    QCOMPARE(model->stepState(0), isPostgresql ? PlanModel::StepState::Undone : PlanModel::StepState::Done);
    m_driver->closePlan();

    m_project->revision({.id = "b2c3d4e5f6a7", .down = {"a1b2c3d4e5f6"}, .message = "orders", .upgrade = {"op.execute('INSERT INTO customer (id) VALUES (1)')"}, .downgrade = {"pass"}});
    QVERIFY(m_driver->plan("migration.upgradeHead"));
    QVERIFY(m_driver->apply());
    QTRY_COMPARE(m_driver->rows(), QStringList{QStringLiteral("b2c3d4e5f6a7")});
    QCOMPARE(m_driver->planReport(), QString());
}

void TestWindowRuns::stops()
{
    QFETCH(bool, isPostgresql);
    makeOwnProject();
    const std::string slow = isPostgresql ? "op.execute('SELECT pg_sleep(60)')"
                                          : "op.execute('CREATE TABLE t AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 500000000) SELECT max(x) AS m FROM c')";
    m_project->revision({.id = "b2c3d4e5f6a7", .down = {"a1b2c3d4e5f6"}, .message = "slow", .upgrade = {slow}});
    QVERIFY(m_driver->open(m_project->folder()));
    QVERIFY(useDatabase(isPostgresql));
    QVERIFY(m_driver->plan("migration.upgradeHead"));
    QVERIFY(m_driver->apply([this] {
        auto *model = static_cast<PlanModel *>(m_driver->find<QTreeView>("planTree")->model());
        QVERIFY(m_driver->waitFor([&] { return model->stepState(1) == PlanModel::StepState::Running; }));
        QTest::qWait(200);
        QVERIFY(!m_driver->choose("migration.upgradeHead"));
        QTest::mouseClick(m_driver->find<QPushButton>("planStop"), Qt::LeftButton);
    }));
    QCOMPARE(m_driver->planHeadline(), QStringLiteral("Stopped"));
    QVERIFY(!m_driver->rows().contains(QStringLiteral("b2c3d4e5f6a7")));
}

void TestWindowRuns::nothingRunsWhereAParentIsMissing()
{
    makeOwnProject();
    m_project->revision({.id = "c3d4e5f6a7b8", .down = {"0dead0beef00"}, .message = "child of nobody"});
    QVERIFY(m_driver->open(m_project->folder()));
    QCOMPARE(m_driver->find<HistoryView>("historyView")->model()->rowCount(), 4);
    QTRY_COMPARE(m_driver->stateOf(QStringLiteral("0dead0beef00")), QStringLiteral("missing file"));
    QVERIFY(!m_driver->choose("migration.upgradeHead"));
    auto *view = m_driver->find<HistoryView>("historyView");
    view->selectRevision(*m_driver->session().snapshot()->graph->find("0dead0beef00"));
    QTRY_VERIFY(m_driver->find<QTextBrowser>("inspectorOverview")->toPlainText().contains(QStringLiteral("child of nobody")));
}

void TestWindowRuns::aPlanThatCannotBeRunSaysSo()
{
    makeOwnProject();
    m_project->revision({.id = "b2c3d4e5f6a7", .down = {"a1b2c3d4e5f6"}, .message = "numbers", .upgrade = {"import numpy", "numpy.mean([1, 2])"}});
    QVERIFY(m_driver->open(m_project->folder()));
    QVERIFY(m_driver->plan("migration.upgradeHead"));
    QVERIFY(!m_driver->find<QPushButton>("planApply")->isEnabled());
    QVERIFY(!m_driver->planReport().isEmpty());
    QTest::keyClick(m_driver->find<QTreeView>("planTree"), Qt::Key_Escape);
    QTRY_VERIFY(m_driver->find<CodeEditor>("scriptEditor")->isVisible());
}

void TestWindowRuns::aGuardedDatabaseWantsItsName()
{
    QVERIFY(m_driver->open(m_demo));
    QVERIFY(m_driver->plan("migration.upgradeHead") && m_driver->apply());
    m_driver->closePlan();
    storeProtection(m_driver->session().folder(), m_driver->session().targetName(), Protection::Guarded);
    QVERIFY(m_driver->plan("migration.downgradeBase"));
    QTest::mouseClick(m_driver->find<QPushButton>("planApply"), Qt::LeftButton);
    QTRY_VERIFY(m_driver->question());
    QDialog *question = m_driver->question();
    QVERIFY(question->findChild<QLabel *>(QStringLiteral("confirmLosses"))->text().contains(QStringLiteral("customer")));
    auto *go = question->findChild<QPushButton *>(QStringLiteral("confirmGo"));
    QVERIFY(!go->isEnabled());
    QTest::keyClicks(question->findChild<QLineEdit *>(QStringLiteral("confirmName")), QStringLiteral("defaul"));
    QVERIFY(!go->isEnabled());
    QTest::keyClick(question->findChild<QLineEdit *>(QStringLiteral("confirmName")), Qt::Key_Return);   // Cancel is the default
    QTRY_VERIFY(!m_driver->question());
    QTRY_COMPARE(m_driver->rows(), QStringList{kHead});
    QVERIFY(m_driver->apply());
    QTRY_VERIFY(m_driver->rows().isEmpty());
}

void TestWindowRuns::aProtectedDatabaseIsNotTakenDown()
{
    QVERIFY(m_driver->open(m_demo));
    QVERIFY(m_driver->plan("migration.upgradeHead") && m_driver->apply());
    m_driver->closePlan();
    storeProtection(m_driver->session().folder(), m_driver->session().targetName(), Protection::Protected);
    QVERIFY(m_driver->plan("migration.downgradeOne"));
    QVERIFY(!m_driver->find<QPushButton>("planApply")->isEnabled());
    QVERIFY(m_driver->planReport().contains(QStringLiteral("protected")));
    QVERIFY(!m_driver->apply());
    QTRY_COMPARE(m_driver->rows(), QStringList{kHead});
    m_driver->closePlan();
}

void TestWindowRuns::marksOtherDatabases()
{
    QVERIFY(m_driver->open(m_demo));
    QVERIFY(m_driver->plan("migration.upgradeHead") && m_driver->apply());
    m_driver->closePlan();
    QVERIFY(m_driver->addTarget(QStringLiteral("test"), QStringLiteral("sqlite:///test.db")));
    QTRY_COMPARE(m_driver->stateOf(kHead), QStringLiteral("pending"));
    auto *model = static_cast<HistoryModel *>(m_driver->find<HistoryView>("historyView")->model());
    QCOMPARE(model->index(model->rowOf(kHead), 0).data(HistoryModel::MarksRole).toStringList(), QStringList{QStringLiteral("default")});
}

QTEST_MAIN(TestWindowRuns)
#include "tst_window_runs.moc"
