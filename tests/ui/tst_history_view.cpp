// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/history_delegate.h"
#include "graph/history_model.h"
#include "graph/history_view.h"
#include "graph/marked_scroll_bar.h"
#include "ui_testing.h"

#include <QHeaderView>
#include <QPaintEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSplitter>
#include <QTest>
#include <QTextEdit>

using namespace limbeck::ui;
using namespace limbeck::ui::testing;

namespace {

// Rows: 0 h, 1 x1, 2 f, 3 e, 4 d, 5 c3, 6 c9, 7 b, 8 a
constexpr char kGraph[] = "a b<a{billing} c3<b c9<b d<c3,c9 e<d f<e x1<e h<f";

}  // namespace

class TestHistoryView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void selectsAndTells();
    void walksAlongTheLines();
    void homeAndEnd();
    void jumpsToWhereTheDatabaseStands();
    void findsAnIdWhileTyping();
    void goesThroughMatches();
    void filters();
    void activates();
    void aClickSelects();
    void contextMenuByMouseAndKeyboard();
    void density();
    void keepsAFewRowsInASplitter();
    void theGraphColumnFitsItsLanes();
    void anEmptyHistoryNeedsNoModel();
    void thePendingRowHasNoMarks();
    void onlyChangesOnTheScreenArePainted();
    void fiftyThousandRowsScroll();
    void pictures();

private:
    QString selected() const { return m_view->selectedRevision() < 0 ? QString() : QString::fromStdString(m_snapshot->graph->id(m_view->selectedRevision())); }
    void select(const char *id) { m_view->selectRevision(*m_snapshot->graph->find(id)); }
    void press(int key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(m_view.get(), Qt::Key(key), modifiers); }

    SnapshotPtr m_snapshot;
    std::unique_ptr<HistoryModel> m_model;
    std::unique_ptr<HistoryView> m_view;
};

void TestHistoryView::initTestCase()
{
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication::setPalette(lightPalette());
    isolateSettings();
}

void TestHistoryView::init()
{
    m_view.reset();
    m_model = std::make_unique<HistoryModel>();
    m_view = std::make_unique<HistoryView>();
    m_snapshot = drawSnapshot(kGraph);
    m_view->setModel(m_model.get());
    m_model->setSnapshot(m_snapshot);
    m_model->setState(drawState(m_snapshot, {"d", "x1"}, {"a", "b", "c3", "c9", "e"}));
    m_view->resize(900, 360);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_view->setFocus();
}

void TestHistoryView::selectsAndTells()
{
    QSignalSpy spy(m_view.get(), &HistoryView::revisionSelected);
    select("d");
    QCOMPARE(selected(), QStringLiteral("d"));
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy.back().front().toInt(), *m_snapshot->graph->find("d"));
    select("d");
    QCOMPARE(spy.size(), 1);
    m_view->selectRevision(-1);
    QCOMPARE(m_view->selectedRevision(), -1);
    QCOMPARE(spy.back().front().toInt(), -1);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->visualRect(m_model->index(3, HistoryModel::MessageColumn)).center());
    QCOMPARE(selected(), QString::fromStdString(m_snapshot->graph->id(m_model->revisionAt(3))));
}

void TestHistoryView::walksAlongTheLines()
{
    select("h");
    press(Qt::Key_Left);
    QCOMPARE(selected(), QStringLiteral("f"));
    press(Qt::Key_Left);
    QCOMPARE(selected(), QStringLiteral("e"));
    press(Qt::Key_Right);
    QCOMPARE(selected(), QStringLiteral("f"));   // the child in the same lane, not x1
    select("c9");
    press(Qt::Key_Right);
    QCOMPARE(selected(), QStringLiteral("d"));
    select("a");
    press(Qt::Key_Left);
    QCOMPARE(selected(), QStringLiteral("a"));
}

void TestHistoryView::homeAndEnd()
{
    select("d");
    press(Qt::Key_Home);
    QCOMPARE(selected(), QStringLiteral("h"));
    press(Qt::Key_End);
    QCOMPARE(selected(), QStringLiteral("a"));
    press(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(selected(), QStringLiteral("h"));
    press(Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(selected(), QStringLiteral("a"));
}

void TestHistoryView::jumpsToWhereTheDatabaseStands()
{
    select("a");
    press(Qt::Key_Home, Qt::AltModifier);
    QCOMPARE(selected(), QStringLiteral("x1"));
    press(Qt::Key_Home, Qt::AltModifier);
    QCOMPARE(selected(), QStringLiteral("d"));
    m_model->setState({});
    press(Qt::Key_Home, Qt::AltModifier);
    QCOMPARE(selected(), QStringLiteral("d"));
}

void TestHistoryView::findsAnIdWhileTyping()
{
    select("h");
    QTest::keyClicks(m_view.get(), QStringLiteral("c3"));
    QCOMPARE(selected(), QStringLiteral("c3"));
    QTest::qWait(QApplication::keyboardInputInterval() + 100);
    QTest::keyClicks(m_view.get(), QStringLiteral("X"));
    QCOMPARE(selected(), QStringLiteral("x1"));
    QTest::qWait(QApplication::keyboardInputInterval() + 100);
    QTest::keyClicks(m_view.get(), QStringLiteral("zz"));
    QCOMPARE(selected(), QStringLiteral("x1"));
}

void TestHistoryView::goesThroughMatches()
{
    m_model->setSearch(QStringLiteral("id:c"));
    select("h");
    press(Qt::Key_F3);
    const QString first = selected();
    press(Qt::Key_F3);
    const QString second = selected();
    QCOMPARE(QStringList({first, second}), QStringList({QStringLiteral("c3"), QStringLiteral("c9")}));
    press(Qt::Key_F3);
    QCOMPARE(selected(), first);
    press(Qt::Key_F3, Qt::ShiftModifier);
    QCOMPARE(selected(), second);
    m_model->setSearch(QStringLiteral("nothing like it"));
    press(Qt::Key_F3);
    QCOMPARE(selected(), second);
}

void TestHistoryView::filters()
{
    const auto shown = [this] {
        int rows = 0;
        for (int row = 0; row < m_model->rowCount(); ++row)
            rows += m_view->isRowHidden(row, {}) ? 0 : 1;
        return rows;
    };
    m_view->setFilterActive(true);
    QCOMPARE(shown(), 9);
    m_model->setSearch(QStringLiteral("id:c"));
    QCOMPARE(shown(), 2);
    m_view->setFilterActive(false);
    QCOMPARE(shown(), 9);
    m_view->setFilterActive(true);
    m_model->setSearch({});
    QCOMPARE(shown(), 9);
}

void TestHistoryView::activates()
{
    QSignalSpy spy(m_view.get(), &HistoryView::revisionActivated);
    press(Qt::Key_Return);
    QCOMPARE(spy.size(), 0);
    select("e");
    press(Qt::Key_Return);
    press(Qt::Key_Enter, Qt::KeypadModifier);
    QCOMPARE(spy.size(), 2);
    const QPoint place = m_view->visualRect(m_model->index(0, HistoryModel::MessageColumn)).center();
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(spy.size(), 2);
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(spy.size(), 3);
    QCOMPARE(spy.back().front().toInt(), m_model->revisionAt(0));
}

void TestHistoryView::aClickSelects()
{
    QSignalSpy spy(m_view.get(), &HistoryView::revisionSelected);
    const auto click = [this](const char *id, Qt::KeyboardModifiers modifiers = {}) {
        const QModelIndex index = m_model->index(m_model->rowOf(QString::fromLatin1(id)), HistoryModel::MessageColumn);
        m_view->scrollTo(index);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, modifiers, m_view->visualRect(index).center());
    };
    select("h");
    for (const char *id : {"c3", "c9"}) {
        spy.clear();
        click(id);
        QCOMPARE(selected(), QString::fromLatin1(id));
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy.front().front().toInt(), *m_snapshot->graph->find(id));
    }
    spy.clear();
    click("c9");
    QCOMPARE(spy.size(), 0);
}

void TestHistoryView::contextMenuByMouseAndKeyboard()
{
    QSignalSpy spy(m_view.get(), &HistoryView::contextMenuRequested);
    select("d");
    QContextMenuEvent byKeyboard(QContextMenuEvent::Keyboard, QPoint(1, 1), m_view->mapToGlobal(QPoint(1, 1)));
    QApplication::sendEvent(m_view.get(), &byKeyboard);
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy.back().at(0).toInt(), *m_snapshot->graph->find("d"));
    const QPoint place = m_view->viewport()->mapFromGlobal(spy.back().at(1).toPoint());
    QVERIFY(m_view->viewport()->rect().contains(place));
    const QPoint row3 = m_view->visualRect(m_model->index(3, HistoryModel::MessageColumn)).center();
    QContextMenuEvent byMouse(QContextMenuEvent::Mouse, row3, m_view->viewport()->mapToGlobal(row3));
    QApplication::sendEvent(m_view->viewport(), &byMouse);
    QCOMPARE(spy.size(), 2);
    QCOMPARE(spy.back().at(0).toInt(), m_model->revisionAt(3));
    QCOMPARE(m_view->selectedRevision(), m_model->revisionAt(3));
    const QPoint below(10, m_view->viewport()->height() - 2);
    QContextMenuEvent byNobody(QContextMenuEvent::Mouse, below, m_view->viewport()->mapToGlobal(below));
    QApplication::sendEvent(m_view->viewport(), &byNobody);
    QCOMPARE(spy.size(), 2);
}

void TestHistoryView::keepsAFewRowsInASplitter()
{
    QSplitter splitter(Qt::Vertical);
    splitter.setChildrenCollapsible(false);
    HistoryView *view = m_view.release();   // the splitter's from here on
    splitter.addWidget(view);
    splitter.addWidget(new QTextEdit);
    splitter.resize(700, 600);
    splitter.show();
    for (const auto density : {HistoryView::Density::Compact, HistoryView::Density::Relaxed}) {
        view->setDensity(density);
        splitter.setSizes({0, 600});
        QTRY_VERIFY(view->viewport()->rect().contains(view->visualRect(m_model->index(4, HistoryModel::MessageColumn)).adjusted(0, 0, 0, -2)));
    }
}

void TestHistoryView::density()
{
    const auto rowHeight = [this] { return m_view->visualRect(m_model->index(0, 0)).height(); };
    const int normal = rowHeight();
    QSignalSpy spy(m_view.get(), &HistoryView::densityChanged);
    press(Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(rowHeight() > normal);
    press(Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(spy.size(), 1);
    press(Qt::Key_Minus, Qt::ControlModifier);
    press(Qt::Key_Minus, Qt::ControlModifier);
    QVERIFY(rowHeight() < normal);
    press(Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(rowHeight(), normal);
    QCOMPARE(m_view->density(), HistoryView::Density::Normal);
}

void TestHistoryView::theGraphColumnFitsItsLanes()
{
    QVERIFY(m_view->columnWidth(HistoryModel::GraphColumn) >= HistoryDelegate::graphWidth(m_model->laneCount(), m_view->fontMetrics()));
    std::string wide = "a";
    for (int i = 0; i < 30; ++i)
        wide += " b" + std::to_string(i) + "<a";
    const int before = m_view->columnWidth(HistoryModel::GraphColumn);
    m_model->setSnapshot(drawSnapshot(wide));
    QVERIFY(m_view->columnWidth(HistoryModel::GraphColumn) > before);
    QVERIFY(m_view->columnWidth(HistoryModel::MessageColumn) > m_view->columnWidth(HistoryModel::GraphColumn));
}

void TestHistoryView::anEmptyHistoryNeedsNoModel()
{
    HistoryView view;
    view.resize(300, 200);
    view.selectRevision(0);
    view.goToCurrent();
    view.goToMatch(true);
    view.goToParent();
    view.keyboardSearch(QStringLiteral("a"));
    view.setPlaceholderText(QStringLiteral("Nothing here"));
    QVERIFY(!view.grab().isNull());
    QCOMPARE(view.selectedRevision(), -1);
}

/// The layout is made once; scrolling paints what is seen and nothing else.
void TestHistoryView::thePendingRowHasNoMarks()
{
    const auto marks = [this] { return m_view->findChild<MarkedScrollBar *>(QStringLiteral("historyScrollBar"))->marks().size(); };
    m_model->setState(drawState(m_snapshot, {"b"}, {"a"}));
    QTRY_VERIFY(marks() > 0);
    const std::size_t before = marks();
    m_model->setPending(PendingRow{PendingRow::State::Agree, QStringLiteral("nothing"), {}, {}});
    m_model->setState(drawState(m_snapshot, {"b"}, {"a"}));
    QTest::qWait(300);
    QCOMPARE(marks(), before);
    // The project is closed while the marks are still waiting to be drawn.
    m_model->setState(drawState(m_snapshot, {"b"}, {"a"}));
    m_model->setSnapshot({});
    QTRY_COMPARE(marks(), std::size_t(0));
}

void TestHistoryView::onlyChangesOnTheScreenArePainted()
{
    struct Paints : QObject {
        bool eventFilter(QObject *, QEvent *event) override
        {
            if (event->type() == QEvent::Paint)
                region += static_cast<QPaintEvent *>(event)->region();
            return false;
        }
        QRegion region;
    } paints;
    m_view->resize(900, 150);
    m_view->header()->moveSection(0, 2);
    m_view->viewport()->installEventFilter(&paints);
    const auto paintedRow = [&](int row) {
        const QRect rect = m_view->visualRect(m_model->index(row, HistoryModel::MessageColumn));
        return paints.region.contains(rect.center());
    };
    const auto settle = [&] {
        QTest::qWait(50);
        paints.region = QRegion();
    };
    const int last = m_model->rowCount() - 1;
    QVERIFY(!m_view->viewport()->rect().intersects(m_view->visualRect(m_model->index(last, 0))));
    settle();
    m_model->setSupport(m_model->revisionAt(1), QStringLiteral("yaml"));
    QTRY_VERIFY(paintedRow(1));
    QVERIFY(!paintedRow(0));
    settle();
    m_model->setSupport(m_model->revisionAt(last), QStringLiteral("yaml"));
    QTest::qWait(50);
    QVERIFY(paints.region.isEmpty());
    m_view->scrollToBottom();
    settle();
    // All rows at once: those on the screen.
    m_model->setMarks({{m_model->revisionAt(last), {QStringLiteral("dev")}}});
    QTRY_VERIFY(paintedRow(last));
}

void TestHistoryView::fiftyThousandRowsScroll()
{
    constexpr int kRevisions = 50000, kBranchEvery = 50, kSteps = 120;
    std::string line = "r0";
    line.reserve(std::size_t(kRevisions) * 16);
    for (int i = 1; i < kRevisions; ++i) {
        // A short branch now and then, merged again two revisions later.
        const bool isSide = i % kBranchEvery == 1 && i + 2 < kRevisions, isMerge = i % kBranchEvery == 3 && i > kBranchEvery;
        const std::string parent = i % kBranchEvery == 2 && i > 2 ? "r" + std::to_string(i - 2) : "r" + std::to_string(i - 1);
        line += " r" + std::to_string(i) + "<" + parent + (isMerge ? ",r" + std::to_string(i - 2) : std::string());
        Q_UNUSED(isSide)
    }
    const SnapshotPtr large = drawSnapshot(line);
    m_model->setSnapshot(large);
    QCOMPARE(m_model->rowCount(), kRevisions);
    // Each place is painted as it comes, with the rows that belong there; what that costs is ./dev bench's matter.
    QScrollBar *bar = m_view->verticalScrollBar();
    int last = -1;
    for (int step = 0; step < kSteps; ++step) {
        bar->setValue(int(double(bar->maximum()) * step / kSteps));
        m_view->viewport()->repaint();
        const int top = m_view->indexAt(QPoint(5, 5)).row();
        QVERIFY(top > last);
        last = top;
    }
    m_model->setSearch(QStringLiteral("id:r4"));
    QTRY_VERIFY(!m_model->isSearchRunning());
}

void TestHistoryView::pictures()
{
    m_model->setSupport(*m_snapshot->graph->find("f"), QStringLiteral("calls numpy"));
    m_model->setStepProgress(QStringLiteral("h"), 0.4);
    m_model->setSearch(QStringLiteral("id:c"));
    select("e");
    savePictures(*m_view, QStringLiteral("history"));
    m_model->setSearch({});
    std::string wide = "a b<a c<b~gone";
    for (int i = 0; i < 16; ++i)
        wide += " d" + std::to_string(i) + "<" + (i % 3 ? "b" : "c");
    m_snapshot = drawSnapshot(wide + " m<d1,d2,d3 n<m~d5 o<missing,n");
    m_model->setSnapshot(m_snapshot);
    m_view->resize(900, 640);
    savePictures(*m_view, QStringLiteral("history-wide"));
    m_view->setDensity(HistoryView::Density::Relaxed);
    m_model->setSnapshot({});
    savePictures(*m_view, QStringLiteral("history-empty"));
}

QTEST_MAIN(TestHistoryView)
#include "tst_history_view.moc"
