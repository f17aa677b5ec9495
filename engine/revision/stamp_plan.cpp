// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "revision/plan.h"

#include <fmt/format.h>

#include <algorithm>

namespace limbeck::revision {
namespace {

class Stamper {
public:
    Stamper(const RevisionGraph &graph, const std::vector<std::string> &rows, const std::vector<std::string> &targets)
        : m_graph(graph), m_resolver(graph), m_rows(graph, rows), m_isAffected(graph.size())
    {
        m_plan.rowsBefore = rows;
        const std::vector<int> current = revisionsOf(m_resolver.lookup(rows), "current revision");
        for (const std::string &target : targets) {
            if (target.empty())
                continue;
            for (const int row : m_resolver.filterForLineage(current, target, Along::Dependencies))
                m_isAffected.insert(row);
        }
        for (const int row : m_isAffected.members())
            m_affected.push_back(graph.id(row));
    }

    Plan run(const RevisionRefs &destinations)
    {
        if (destinations.empty())
            removeAll();
        for (const RevisionRef &destination : destinations) {
            if (destination.isNothing())
                removeAll();
            else
                moveTo(revisionsOf({destination}, "target").front());
        }
        m_plan.rowsAfter = m_rows.rows();
        return std::move(m_plan);
    }

private:
    void removeAll()
    {
        for (const std::string &row : m_affected)
            add({{row}, {}, false, true});
    }

    void moveTo(int destination)
    {
        if (m_isAffected.contains(destination))
            return;
        const std::vector<int> source{destination};
        const bool down = anyAffected(descendants(m_graph, source, Along::Dependencies));
        const bool up = anyAffected(ancestors(m_graph, source, Along::Dependencies));
        const std::string &id = m_graph.id(destination);
        if (down && up)
            throw crash(fmt::format("Rows of the version table lie both above and below {}.", id), "Use --purge to empty the version table first.");
        if (down || up)
            add({m_affected, {id}, up, false});
        else
            add({{}, {id}, true, true});
    }

    bool anyAffected(const NodeSet &nodes) const
    {
        const std::vector<int> &affected = m_isAffected.members();
        return std::any_of(affected.begin(), affected.end(), [&](int row) { return nodes.contains(row); });
    }

    void add(const StampMove &move)
    {
        Step step;
        step.kind = StepKind::Stamp;
        step.up = move.up;
        step.newBranch = move.newBranch;
        step.from = move.from;
        step.to = move.to;
        step.rowChanges = m_rows.stamp(move);
        step.description = fmt::format("stamp_revision {} -> {}", fmt::join(move.from, ", "), fmt::join(move.to, ", "));
        m_plan.steps.push_back(std::move(step));
    }

    const RevisionGraph &m_graph;
    Resolver m_resolver;
    VersionRows m_rows;
    NodeSet m_isAffected;
    std::vector<std::string> m_affected;
    Plan m_plan;
};

}  // namespace

Plan stampPlan(const RevisionGraph &graph, const std::vector<std::string> &rows, const std::vector<std::string> &targets)
{
    graph.requireSound();
    try {
        Stamper stamper(graph, rows, targets);
        return stamper.run(Resolver(graph).lookup(targets));
    } catch (const IdentifierError &error) {
        if (error.refusal() == Refusal::SeveralHeads)
            throw IdentifierError(Refusal::StampSeveralHeads, error.argument(), "Multiple heads are present; please specify a single target revision");
        throw;
    }
}

}  // namespace limbeck::revision
