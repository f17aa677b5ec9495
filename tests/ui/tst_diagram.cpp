// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/history_view.h"
#include "project_session.h"
#include "schema/diagram_dot.h"
#include "schema/schema_diagram.h"
#include "script/code_editor.h"
#include "support/project_builder.h"
#include "support/temp_dir.h"
#include "theme/appearance.h"
#include "ui_testing.h"
#include "window_driver.h"

#include <QApplication>
#include <QComboBox>
#include <QGraphicsItem>
#include <QImage>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSlider>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

// The diagram of a schema and the SQL for each dialect, beside a real history.

using namespace limbeck;
using namespace limbeck::ui;
using namespace limbeck::ui::testing;

namespace {

constexpr int kDiagramTab = 3, kSqlTab = 4;

sql::QualifiedName named(const std::string &name)
{
    sql::QualifiedName made;
    made.name = sql::Identifier(name);
    return made;
}

}  // namespace

class TestDiagram : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void sidesAreDrawn();
    void largeSchemasBeginWithWhatChanges();
    void findsAndZooms();
    void beforeAndAfter();
    void walksThroughTheHistory();
    void exports();
    void sqlOfBothDialects();

private:
    SchemaDiagram *diagram() { return m_driver->window().findChild<SchemaDiagram *>(); }
    bool showDiagram(const char *revision);

    std::unique_ptr<test::TempDir> m_folder;
    std::unique_ptr<WindowDriver> m_driver;
};

void TestDiagram::initTestCase()
{
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication::setPalette(ui::lightPalette());
}

void TestDiagram::init()
{
    isolateSettings();
    m_folder = std::make_unique<test::TempDir>();
    test::copyDemoProject(*m_folder / "steep");
    m_driver = std::make_unique<WindowDriver>();
    m_driver->window().resize(1400, 900);
    m_driver->window().show();
    QVERIFY(QTest::qWaitForWindowExposed(&m_driver->window()));
    QVERIFY(m_driver->open(*m_folder / "steep"));
}

void TestDiagram::cleanup()
{
    m_driver.reset();
    m_folder.reset();
}

bool TestDiagram::showDiagram(const char *revision)
{
    m_driver->find<QTabWidget>("inspectorTabs")->setCurrentIndex(kDiagramTab);
    return m_driver->select(QLatin1String(revision)) && m_driver->waitFor([this] { return diagram()->hasDrawing(); });
}

void TestDiagram::sidesAreDrawn()
{
    migrate::SchemaChange change;
    schema::Table old, kept;
    old.name = named("old");
    kept.name = named("kept");
    change.before.tables.emplace(old.name, old);
    change.before.tables.emplace(kept.name, kept);
    change.after.tables.emplace(kept.name, kept);
    const auto draw = [&](DiagramSide side) {
        DiagramOptions options;
        options.side = side;
        return diagramDot(change, dialect::dialectByName("sqlite"), options);
    };
    QVERIFY(draw(DiagramSide::Before).contains(QStringLiteral("\"old\"")));
    QVERIFY(draw(DiagramSide::Change).contains(QStringLiteral("− old")));
    QVERIFY(!draw(DiagramSide::After).contains(QStringLiteral("\"old\"")));
    QVERIFY(draw(DiagramSide::After).contains(QStringLiteral("\"kept\"")));
    QCOMPARE(tableNames(change), texts({"kept", "old"}));
}

void TestDiagram::largeSchemasBeginWithWhatChanges()
{
    migrate::SchemaChange change;
    for (int i = 0; i < 200; ++i) {
        schema::Table table;
        table.name = named("t" + std::to_string(1000 + i));
        change.before.tables.emplace(table.name, table);
        change.after.tables.emplace(table.name, table);
    }
    DiagramOptions options;
    options.onlyTouched = true;
    const QString nothing = diagramDot(change, dialect::dialectByName("sqlite"), options);
    QVERIFY2(nothing.count(QStringLiteral("label=")) < 20 && nothing.count(QStringLiteral("label=")) > 0, "nothing changes: the first ones");
    options.focus = QStringLiteral("t1150");
    const QString focus = diagramDot(change, dialect::dialectByName("sqlite"), options);
    QCOMPARE(focus.count(QStringLiteral("label=")), 1);
    QVERIFY(focus.contains(QStringLiteral("\"t1150\"")));
}

void TestDiagram::findsAndZooms()
{
    QVERIFY(showDiagram("394e0db6f1c8"));
    auto *find = m_driver->find<QLineEdit>("diagramFind");
    QTest::keyClicks(find, QStringLiteral("prod"));
    QVERIFY(diagram()->tablesLike(QStringLiteral("prod")).contains(QStringLiteral("product")));
    QTRY_VERIFY(!diagram()->placeOf(QStringLiteral("product")).isEmpty());
    const auto marks = [this] {
        int count = 0;
        for (QGraphicsItem *item : diagram()->scene()->items())
            count += qgraphicsitem_cast<QGraphicsRectItem *>(item) ? 1 : 0;
        return count;
    };
    QTRY_COMPARE(marks(), 1);
    QVERIFY(diagram()->viewport()->rect().contains(diagram()->mapFromScene(diagram()->placeOf(diagram()->tablesLike(QStringLiteral("prod")).front()).center())));
    const double before = diagram()->transform().m11();
    QTest::mouseClick(m_driver->find<QToolButton>("diagramZoomIn"), Qt::LeftButton);
    QVERIFY(diagram()->transform().m11() > before);
    diagram()->setFocus();
    QTest::keyClick(diagram(), Qt::Key_Minus);
    QTest::keyClick(diagram(), Qt::Key_Minus);
    QVERIFY(diagram()->transform().m11() < before);
    QTest::keyClick(diagram(), Qt::Key_0);
    find->clear();
    QTest::keyClicks(find, QStringLiteral("no such table"));
    QVERIFY(diagram()->tablesLike(find->text()).isEmpty());
}

void TestDiagram::beforeAndAfter()
{
    QVERIFY(showDiagram("b27e64d80f91"));   // creates subscription
    QTRY_VERIFY(!diagram()->placeOf(QStringLiteral("subscription")).isEmpty());
    auto *side = m_driver->find<QSlider>("diagramSide");
    side->setFocus();
    QTest::keyClick(side, Qt::Key_Left);
    QTRY_VERIFY(diagram()->placeOf(QStringLiteral("subscription")).isEmpty() && !diagram()->placeOf(QStringLiteral("customer")).isEmpty());
    QTest::keyClick(side, Qt::Key_Right);
    QTest::keyClick(side, Qt::Key_Right);
    QTRY_VERIFY(!diagram()->placeOf(QStringLiteral("subscription")).isEmpty());
}

void TestDiagram::walksThroughTheHistory()
{
    QVERIFY(showDiagram("394e0db6f1c8"));
    auto *view = m_driver->find<HistoryView>("historyView");
    auto *time = m_driver->find<QSlider>("diagramTime");
    QCOMPARE(time->maximum(), 19);
    time->setFocus();
    QTest::keyClick(time, Qt::Key_Home);
    QTRY_VERIFY(m_driver->session().snapshot()->graph->parents(view->selectedRevision()).empty());
    const int base = view->selectedRevision();
    QTest::keyClick(time, Qt::Key_Right);
    QTRY_VERIFY(view->selectedRevision() != base);
    view->selectRevision(base);
    QTRY_COMPARE(time->value(), 0);
}

void TestDiagram::exports()
{
    QVERIFY(showDiagram("394e0db6f1c8"));
    const QString folder = QString::fromStdString(m_folder->path().string());
    QVERIFY(diagram()->exportTo(folder + QStringLiteral("/schema.svg")));
    QVERIFY(test::readFile((folder + QStringLiteral("/schema.svg")).toStdString()).find("customer") != std::string::npos);
    QVERIFY(diagram()->exportTo(folder + QStringLiteral("/schema.png")));
    QVERIFY(!QImage(folder + QStringLiteral("/schema.png")).isNull());
    QVERIFY(!diagram()->exportTo(QStringLiteral("/nowhere/schema.svg")));
}

void TestDiagram::sqlOfBothDialects()
{
    m_driver->find<QTabWidget>("inspectorTabs")->setCurrentIndex(kSqlTab);
    QVERIFY(m_driver->select(QStringLiteral("b27e64d80f91")));
    auto *up = m_driver->find<CodeEditor>("inspectorSqlUp");
    auto *dialect = m_driver->find<QComboBox>("inspectorDialect");
    QTRY_VERIFY(up->text().contains(QStringLiteral("CREATE TABLE subscription")));
    QCOMPARE(dialect->currentText(), QStringLiteral("SQLite"));
    const QString sqlite = up->text();
    dialect->setFocus();
    QTest::keyClick(dialect, Qt::Key_Up);
    QTRY_VERIFY(up->text() != sqlite && up->text().contains(QStringLiteral("SERIAL")));
    QTRY_VERIFY(m_driver->find<CodeEditor>("inspectorSqlDown")->text().contains(QStringLiteral("DROP TABLE subscription")));
}

QTEST_MAIN(TestDiagram)
#include "tst_diagram.moc"
