// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/history_model.h"
#include "common/sliced_search.h"
#include "ui_testing.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace limbeck::ui;
using namespace limbeck::ui::testing;
using State = HistoryModel::RevisionState;

namespace {

constexpr char kGraph[] = "a b<a{billing} c<a d<b,c";

QStringList idsOf(const HistoryModel &model, const std::vector<int> &rows)
{
    QStringList ids;
    for (const int row : rows)
        ids << model.index(row, 0).data(HistoryModel::RevisionIdRole).toString();
    return ids;
}

}  // namespace

class TestHistoryModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsOneRowARevision();
    void knowsNoStateUntilTold();
    void showsWhereTheDatabaseStands();
    void saysTheSameToScreenReaders();
    void tellsProgressOfOneRow();
    void tellsProblemsAndSupport();
    void searches_data();
    void searches();
    void searchesAgainWhenTheStateChanges();
    void longListsAreSearchedBitByBit();
    void unknownRevisionsStandOnTop();
    void ghostsAreNamed();
    void emptyHistory();
    void givesUpItsSnapshot();
    void answersNonsense();

private:
    State stateOf(const char *id) const { return State(m_model->index(m_model->rowOf(QString::fromLatin1(id)), 0).data(HistoryModel::StateRole).toInt()); }

    std::unique_ptr<HistoryModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    SnapshotPtr m_snapshot;
};

void TestHistoryModel::init()
{
    m_tester.reset();
    m_model = std::make_unique<HistoryModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_snapshot = drawSnapshot(kGraph);
    m_model->setSnapshot(m_snapshot);
}

void TestHistoryModel::showsOneRowARevision()
{
    QCOMPARE(m_model->rowCount(), 4);
    QCOMPARE(m_model->index(0, HistoryModel::RevisionColumn).data().toString(), QStringLiteral("d"));
    QCOMPARE(m_model->index(0, HistoryModel::MessageColumn).data().toString(), QStringLiteral("about d"));
    QCOMPARE(m_model->index(0, HistoryModel::DateColumn).data().toString(), QStringLiteral("2024-03-01 12:00"));
    QCOMPARE(m_model->rowOf(QStringLiteral("a")), 3);
    QCOMPARE(m_model->revisionAt(3), *m_snapshot->graph->find("a"));
    QCOMPARE(m_model->laneCount(), 2);
    const int rowOfB = m_model->rowOf(QStringLiteral("b"));
    QCOMPARE(m_model->index(rowOfB, 0).data(HistoryModel::LabelsRole).toStringList(), QStringList{QStringLiteral("billing")});
    QCOMPARE(m_model->index(0, 0).data(HistoryModel::LabelsRole).toStringList(), QStringList{QStringLiteral("head")});
    const auto *row = static_cast<const GraphRow *>(m_model->index(0, 0).data(HistoryModel::GraphRowRole).value<const void *>());
    QVERIFY(row && row->isMerge);
}

void TestHistoryModel::knowsNoStateUntilTold()
{
    QCOMPARE(stateOf("a"), State::Unknown);
    QCOMPARE(m_model->index(0, HistoryModel::StateColumn).data().toString(), QStringLiteral("unknown"));
}

void TestHistoryModel::showsWhereTheDatabaseStands()
{
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_model->setState(drawState(m_snapshot, {"b"}, {"a"}));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(stateOf("a"), State::Applied);
    QCOMPARE(stateOf("b"), State::Current);
    QCOMPARE(stateOf("c"), State::Pending);
    QCOMPARE(m_model->index(0, HistoryModel::StateColumn).data().toString(), QStringLiteral("pending"));
    m_model->setState({});
    QCOMPARE(stateOf("a"), State::Unknown);
}

void TestHistoryModel::saysTheSameToScreenReaders()
{
    m_model->setState(drawState(m_snapshot, {"d"}, {"a", "b", "c"}));
    const QString text = m_model->index(0, HistoryModel::GraphColumn).data(Qt::AccessibleTextRole).toString();
    QCOMPARE(text, QStringLiteral("d, about d, merge of b, c, head, current"));
    QCOMPARE(m_model->index(0, HistoryModel::MessageColumn).data(Qt::AccessibleTextRole).toString(), QStringLiteral("about d"));
    QVERIFY(m_model->index(3, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("branch point")));
}

void TestHistoryModel::tellsProgressOfOneRow()
{
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_model->setStepProgress(QStringLiteral("c"), 0.25);
    const int row = m_model->rowOf(QStringLiteral("c"));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.front().front().toModelIndex().row(), row);
    QCOMPARE(m_model->index(row, 0).data(HistoryModel::ProgressRole).toDouble(), 0.25);
    QVERIFY(!m_model->index(0, 0).data(HistoryModel::ProgressRole).isValid());
    m_model->setStepProgress({}, std::nullopt);
    QVERIFY(!m_model->index(row, 0).data(HistoryModel::ProgressRole).isValid());
}

void TestHistoryModel::tellsProblemsAndSupport()
{
    auto broken = std::make_shared<limbeck::migrate::ProjectSnapshot>(*m_snapshot);
    limbeck::revision::Problem problem;
    problem.message = "something is off";
    problem.revisions = {"c", "not there"};
    broken->problems.push_back(problem);
    m_model->setSnapshot(broken);
    const int row = m_model->rowOf(QStringLiteral("c"));
    QCOMPARE(m_model->index(row, 0).data(HistoryModel::ProblemRole).toString(), QStringLiteral("something is off"));
    QVERIFY(m_model->index(row, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("something is off")));
    QVERIFY(!m_model->index(0, 0).data(HistoryModel::ProblemRole).isValid());
    m_model->setSupport(m_model->revisionAt(0), QStringLiteral("calls numpy"));
    QCOMPARE(m_model->index(0, 0).data(HistoryModel::SupportRole).toString(), QStringLiteral("calls numpy"));
    m_model->setSupport(m_model->revisionAt(0), {});
    QVERIFY(!m_model->index(0, 0).data(HistoryModel::SupportRole).isValid());
}

void TestHistoryModel::searches_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("found");
    const QStringList none;
    QTest::newRow("nothing") << "" << none;
    QTest::newRow("blanks") << "  " << none;
    QTest::newRow("id") << "id:c" << texts({"c"});
    QTest::newRow("id, not in the middle") << "id:bout" << none;
    QTest::newRow("message") << "msg:ABOUT" << texts({"d", "b", "c", "a"});
    QTest::newRow("phrase") << "msg:\"about c\"" << texts({"c"});
    QTest::newRow("file") << "file:b.py" << texts({"b"});
    QTest::newRow("file, not its folder") << "file:versions" << none;
    QTest::newRow("label") << "label:bill" << texts({"b"});
    QTest::newRow("head") << "label:head" << texts({"d"});
    QTest::newRow("state") << "is:pend" << texts({"d", "c"});
    QTest::newRow("two words") << "about is:pending file:c" << texts({"c"});
    QTest::newRow("date") << "date:2024-03" << texts({"d", "b", "c", "a"});
    QTest::newRow("another date") << "date:2025" << none;
    QTest::newRow("a prefix alone") << "id:" << none;
    QTest::newRow("a colon that is no prefix") << "create:x" << none;
    QTest::newRow("an open quote") << "\"about d" << texts({"d"});
}

void TestHistoryModel::searches()
{
    QFETCH(QString, text);
    QFETCH(QStringList, found);
    m_model->setState(drawState(m_snapshot, {"b"}, {"a"}));
    m_model->setSearch(text);
    QCOMPARE(idsOf(*m_model, m_model->matches()), found);
    for (int row = 0; row < m_model->rowCount(); ++row)
        QCOMPARE(m_model->index(row, 0).data(HistoryModel::SearchMatchRole).toBool(), m_model->isMatch(row));
}

void TestHistoryModel::searchesAgainWhenTheStateChanges()
{
    m_model->setSearch(QStringLiteral("is:current"));
    QVERIFY(m_model->matches().empty());
    QSignalSpy changed(m_model.get(), &HistoryModel::searchChanged);
    m_model->setState(drawState(m_snapshot, {"c"}, {"a"}));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(idsOf(*m_model, m_model->matches()), QStringList{QStringLiteral("c")});
}

void TestHistoryModel::longListsAreSearchedBitByBit()
{
    // Each question takes a while: the window answers long before the last one.
    constexpr int kRows = 400;
    int asked = 0;
    const auto matches = [&asked](int row) {
        ++asked;
        QTest::qSleep(1);
        return row % 100 == 7;
    };
    SlicedSearch search;
    QSignalSpy finished(&search, &SlicedSearch::finished);
    search.start(kRows, matches);
    QVERIFY2(search.isRunning() && asked < kRows / 2, qPrintable(QString::number(asked)));
    QVERIFY(search.found().empty());
    // Asked for again meanwhile: once more, after the end.
    search.repeat();
    search.repeat();
    QTRY_COMPARE(finished.size(), 2);
    QCOMPARE(asked, 2 * kRows);
    QCOMPARE(std::count(search.found().begin(), search.found().end(), true), 4);
    // Another search drops what runs.
    search.start(kRows, matches);
    search.start(10, [](int) { return true; });
    QVERIFY2(!search.isRunning(), "a short list is done at once");
    QCOMPARE(search.found(), std::vector<bool>(10, true));
    search.start(kRows, matches);
    search.stop();
    QVERIFY(!search.isRunning() && search.found().empty());
}

void TestHistoryModel::unknownRevisionsStandOnTop()
{
    QAbstractItemModelTester tester(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    const int rows = m_model->rowCount();
    const UnknownRow unknown{QStringLiteral("feed"), QStringLiteral("on branch x"), {QStringLiteral("dev"), QStringLiteral("test")}, true};
    m_model->setUnknown({unknown});
    QCOMPARE(m_model->rowCount(), rows + 1);
    QCOMPARE(m_model->unknownAt(0), QStringLiteral("feed"));
    QVERIFY(m_model->isCurrentRow(0) && m_model->revisionAt(0) == -1);
    QCOMPARE(m_model->index(0, HistoryModel::RevisionColumn).data().toString(), QStringLiteral("feed"));
    QCOMPARE(m_model->index(0, 0).data(HistoryModel::MarksRole).toStringList(), unknown.databases);
    QVERIFY(m_model->index(0, 0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("dev, test stands here")));
    // Below the pending diff.
    m_model->setPending(PendingRow{});
    QVERIFY(m_model->isPendingRow(0));
    QCOMPARE(m_model->unknownAt(1), QStringLiteral("feed"));
    QCOMPARE(m_model->firstRevisionRow(), 2);
    m_model->setUnknown({unknown, {QStringLiteral("cafe"), {}, {QStringLiteral("prod")}, false}});
    QCOMPARE(m_model->rowCount(), rows + 3);
    QVERIFY(!m_model->isCurrentRow(2));
    m_model->setPending(std::nullopt);
    m_model->setUnknown({});
    QCOMPARE(m_model->rowCount(), rows);
}

void TestHistoryModel::ghostsAreNamed()
{
    m_model->setSnapshot(drawSnapshot("b<gone"));
    const int row = m_model->rowOf(QStringLiteral("gone"));
    QCOMPARE(m_model->index(row, HistoryModel::StateColumn).data().toString(), QStringLiteral("missing file"));
    QVERIFY(!m_model->index(row, HistoryModel::MessageColumn).data().toString().isEmpty());
    QVERIFY(m_model->index(row, 0).data(HistoryModel::LabelsRole).toStringList().isEmpty());
    QVERIFY(m_model->index(m_model->rowOf(QStringLiteral("b")), 0).data(HistoryModel::ProblemRole).isValid() || m_model->index(row, 0).data(HistoryModel::ProblemRole).isValid());
}

void TestHistoryModel::emptyHistory()
{
    m_model->setSnapshot(drawSnapshot(""));
    m_model->setSearch(QStringLiteral("x"));
    m_model->setState(std::make_shared<limbeck::migrate::DatabaseState>());
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(m_model->revisionAt(0), -1);
}

void TestHistoryModel::givesUpItsSnapshot()
{
    m_model->setState(drawState(m_snapshot, {"b"}, {"a"}));
    m_model->setPending(PendingRow{PendingRow::State::Agree, QStringLiteral("nothing"), {}, {}});
    QCOMPARE(m_model->rowCount(), 5);
    m_model->setSnapshot({});
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(m_model->rowOf(QStringLiteral("a")), -1);
    QCOMPARE(m_model->laneCount(), 0);
}

void TestHistoryModel::answersNonsense()
{
    QVERIFY(!m_model->data(QModelIndex(), Qt::DisplayRole).isValid());
    QCOMPARE(m_model->rowOf(QStringLiteral("nobody")), -1);
    QCOMPARE(m_model->rowOfRevision(99), -1);
    QCOMPARE(m_model->rowOfRevision(-1), -1);
    QCOMPARE(m_model->laneOf(99), -1);
    m_model->setSupport(99, QStringLiteral("x"));
}

QTEST_MAIN(TestHistoryModel)
#include "tst_history_model.moc"
