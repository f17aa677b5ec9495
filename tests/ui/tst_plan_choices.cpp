// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/message_banner.h"
#include "plan/plan_model.h"
#include "plan/plan_sheet.h"
#include "plan/python_dialog.h"
#include "plan/run_seams.h"
#include "plan/step_panel.h"
#include "ui_testing.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

// What is decided about the steps of a plan: which of them Python may run, which rebuilds keep what they would lose.

using namespace limbeck;
using namespace limbeck::ui;
using namespace limbeck::ui::testing;

namespace {

migrate::PlannedStep step(const std::string &id, migrate::StepSupport support = migrate::StepSupport::Native)
{
    migrate::PlannedStep made;
    made.step.id = id;
    made.step.description = "upgrade to " + id;
    made.support = support;
    if (support != migrate::StepSupport::Native)
        made.unsupported = Unsupported("numpy.mean()", {"/project/versions/" + id + ".py", 14, 9});
    return made;
}

/// a native, b and d by Python, c rebuilds.
std::shared_ptr<migrate::Plan> drawPlan()
{
    auto plan = std::make_shared<migrate::Plan>();
    plan->rowsAfter = {"d"};
    plan->steps = {step("a"), step("b", migrate::StepSupport::NeedsPython), step("c"), step("d", migrate::StepSupport::NeedsPython)};
    plan->steps[2].preservable = {"Rebuilding table t loses the trigger tr."};
    plan->steps[2].findings = plan->steps[2].preservable;
    return plan;
}

RunUpdate update(RunUpdate::Kind kind, int at)
{
    RunUpdate made;
    made.kind = kind;
    made.step = at;
    made.text = QStringLiteral("/app/.venv/bin/python");
    return made;
}

template<typename Widget>
Widget *find(QWidget &parent, const char *name)
{
    return parent.findChild<Widget *>(QLatin1String(name));
}

void selectStep(PlanSheet &sheet, int at)
{
    auto *tree = find<QTreeView>(sheet, "planTree");
    tree->setCurrentIndex(tree->model()->index(at, 0));
}

}  // namespace

class TestPlanChoices : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(QStringLiteral("Fusion"));
        QApplication::setPalette(lightPalette());
        isolateSettings();
    }

    void partsOfARun()
    {
        const auto plan = drawPlan();
        QCOMPARE(runParts(*plan, {}, false), (std::vector<RunPart>{{0, 3, false}}));
        PlanChoices choices;
        choices.delegated = {"b"};
        QCOMPARE(runParts(*plan, choices, false), (std::vector<RunPart>{{0, 0, false}, {1, 1, true}, {2, 3, false}}));
        QCOMPARE(runParts(*plan, choices, true), (std::vector<RunPart>{{0, 0, false}, {1, 1, true}, {2, 2, false}, {3, 3, false}}));
        QVERIFY(runParts(migrate::Plan(), choices, false).empty());
        QVERIFY(rollbackWords(*plan, choices, false).contains(QStringLiteral("step 1 · step 2 with Python · steps 3 to 4")));
        QVERIFY(rollbackWords(*plan, {}, false).contains(QStringLiteral("one transaction")));
    }

    void consentIsForTheStepsNamed()
    {
        const auto plan = drawPlan();
        PlanChoices choices;
        QVERIFY(!choices.delegation());
        QVERIFY(isBlocked(*plan, choices));
        choices.python = "/usr/bin/python3";
        choices.delegated = {"b", "gone"};
        choices.preserved = {"c", "a"};
        const PlanChoices fitting = choices.fittedTo(*plan);
        QCOMPARE(fitting.delegated, std::set<std::string>{"b"});
        QCOMPARE(fitting.preserved, std::set<std::string>{"c"});
        QCOMPARE(fitting.delegation()->revisions, std::set<std::string>{"b"});
        QCOMPARE(fitting.delegation()->python, std::string("/usr/bin/python3"));
        QVERIFY(isBlocked(*plan, fitting));
        choices.delegated.insert("d");
        QVERIFY(!isBlocked(*plan, choices.fittedTo(*plan)));
    }

    void modelTellsTheChoices()
    {
        PlanModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setPlan(drawPlan());
        const auto note = [&](int row) { return model.index(row, PlanModel::NoteColumn).data().toString(); };
        QVERIFY(model.index(1, 0).data(PlanModel::IsBlockedRole).toBool());
        QVERIFY(note(1).contains(QStringLiteral("needs Python")));
        PlanChoices choices;
        choices.delegated = {"b"};
        choices.preserved = {"c"};
        const int lines = model.rowCount(model.index(1, 0));
        model.setChoices(choices);
        QCOMPARE(model.rowCount(model.index(1, 0)), lines);
        QVERIFY(!model.index(1, 0).data(PlanModel::IsBlockedRole).toBool());
        QVERIFY(note(1).contains(QStringLiteral("with the project's Python")));
        QVERIFY(model.index(1, 0).data(PlanModel::SqlRole).toString().startsWith(QStringLiteral("-- The project's Python runs this step")));
        QVERIFY(note(2).contains(QStringLiteral("keeps")));
    }

    /// Nothing can be applied before every such step is allowed; each can be taken back.
    void sheetWaitsForConsent()
    {
        PlanSheet sheet;
        sheet.resize(900, 500);
        sheet.show();
        sheet.showPlan(drawPlan(), QStringLiteral("dev"));
        auto *apply = find<QPushButton>(sheet, "planApply");
        QVERIFY(!apply->isEnabled());
        QVERIFY(!find<StepPanel>(sheet, "stepPanel")->isVisible());
        selectStep(sheet, 1);
        QVERIFY(find<MessageBanner>(sheet, "stepPython")->text().contains(QStringLiteral("/project/versions/b.py, line 14")) || find<MessageBanner>(sheet, "stepPython")->text().contains(QStringLiteral("b.py:14")));
        QSignalSpy asked(&sheet, &PlanSheet::pythonRequested);
        QTest::mouseClick(find<QPushButton>(sheet, "stepPythonRun"), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toInt(), 1);
        QVERIFY(!asked[0][1].toBool());
        QVERIFY(sheet.choices().delegated.empty());
        QCOMPARE(sheet.otherBlockedSteps(1), std::vector<int>{3});
        // From one to the next, and round.
        auto *next = find<QPushButton>(sheet, "planNextUndecided");
        QVERIFY(next->isVisible());
        for (const int row : {3, 1, 3}) {
            QTest::mouseClick(next, Qt::LeftButton);
            QCOMPARE(find<QTreeView>(sheet, "planTree")->currentIndex().row(), row);
            QVERIFY(find<QPushButton>(sheet, "stepPythonRun")->isVisible());
        }
        selectStep(sheet, 1);
        sheet.allowPython("/app/.venv/bin/python", {1});
        QVERIFY(!apply->isEnabled());
        sheet.allowPython("/app/.venv/bin/python", {3});
        QVERIFY(apply->isEnabled());
        QVERIFY(!next->isVisible());
        QVERIFY(find<QLabel>(sheet, "planSummary")->text().contains(QStringLiteral("step 2 with Python")));
        QVERIFY(find<MessageBanner>(sheet, "stepPython")->text().contains(QStringLiteral("/app/.venv/bin/python")));
        savePictures(sheet, QStringLiteral("plan-python"));
        QTest::mouseClick(find<QPushButton>(sheet, "stepPythonWithdraw"), Qt::LeftButton);
        QVERIFY(!apply->isEnabled());
        QCOMPARE(sheet.choices().delegated, std::set<std::string>{"d"});
        sheet.showPythonProblem(QStringLiteral("It has no Alembic."));
        QVERIFY(find<MessageBanner>(sheet, "planReport")->text().contains(QStringLiteral("no Alembic")));
    }

    /// A step that may go through natively holds nothing up, but is told of before the run ends there.
    void sheetTellsOfStepsThatMayNeedPython()
    {
        PlanSheet sheet;
        sheet.resize(900, 500);
        sheet.show();
        const auto plan = drawPlan();
        plan->steps[1].support = migrate::StepSupport::Native;
        plan->steps[3].support = migrate::StepSupport::MayNeedPython;
        sheet.showPlan(plan, QStringLiteral("dev"));
        QVERIFY(find<QPushButton>(sheet, "planApply")->isEnabled());
        QVERIFY2(find<MessageBanner>(sheet, "planReport")->text().contains(QStringLiteral("may need Python")), qPrintable(find<MessageBanner>(sheet, "planReport")->text()));
        QTest::mouseClick(find<QPushButton>(sheet, "planNextUndecided"), Qt::LeftButton);
        QCOMPARE(find<QTreeView>(sheet, "planTree")->currentIndex().row(), 3);
        QVERIFY(find<MessageBanner>(sheet, "stepPython")->text().contains(QStringLiteral("may need Python")));
        sheet.setRefusal(QStringLiteral("This database is read-only."));
        QVERIFY(!find<QPushButton>(sheet, "planNextUndecided")->isVisible());
        sheet.setRefusal({});
        sheet.allowPython("/app/.venv/bin/python", {3});
        QVERIFY(find<MessageBanner>(sheet, "planReport")->text().isEmpty());
    }

    void sheetKeepsWhatIsChosenInTheNextPlan()
    {
        PlanSheet sheet;
        sheet.resize(900, 500);
        sheet.show();
        sheet.showPlan(drawPlan(), QStringLiteral("dev"));
        selectStep(sheet, 2);
        QSignalSpy outdated(&sheet, &PlanSheet::planOutdated);
        auto *keep = find<QCheckBox>(sheet, "stepPreserve");
        QVERIFY(keep->isVisible() && !keep->isChecked());
        QTest::keyClick(keep, Qt::Key_Space);
        QCOMPARE(outdated.size(), 1);
        QCOMPARE(sheet.choices().preserved, std::set<std::string>{"c"});
        QVERIFY(!find<QPushButton>(sheet, "planApply")->isEnabled());
        sheet.showPlan(drawPlan(), QStringLiteral("dev"));
        QCOMPARE(sheet.choices().preserved, std::set<std::string>{"c"});
        QVERIFY(keep->isChecked());
        QVERIFY(find<MessageBanner>(sheet, "stepRebuild")->text().contains(QStringLiteral("avoided")));
        sheet.showWaiting(QStringLiteral("another"));
        QVERIFY(sheet.choices() == PlanChoices());
    }

    /// The seam is a commit: a failure after it leaves what stands before.
    void failureStopsAtTheSeam()
    {
        PlanSheet sheet;
        sheet.showPlan(drawPlan(), QStringLiteral("dev"));
        sheet.allowPython("/app/.venv/bin/python", {1, 3});
        sheet.showRunning(7);
        auto *model = sheet.findChild<PlanModel *>();
        sheet.update(update(RunUpdate::Kind::StepStarted, 0));
        sheet.update(update(RunUpdate::Kind::StepFinished, 0));
        sheet.update(update(RunUpdate::Kind::StepStarted, 1));
        sheet.update(update(RunUpdate::Kind::StepDelegated, 1));
        QVERIFY(model->index(1, PlanModel::NoteColumn).data().toString().contains(QStringLiteral(".venv/bin/python")));
        sheet.update(update(RunUpdate::Kind::Committed, 1));
        sheet.update(update(RunUpdate::Kind::StepFinished, 1));
        sheet.update(update(RunUpdate::Kind::StepStarted, 2));
        sheet.showFailed(Error(ErrorCode::Database, "no such table"));
        QCOMPARE(model->stepState(0), PlanModel::StepState::Done);
        QCOMPARE(model->stepState(1), PlanModel::StepState::Done);
        QCOMPARE(model->stepState(2), PlanModel::StepState::Failed);
        QVERIFY(find<QLabel>(sheet, "planSummary")->text().contains(QStringLiteral("the first 2 step(s) stay")));
    }

    void failureInPython()
    {
        PlanSheet sheet;
        sheet.showPlan(drawPlan(), QStringLiteral("dev"));
        sheet.allowPython("/app/.venv/bin/python", {1, 3});
        sheet.showRunning(7);
        sheet.update(update(RunUpdate::Kind::StepStarted, 0));
        sheet.update(update(RunUpdate::Kind::StepFinished, 0));
        sheet.update(update(RunUpdate::Kind::StepStarted, 1));
        sheet.update(update(RunUpdate::Kind::StepDelegated, 1));
        sheet.showFailed(Error(ErrorCode::Script, "ValueError"));
        QCOMPARE(sheet.findChild<PlanModel *>()->stepState(0), PlanModel::StepState::Done);
        QVERIFY(find<QLabel>(sheet, "planSummary")->text().contains(QStringLiteral("in the project's Python")));
    }

    void questionBeforePython()
    {
        ProjectPythons pythons;
        pythons.candidates = {{QStringLiteral("/app/.venv/bin/python"), QStringLiteral(".venv of /app")}, {QStringLiteral("/usr/bin/python3"), QStringLiteral("PATH")}};
        PythonDialog::Question question;
        question.revision = QStringLiteral("b");
        question.reason = QStringLiteral("numpy.mean()\n/project/versions/b.py:14");
        question.projectRoot = QStringLiteral("/app");
        question.targetName = QStringLiteral("dev");
        question.otherSteps = 1;
        auto *dialog = new PythonDialog(question, pythons);
        dialog->show();
        QCOMPARE(dialog->program(), QString());
        QVERIFY(find<QPushButton>(*dialog, "pythonGo")->isEnabled());
        QVERIFY(!dialog->trusts() && !dialog->isForAllSteps());
        QVERIFY(find<QPushButton>(*dialog, "pythonCancel")->isDefault());
        find<QComboBox>(*dialog, "pythonProgram")->setCurrentIndex(2);
        find<QCheckBox>(*dialog, "pythonAll")->setChecked(true);
        find<QCheckBox>(*dialog, "pythonTrust")->setChecked(true);
        QCOMPARE(dialog->program(), QStringLiteral("/usr/bin/python3"));
        QVERIFY(dialog->trusts() && dialog->isForAllSteps());
        savePictures(*dialog, QStringLiteral("python-question"));
        QSignalSpy accepted(dialog, &QDialog::accepted);
        QTest::mouseClick(find<QPushButton>(*dialog, "pythonGo"), Qt::LeftButton);
        QCOMPARE(accepted.size(), 1);
    }

    void noInterpreterNoConsent()
    {
        PythonDialog dialog({}, {});
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        QVERIFY(!find<QPushButton>(dialog, "pythonGo")->isEnabled());
    }
};

QTEST_MAIN(TestPlanChoices)
#include "tst_plan_choices.moc"
