// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "revision/node_set.h"

#include <algorithm>

namespace limbeck::revision {
namespace {

template<class Neighbours>
NodeSet closure(const RevisionGraph &graph, std::span<const int> sources, Neighbours neighbours)
{
    NodeSet set(graph.size());
    std::vector<int> todo(sources.rbegin(), sources.rend());
    while (!todo.empty()) {
        const int node = todo.back();
        todo.pop_back();
        if (!set.insert(node))
            continue;
        for (const int next : neighbours(node))
            todo.push_back(next);
    }
    return set;
}

}  // namespace

NodeSet ancestors(const RevisionGraph &graph, std::span<const int> sources, Along along)
{
    return closure(graph, sources, [&](int node) { return along == Along::Parents ? graph.parents(node) : graph.normalizedParents(node); });
}

NodeSet descendants(const RevisionGraph &graph, std::span<const int> sources, Along along)
{
    return closure(graph, sources, [&](int node) { return along == Along::Parents ? graph.children(node) : graph.allChildren(node); });
}

NodeSet lineage(const RevisionGraph &graph, std::span<const int> sources, Along along)
{
    NodeSet set = ancestors(graph, sources, along);
    const NodeSet above = descendants(graph, sources, along);
    for (const int node : above.members())
        set.insert(node);
    return set;
}

LazyAncestors::LazyAncestors(const RevisionGraph &graph, std::span<const int> sources) : m_graph(graph), m_seen(static_cast<std::size_t>(graph.size()))
{
    for (const int source : sources)
        push(source);
}

void LazyAncestors::push(int node)
{
    if (m_seen[static_cast<std::size_t>(node)])
        return;
    m_seen[static_cast<std::size_t>(node)] = true;
    m_frontier.emplace_back(m_graph.generation(node), node);
    std::push_heap(m_frontier.begin(), m_frontier.end());
}

bool LazyAncestors::contains(int node)
{
    while (!m_frontier.empty() && m_frontier.front().first > m_graph.generation(node)) {
        const int next = m_frontier.front().second;
        std::pop_heap(m_frontier.begin(), m_frontier.end());
        m_frontier.pop_back();
        for (const int parent : m_graph.normalizedParents(next))
            push(parent);
    }
    return m_seen[static_cast<std::size_t>(node)];
}

}  // namespace limbeck::revision
