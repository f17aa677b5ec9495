// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "revision/node_set.h"

#include <vector>

namespace limbeck::revision {

/// `wanted` in Alembic's deterministic order, newest first (spec: revisions §10): branches are finished one at a time down
/// to their fork; nothing comes before what needs it. `heads`: where to start; those not wanted are ignored.
/// Throws Error(RevisionCrash) when something wanted cannot be reached from the heads inside `wanted`.
std::vector<int> orderedNewestFirst(const RevisionGraph &graph, const NodeSet &wanted, const std::vector<int> &heads);

}  // namespace limbeck::revision
