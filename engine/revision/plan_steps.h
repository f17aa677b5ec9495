// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "revision/plan.h"

namespace limbeck::revision {

/// Makes the steps that run `revisions` in this order, and follows the version rows. Throws Error(RevisionCrash) when a
/// script does not define the function or the rows do not allow a step.
Plan planSteps(const RevisionGraph &graph, const std::vector<std::string> &rows, const std::vector<int> &revisions, StepKind kind);

/// The members of `nodes` that are not in `without`.
NodeSet difference(const RevisionGraph &graph, const NodeSet &nodes, const NodeSet &without);

/// Runs `plan`; an E2 from inside it is thrown again with `target`, as typed, for its argument.
template<class Make>
auto namingTarget(const std::string &target, Make make)
{
    try {
        return make();
    } catch (const IdentifierError &error) {
        if (error.refusal() == Refusal::SeveralHeads)
            throw severalHeads(target);
        throw;
    }
}

}  // namespace limbeck::revision
