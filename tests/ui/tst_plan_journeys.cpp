// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/message_banner.h"
#include "graph/history_model.h"
#include "graph/history_view.h"
#include "log/log_panel.h"
#include "plan/plan_model.h"
#include "plan/python_dialog.h"
#include "project_session.h"
#include "support/postgres_server.h"
#include "support/process.h"
#include "support/project_builder.h"
#include "support/temp_dir.h"
#include "ui_testing.h"
#include "window_driver.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QTreeView>

#include <chrono>
#include <fstream>

// Steps that only Python can run, and rebuilds that lose something, in the real window: by mouse and keyboard, with the real engine and a real Python.

using namespace limbeck;
using namespace limbeck::ui;
using namespace limbeck::ui::testing;

namespace {

test::RevisionSpec tableRevision(const std::string &id, const std::vector<std::string> &down)
{
    return {id, down, "", {"op.create_table('t" + id + "', sa.Column('v', sa.Integer()))"}, {"op.drop_table('t" + id + "')"}};
}

/// Only Python can call ctypes: this module is neither the project's nor known to the interpreter.
test::RevisionSpec pythonRevision(const std::string &id, const std::vector<std::string> &down, const std::string &more = "pass")
{
    test::RevisionSpec spec{id, down, "", {"n = ctypes.c_int(142).value", "print('from', 'Python', n)", more, "op.create_table('t" + id + "', sa.Column('v', sa.Integer()))"}, {"pass"}};
    spec.imports = {"import time", "import ctypes"};
    return spec;
}

void addDatabases()
{
    QTest::addColumn<bool>("isPostgresql");
    QTest::newRow("SQLite") << false;
    QTest::newRow("PostgreSQL") << true;
}

}  // namespace

class TestPlanJourneys : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void runsAStepWithPython_data() { addDatabases(); }
    void runsAStepWithPython();
    void refusesWithoutConsent();
    void stopsThePython();
    void keepsWhatARebuildWouldLose();

private:
    void planToHead();
    void selectStep(int step);
    /// Presses the button of the selected step and answers the question.
    bool allowPython(bool trusts);

    std::unique_ptr<test::TempDir> m_folder;
    std::unique_ptr<test::ProjectBuilder> m_builder;
    std::optional<test::PostgresDatabase> m_database;
    std::unique_ptr<WindowDriver> m_driver;
};

void TestPlanJourneys::initTestCase()
{
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication::setPalette(lightPalette());
}

void TestPlanJourneys::init()
{
    isolateSettings();
    m_folder = std::make_unique<test::TempDir>();
    // The list of trusted projects is the user's: here it is the test's.
    qputenv("XDG_DATA_HOME", QByteArray::fromStdString((*m_folder / "data").string()));
    m_builder = std::make_unique<test::ProjectBuilder>(*m_folder / "project");
    m_driver = std::make_unique<WindowDriver>();
    m_driver->window().resize(1300, 900);
    m_driver->window().show();
}

void TestPlanJourneys::cleanup()
{
    m_driver.reset();
    m_builder.reset();
    m_database.reset();
    m_folder.reset();
}

void TestPlanJourneys::planToHead()
{
    QVERIFY(m_driver->open(m_builder->folder()));
    if (m_driver->session().connection() != ProjectSession::Connection::Known) {
        QVERIFY(m_driver->choose("target.connect"));
        QVERIFY(m_driver->waitFor([&] { return m_driver->session().connection() == ProjectSession::Connection::Known; }));
    }
    QVERIFY(m_driver->plan("migration.upgradeHead"));
}

void TestPlanJourneys::selectStep(int step)
{
    auto *tree = m_driver->find<QTreeView>("planTree");
    const QModelIndex index = tree->model()->index(step, 0);
    tree->scrollTo(index);
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(index).center());
}

bool TestPlanJourneys::allowPython(bool trusts)
{
    QTest::mouseClick(m_driver->find<QPushButton>("stepPythonRun"), Qt::LeftButton);
    if (!m_driver->answerPython(true, trusts))
        return false;
    auto *withdraw = m_driver->find<QPushButton>("stepPythonWithdraw");
    return m_driver->waitFor([&] { return withdraw->isVisible(); });
}

void TestPlanJourneys::runsAStepWithPython()
{
    QFETCH(bool, isPostgresql);
    if (isPostgresql) {
        m_database.emplace(test::PostgresServer::shared().createDatabase());
        m_builder->url(m_database->url());
    }
    m_builder->revision(tableRevision("a", {})).revision(pythonRevision("b", {"a"})).revision(tableRevision("c", {"b"}));
    planToHead();
    auto *apply = m_driver->find<QPushButton>("planApply");
    QVERIFY(!apply->isEnabled());
    auto *history = static_cast<HistoryModel *>(m_driver->find<HistoryView>("historyView")->model());
    const QString reason = history->index(history->rowOf(QStringLiteral("b")), 0).data(HistoryModel::SupportRole).toString();
    QVERIFY2(reason.contains(QStringLiteral("ctypes")) && reason.contains(QStringLiteral("b_.py")), qPrintable(reason));
    selectStep(1);
    QVERIFY(m_driver->find<MessageBanner>("stepPython")->text().contains(QStringLiteral("ctypes")));
    QVERIFY2(allowPython(true), qPrintable(m_driver->planReport()));
    QTRY_VERIFY2(m_driver->find<QLabel>("planSummary")->text().contains(QStringLiteral("Python")), qPrintable(m_driver->find<QLabel>("planSummary")->text()));
    QVERIFY(apply->isEnabled());
    savePictures(m_driver->window(), QStringLiteral("journey-python-plan"));
    QVERIFY2(m_driver->apply(), qPrintable(m_driver->planReport()));
    QCOMPARE(m_driver->planHeadline(), QStringLiteral("Done"));
    QTRY_COMPARE(m_driver->rows(), QStringList{QStringLiteral("c")});
    // What the child said stands in the log.
    auto *log = m_driver->window().findChild<LogPanel *>();
    QVERIFY2(m_driver->waitFor([&] { return log->text().contains(QStringLiteral("from Python 142")); }), qPrintable(log->text()));
    QVERIFY(log->text().contains(QString::fromStdString(test::pythonProgram())));
    savePictures(m_driver->window(), QStringLiteral("journey-python-done"));
}

void TestPlanJourneys::refusesWithoutConsent()
{
    m_builder->revision(tableRevision("a", {})).revision(pythonRevision("b", {"a"}));
    planToHead();
    selectStep(1);
    QTest::mouseClick(m_driver->find<QPushButton>("stepPythonRun"), Qt::LeftButton);
    QVERIFY(m_driver->waitFor([this] { return m_driver->pythonQuestion() != nullptr; }));
    QTest::keyClick(m_driver->pythonQuestion(), Qt::Key_Escape);
    QTest::qWait(50);
    QVERIFY(!m_driver->find<QPushButton>("planApply")->isEnabled());
    QVERIFY(m_driver->planReport().contains(QStringLiteral("Nothing is run before you allow")));
    QTRY_VERIFY(m_driver->rows().isEmpty());
}

void TestPlanJourneys::stopsThePython()
{
    m_builder->revision(tableRevision("a", {})).revision(pythonRevision("b", {"a"}, "time.sleep(60)"));
    planToHead();
    selectStep(1);
    QVERIFY2(allowPython(false), qPrintable(m_driver->planReport()));
    const auto begin = std::chrono::steady_clock::now();
    QVERIFY(m_driver->apply([&] {
        auto *model = m_driver->window().findChild<PlanModel *>();
        m_driver->waitFor([&] { return model->index(1, PlanModel::NoteColumn).data().toString().startsWith(QStringLiteral("⇢ in")); });
        QTest::mouseClick(m_driver->find<QPushButton>("planStop"), Qt::LeftButton);
    }));
    QVERIFY(std::chrono::steady_clock::now() - begin < std::chrono::seconds(50));
    QCOMPARE(m_driver->planHeadline(), QStringLiteral("Stopped"));
    QTRY_COMPARE(m_driver->rows(), QStringList{QStringLiteral("a")});
}

void TestPlanJourneys::keepsWhatARebuildWouldLose()
{
    m_builder->revision({"a", {}, "", {"op.execute('CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT COLLATE NOCASE, d TEXT)')"}, {}})
        .revision({"b", {"a"}, "", {"with op.batch_alter_table('t') as b:", "    b.drop_column('d')"}, {}});
    QVERIFY(m_driver->open(m_builder->folder()));
    QVERIFY(m_driver->plan("migration.upgradeOne"));
    QVERIFY(m_driver->apply());
    m_driver->closePlan();
    QVERIFY(m_driver->plan("migration.upgradeHead"));
    auto *keep = m_driver->find<QCheckBox>("stepPreserve");
    QVERIFY(m_driver->waitFor([&] { return keep->isVisible(); }));
    QVERIFY(m_driver->find<MessageBanner>("stepRebuild")->text().contains(QStringLiteral("COLLATE NOCASE of column a")));
    savePictures(m_driver->window(), QStringLiteral("journey-preserve"));
    bool isPlanned = false;
    QObject::connect(&m_driver->session(), &ProjectSession::planReady, &m_driver->window(), [&] { isPlanned = true; });
    QTest::mouseClick(keep, Qt::LeftButton, {}, QPoint(8, keep->height() / 2));
    QVERIFY(m_driver->waitFor([&] { return isPlanned; }));
    QVERIFY(keep->isChecked());
    QVERIFY2(m_driver->apply(), qPrintable(m_driver->planReport()));
    std::ifstream file(m_builder->sqliteFile(), std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    QVERIFY(bytes.find("NOCASE") != std::string::npos);
    QTRY_COMPARE(m_driver->rows(), QStringList{QStringLiteral("b")});
}

QTEST_MAIN(TestPlanJourneys)
#include "tst_plan_journeys.moc"
