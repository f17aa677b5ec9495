// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Cycles are found as Alembic finds them, so that the same revisions are named: everything must be reachable from the heads
// downwards and from the bases upwards, once along parents and once with dependencies. In Lenient mode the edges that close
// a cycle are then dropped, and generations can be computed on what is left.
#include "revision/graph_builder.h"

#include <fmt/format.h>

#include <algorithm>

namespace limbeck::revision {
namespace {

using Lists = std::vector<std::vector<int>>;

std::vector<bool> reachable(const Lists &edges, std::vector<int> todo)
{
    std::vector<bool> seen(edges.size());
    while (!todo.empty()) {
        const auto node = static_cast<std::size_t>(todo.back());
        todo.pop_back();
        if (seen[node])
            continue;
        seen[node] = true;
        todo.insert(todo.end(), edges[node].begin(), edges[node].end());
    }
    return seen;
}

std::vector<int> nodesWithout(const Lists &edges)
{
    std::vector<int> nodes;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        if (edges[i].empty())
            nodes.push_back(static_cast<int>(i));
    }
    return nodes;
}

/// Depth-first search that removes the edges leading back to a node on the current path.
class CycleBreaker {
public:
    CycleBreaker(Lists &parents, Lists &dependencies) : m_parents(parents), m_dependencies(dependencies), m_state(parents.size(), State::New) {}

    void run()
    {
        for (std::size_t i = 0; i < m_state.size(); ++i) {
            if (m_state[i] == State::New)
                visit(i);
        }
    }

private:
    enum class State { New, OnPath, Done };
    struct Frame {
        std::size_t node;
        std::vector<int> targets;
    };

    Frame enter(std::size_t node)
    {
        m_state[node] = State::OnPath;
        const auto closes = [this](int target) { return m_state[static_cast<std::size_t>(target)] == State::OnPath; };
        std::erase_if(m_parents[node], closes);
        std::erase_if(m_dependencies[node], closes);
        Frame frame{node, m_parents[node]};
        frame.targets.insert(frame.targets.end(), m_dependencies[node].begin(), m_dependencies[node].end());
        return frame;
    }

    void visit(std::size_t start)
    {
        std::vector<Frame> path{enter(start)};
        while (!path.empty()) {
            if (path.back().targets.empty()) {
                m_state[path.back().node] = State::Done;
                path.pop_back();
                continue;
            }
            const auto next = static_cast<std::size_t>(path.back().targets.back());
            path.back().targets.pop_back();
            if (m_state[next] == State::New)
                path.push_back(enter(next));
        }
    }

    Lists &m_parents;
    Lists &m_dependencies;
    std::vector<State> m_state;
};

}  // namespace

void GraphBuilder::checkCycles()
{
    if (m_graph.m_scripts.empty())
        return;
    if (checkReachable(m_parents, false) && checkReachable(allParents(), true))
        return;
    CycleBreaker(m_parents, m_dependencies).run();
}

/// Reports and returns false when a revision cannot be reached from both ends.
bool GraphBuilder::checkReachable(const Lists &parents, bool dependencies)
{
    const std::string_view kind = dependencies ? "Dependency cycle" : "Cycle";
    const Lists children = reversed(parents);
    const std::vector<int> heads = nodesWithout(children);
    std::vector<int> bases = nodesWithout(parents);
    std::vector<std::string> missed;
    if (heads.empty() || bases.empty()) {
        for (const Script &each : m_graph.m_scripts)
            missed.push_back(each.id);
    } else {
        const std::vector<bool> fromHeads = reachable(parents, heads);
        const std::vector<bool> fromBases = reachable(children, bases);
        for (std::size_t i = 0; i < parents.size(); ++i) {
            if (!fromHeads[i] || !fromBases[i])
                missed.push_back(m_graph.m_scripts[i].id);
        }
        std::sort(missed.begin(), missed.end());
    }
    if (missed.empty())
        return true;
    const auto first = m_names.find(missed.front());
    report(ErrorCode::Revision, fmt::format("{} is detected in revisions ({})", kind, fmt::join(missed, ", ")), first == m_names.end() ? -1 : first->second, 0,
           missed);
    return false;
}

/// Longest way down to a real base, by Kahn's algorithm; the graph has no cycles any more.
void GraphBuilder::computeGenerations()
{
    const Lists parents = allParents();
    const Lists children = reversed(parents);
    std::vector<std::size_t> waiting(parents.size());
    std::vector<int> ready;
    for (std::size_t i = 0; i < parents.size(); ++i) {
        waiting[i] = parents[i].size();
        if (waiting[i] == 0)
            ready.push_back(static_cast<int>(i));
    }
    m_graph.m_generations.assign(parents.size(), 0);
    while (!ready.empty()) {
        const auto node = static_cast<std::size_t>(ready.back());
        ready.pop_back();
        for (const int child : children[node]) {
            const auto at = static_cast<std::size_t>(child);
            m_graph.m_generations[at] = std::max(m_graph.m_generations[at], m_graph.m_generations[node] + 1);
            if (--waiting[at] == 0)
                ready.push_back(child);
        }
    }
}

}  // namespace limbeck::revision
