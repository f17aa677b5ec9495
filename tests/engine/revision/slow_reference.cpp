// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "slow_reference.h"

#include <algorithm>

namespace limbeck::revision::testing {
namespace {

const std::vector<int> &at(const std::vector<std::vector<int>> &lists, int node)
{
    return lists[static_cast<std::size_t>(node)];
}

bool contains(const std::vector<int> &list, int value)
{
    return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

Nodes SlowGraph::all() const
{
    Nodes nodes;
    for (int i = 0; i < size(); ++i)
        nodes.insert(i);
    return nodes;
}

Nodes SlowGraph::needs(int node) const
{
    Nodes result{node};
    for (const auto *lists : {&parents, &dependencies}) {
        for (const int below : at(*lists, node))
            result.merge(needs(below));
    }
    return result;
}

Nodes SlowGraph::needs(const Nodes &nodes) const
{
    Nodes result;
    for (const int node : nodes)
        result.merge(needs(node));
    return result;
}

Nodes SlowGraph::line(int node) const
{
    Nodes result{node};
    for (const int parent : at(parents, node))
        result.merge(line(parent));
    return result;
}

std::vector<int> SlowGraph::children(int node) const
{
    std::vector<int> result;
    for (int i = 0; i < size(); ++i) {
        if (contains(at(parents, i), node))
            result.push_back(i);
    }
    return result;
}

std::vector<int> SlowGraph::allChildren(int node) const
{
    std::vector<int> result;
    for (int i = 0; i < size(); ++i) {
        if (contains(at(parents, i), node) || contains(at(dependencies, i), node))
            result.push_back(i);
    }
    return result;
}

std::vector<int> SlowGraph::normalizedParents(int node) const
{
    std::vector<int> result = at(parents, node);
    for (const int dependency : at(dependencies, node)) {
        bool declaredBelow = false;
        for (const int ancestor : line(node))
            declaredBelow = declaredBelow || (ancestor != node && contains(at(dependencies, ancestor), dependency));
        if (!declaredBelow && !contains(result, dependency))
            result.push_back(dependency);
    }
    return result;
}

Nodes SlowGraph::dependants(const Nodes &nodes) const
{
    Nodes result;
    for (int i = 0; i < size(); ++i) {
        for (const int needed : needs(i)) {
            if (nodes.contains(needed))
                result.insert(i);
        }
    }
    return result;
}

Nodes SlowGraph::minimal(const Nodes &present) const
{
    Nodes result;
    for (const int node : present) {
        const bool needed = std::any_of(present.begin(), present.end(), [&](int other) { return other != node && needs(other).contains(node); });
        if (!needed)
            result.insert(node);
    }
    return result;
}

bool SlowGraph::hasRedundantParents() const
{
    for (int node = 0; node < size(); ++node) {
        const std::vector<int> below = normalizedParents(node);
        if (minimal(Nodes(below.begin(), below.end())).size() != below.size())
            return true;
    }
    return false;
}

Nodes SlowGraph::carriers(int node) const
{
    Nodes result;
    for (int i = 0; i < size(); ++i) {
        if (line(i).contains(node))
            result.insert(i);
    }
    const auto plain = [&](int n) { return allChildren(n).size() < 2 && at(parents, n).size() < 2; };
    if (!std::all_of(result.begin(), result.end(), plain))
        return result;
    for (int below = node; !at(parents, below).empty();) {
        below = at(parents, below).front();
        if (!plain(below))
            break;
        result.insert(below);
    }
    return result;
}

std::vector<int> SlowGraph::ordered(Nodes wanted, const Nodes &heads) const
{
    std::vector<int> candidates;
    for (const int head : heads) {
        if (wanted.contains(head))
            candidates.push_back(head);
    }
    std::vector<int> listed;
    std::size_t i = 0;
    while (!candidates.empty()) {
        const int candidate = candidates[i];
        std::size_t above = candidates.size();
        for (std::size_t j = 0; j < candidates.size() && above == candidates.size(); ++j) {
            if (j != i && needs(candidates[j]).contains(candidate))
                above = j;
        }
        if (above < candidates.size()) {
            i = above;
            continue;
        }
        if (wanted.erase(candidate))
            listed.push_back(candidate);
        std::vector<int> next;
        for (const int parent : normalizedParents(candidate)) {
            if (wanted.contains(parent) && !contains(candidates, parent))
                next.push_back(parent);
        }
        if (next.empty()) {
            candidates.erase(candidates.begin() + static_cast<std::ptrdiff_t>(i));
            i = i ? i - 1 : 0;
        } else {
            candidates[i] = next.front();
            candidates.insert(candidates.end(), next.begin() + 1, next.end());
        }
    }
    return listed;
}

int countOfGraphs(int size)
{
    int count = 1;
    for (int pairs = size * (size - 1) / 2; pairs > 0; --pairs)
        count *= 3;
    return count;
}

SlowGraph enumerated(int size, int number, bool reversed)
{
    SlowGraph graph;
    graph.parents.resize(static_cast<std::size_t>(size));
    graph.dependencies.resize(static_cast<std::size_t>(size));
    const auto place = [&](int node) { return reversed ? size - 1 - node : node; };
    for (int upper = 0; upper < size; ++upper) {
        for (int lower = 0; lower < upper; ++lower, number /= 3) {
            const auto node = static_cast<std::size_t>(place(upper));
            if (number % 3 == 1)
                graph.parents[node].push_back(place(lower));
            if (number % 3 == 2)
                graph.dependencies[node].push_back(place(lower));
        }
    }
    return graph;
}

}  // namespace limbeck::revision::testing
