// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "revision/revision_graph.h"

#include <string>
#include <vector>

/// Changing how the revisions hang together: what a re-parented revision means for databases, and branches made straight. Pure functions.
namespace limbeck::revision {

/// The graph with other parents for one revision (ids). Throws the first failure as RevisionGraph::build() does: cycles, unknown parents.
RevisionGraph withParents(const RevisionGraph &graph, int revision, const std::vector<std::string> &downRevisions);

/// A database as far as it is known: its version rows.
struct KnownDatabase {
    std::string name;
    std::vector<std::string> rows;
    bool operator==(const KnownDatabase &) const = default;
};

/// What a change of the graph does to a database that stands at its rows.
struct SkippedRevisions {
    std::string database;
    std::vector<int> revisions;   ///< would count as applied, and never ran there: in map order
    bool isOverlapping = false;   ///< two of its rows would be ancestor and descendant: upgrades refuse that
    bool operator==(const SkippedRevisions &) const = default;
};

/// The databases that would skip a revision or be left with overlapping rows when `before` became `after` (the same scripts, other parents). Rows that no script has say nothing.
std::vector<SkippedRevisions> skippedBy(const RevisionGraph &before, const RevisionGraph &after, const std::vector<KnownDatabase> &databases);

/// Which revisions only one of two heads has: ancestors, dependencies included.
std::vector<int> onlyIn(const RevisionGraph &graph, int head, int other);

/// How a branch is put on top of another head: one revision gets another parent.
struct Linearisation {
    int revision = -1;                 ///< the branch's lowest one
    int onto = -1;                     ///< its new parent
    std::vector<int> moved;            ///< all of the branch, in map order
    bool operator==(const Linearisation &) const = default;
};

/// Puts what only `head` has on top of `onto`, another head. Throws Error(Revision) saying why it cannot be done: the same line, several beginnings, a merge below, a dependency the other way round.
Linearisation linearise(const RevisionGraph &graph, int head, int onto);

}  // namespace limbeck::revision
