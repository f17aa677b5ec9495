// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/deep_stack.h"
#include "common/message_banner.h"
#include "plan/plan_model.h"
#include "plan/plan_sheet.h"
#include "script/code_editor.h"
#include "support/project_builder.h"
#include "support/temp_dir.h"
#include "ui_testing.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace limbeck;
using namespace limbeck::ui;
using namespace limbeck::ui::testing;
using State = PlanModel::StepState;

namespace {

sql::Statement statement(const std::string &text)
{
    sql::Statement made;
    made.text = text;
    return made;
}

/// Two steps: a table, then what cannot be run.
std::shared_ptr<migrate::Plan> drawPlan(bool isBlocked = false)
{
    auto plan = std::make_shared<migrate::Plan>();
    plan->target = "head";
    plan->rowsBefore = {"a"};
    plan->rowsAfter = {"c"};
    migrate::PlannedStep first;
    first.step.description = "upgrade a -> b, customers";
    first.step.from = {"a"};
    first.step.to = {"b"};
    first.step.doc = "customers";
    first.step.id = "b";
    migrate::PreviewItem item;
    item.statements = {statement("\nCREATE TABLE customer (\n\tid INTEGER\n)\n\n"), statement("CREATE INDEX ix ON customer (id)")};
    first.items = {item};
    first.versionStatements = {statement("UPDATE alembic_version SET version_num='b'")};
    migrate::PlannedStep second;
    second.step.description = "upgrade b -> c, numbers";
    second.step.from = {"b"};
    second.step.to = {"c"};
    second.step.doc = "numbers";
    second.step.id = "c";
    second.findings = {"The rebuild of the table drops a check constraint."};
    if (isBlocked) {
        second.unsupported = Unsupported("numpy.mean()", {"/project/versions/c.py", 14, 9}, "Run this step with the project's own Python.");
        second.support = migrate::StepSupport::NeedsPython;
    }
    plan->steps = {first, second};
    return plan;
}

RunUpdate update(RunUpdate::Kind kind, int step)
{
    RunUpdate made;
    made.kind = kind;
    made.step = step;
    return made;
}

}  // namespace

class TestPlanModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void showsStepsAndStatements();
    void tellsWhatBlocks();
    void followsARun();
    void noPlan();
    void sheetShowsAPlan();
    void sheetRefusesABlockedPlan();
    void sheetFollowsARunToItsEnd();
    void sheetTellsWhatAFailureLeft_data();
    void sheetTellsWhatAFailureLeft();
    void sheetOfNothingToDo();
    void sheetCopiesSql();
    void sheetClosesByEscape();
    void planOfARealProject();
    void pictures();
};

void TestPlanModel::initTestCase()
{
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication::setPalette(lightPalette());
    isolateSettings();
}

void TestPlanModel::showsStepsAndStatements()
{
    PlanModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setPlan(drawPlan());
    QCOMPARE(model.rowCount(), 2);
    const QModelIndex first = model.index(0, 0);
    QCOMPARE(first.data().toString(), QStringLiteral("upgrade a → b: customers"));
    QCOMPARE(model.rowCount(first), 3);
    const QModelIndex table = model.index(0, 0, first);
    QCOMPARE(table.data().toString(), QStringLiteral("CREATE TABLE customer ( id INTEGER );"));
    QCOMPARE(table.data(PlanModel::SqlRole).toString(), QStringLiteral("CREATE TABLE customer (\n    id INTEGER\n);"));
    QCOMPARE(table.data(PlanModel::StepIndexRole).toInt(), 0);
    QCOMPARE(model.index(2, PlanModel::NoteColumn, first).data().toString(), QStringLiteral("version table"));
    QVERIFY(first.data(PlanModel::SqlRole).toString().contains(QStringLiteral("CREATE INDEX ix ON customer (id);\n\n-- version table\nUPDATE")));
    QCOMPARE(model.parent(table), first);
    QCOMPARE(model.rowCount(table), 0);
    QCOMPARE(model.index(0, 0, model.index(1, 0)).data().toString(), QStringLiteral("The rebuild of the table drops a check constraint."));
    QVERIFY(model.index(1, PlanModel::NoteColumn).data().toString().contains(QLatin1Char('1')));
}

void TestPlanModel::tellsWhatBlocks()
{
    PlanModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setPlan(drawPlan(true));
    QVERIFY(!model.index(0, 0).data(PlanModel::IsBlockedRole).toBool());
    QVERIFY(model.index(1, 0).data(PlanModel::IsBlockedRole).toBool());
    QCOMPARE(model.index(1, PlanModel::NoteColumn).data().toString(), QStringLiteral("✗ needs Python"));
    const QModelIndex why = model.index(model.rowCount(model.index(1, 0)) - 1, 0, model.index(1, 0));
    QVERIFY2(why.data().toString().contains(QStringLiteral("numpy")), qPrintable(why.data().toString()));
    QVERIFY(!model.index(1, 0).data(PlanModel::SqlRole).toString().contains(QStringLiteral("numpy")));
}

void TestPlanModel::followsARun()
{
    PlanModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setPlan(drawPlan());
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setStepState(0, State::Done);
    model.setStepState(1, State::Running, QStringLiteral("slow"));
    model.setStepState(7, State::Done);
    QCOMPARE(changed.size(), 2);
    QCOMPARE(model.index(1, PlanModel::NoteColumn).data().toString(), QStringLiteral("slow"));
    QVERIFY(!model.index(0, PlanModel::StateColumn).data().toString().isEmpty());
    model.setStepState(1, State::Failed);
    model.markUndoneFrom(0);
    QCOMPARE(model.stepState(0), State::Undone);
    QCOMPARE(model.stepState(1), State::Failed);
    QCOMPARE(model.stepState(9), State::Waiting);
    model.setPlan(drawPlan());
    QCOMPARE(model.stepState(0), State::Waiting);
}

void TestPlanModel::noPlan()
{
    PlanModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    model.setPlan(drawPlan());
    model.setPlan({});
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.data(QModelIndex(), Qt::DisplayRole).isValid());
}

void TestPlanModel::sheetShowsAPlan()
{
    PlanSheet sheet;
    auto *apply = sheet.findChild<QPushButton *>(QStringLiteral("planApply"));
    sheet.showWaiting(QStringLiteral("Making the plan for dev"));
    QVERIFY(apply->isHidden());
    sheet.showPlan(drawPlan(), QStringLiteral("dev"));
    QVERIFY(!apply->isHidden() && apply->isEnabled());
    QVERIFY(apply->text().contains(QStringLiteral("dev")));
    QVERIFY(sheet.findChild<QLabel *>(QStringLiteral("planSummary"))->text().contains(QStringLiteral("one transaction")));
    QVERIFY(sheet.findChild<CodeEditor *>(QStringLiteral("planSql"))->text().contains(QStringLiteral("CREATE TABLE customer")));
    QSignalSpy applied(&sheet, &PlanSheet::applyRequested);
    apply->click();
    QCOMPARE(applied.size(), 1);
    QVERIFY(!sheet.transactionPerMigration());
    sheet.findChild<QCheckBox *>()->setChecked(true);
    QVERIFY(sheet.transactionPerMigration());
}

void TestPlanModel::sheetRefusesABlockedPlan()
{
    PlanSheet sheet;
    sheet.showPlan(drawPlan(true), QStringLiteral("dev"));
    QVERIFY(!sheet.findChild<QPushButton *>(QStringLiteral("planApply"))->isEnabled());
    QVERIFY(!sheet.findChild<MessageBanner *>()->text().isEmpty());
    sheet.showPlan(drawPlan(), QStringLiteral("dev"));
    QVERIFY(sheet.findChild<QPushButton *>(QStringLiteral("planApply"))->isEnabled());
    QVERIFY(sheet.findChild<MessageBanner *>()->isHidden());
}

void TestPlanModel::sheetFollowsARunToItsEnd()
{
    PlanSheet sheet;
    sheet.showPlan(drawPlan(), QStringLiteral("dev"));
    auto *stop = sheet.findChild<QPushButton *>(QStringLiteral("planStop"));
    auto *close = sheet.findChild<QPushButton *>(QStringLiteral("planClose"));
    sheet.showRunning(7);
    QVERIFY(sheet.isRunning());
    QVERIFY(!stop->isHidden() && close->isHidden());
    QSignalSpy stopped(&sheet, &PlanSheet::stopRequested);
    stop->click();
    QCOMPARE(stopped.size(), 1);
    QVERIFY(!stop->isEnabled());
    auto *model = sheet.findChild<PlanModel *>();
    for (int step = 0; step < 2; ++step) {
        sheet.update(update(RunUpdate::Kind::StepStarted, step));
        QCOMPARE(model->stepState(step), State::Running);
        sheet.update(update(RunUpdate::Kind::StepFinished, step));
        QCOMPARE(model->stepState(step), State::Done);
    }
    sheet.update(update(RunUpdate::Kind::Committed, 1));
    sheet.showFinished({"c"});
    QVERIFY(!sheet.isRunning());
    QVERIFY(sheet.findChild<QLabel *>(QStringLiteral("planSummary"))->text().contains(QStringLiteral("dev now stands at c")));
    QVERIFY(stop->isHidden() && !close->isHidden());
}

void TestPlanModel::sheetTellsWhatAFailureLeft_data()
{
    QTest::addColumn<bool>("oneTransaction");
    QTest::addColumn<QString>("commit");
    QTest::addColumn<int>("first");
    QTest::addColumn<QString>("text");
    QTest::newRow("all in one") << true << "none" << int(State::Undone) << "Everything was rolled back";
    QTest::newRow("step by step") << false << "with its row" << int(State::Done) << "steps before it stay";
    QTest::newRow("step by step, but the run gave all of them up") << false << "none" << int(State::Undone) << "Everything was rolled back";
    QTest::newRow("what stood before the failure was committed") << false << "afterwards" << int(State::Done) << "steps before it stay";
    QTest::newRow("the script committed") << true << "afterwards" << int(State::Done) << "the first 1 step";
}

void TestPlanModel::sheetTellsWhatAFailureLeft()
{
    QFETCH(bool, oneTransaction);
    QFETCH(QString, commit);
    QFETCH(int, first);
    QFETCH(QString, text);
    PlanSheet sheet;
    auto plan = drawPlan();
    plan->oneTransaction = oneTransaction;
    sheet.showPlan(plan, QStringLiteral("dev"));
    sheet.showRunning(7);
    sheet.update(update(RunUpdate::Kind::StepStarted, 0));
    if (commit == QLatin1String("with its row"))
        sheet.update(update(RunUpdate::Kind::Committed, 0));
    sheet.update(update(RunUpdate::Kind::StepFinished, 0));
    if (commit == QLatin1String("afterwards"))
        sheet.update(update(RunUpdate::Kind::Committed, 0));
    sheet.update(update(RunUpdate::Kind::StepStarted, 1));
    sheet.showFailed(Error(ErrorCode::Database, "relation already exists"));
    auto *model = sheet.findChild<PlanModel *>();
    QCOMPARE(int(model->stepState(0)), first);
    QCOMPARE(model->stepState(1), State::Failed);
    QVERIFY(sheet.findChild<QLabel *>(QStringLiteral("planSummary"))->text().contains(text));
    QVERIFY(sheet.findChild<MessageBanner *>()->text().contains(QStringLiteral("relation already exists")));
    QVERIFY(!sheet.isRunning());
}

void TestPlanModel::sheetOfNothingToDo()
{
    PlanSheet sheet;
    auto plan = std::make_shared<migrate::Plan>();
    plan->rowsBefore = {"c"};
    sheet.showPlan(plan, QStringLiteral("dev"));
    QVERIFY(sheet.findChild<QPushButton *>(QStringLiteral("planApply"))->isHidden());
    QVERIFY(sheet.findChild<QLabel *>(QStringLiteral("planSummary"))->text().contains(QStringLiteral("already stands at c")));
    sheet.showWaiting(QStringLiteral("again"));
    sheet.showFailed(Error(ErrorCode::Revision, "no such revision"));
    QVERIFY(sheet.findChild<QLabel *>(QStringLiteral("planSummary"))->text().contains(QStringLiteral("Nothing was done")));
}

void TestPlanModel::sheetCopiesSql()
{
    PlanSheet sheet;
    sheet.showPlan(drawPlan(), QStringLiteral("dev"));
    sheet.findChild<QPushButton *>(QStringLiteral("planCopy"))->click();
    const QString text = QApplication::clipboard()->text();
    QVERIFY(text.startsWith(QStringLiteral("-- upgrade a → b: customers\nCREATE TABLE")));
    QVERIFY(text.contains(QStringLiteral("-- upgrade b → c: numbers")));
}

void TestPlanModel::sheetClosesByEscape()
{
    PlanSheet sheet;
    QSignalSpy closed(&sheet, &PlanSheet::closed);
    sheet.showPlan(drawPlan(), QStringLiteral("dev"));
    QTest::keyClick(&sheet, Qt::Key_Escape);
    QCOMPARE(closed.size(), 1);
    sheet.showRunning(1);
    QTest::keyClick(&sheet, Qt::Key_Escape);
    QCOMPARE(closed.size(), 1);
}

void TestPlanModel::planOfARealProject()
{
    const test::TempDir folder;
    test::ProjectBuilder project(folder / "p");
    project.revision({.id = "a1", .down = {}, .message = "customers", .upgrade = {"op.create_table('customer', sa.Column('id', sa.Integer(), primary_key=True))"},
                      .downgrade = {"op.drop_table('customer')"}});
    project.revision({.id = "b2", .down = {"a1"}, .message = "names", .upgrade = {"op.add_column('customer', sa.Column('name', sa.String(40)))"},
                      .downgrade = {"op.drop_column('customer', 'name')"}});
    PlanPtr plan;
    runOnDeepStack([&] {
        const auto request = project::findConfiguration(project.folder().string());
        const SnapshotPtr snapshot = migrate::openProject(request.value());
        migrate::SourceCache sources;
        const migrate::Target &target = snapshot->targets.at(0);
        plan = std::make_shared<const migrate::Plan>(migrate::planMigration(*snapshot, target.url.value(), target.run, migrate::Direction::Upgrade, {"head"}, sources));
    });
    PlanModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setPlan(plan);
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(model.index(0, 0).data(PlanModel::SqlRole).toString().contains(QStringLiteral("CREATE TABLE customer")));
    QVERIFY(model.index(1, 0).data(PlanModel::SqlRole).toString().contains(QStringLiteral("ADD COLUMN name")));
    QVERIFY(model.index(1, 0).data(PlanModel::SqlRole).toString().contains(QStringLiteral("alembic_version")));
}

void TestPlanModel::pictures()
{
    PlanSheet sheet;
    sheet.resize(900, 520);
    sheet.showPlan(drawPlan(true), QStringLiteral("dev"));
    savePictures(sheet, QStringLiteral("plan-blocked"));
    sheet.showPlan(drawPlan(), QStringLiteral("dev"));
    savePictures(sheet, QStringLiteral("plan"));
    sheet.showRunning(1);
    sheet.update(update(RunUpdate::Kind::StepStarted, 0));
    sheet.update(update(RunUpdate::Kind::StepFinished, 0));
    sheet.update(update(RunUpdate::Kind::StepStarted, 1));
    savePictures(sheet, QStringLiteral("plan-running"));
    sheet.showFailed(Error(ErrorCode::Database, "column \"name\" of relation \"customer\" already exists", {"/project/versions/c.py", 14, 0}, "Stamp the database, or drop the column."));
    savePictures(sheet, QStringLiteral("plan-failed"));
}

QTEST_MAIN(TestPlanModel)
#include "tst_plan_model.moc"
