// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/message_banner.h"
#include "diff/diff_item_model.h"
#include "diff/diff_session.h"
#include "diff/diff_view.h"
#include "graph/history_model.h"
#include "graph/history_view.h"
#include "project_session.h"
#include "script/code_editor.h"
#include "support/postgres_server.h"
#include "support/project_builder.h"
#include "support/temp_dir.h"
#include "ui_testing.h"
#include "window_driver.h"

#include <QRegularExpression>
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTreeView>

#include <fstream>

// The pending diff in the real window, with the real engine, on SQLite and PostgreSQL: seen in the history, looked at, ticked, ignored, written, proved.

using namespace limbeck;
using namespace limbeck::ui;
using namespace limbeck::ui::testing;

namespace {

/// What the first revision makes, and the models of it; `more`: further columns of account.
std::string models(const std::string &more, const std::string &tail = {})
{
    return "import sqlalchemy as sa\n"
           "from sqlalchemy.orm import declarative_base\n\n"
           "Base = declarative_base()\n\n\n"
           "class Account(Base):\n"
           "    __tablename__ = 'account'\n"
           "    id = sa.Column(sa.Integer, primary_key=True)\n"
           "    mail = sa.Column(sa.String(80), nullable=False)\n"
        + more + "\n" + tail;
}

const char *const kPlan = "    plan = sa.Column(sa.String(20))\n";
const char *const kOrder = "\nclass Order(Base):\n    __tablename__ = 'customer_order'\n    id = sa.Column(sa.Integer, primary_key=True)\n    total = sa.Column(sa.Numeric(10, 2))\n";

void addDatabases()
{
    QTest::addColumn<bool>("isPostgresql");
    QTest::newRow("SQLite") << false;
    QTest::newRow("PostgreSQL") << true;
}

}  // namespace

class TestDiffJourneys : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void writesARevisionOfTheDiff_data() { addDatabases(); }
    void writesARevisionOfTheDiff();
    void followsTheModels();
    void ignoresWithAReason();
    void decidesARename();
    void tellsDriftAndTheHistorysHead();
    void comparesWithoutAConnection();
    void comparingWritesNothing_data();
    void comparingWritesNothing();
    void saysWhatItCouldNotRead();
    void saysWhenNothingCouldBeRead();

private:
    void build(bool isPostgresql, const std::string &modelsText);
    void openAtHead();
    HistoryModel *history() { return static_cast<HistoryModel *>(m_driver->find<HistoryView>("historyView")->model()); }
    DiffItemModel *items() { return m_driver->window().findChild<DiffItemModel *>(); }
    bool waitForRow(PendingRow::State state);
    void clickPendingRow();
    QString rowText() { return history()->index(0, HistoryModel::MessageColumn).data().toString(); }

    std::unique_ptr<test::TempDir> m_folder;
    std::unique_ptr<test::ProjectBuilder> m_builder;
    std::optional<test::PostgresDatabase> m_database;
    std::unique_ptr<WindowDriver> m_driver;
    std::unique_ptr<QAbstractItemModelTester> m_historyTester, m_itemTester;
};

void TestDiffJourneys::initTestCase()
{
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication::setPalette(lightPalette());
}

void TestDiffJourneys::init()
{
    isolateSettings();
    m_folder = std::make_unique<test::TempDir>();
    m_builder = std::make_unique<test::ProjectBuilder>(*m_folder / "project");
    m_driver = std::make_unique<WindowDriver>();
    m_driver->window().resize(1400, 950);
    m_driver->window().show();
    m_historyTester = std::make_unique<QAbstractItemModelTester>(history(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_itemTester = std::make_unique<QAbstractItemModelTester>(items(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TestDiffJourneys::cleanup()
{
    m_historyTester.reset();
    m_itemTester.reset();
    m_driver.reset();
    m_builder.reset();
    m_database.reset();
    m_folder.reset();
}

void TestDiffJourneys::build(bool isPostgresql, const std::string &modelsText)
{
    if (isPostgresql) {
        m_database.emplace(test::PostgresServer::shared().createDatabase());
        m_builder->url(m_database->url());
    }
    m_builder->file("models.py", modelsText)
        .envPrelude("from models import Base\ntarget_metadata = Base.metadata\n")
        .revision({.id = "a1b2c3",
                   .down = {},
                   .message = "accounts",
                   .upgrade = {"op.create_table('account', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('mail', sa.String(80), nullable=False))"},
                   .downgrade = {"op.drop_table('account')"}});
}

void TestDiffJourneys::openAtHead()
{
    QVERIFY(m_driver->open(m_builder->folder()));
    if (m_driver->session().connection() != ProjectSession::Connection::Known) {
        QVERIFY(m_driver->choose("target.connect"));
        QVERIFY(m_driver->waitFor([&] { return m_driver->session().connection() == ProjectSession::Connection::Known; }));
    }
    QVERIFY(m_driver->plan("migration.upgradeHead"));
    QVERIFY2(m_driver->apply(), qPrintable(m_driver->planReport()));
    m_driver->closePlan();
}

bool TestDiffJourneys::waitForRow(PendingRow::State state)
{
    return m_driver->waitFor([&] {
        const QVariant found = history()->index(0, 0).data(HistoryModel::PendingStateRole);
        return found.isValid() && PendingRow::State(found.toInt()) == state && !history()->index(0, HistoryModel::StateColumn).data().toString().contains(QStringLiteral("comparing"));
    });
}

void TestDiffJourneys::clickPendingRow()
{
    auto *view = m_driver->find<HistoryView>("historyView");
    view->scrollToTop();
    // As a hand does it: the view comes while the button is still down.
    const QPoint place = view->visualRect(history()->index(0, HistoryModel::MessageColumn)).center();
    QTest::mousePress(view->viewport(), Qt::LeftButton, {}, place);
    QCoreApplication::processEvents();
    QTest::mouseRelease(view->viewport(), Qt::LeftButton, {}, place);
    QVERIFY(view->isPendingSelected());
    QVERIFY(m_driver->find<DiffView>("diffView")->isVisible());
}

void TestDiffJourneys::writesARevisionOfTheDiff()
{
    QFETCH(bool, isPostgresql);
    build(isPostgresql, models(kPlan, kOrder));
    openAtHead();
    QVERIFY2(waitForRow(PendingRow::State::Differs), qPrintable(rowText()));
    QVERIFY2(rowText().contains(QStringLiteral("+2")), qPrintable(rowText()));
    clickPendingRow();
    QTRY_COMPARE(items()->itemCount(), 2);
    QVERIFY(m_driver->find<QLabel>("coverageText")->isVisible());
    // The column: before and after, SQL and Python.
    auto *tree = m_driver->find<QTreeView>("diffTree");
    QTRY_VERIFY2(tree->columnWidth(DiffItemModel::ChangeColumn) >= static_cast<const QAbstractItemView *>(tree)->sizeHintForColumn(DiffItemModel::ChangeColumn), "a name is cut where there is room");
    const QModelIndex account = items()->index(0, 0);
    QCOMPARE(account.data(DiffItemModel::SignRole).toString(), QStringLiteral("~"));
    const QModelIndex plan = items()->index(0, 0, account);
    tree->scrollTo(plan);
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(plan).center());
    QTRY_VERIFY2(m_driver->find<CodeEditor>("diffSql")->text().contains(QRegularExpression(QStringLiteral("ADD COLUMN \"?plan\"? VARCHAR\\(20\\)"))), qPrintable(m_driver->find<CodeEditor>("diffSql")->text()));
    QVERIFY(m_driver->find<CodeEditor>("diffPython")->text().contains(QStringLiteral("op.add_column('account'")));
    savePictures(m_driver->window(), QStringLiteral("diff-pending"));
    // Without the new table, by the keyboard.
    const QModelIndex order = items()->index(1, 0);
    tree->setFocus();
    tree->setCurrentIndex(order);
    QTest::keyClick(tree, Qt::Key_Space);
    QCOMPARE(order.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    QTest::keyClick(&m_driver->window(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    auto *message = m_driver->find<QLineEdit>("diffMessage");
    QVERIFY(message->hasFocus());
    QTest::keyClicks(message, QStringLiteral("account plan"));
    QTest::keyClick(message, Qt::Key_Return);
    auto *proof = m_driver->find<MessageBanner>("proofBanner");
    QVERIFY(m_driver->waitFor([&] { return !proof->text().isEmpty(); }));
    QVERIFY2(proof->text().startsWith(QStringLiteral("Proved:")), qPrintable(proof->text()));
    auto *editor = m_driver->find<CodeEditor>("scriptEditor");
    QVERIFY(m_driver->waitFor([&] { return editor->text().contains(QStringLiteral("account plan")); }));
    QVERIFY(editor->isVisible());
    QVERIFY(editor->text().contains(QStringLiteral("op.add_column('account'")) && !editor->text().contains(QStringLiteral("customer_order")));
    QVERIFY(m_driver->waitFor([&] { return history()->rowCount() == 3; }));
    savePictures(m_driver->window(), QStringLiteral("diff-proof"));
    // Applied, only the table is left.
    QVERIFY(m_driver->plan("migration.upgradeHead"));
    QVERIFY2(m_driver->apply(), qPrintable(m_driver->planReport()));
    m_driver->closePlan();
    QVERIFY(m_driver->waitFor([&] { return rowText().contains(QStringLiteral("+1")); }));
}

/// A saved model is seen without asking; what agrees says so.
void TestDiffJourneys::followsTheModels()
{
    build(false, models(""));
    openAtHead();
    QVERIFY2(waitForRow(PendingRow::State::Agree), qPrintable(rowText()));
    clickPendingRow();
    QVERIFY(m_driver->waitFor([&] { return m_driver->find<QLabel>("diffEmpty")->isVisible(); }));
    QVERIFY(m_driver->find<QLabel>("diffEmpty")->text().contains(QStringLiteral("agree")));
    QVERIFY(m_driver->find<QLabel>("coverageText")->isVisible());
    savePictures(m_driver->window(), QStringLiteral("diff-agree"));
    m_builder->file("models.py", models(kPlan));
    QVERIFY2(waitForRow(PendingRow::State::Differs), qPrintable(rowText()));
    QCOMPARE(items()->itemCount(), 1);
    m_builder->file("models.py", models(""));
    QVERIFY2(waitForRow(PendingRow::State::Agree), qPrintable(rowText()));
}

void TestDiffJourneys::ignoresWithAReason()
{
    build(false, models(kPlan));
    openAtHead();
    QVERIFY(waitForRow(PendingRow::State::Differs));
    clickPendingRow();
    QTest::mouseClick(m_driver->find<QPushButton>("diffIgnore"), Qt::LeftButton);
    QInputDialog *dialog = nullptr;
    QVERIFY(m_driver->waitFor([&] { return (dialog = m_driver->window().findChild<QInputDialog *>(QStringLiteral("ignoreDialog"))) != nullptr; }));
    dialog->setTextValue(QStringLiteral("comes with the next release"));
    dialog->accept();
    QVERIFY2(waitForRow(PendingRow::State::Agree), qPrintable(rowText()));
    std::ifstream file(m_builder->folder() / "limbeck-ignore.txt");
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    QVERIFY2(text.find("account.plan") != std::string::npos && text.find("comes with the next release") != std::string::npos, text.c_str());
    // It stands there still, and can be taken back.
    QCOMPARE(items()->rowCount(), 1);
    QTest::mouseClick(m_driver->find<QPushButton>("diffUnignore"), Qt::LeftButton);
    QVERIFY2(waitForRow(PendingRow::State::Differs), qPrintable(rowText()));
}

void TestDiffJourneys::decidesARename()
{
    std::string text = models("");
    text.replace(text.find("    mail = "), 11, "    email = ");
    build(false, text);
    openAtHead();
    QVERIFY(waitForRow(PendingRow::State::Differs));
    clickPendingRow();
    QPushButton *rename = nullptr;
    QVERIFY(m_driver->waitFor([&] { return (rename = m_driver->window().findChild<QPushButton *>(QStringLiteral("proposalRename"))) && rename->isVisible(); }));
    savePictures(m_driver->window(), QStringLiteral("diff-rename"));
    QCOMPARE(items()->itemCount(), 2);
    QTest::mouseClick(rename, Qt::LeftButton);
    QVERIFY(m_driver->waitFor([&] { return items()->itemCount() == 1; }));
    QCOMPARE(items()->index(0, 0, items()->index(0, 0)).data(DiffItemModel::SignRole).toString(), QStringLiteral("→"));
    QTest::mouseClick(m_driver->find<QPushButton>("diffNotRenamed"), Qt::LeftButton);
    QVERIFY(m_driver->waitFor([&] { return items()->itemCount() == 2; }));
}

void TestDiffJourneys::tellsDriftAndTheHistorysHead()
{
    build(true, models(kPlan));
    openAtHead();
    QVERIFY(waitForRow(PendingRow::State::Differs));
    m_database->query("ALTER TABLE account DROP COLUMN mail");
    clickPendingRow();
    auto *pairs = m_driver->find<QComboBox>("diffPair");
    pairs->setFocus();
    QTest::keyClick(pairs, Qt::Key_Down);
    QVERIFY(m_driver->waitFor([&] { return items()->diff() && items()->diff()->pair == DiffPair::Drift; }));
    QCOMPARE(items()->itemCount(), 1);
    const QModelIndex mail = items()->index(0, 0, items()->index(0, 0));
    QCOMPARE(mail.data().toString(), QStringLiteral("+  column mail"));
    QVERIFY2(mail.siblingAtColumn(DiffItemModel::NoteColumn).data().toString().contains(QStringLiteral("a1b2c3")), qPrintable(mail.siblingAtColumn(1).data().toString()));
    QVERIFY(!m_driver->find<QLineEdit>("diffMessage")->isVisible());
    savePictures(m_driver->window(), QStringLiteral("diff-drift"));
    QTest::keyClick(pairs, Qt::Key_Down);
    QVERIFY(m_driver->waitFor([&] { return items()->diff() && items()->diff()->pair == DiffPair::Ahead; }));
    QCOMPARE(items()->itemCount(), 1);
    QCOMPARE(items()->index(0, 0, items()->index(0, 0)).data().toString(), QStringLiteral("+  column plan"));
}

void TestDiffJourneys::comparesWithoutAConnection()
{
    build(true, models(kPlan));
    QVERIFY(m_driver->open(m_builder->folder()));
    QCOMPARE(m_driver->session().connection(), ProjectSession::Connection::NotAsked);
    QVERIFY2(waitForRow(PendingRow::State::Differs), qPrintable(rowText()));
    QVERIFY2(rowText().contains(QStringLiteral("history's head")), qPrintable(rowText()));
    clickPendingRow();
    QVERIFY(m_driver->find<QPushButton>("diffConnect")->isVisible());
    QTest::mouseClick(m_driver->find<QPushButton>("diffConnect"), Qt::LeftButton);
    QVERIFY(m_driver->waitFor([&] { return m_driver->session().connection() == ProjectSession::Connection::Known; }));
}

/// Opening a project compares its SQLite file: one that is not there is not made, one that is there stays as it is, whatever env.py sets.
void TestDiffJourneys::comparingWritesNothing_data()
{
    QTest::addColumn<bool>("isThere");
    QTest::addColumn<QString>("statement");
    QTest::newRow("no file") << false << "PRAGMA journal_mode=WAL";
    QTest::newRow("a file") << true << "PRAGMA journal_mode=WAL";
    QTest::newRow("a table of env.py's own") << true << "CREATE TABLE mine (id INTEGER)";
}

void TestDiffJourneys::comparingWritesNothing()
{
    QFETCH(bool, isThere);
    QFETCH(QString, statement);
    build(false, models(kPlan, kOrder));
    m_builder->envPrelude("from sqlalchemy import event\nfrom sqlalchemy.engine import Engine\nfrom models import Base\ntarget_metadata = Base.metadata\n\n\n"
                          "@event.listens_for(Engine, 'connect')\ndef _set_mode(connection, record):\n    connection.execute('" + statement.toStdString() + "')\n");
    // An empty file is an empty database, and the smallest in which a write is seen.
    if (isThere)
        std::ofstream(m_builder->sqliteFile()).close();
    QVERIFY(m_driver->open(m_builder->folder()));
    const bool isRefused = statement.startsWith(QLatin1String("CREATE"));
    QVERIFY2(waitForRow(isRefused ? PendingRow::State::Failed : PendingRow::State::Differs), qPrintable(rowText()));
    if (isRefused) {
        clickPendingRow();
        QTRY_VERIFY2(m_driver->find<MessageBanner>("diffProblem")->text().contains(QStringLiteral("Comparing opens a SQLite file for reading only")), qPrintable(m_driver->find<MessageBanner>("diffProblem")->text()));
    }
    QCOMPARE(std::filesystem::exists(m_builder->sqliteFile()), isThere);
    if (isThere)
        QCOMPARE(std::filesystem::file_size(m_builder->sqliteFile()), 0U);
}

/// A model whose table's name only Python knows: what is left agrees, but that is not said.
void TestDiffJourneys::saysWhatItCouldNotRead()
{
    build(false, "import naming_service\n" + models({}, "\nclass Hidden(Base):\n    __tablename__ = naming_service.table('hidden')\n    id = sa.Column(sa.Integer, primary_key=True)\n"));
    openAtHead();
    QTRY_VERIFY2(rowText().startsWith(QStringLiteral("1 place")) && rowText().contains(QStringLiteral("the rest of the models and default agree")), qPrintable(rowText()));
    QVERIFY(waitForRow(PendingRow::State::Unknown));
    clickPendingRow();
    QVERIFY(m_driver->find<QLabel>("coverageText")->text().contains(QStringLiteral("Not read: 1 place")));
}

void TestDiffJourneys::saysWhenNothingCouldBeRead()
{
    build(false, "import naming_service\nimport sqlalchemy as sa\nfrom sqlalchemy.orm import declarative_base\n\nBase = declarative_base()\n\n\n"
                 "class Hidden(Base):\n    __tablename__ = naming_service.table('hidden')\n    id = sa.Column(sa.Integer, primary_key=True)\n");
    openAtHead();
    QTRY_VERIFY2(rowText().contains(QStringLiteral("Not compared")) && rowText().contains(QStringLiteral("none of their tables could be read")), qPrintable(rowText()));
    QVERIFY(waitForRow(PendingRow::State::Unknown));
}

QTEST_MAIN(TestDiffJourneys)
#include "tst_diff_journeys.moc"
