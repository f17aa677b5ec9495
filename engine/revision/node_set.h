// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "revision/revision_graph.h"

#include <span>
#include <vector>

namespace limbeck::revision {

/// A set of revisions: constant-time membership, members in the order of insertion.
class NodeSet {
public:
    explicit NodeSet(int universe) : m_bits(static_cast<std::size_t>(universe)) {}
    bool contains(int node) const { return m_bits[static_cast<std::size_t>(node)]; }
    /// False if it was there already.
    bool insert(int node)
    {
        if (contains(node))
            return false;
        m_bits[static_cast<std::size_t>(node)] = true;
        m_members.push_back(node);
        return true;
    }
    const std::vector<int> &members() const { return m_members; }
    bool empty() const { return m_members.empty(); }

private:
    std::vector<bool> m_bits;
    std::vector<int> m_members;
};

/// Which edges count: `down_revision` alone, or dependencies too.
enum class Along { Parents, Dependencies };

/// The sources and everything below them. With Dependencies: along normalized parents (the same set as along all parents).
NodeSet ancestors(const RevisionGraph &graph, std::span<const int> sources, Along along);
/// The sources and everything above them.
NodeSet descendants(const RevisionGraph &graph, std::span<const int> sources, Along along);

/// The sources, their ancestors and their descendants, each source on its own (spec: revisions §4, "lineage").
NodeSet lineage(const RevisionGraph &graph, std::span<const int> sources, Along along);

/// Ancestors-or-self of some sources, expanded only as deep as is asked. Asking for all of a graph costs O(n log n) once.
class LazyAncestors {
public:
    LazyAncestors(const RevisionGraph &graph, std::span<const int> sources);
    bool contains(int node);

private:
    void push(int node);
    const RevisionGraph &m_graph;
    std::vector<bool> m_seen;
    std::vector<std::pair<int, int>> m_frontier;  ///< heap of (generation, node)
};

}  // namespace limbeck::revision
