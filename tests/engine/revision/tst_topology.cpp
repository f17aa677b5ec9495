// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Revisions with other parents: what databases would skip, and branches put on top of each other.
#include "revision/topology.h"

#include <QTest>

using namespace limbeck;
using namespace limbeck::revision;

namespace {

/// "a b<a c<b d<b~x": id, parents, dependencies.
RevisionGraph draw(const std::string &line)
{
    std::vector<Script> scripts;
    for (const QString &word : QString::fromStdString(line).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        Script script;
        const QString head = word.section(QLatin1Char('~'), 0, 0);
        script.id = head.section(QLatin1Char('<'), 0, 0).toStdString();
        for (const QString &parent : head.section(QLatin1Char('<'), 1).split(QLatin1Char(','), Qt::SkipEmptyParts))
            script.downRevisions.push_back(parent.toStdString());
        for (const QString &other : word.section(QLatin1Char('~'), 1).split(QLatin1Char(','), Qt::SkipEmptyParts))
            script.dependsOn.push_back(other.toStdString());
        scripts.push_back(std::move(script));
    }
    return RevisionGraph::build(std::move(scripts), LoadMode::Strict);
}

QString names(const RevisionGraph &graph, const std::vector<int> &revisions) { return QString::fromStdString(joinIds(graph, revisions)); }

}  // namespace

class TestTopology : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// depends_on = "" is the same as None, as Alembic takes it; beside a name it is a revision that does not exist.
    void emptyDependency()
    {
        const auto build = [](std::vector<std::string> dependsOn) {
            Script a, b;
            a.id = "a";
            b.id = "b";
            b.downRevisions = {"a"};
            b.dependsOn = std::move(dependsOn);
            return RevisionGraph::build({a, b}, LoadMode::Lenient);
        };
        QVERIFY(build({""}).problems().empty());
        QVERIFY(!build({"", "a"}).problems().empty());
    }
    void linearises_data()
    {
        QTest::addColumn<QString>("graph");
        QTest::addColumn<QString>("head");
        QTest::addColumn<QString>("onto");
        QTest::addColumn<QString>("expected");   // "moved revision: branch", or a part of the refusal
        QTest::newRow("one revision each") << "a b<a c<a" << "c" << "b" << "c: c";
        QTest::newRow("a branch of three") << "a b<a c<a d<c e<d" << "e" << "b" << "c: c, d, e";
        QTest::newRow("a base of its own") << "a b<a x y<x" << "y" << "b" << "x: x, y";
        QTest::newRow("a merge inside of the branch") << "a b<a c<a d<c e<c f<d,e" << "f" << "b" << "c: c, d, e, f";
        QTest::newRow("two beginnings") << "a b<a c<a d<a f<c,d" << "f" << "b" << "begins at c and at d";
        QTest::newRow("merges with the common line") << "a a2<a b<a2 c<a d<c f<d,a2" << "f" << "b" << "merges the branch";
        QTest::newRow("not heads") << "a b<a c<a" << "a" << "b" << "not two heads";
        QTest::newRow("stands on what the other only depends on") << "a b<a~c c<a d<c" << "d" << "b" << "only depends on";
    }
    void linearises()
    {
        QFETCH(QString, graph);
        QFETCH(QString, head);
        QFETCH(QString, onto);
        QFETCH(QString, expected);
        const RevisionGraph drawn = draw(graph.toStdString());
        QString result;
        try {
            const Linearisation plan = linearise(drawn, drawn.find(head.toStdString()).value(), drawn.find(onto.toStdString()).value());
            result = QString::fromStdString(drawn.id(plan.revision)) + QStringLiteral(": ") + names(drawn, plan.moved);
            const RevisionGraph after = withParents(drawn, plan.revision, {drawn.id(plan.onto)});
            QVERIFY(!after.isHead(after.find(onto.toStdString()).value()));
            QVERIFY(after.isHead(after.find(head.toStdString()).value()));
            QCOMPARE(after.heads().size() + 1, drawn.heads().size());
        } catch (const Error &error) {
            result = QString::fromStdString(error.message());
        }
        QVERIFY2(result.contains(expected), qPrintable(result));
    }

    void databasesThatWouldSkip_data()
    {
        QTest::addColumn<QString>("rows");
        QTest::addColumn<QString>("skips");
        QTest::addColumn<bool>("overlaps");
        QTest::newRow("below the fork") << "a" << "" << false;
        QTest::newRow("nothing applied") << "" << "" << false;
        QTest::newRow("on the other head only") << "b" << "" << false;
        QTest::newRow("on the moved branch") << "c" << "b" << false;
        QTest::newRow("on its head") << "d" << "b" << false;
        QTest::newRow("on both heads: nothing is skipped, the rows overlap") << "b d" << "" << true;
        QTest::newRow("a row that nobody knows") << "zz" << "" << false;
    }
    void databasesThatWouldSkip()
    {
        QFETCH(QString, rows);
        QFETCH(QString, skips);
        QFETCH(bool, overlaps);
        const RevisionGraph before = draw("a b<a c<a d<c");
        const RevisionGraph after = withParents(before, before.find("c").value(), {"b"});
        KnownDatabase database{"dev", {}};
        for (const QString &row : rows.split(QLatin1Char(' '), Qt::SkipEmptyParts))
            database.rows.push_back(row.toStdString());
        const auto found = skippedBy(before, after, {database});
        QCOMPARE(found.empty(), skips.isEmpty() && !overlaps);
        if (found.empty())
            return;
        QCOMPARE(found[0].database, std::string("dev"));
        QCOMPARE(names(before, found[0].revisions), skips);
        QCOMPARE(found[0].isOverlapping, overlaps);
    }

    void aCycleIsRefused()
    {
        const RevisionGraph graph = draw("a b<a c<b");
        QVERIFY_EXCEPTION_THROWN(withParents(graph, graph.find("b").value(), {"c"}), Error);
        QVERIFY_EXCEPTION_THROWN(withParents(graph, graph.find("b").value(), {"nowhere"}), Error);
    }

    void whatOnlyOneHeadHas()
    {
        const RevisionGraph graph = draw("a b<a c<a d<c");
        QCOMPARE(names(graph, onlyIn(graph, graph.find("d").value(), graph.find("b").value())), QStringLiteral("c, d"));
        QCOMPARE(names(graph, onlyIn(graph, graph.find("b").value(), graph.find("d").value())), QStringLiteral("b"));
    }
};

QTEST_APPLESS_MAIN(TestTopology)
#include "tst_topology.moc"
