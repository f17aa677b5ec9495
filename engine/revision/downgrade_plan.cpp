// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "revision/plan_steps.h"
#include "revision/plan_target.h"
#include "revision/revision_order.h"

#include <fmt/format.h>

#include <algorithm>

namespace limbeck::revision {
namespace {

/// The lowest revisions to drop: all bases, or the children of the target; of several, those below the label's revision.
std::vector<int> rootsOf(const Resolver &resolver, const DowngradeTarget &target)
{
    const RevisionGraph &graph = resolver.graph();
    const auto found = target.revision.isRevision() ? graph.children(target.revision.revision()) : std::span<const int>(graph.bases());
    std::vector<int> roots(found.begin(), found.end());
    // Going to base, Alembic counts a base once more for each label it declares, so a wrong label is noticed even if
    // there is one base only.
    std::size_t count = roots.size();
    if (!target.revision.isRevision()) {
        for (const int root : roots)
            count += graph.script(root).branchLabels.size();
    }
    if (!target.label || count < 2)
        return roots;
    const std::vector<int> branch{resolver.branch(*target.label)};
    const NodeSet below = ancestors(graph, branch, Along::Parents);
    std::erase_if(roots, [&](int root) { return !below.contains(root); });
    if (roots.empty())
        throw IdentifierError(Refusal::NoDowngradeRoot, {}, "Not a valid downgrade target from current heads");
    return roots;
}

NodeSet intersection(const RevisionGraph &graph, const NodeSet &a, const NodeSet &b)
{
    NodeSet result(graph.size());
    for (const int node : a.members()) {
        if (b.contains(node))
            result.insert(node);
    }
    return result;
}

}  // namespace

Plan downgradePlan(const RevisionGraph &graph, const std::vector<std::string> &rows, const std::string &target)
{
    graph.requireSound();
    return namingTarget(target, [&] {
        const Resolver resolver(graph);
        const DowngradeTarget parsed = parseDowngradeTarget(resolver, rows, target, true);
        const std::vector<int> roots = rootsOf(resolver, parsed);
        const std::vector<int> current = revisionsOf(resolver.lookup(rows), "current revision");
        const NodeSet dropped = intersection(graph, ancestors(graph, current, Along::Dependencies), descendants(graph, roots, Along::Dependencies));
        const bool isRow = parsed.revision.isRevision() && std::find(current.begin(), current.end(), parsed.revision.revision()) != current.end();
        if (dropped.empty() && parsed.revision.isRevision() && !isRow)
            throw IdentifierError(Refusal::NothingToDrop, target, fmt::format("Destination {} is not a valid downgrade target from current head(s)", target));
        Plan plan = planSteps(graph, rows, orderedNewestFirst(graph, dropped, current), StepKind::Downgrade);
        if (parsed.ambiguous)
            plan.warnings.push_back({"downgrade -1 from multiple heads is ambiguous; name the revision or the branch to go down", {}});
        return plan;
    });
}

}  // namespace limbeck::revision
