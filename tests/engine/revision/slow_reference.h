// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <vector>

/// The rules of the revision graph once more, slow and obvious: sets and recursion only, from the specification's words.
/// Nodes are numbered in map order. Independent of the engine on purpose.
namespace limbeck::revision::testing {

using Nodes = std::set<int>;

struct SlowGraph {
    std::vector<std::vector<int>> parents;
    std::vector<std::vector<int>> dependencies;

    int size() const { return static_cast<int>(parents.size()); }
    Nodes all() const;

    /// The node and everything that it needs, directly or not.
    Nodes needs(int node) const;
    Nodes needs(const Nodes &nodes) const;
    /// The node and its ancestors along parents only.
    Nodes line(int node) const;
    bool shareLineage(int a, int b) const { return line(a).contains(b) || line(b).contains(a); }

    std::vector<int> children(int node) const;
    std::vector<int> allChildren(int node) const;
    std::vector<int> normalizedParents(int node) const;

    /// Everything that needs one of `nodes`, and they themselves.
    Nodes dependants(const Nodes &nodes) const;

    /// The members that no other member needs: what the version table holds when `present` is applied.
    Nodes minimal(const Nodes &present) const;
    bool isClosed(const Nodes &present) const { return needs(present) == present; }
    /// Whether some node lists among its normalized parents one that another of them needs.
    bool hasRedundantParents() const;

    /// Carriers of a label declared by `node`.
    Nodes carriers(int node) const;

    /// The ordering rule as it is worded, with an ancestor set per candidate. Shorter than `wanted` if it gets stuck.
    std::vector<int> ordered(Nodes wanted, const Nodes &heads) const;
};

/// Graph number `number` of all graphs with `size` nodes in which a node refers to earlier ones: per pair nothing, a parent
/// or a dependency. Reversed: the map order is the other way round.
SlowGraph enumerated(int size, int number, bool reversed);
int countOfGraphs(int size);

}  // namespace limbeck::revision::testing
