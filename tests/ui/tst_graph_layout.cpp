// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/graph_layout.h"
#include "ui_testing.h"

#include <QTest>

#include <map>
#include <random>

using namespace limbeck::ui;
using limbeck::revision::RevisionGraph;
using limbeck::ui::testing::drawGraph;
using limbeck::ui::testing::texts;
using Shape = LaneSegment::Shape;

namespace {

/// One row as text: `*` the node (`M` of a merge, `o` a ghost), `|` a line through, `/` a lane that curves into the node, `\` one that leaves it, `+` one that it joins;
/// of dependencies `:` `,` `.` and `;`. Then the id.
QString drawRow(const GraphRow &row, const RevisionGraph &graph)
{
    std::map<int, char> cells;
    for (const LaneSegment &segment : row.segments) {
        switch (segment.shape) {
        case Shape::Through:
            cells[segment.from] = segment.isDependency ? ':' : '|';
            break;
        case Shape::BranchIn:
            cells[segment.from] = segment.isDependency ? ',' : '/';
            break;
        case Shape::MergeOut:
            if (cells.contains(segment.to))
                cells[segment.to] = segment.isDependency ? ';' : '+';
            else
                cells[segment.to] = segment.isDependency ? '.' : '\\';
            break;
        case Shape::UpperHalf:
        case Shape::LowerHalf:
            break;
        }
    }
    cells[row.lane] = row.isGhost ? 'o' : row.isMerge ? 'M' : '*';
    QString text;
    for (int lane = 0; lane <= cells.rbegin()->first; ++lane) {
        const auto cell = cells.find(lane);
        (text += QLatin1Char(cell == cells.end() ? ' ' : cell->second)) += QLatin1Char(' ');
    }
    return text + QString::fromStdString(graph.id(row.revision));
}

QStringList draw(const GraphLayout &layout, const RevisionGraph &graph)
{
    QStringList rows;
    for (const GraphRow &row : layout.rows)
        rows << drawRow(row, graph);
    return rows;
}

/// Lane and colour of every line that crosses the border below (or above) a row.
std::map<int, int> linesAt(const GraphRow &row, bool below)
{
    std::map<int, int> lines;
    for (const LaneSegment &segment : row.segments) {
        switch (segment.shape) {
        case Shape::Through:
            lines[segment.from] = segment.colour;
            break;
        case Shape::UpperHalf:
        case Shape::BranchIn:
            if (!below)
                lines[segment.from] = segment.colour;
            break;
        case Shape::LowerHalf:
            if (below)
                lines[segment.from] = segment.colour;
            break;
        case Shape::MergeOut:
            if (below)
                lines[segment.to] = segment.colour;
            break;
        }
    }
    return lines;
}

/// What must hold for every graph, as a sentence; empty: it holds.
QString flawOf(const GraphLayout &layout, const RevisionGraph &graph)
{
    if (int(layout.rows.size()) != graph.size())
        return QStringLiteral("%1 rows for %2 revisions").arg(layout.rows.size()).arg(graph.size());
    for (std::size_t i = 0; i < layout.rows.size(); ++i) {
        const GraphRow &row = layout.rows[i];
        const QString id = QString::fromStdString(graph.id(row.revision));
        if (layout.rowOfRevision[std::size_t(row.revision)] != int(i))
            return id + QStringLiteral(" is not where rowOfRevision says");
        for (const int parent : graph.normalizedParents(row.revision)) {
            if (layout.rowOfRevision[std::size_t(parent)] <= int(i))
                return id + QStringLiteral(" stands below a parent");
        }
        const std::map<int, int> expected = i == 0 ? std::map<int, int>() : linesAt(layout.rows[i - 1], true);
        if (row.hiddenLanes == 0 && (i == 0 || layout.rows[i - 1].hiddenLanes == 0) && linesAt(row, false) != expected)
            return id + QStringLiteral(": the lines above do not go on");
        const std::map<int, int> below = linesAt(row, true);
        for (const auto &[lane, colour] : below) {
            const auto next = below.find(lane + 1);
            if (next != below.end() && next->second == colour)
                return id + QStringLiteral(": neighbours have one colour");
        }
    }
    return linesAt(layout.rows.empty() ? GraphRow() : layout.rows.back(), true).empty() ? QString() : QStringLiteral("a line has no end");
}

std::string randomGraph(std::mt19937 &random, int size)
{
    std::string line;
    const auto pick = [&](int bound) { return int(random() % unsigned(bound)); };
    for (int i = 0; i < size; ++i) {
        std::string word = "r" + std::to_string(i);
        if (i > 0 && pick(12) != 0) {
            word += "<r" + std::to_string(std::max(0, i - 1 - pick(4)));
            if (pick(5) == 0)
                word += ",r" + std::to_string(pick(i));
        }
        if (i > 0 && pick(8) == 0)
            word += "~r" + std::to_string(pick(i));
        line += word + " ";
    }
    return line;
}

}  // namespace

class TestGraphLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pictures_data();
    void pictures();
    void randomGraphsKeepTheRules();
    void aLaneKeepsItsPlaceWhenTheHistoryGrows();
    void theMainLineIsLaneZero();
    void dependenciesAreMarked();
    void manyLanesAreCounted();
    void missingRevisionsAreGhosts();
    void cyclesAreDrawn();
    void longHistories_data();
    void longHistories();
};

void TestGraphLayout::pictures_data()
{
    QTest::addColumn<QString>("graph");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("nothing") << "" << QStringList();
    QTest::newRow("one") << "a" << texts({"* a"});
    QTest::newRow("linear") << "a b<a c<b" << texts({"* c", "* b", "* a"});
    QTest::newRow("branch") << "a b<a c<a" << texts({"* b", "| * c", "* / a"});
    QTest::newRow("merge") << "a b<a c<a d<b,c" << texts({"M \\ d", "* | b", "| * c", "* / a"});
    QTest::newRow("octopus") << "a b<a c<a d<a e<b,c,d" << texts({"M \\ \\ e", "* | | b", "| | * d", "| * | c", "* / / a"});
    QTest::newRow("merge of a longer branch") << "a b<a c<b d<c x<a y<x m<d,y n<m"
                                              << texts({"* n", "M \\ m", "* | d", "* | c", "* | b", "| * y", "| * x", "* / a"});
    QTest::newRow("depends on another branch") << "a1 a2<a1 b1 b2<b1~a2" << texts({"* . b2", "* : b1", "  * a2", "  * a1"});
    QTest::newRow("depends on the main line") << "a b<a c<b d<c x<a~b" << texts({"* d", "* c", "| * . x", "* | , b", "* / a"});
    QTest::newRow("two roots") << "a b<a x" << texts({"* b", "* a", "  * x"});
    QTest::newRow("roots one below the other are not joined") << "a x y z" << texts({"* a", "  * z", "    * y", "  * x"});
    QTest::newRow("merge of two roots") << "a x b<a,x" << texts({"M \\ b", "* | a", "  * x"});
    QTest::newRow("a branch stands at its fork") << "a b<a c<b d<c x<c y<b z<a"
                                                 << texts({"* d", "| * x", "* / c", "|   * y", "*   / b", "| * z", "* / a"});
    QTest::newRow("a lane is used again after one empty row") << "a b<a c<b d<c e<d x<d y<b" << texts({"* e", "| * x", "* / d", "* c", "| * y", "* / b", "* a"});
    QTest::newRow("two merges into one line") << "a b<a c<b x<a m<c,x n<b,x o<m,n"
                                              << texts({"M \\ o", "M | \\ m", "* | | c", "| M + n", "* / | b", "|   * x", "*   / a"});
}

void TestGraphLayout::pictures()
{
    QFETCH(QString, graph);
    QFETCH(QStringList, expected);
    const RevisionGraph drawn = drawGraph(graph.toStdString());
    const GraphLayout layout = layoutGraph(drawn);
    QCOMPARE(draw(layout, drawn).join(QLatin1Char('\n')), expected.join(QLatin1Char('\n')));
    QCOMPARE(flawOf(layout, drawn), QString());
}

void TestGraphLayout::randomGraphsKeepTheRules()
{
    std::mt19937 random(20240301);
    for (int round = 0; round < 400; ++round) {
        const std::string line = randomGraph(random, 1 + round / 8);
        const RevisionGraph graph = drawGraph(line);
        const QString flaw = flawOf(layoutGraph(graph, -1, 1000), graph);
        QVERIFY2(flaw.isEmpty(), (flaw.toStdString() + " in " + line).c_str());
        const GraphLayout narrow = layoutGraph(graph, -1, 3);
        QVERIFY(narrow.laneCount <= 3);
        for (const GraphRow &row : narrow.rows) {
            for (const LaneSegment &segment : row.segments)
                QVERIFY(segment.from < 3 && segment.to < 3 && row.lane < 3);
        }
    }
}

void TestGraphLayout::aLaneKeepsItsPlaceWhenTheHistoryGrows()
{
    const std::string before = "a b<a c<b d<c x<c y<x z<b m<d,y";
    const RevisionGraph small = drawGraph(before);
    const RevisionGraph grown = drawGraph(before + " n<m o<n");
    const GraphLayout first = layoutGraph(small), second = layoutGraph(grown);
    QCOMPARE(second.rows.size(), first.rows.size() + 2);
    for (std::size_t i = 1; i < first.rows.size(); ++i)
        QCOMPARE(second.rows[i + 2], first.rows[i]);
}

void TestGraphLayout::theMainLineIsLaneZero()
{
    const RevisionGraph graph = drawGraph("a b<a c<b x<a y<x z<y");
    const auto laneOf = [&](const GraphLayout &layout, const char *id) { return int(layout.rows[std::size_t(layout.rowOfRevision[std::size_t(*graph.find(id))])].lane); };
    const GraphLayout longest = layoutGraph(graph);
    QCOMPARE(laneOf(longest, "z"), 0);
    QCOMPARE(laneOf(longest, "c"), 1);
    const GraphLayout chosen = layoutGraph(graph, *graph.find("c"));
    QCOMPARE(laneOf(chosen, "c"), 0);
    QCOMPARE(laneOf(chosen, "z"), 1);
    QCOMPARE(chosen.rows.front().revision, *graph.find("c"));
    for (const GraphRow &row : longest.rows)
        QCOMPARE(row.lane == 0, row.colour == 0);
}

void TestGraphLayout::dependenciesAreMarked()
{
    const RevisionGraph graph = drawGraph("a1 a2<a1 b1 b2<b1~a2");
    int dotted = 0;
    for (const GraphRow &row : layoutGraph(graph).rows) {
        for (const LaneSegment &segment : row.segments)
            dotted += segment.isDependency ? 1 : 0;
    }
    QCOMPARE(dotted, 3);
}

void TestGraphLayout::manyLanesAreCounted()
{
    std::string line = "a";
    for (int i = 0; i < 20; ++i)
        line += " b" + std::to_string(i) + "<a";
    const RevisionGraph graph = drawGraph(line);
    const GraphLayout layout = layoutGraph(graph);
    QCOMPARE(layout.laneCount, 12);
    int most = 0;
    for (const GraphRow &row : layout.rows)
        most = std::max(most, row.hiddenLanes);
    QCOMPARE(most, 8);
    QCOMPARE(layoutGraph(graph, -1, 100).laneCount, 20);
}

void TestGraphLayout::missingRevisionsAreGhosts()
{
    const RevisionGraph graph = drawGraph("b<gone c<b");
    const GraphLayout layout = layoutGraph(graph);
    QCOMPARE(draw(layout, graph).join(QLatin1Char('\n')), QStringLiteral("* c\n* b\no gone"));
    QVERIFY(layout.rows.back().isGhost);
}

void TestGraphLayout::cyclesAreDrawn()
{
    for (const char *line : {"a<b b<a", "a<c b<a c<b d<c", "a<a", "x a<b b<a c<b,x"}) {
        const RevisionGraph graph = drawGraph(line);
        QCOMPARE(flawOf(layoutGraph(graph), graph), QString());
    }
}

void TestGraphLayout::longHistories_data()
{
    QTest::addColumn<int>("every");
    QTest::newRow("linear") << 0;
    QTest::newRow("with a branch every ten revisions") << 10;
}

void TestGraphLayout::longHistories()
{
    QFETCH(int, every);
    std::string line = "r0";
    for (int i = 1; i < 50000; ++i) {
        const bool branches = every > 0 && i % every == 0;
        line += " r" + std::to_string(i) + "<r" + std::to_string(branches ? std::max(0, i - 5) : i - 1);
    }
    const RevisionGraph graph = drawGraph(line);
    const GraphLayout layout = layoutGraph(graph);
    QCOMPARE(int(layout.rows.size()), 50000);
    QVERIFY(layout.laneCount <= (every ? 4 : 1));
}

QTEST_GUILESS_MAIN(TestGraphLayout)
#include "tst_graph_layout.moc"
