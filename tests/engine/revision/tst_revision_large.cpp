// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Graphs of the size of big projects. The test's time limit is the check that nothing is quadratic.
#include "revision_cases.h"
#include "slow_reference.h"

#include "revision/history_range.h"
#include "revision/revision_order.h"

#include <QTest>

#include <random>

using namespace limbeck;
using namespace limbeck::revision;
using namespace limbeck::revision::testing;

namespace {

std::string idOf(int node)
{
    return "rev" + std::to_string(node);
}

Script scriptOf(int node, const std::vector<int> &parents, const std::vector<int> &dependencies = {})
{
    Script script;
    script.id = idOf(node);
    for (const int parent : parents)
        script.downRevisions.push_back(idOf(parent));
    for (const int dependency : dependencies)
        script.dependsOn.push_back(idOf(dependency));
    script.upgrade = script.downgrade = Presence::Yes;
    return script;
}

/// Mostly lines, with forks, merges, dependencies and new bases.
SlowGraph randomGraph(int size, unsigned seed)
{
    std::mt19937 random(seed);
    const auto below = [&](int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random); };
    SlowGraph graph;
    std::vector<int> heads;
    for (int node = 0; node < size; ++node) {
        std::vector<int> parents;
        const int kind = below(100);
        if (node > 0 && kind < 85)
            parents = {heads[static_cast<std::size_t>(below(static_cast<int>(heads.size())))]};
        else if (node > 0 && kind < 92)
            parents = {below(node)};
        else if (heads.size() > 2)
            parents = {heads[0], heads[1]};
        graph.parents.push_back(parents);
        graph.dependencies.emplace_back();
        // A merge that also depends on an ancestor of its parents may have no row to replace (rowProblem).
        if (node > 10 && below(10) == 0 && parents.size() < 2)
            graph.dependencies.back().push_back(below(node));
        for (const int parent : parents)
            std::erase(heads, parent);
        heads.push_back(node);
    }
    return graph;
}

RevisionGraph built(const SlowGraph &slow)
{
    std::vector<Script> scripts;
    for (int node = 0; node < slow.size(); ++node)
        scripts.push_back(scriptOf(node, slow.parents[static_cast<std::size_t>(node)], slow.dependencies[static_cast<std::size_t>(node)]));
    return RevisionGraph::build(std::move(scripts), LoadMode::Strict);
}

/// Up from nothing to all heads and down again: every revision once each way.
void goUpAndDown(const RevisionGraph &graph)
{
    const auto size = static_cast<std::size_t>(graph.size());
    const Plan up = upgradePlan(graph, {}, "heads");
    QCOMPARE(up.steps.size(), size);
    std::vector<bool> done(size);
    for (const Step &step : up.steps) {
        for (const int needed : graph.normalizedParents(step.revision))
            QVERIFY(done[static_cast<std::size_t>(needed)]);
        done[static_cast<std::size_t>(step.revision)] = true;
    }
    QCOMPARE(up.rowsAfter.size(), graph.realHeads().size());
    const Plan down = downgradePlan(graph, up.rowsAfter, "base");
    QCOMPARE(down.steps.size(), size);
    QVERIFY(down.rowsAfter.empty());
    QCOMPARE(history(graph, RangeEnd(), RangeEnd()).size(), size);
}

}  // namespace

class TestRevisionLarge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void line()
    {
        std::vector<Script> scripts;
        for (int node = 0; node < 50'000; ++node)
            scripts.push_back(scriptOf(node, node ? std::vector<int>{node - 1} : std::vector<int>()));
        const RevisionGraph graph = RevisionGraph::build(std::move(scripts), LoadMode::Strict);
        goUpAndDown(graph);
        QCOMPARE(upgradePlan(graph, {idOf(100)}, "+40000").rowsAfter, std::vector<std::string>{idOf(40'100)});
        QCOMPARE(downgradePlan(graph, {idOf(49'999)}, "-40000").rowsAfter, std::vector<std::string>{idOf(9'999)});
    }

    void twoLongBranches()
    {
        std::vector<Script> scripts{scriptOf(0, {})};
        for (int node = 1; node < 50'000; ++node)
            scripts.push_back(scriptOf(node, {std::max(0, node - 2)}));
        goUpAndDown(RevisionGraph::build(std::move(scripts), LoadMode::Strict));
    }

    void manyShortBranches()
    {
        std::vector<Script> scripts{scriptOf(0, {})};
        for (int node = 1; node < 10'000; ++node)
            scripts.push_back(scriptOf(node, {node % 2 ? 0 : node - 1}));
        goUpAndDown(RevisionGraph::build(std::move(scripts), LoadMode::Strict));
    }

    void ladderOfMerges()
    {
        std::vector<Script> scripts{scriptOf(0, {})};
        for (int node = 1; node + 2 < 30'000; node += 3) {
            scripts.push_back(scriptOf(node, {node - 1}));
            scripts.push_back(scriptOf(node + 1, {node - 1}));
            scripts.push_back(scriptOf(node + 2, {node, node + 1}));
        }
        goUpAndDown(RevisionGraph::build(std::move(scripts), LoadMode::Strict));
    }

    void oneDependencyDeclaredByAll()
    {
        std::vector<Script> scripts{scriptOf(0, {}), scriptOf(1, {})};
        for (int node = 2; node < 20'000; ++node)
            scripts.push_back(scriptOf(node, {node - 1}, {0}));
        const RevisionGraph graph = RevisionGraph::build(std::move(scripts), LoadMode::Strict);
        QCOMPARE(graph.normalizedParents(2).size(), 2u);
        QCOMPARE(graph.normalizedParents(19'999).size(), 1u);
        goUpAndDown(graph);
    }

    void randomOfTenThousand_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 3; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void randomOfTenThousand()
    {
        QFETCH(unsigned, seed);
        goUpAndDown(built(randomGraph(10'000, seed)));
    }

    void orderEqualsTheWordedRule_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 40; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void orderEqualsTheWordedRule()
    {
        QFETCH(unsigned, seed);
        const SlowGraph slow = randomGraph(24, seed);
        const RevisionGraph graph = built(slow);
        const Nodes heads(graph.realHeads().begin(), graph.realHeads().end());
        QCOMPARE(history(graph, RangeEnd(), RangeEnd()), slow.ordered(slow.all(), heads));
    }

    void brokenGraphStaysUsable()
    {
        std::vector<Script> scripts;
        for (int node = 0; node < 20'000; ++node)
            scripts.push_back(scriptOf(node, {(node + 1) % 20'000}));
        scripts.push_back(scriptOf(20'001, {77'777}));
        const RevisionGraph graph = RevisionGraph::build(std::move(scripts), LoadMode::Lenient);
        QCOMPARE(graph.size(), 20'002);
        QVERIFY(graph.isGhost(20'001));
        QCOMPARE(graph.problems().size(), 2u);
        QCOMPARE(history(graph, RangeEnd(), RangeEnd()).size(), 20'002u);
    }
};

QTEST_APPLESS_MAIN(TestRevisionLarge)
#include "tst_revision_large.moc"
