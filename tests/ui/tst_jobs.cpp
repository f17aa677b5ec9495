// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/desktop_notifier.h"
#include "jobs/job_status.h"
#include "jobs/jobs_model.h"
#include "plan/plan_sheet.h"
#include "plan/step_progress.h"
#include "project_session.h"
#include "support/project_builder.h"
#include "support/temp_dir.h"
#include "theme/appearance.h"
#include "ui_testing.h"
#include "window_driver.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

// Long work: what the list of jobs, the status bar and the desktop say of it, and that it can be stopped.

using namespace limbeck;
using namespace limbeck::ui;
using namespace limbeck::ui::testing;
using namespace std::chrono_literals;

namespace {

JobInfo job(int id, const char *title, std::chrono::milliseconds age = 0ms)
{
    JobInfo info;
    info.id = id;
    info.title = QString::fromUtf8(title);
    info.started = std::chrono::steady_clock::now() - age;
    return info;
}

}  // namespace

class TestJobs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void durations();
    void estimates();
    void showsOnlyWhatTakesLong();
    void tellsWhatBecameOfIt();
    void migrationsComeFirst();
    void tellsTheDesktop();
    void stepsGoOn();
    void aRunIsSeenAndStopped();
    void closingAsks();

private:
    std::filesystem::path slowProject(const test::TempDir &folder);
};

void TestJobs::initTestCase()
{
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication::setPalette(ui::lightPalette());
    isolateSettings();
}

void TestJobs::durations()
{
    QCOMPARE(durationText(400ms), QStringLiteral("0:00"));
    QCOMPARE(durationText(67s), QStringLiteral("1:07"));
    QCOMPARE(durationText(3723s), QStringLiteral("1:02:03"));
}

void TestJobs::estimates()
{
    QVERIFY(!remainingTime(0, 10, 60s));
    QVERIFY(!remainingTime(10, 10, 60s));
    QVERIFY2(!remainingTime(1, 10, 500ms), "too early to guess");
    QCOMPARE(*remainingTime(2, 10, 20s), std::chrono::milliseconds(80s));
}

void TestJobs::showsOnlyWhatTakesLong()
{
    EngineService engine;
    JobsModel model(engine);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    Q_EMIT engine.jobStarted(job(1, "short"));
    Q_EMIT engine.jobEnded(1);
    Q_EMIT engine.jobStarted(job(2, ""));   // a preview
    Q_EMIT engine.jobStarted(job(3, "long"));
    QCOMPARE(model.rowCount(), 0);
    QTRY_COMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, JobsModel::TitleColumn).data().toString(), QStringLiteral("long"));
    QVERIFY(model.foremost() && model.foremost()->info.id == 3);
    JobInfo further = job(3, "long", 10s);
    further.done = 2;
    further.total = 8;
    further.detail = QStringLiteral("add a column");
    Q_EMIT engine.jobProgressed(further);
    QCOMPARE(model.index(0, JobsModel::ProgressColumn).data().toString(), QStringLiteral("2 of 8: add a column"));
    QCOMPARE(model.index(0, 0).data(JobsModel::FractionRole).toDouble(), 0.25);
    QVERIFY(model.index(0, JobsModel::TimeColumn).data().toString().contains(QStringLiteral("0:30 left")));
    Q_EMIT engine.jobEnded(3);
    QTRY_COMPARE(model.index(0, JobsModel::StateColumn).data().toString(), QStringLiteral("done"));
    QVERIFY(!model.foremost());
}

void TestJobs::tellsWhatBecameOfIt()
{
    EngineService engine;
    JobsModel model(engine);
    for (const int id : {1, 2})
        Q_EMIT engine.jobStarted(job(id, "work", 1s));
    QTRY_COMPARE(model.rowCount(), 2);
    const auto end = [&](int id, ErrorCode code) {
        Q_EMIT engine.jobEnded(id);
        Q_EMIT engine.failed(id, std::make_shared<const Error>(code, "the disk is full"));
    };
    end(1, ErrorCode::File);
    end(2, ErrorCode::Cancelled);
    QTRY_COMPARE(model.index(1, JobsModel::StateColumn).data().toString(), QStringLiteral("failed"));
    QVERIFY(model.index(1, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("the disk is full")));
    QTRY_COMPARE(model.index(0, JobsModel::StateColumn).data().toString(), QStringLiteral("stopped"));
}

void TestJobs::migrationsComeFirst()
{
    EngineService engine;
    JobsModel model(engine);
    JobStatus status(model);
    Q_EMIT engine.jobStarted(job(1, "reading", 5s));
    QTRY_COMPARE(model.rowCount(), 1);
    JobInfo migration = job(2, "Upgrading dev", 1s);
    migration.isMigration = true;
    Q_EMIT engine.jobStarted(migration);
    QTRY_COMPARE(model.rowCount(), 2);
    QCOMPARE(model.foremost()->info.id, 2);
    auto *text = status.findChild<QLabel *>(QStringLiteral("jobText"));
    QTRY_VERIFY(text->text().startsWith(QStringLiteral("Upgrading dev: 0:0")));
    QTest::mouseClick(status.findChild<QToolButton *>(QStringLiteral("jobStop")), Qt::LeftButton);
    QVERIFY(text->text().contains(QStringLiteral("stopping")));
    Q_EMIT engine.jobEnded(2);
    QTRY_COMPARE(model.foremost()->info.id, 1);
    Q_EMIT engine.jobEnded(1);
    QTRY_VERIFY(status.isHidden());
}

void TestJobs::tellsTheDesktop()
{
    EngineService engine;
    JobsModel model(engine);
    bool isWatched = false;
    QStringList told;
    DesktopNotifier notifier(model, [&] { return isWatched; });
    notifier.setSender([&](const QString &title, const QString &text) { told << title + QLatin1Char('|') + text; });
    int id = 0;
    const auto run = [&](std::chrono::milliseconds age) {
        Q_EMIT engine.jobStarted(job(++id, "Upgrading prod", age));
        QTRY_COMPARE(model.rowCount(), id);
        Q_EMIT engine.jobEnded(id);
        QTest::qWait(20);
    };
    run(20s);
    QVERIFY2(told.isEmpty(), "it was short");
    run(65s);
    QTRY_COMPARE(told, QStringList{QStringLiteral("Upgrading prod: done|It took 1:05.")});
    isWatched = true;
    run(65s);
    QCOMPARE(told.size(), 1);
}

void TestJobs::stepsGoOn()
{
    auto plan = std::make_shared<migrate::Plan>();
    plan->steps.resize(1);
    plan->steps[0].versionStatements.resize(3);
    StepProgress progress;
    progress.start(plan);
    RunUpdate update;
    update.kind = RunUpdate::Kind::StepStarted;
    update.step = 0;
    update.revision = QStringLiteral("abc");
    QCOMPARE(progress.take(update), (StepProgress::Place{QStringLiteral("abc"), 0.0}));
    update.kind = RunUpdate::Kind::StatementFinished;
    double last = 0;
    for (int i = 0; i < 10; ++i) {   // more than were planned
        const double now = *progress.take(update).fraction;
        QVERIFY(now > last && now < 1);
        last = now;
    }
    update.kind = RunUpdate::Kind::StepFinished;
    QCOMPARE(progress.take(update), StepProgress::Place());
}

std::filesystem::path TestJobs::slowProject(const test::TempDir &folder)
{
    test::ProjectBuilder project(folder / "slow");
    project.revision({.id = "a1b2c3d4e5f6", .down = {}, .message = "slow",
                      .upgrade = {"op.execute('CREATE TABLE t AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 900000000) SELECT max(x) AS m FROM c')"}});
    return project.folder();
}

void TestJobs::aRunIsSeenAndStopped()
{
    test::TempDir folder;
    WindowDriver driver;
    driver.window().show();
    QVERIFY(driver.open(slowProject(folder)));
    QVERIFY(driver.plan("migration.upgradeHead"));
    QVERIFY(driver.apply([&] {
        QTRY_VERIFY(driver.find<QWidget>("jobStatus")->isVisible());
        QTRY_VERIFY(driver.find<QLabel>("jobText")->text().contains(QStringLiteral("Upgrading")));
        QAbstractItemModel *jobs = driver.find<QTreeView>("jobsView")->model();
        const QModelIndexList found = jobs->match(jobs->index(0, JobsModel::TitleColumn), Qt::DisplayRole, QStringLiteral("Upgrading"), 1, Qt::MatchStartsWith);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.front().siblingAtColumn(JobsModel::StateColumn).data().toString(), QStringLiteral("running"));
        QTest::mouseClick(driver.find<QToolButton>("jobStop"), Qt::LeftButton);
    }));
    QCOMPARE(driver.planHeadline(), QStringLiteral("Stopped"));
    QTRY_VERIFY(!driver.find<QWidget>("jobStatus")->isVisible());
}

void TestJobs::closingAsks()
{
    test::TempDir folder;
    WindowDriver driver;
    driver.window().show();
    QVERIFY(driver.open(slowProject(folder)));
    QVERIFY(driver.plan("migration.upgradeHead"));
    const auto press = [&](QMessageBox::ButtonRole role) {
        QMessageBox *box = driver.messageBox();
        for (QAbstractButton *button : box->buttons()) {
            if (box->buttonRole(button) == role)
                return QTest::mouseClick(button, Qt::LeftButton);
        }
        QFAIL("there is no such button");
    };
    QVERIFY(driver.apply([&] {
        QTRY_VERIFY(driver.session().isMigrating());
        driver.window().close();
        QTRY_VERIFY(driver.messageBox());
        press(QMessageBox::RejectRole);
        QTRY_VERIFY(!driver.messageBox());
        QVERIFY(driver.session().isMigrating() && driver.window().isVisible());
        driver.window().close();
        QTRY_VERIFY(driver.messageBox());
        press(QMessageBox::DestructiveRole);
    }));
    QTRY_VERIFY(!driver.window().isVisible());
}

QTEST_MAIN(TestJobs)
#include "tst_jobs.moc"
