// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "revision/plan_steps.h"
#include "revision/plan_target.h"
#include "revision/revision_order.h"

#include <algorithm>

namespace limbeck::revision {

Plan upgradePlan(const RevisionGraph &graph, const std::vector<std::string> &rows, const std::string &target)
{
    graph.requireSound();
    return namingTarget(target, [&] {
        const Resolver resolver(graph);
        const std::vector<int> targets = revisionsOf(parseUpgradeTarget(resolver, rows, target, true), "target");
        const NodeSet needed = ancestorsWithoutOverlap(graph, targets);
        const NodeSet present = ancestorsWithoutOverlap(graph, revisionsOf(resolver.lookup(rows), "current revision"));
        std::vector<int> order = orderedNewestFirst(graph, difference(graph, needed, present), targets);
        std::reverse(order.begin(), order.end());
        return planSteps(graph, rows, order, StepKind::Upgrade);
    });
}

}  // namespace limbeck::revision
