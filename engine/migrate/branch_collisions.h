// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migrate/revision_facts.h"

#include <string>
#include <vector>

namespace limbeck::migrate {

/// A table, or a column of one, that two branches both change.
struct Collision {
    sql::QualifiedName table;
    std::string column;               ///< empty: both touch the table, but no column of it in common
    std::vector<int> left, right;     ///< the revisions that do, in map order
    bool operator==(const Collision &) const = default;
};

/// A revision of which not everything is known (raw SQL, unreadable).
struct NotKnown {
    int revision = -1;
    std::string reason;   ///< "runs SQL text"
};

/// What two heads' branches, each as far as the other has not got it, have in common.
struct BranchCollisions {
    std::vector<int> left, right;          ///< the branches' revisions, in map order
    std::vector<Collision> collisions;     ///< by table and column
    std::vector<NotKnown> unknown;
};

/// Reads the scripts of both branches; nothing is run. Throws Cancelled. Deep stack; any thread.
BranchCollisions findCollisions(const ProjectSnapshot &snapshot, int left, int right, const std::string &dialectName, const environment::EnvironmentRun &run, SourceCache &sources, StopToken stop = {});

}  // namespace limbeck::migrate
