// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// All graphs of up to four revisions, and every so many of the 59,049 with five, against the slow reference.
#include "revision_cases.h"
#include "slow_reference.h"

#include "revision/plan.h"
#include "revision/revision_order.h"

#include <QTest>

#include <algorithm>

using namespace limbeck;
using namespace limbeck::revision;
using namespace limbeck::revision::testing;

namespace {

std::string idOf(int node)
{
    return "r" + std::to_string(node);
}

std::vector<std::string> idsOf(const Nodes &nodes)
{
    std::vector<std::string> ids;
    for (const int node : nodes)
        ids.push_back(idOf(node));
    return ids;
}

int nodeOf(const std::string &id)
{
    return std::stoi(id.substr(1));
}

Nodes nodesOf(const std::vector<std::string> &ids)
{
    Nodes nodes;
    for (const std::string &id : ids)
        nodes.insert(nodeOf(id));
    return nodes;
}

RevisionGraph built(const SlowGraph &slow, bool labels)
{
    std::vector<Script> scripts;
    for (int i = 0; i < slow.size(); ++i) {
        Script script;
        script.id = idOf(i);
        script.upgrade = script.downgrade = Presence::Yes;
        for (const int parent : slow.parents[static_cast<std::size_t>(i)])
            script.downRevisions.push_back(idOf(parent));
        for (const int dependency : slow.dependencies[static_cast<std::size_t>(i)])
            script.dependsOn.push_back(idOf(dependency));
        if (labels)
            script.branchLabels = {"label" + std::to_string(i)};
        scripts.push_back(std::move(script));
    }
    return RevisionGraph::build(std::move(scripts), LoadMode::Strict);
}

std::vector<int> listed(std::span<const int> span)
{
    return {span.begin(), span.end()};
}

/// Applies changes to a table; false when one of them does not fit.
bool applyTo(Nodes &table, const RowChanges &changes)
{
    for (const RowChange &change : changes) {
        if (const auto *insert = std::get_if<RowInsert>(&change)) {
            if (!table.insert(nodeOf(insert->version)).second)
                return false;
        } else if (const auto *gone = std::get_if<RowDelete>(&change)) {
            if (!table.erase(nodeOf(gone->version)))
                return false;
        } else {
            const auto &update = std::get<RowUpdate>(change);
            if (!table.erase(nodeOf(update.from)) || !table.insert(nodeOf(update.to)).second)
                return false;
        }
    }
    return true;
}

/// One graph and everything that is asked about it. Every check returns a text that says what is wrong, or nothing.
class GraphChecks {
public:
    GraphChecks(int size, int number)
        : m_slow(enumerated(size, number, number % 2 == 1)), m_graph(built(m_slow, false)), m_redundant(m_slow.hasRedundantParents()),
          m_name("graph " + std::to_string(number) + " of size " + std::to_string(size))
    {
    }

    std::string run()
    {
        checkShape();
        checkLabels();
        for (int bits = 0; bits < 1 << m_slow.size(); ++bits) {
            const Nodes subset = subsetOf(bits);
            checkOrder(subset);
            if (m_slow.isClosed(subset))
                checkState(subset);
        }
        return m_wrong.empty() ? "" : m_name + ": " + m_wrong;
    }

private:
    void expect(bool holds, const std::string &what)
    {
        if (!holds && m_wrong.empty())
            m_wrong = what;
    }

    Nodes subsetOf(int bits) const
    {
        Nodes nodes;
        for (int i = 0; i < m_slow.size(); ++i) {
            if (bits >> i & 1)
                nodes.insert(i);
        }
        return nodes;
    }

    void checkShape()
    {
        const Resolver resolver(m_graph);
        for (int i = 0; i < m_slow.size(); ++i) {
            expect(listed(m_graph.children(i)) == m_slow.children(i), "children of " + idOf(i));
            expect(listed(m_graph.allChildren(i)) == m_slow.allChildren(i), "all children of " + idOf(i));
            expect(listed(m_graph.normalizedParents(i)) == m_slow.normalizedParents(i), "normalized parents of " + idOf(i));
            for (int j = 0; j < m_slow.size(); ++j) {
                const bool related = !resolver.filterForLineage({j}, idOf(i)).empty();
                expect(related == m_slow.shareLineage(i, j), "lineage of " + idOf(i) + " and " + idOf(j));
            }
        }
    }

    void checkLabels()
    {
        const RevisionGraph labelled = built(m_slow, true);
        for (int i = 0; i < m_slow.size(); ++i) {
            const Nodes carriers = m_slow.carriers(i);
            for (int j = 0; j < m_slow.size(); ++j)
                expect(labelled.carriesLabel(j, "label" + std::to_string(i)) == carriers.contains(j),
                       "whether " + idOf(j) + " carries the label of " + idOf(i));
        }
    }

    void checkOrder(const Nodes &wanted)
    {
        NodeSet set(m_graph.size());
        for (const int node : wanted)
            set.insert(node);
        std::vector<int> heads;
        for (const int node : m_slow.minimal(m_slow.all()))
            heads.push_back(node);
        for (const Nodes &from : {Nodes(heads.begin(), heads.end()), m_slow.minimal(wanted)}) {
            const std::vector<int> expected = m_slow.ordered(wanted, from);
            std::vector<int> actual;
            try {
                actual = orderedNewestFirst(m_graph, set, {from.begin(), from.end()});
            } catch (const Error &) {
                expect(expected.size() < wanted.size(), "order of " + showRows(idsOf(wanted)) + " refused");
                continue;
            }
            expect(actual == expected, "order of " + showRows(idsOf(wanted)));
        }
    }

    void checkState(const Nodes &present)
    {
        const std::vector<std::string> rows = idsOf(m_slow.minimal(present));
        checkCurrent(present, rows);
        for (int target = 0; target < m_slow.size(); ++target) {
            checkUpgrade(present, rows, target);
            checkDowngrade(present, rows, idOf(target), {target}, m_slow.children(target));
        }
        std::vector<int> bases;
        for (int i = 0; i < m_slow.size(); ++i) {
            if (m_slow.parents[static_cast<std::size_t>(i)].empty())
                bases.push_back(i);
        }
        checkDowngrade(present, rows, "base", {}, bases);
    }

    void checkCurrent(const Nodes &present, const std::vector<std::string> &rows)
    {
        Nodes expected;
        for (const int node : present) {
            const std::vector<int> children = m_slow.children(node);
            if (std::none_of(children.begin(), children.end(), [&](int child) { return present.contains(child); }))
                expected.insert(node);
        }
        const Nodes atRows = nodesOf(rows);
        const std::vector<int> actual = Resolver(m_graph).allCurrent({atRows.begin(), atRows.end()});
        expect(Nodes(actual.begin(), actual.end()) == expected, "all current at " + showRows(rows));
    }

    void checkTable(const Nodes &table, const Nodes &present, const std::string &when)
    {
        expect(m_slow.needs(table) == present, when + ": rows " + showRows(idsOf(table)));
        if (!m_redundant)
            expect(table == m_slow.minimal(present), when + ": rows are not minimal: " + showRows(idsOf(table)));
    }

    void checkUpgrade(const Nodes &present, const std::vector<std::string> &rows, int target)
    {
        const std::string when = "upgrade from " + showRows(rows) + " to " + idOf(target);
        const Plan plan = upgradePlan(m_graph, rows, idOf(target));
        Nodes expected = m_slow.needs(target);
        std::erase_if(expected, [&](int node) { return present.contains(node); });
        Nodes now = present;
        Nodes table = nodesOf(rows);
        if (!plan.steps.empty() && !plan.steps.back().rowProblem.empty()) {
            // A parent that another one implies has no row to be replaced: Alembic's run ends there, and ours.
            expect(m_redundant && plan.steps.back().rowChanges == RowChanges(), when + ": " + plan.steps.back().rowProblem);
            return;
        }
        for (const Step &step : plan.steps) {
            expect(expected.erase(step.revision) == 1, when + ": unexpected step " + step.id);
            now.insert(step.revision);
            expect(m_slow.isClosed(now), when + ": too early " + step.id);
            expect(applyTo(table, step.rowChanges), when + ": row changes of " + step.id);
            checkTable(table, now, when);
        }
        expect(expected.empty(), when + ": steps missing");
        expect(nodesOf(plan.rowsAfter) == table, when + ": rows after");
        if (present.empty())
            checkWayBack(plan.rowsAfter, when);
    }

    void checkWayBack(const std::vector<std::string> &rows, const std::string &when)
    {
        expect(downgradePlan(m_graph, rows, "base").rowsAfter.empty(), when + " and back");
    }

    void checkDowngrade(const Nodes &present, const std::vector<std::string> &rows, const std::string &target, const Nodes &targets,
                        const std::vector<int> &roots)
    {
        const std::string when = "downgrade from " + showRows(rows) + " to " + target;
        Nodes expected = m_slow.dependants(Nodes(roots.begin(), roots.end()));
        std::erase_if(expected, [&](int node) { return !present.contains(node); });
        const Nodes atRows = nodesOf(rows);
        const bool refused = expected.empty() && !targets.empty() && !atRows.contains(*targets.begin());
        Plan plan;
        try {
            plan = downgradePlan(m_graph, rows, target);
        } catch (const IdentifierError &error) {
            expect(refused && error.refusal() == Refusal::NothingToDrop, when + ": " + error.message());
            return;
        }
        expect(!refused, when + ": should be refused");
        Nodes now = present;
        Nodes table = atRows;
        for (const Step &step : plan.steps) {
            expect(expected.erase(step.revision) == 1, when + ": unexpected step " + step.id);
            now.erase(step.revision);
            expect(m_slow.isClosed(now), when + ": too early " + step.id);
            expect(applyTo(table, step.rowChanges), when + ": row changes of " + step.id);
            checkTable(table, now, when);
        }
        expect(expected.empty(), when + ": steps missing");
        expect(nodesOf(plan.rowsAfter) == table, when + ": rows after");
    }

    SlowGraph m_slow;
    RevisionGraph m_graph;
    bool m_redundant;
    std::string m_name;
    std::string m_wrong;
};

}  // namespace

class TestRevisionExhaustive : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void graphs_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("stride");
        for (int size = 1; size <= 4; ++size)
            QTest::addRow("all of size %d", size) << size << 1;
        QTest::addRow("every 23rd of size 5") << 5 << 23;
    }
    void graphs()
    {
        QFETCH(int, size);
        QFETCH(int, stride);
        for (int number = 0; number < countOfGraphs(size); number += stride) {
            std::string wrong;
            try {
                wrong = GraphChecks(size, number).run();
            } catch (const Error &error) {
                wrong = "graph " + std::to_string(number) + ": " + error.message();
            }
            QVERIFY2(wrong.empty(), wrong.c_str());
        }
    }
};

QTEST_APPLESS_MAIN(TestRevisionExhaustive)
#include "tst_revision_exhaustive.moc"
