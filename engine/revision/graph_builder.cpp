// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "revision/graph_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace limbeck::revision {
namespace {

bool contains(const std::vector<std::string> &list, const std::string &text)
{
    return std::find(list.begin(), list.end(), text) != list.end();
}

void addOnce(std::vector<int> &list, int value)
{
    if (std::find(list.begin(), list.end(), value) == list.end())
        list.push_back(value);
}

}  // namespace

std::vector<std::vector<int>> reversed(const std::vector<std::vector<int>> &lists)
{
    std::vector<std::vector<int>> result(lists.size());
    for (std::size_t node = 0; node < lists.size(); ++node) {
        for (const int target : lists[node])
            result[static_cast<std::size_t>(target)].push_back(static_cast<int>(node));
    }
    return result;
}

GraphBuilder::GraphBuilder(std::vector<Script> scripts, LoadMode mode, DuplicateIds duplicates) : m_mode(mode), m_duplicates(duplicates)
{
    m_graph.m_scripts = std::move(scripts);
}

RevisionGraph GraphBuilder::build()
{
    checkScripts();
    replaceDuplicates();
    m_graph.m_ghostsFrom = m_graph.size();
    registerNames();
    resolveDependencies();
    linkParents();
    checkCycles();
    computeGenerations();
    normalizeDependencies();
    fillGraph();
    m_graph.m_labels = carriedLabels(m_graph, m_labels);
    return std::move(m_graph);
}

void GraphBuilder::report(ErrorCode code, std::string message, int revision, int line, std::vector<std::string> revisions)
{
    SourcePosition position = revision >= 0 ? script(revision).positionOf(line) : SourcePosition{};
    Problem problem{code, std::move(message), std::move(position), std::move(revisions)};
    if (m_mode == LoadMode::Strict)
        throw problem.toError();
    m_graph.m_problems.push_back(std::move(problem));
}

void GraphBuilder::checkScripts()
{
    for (int i = 0; i < m_graph.size(); ++i) {
        const Script &s = script(i);
        if (contains(s.downRevisions, s.id))
            report(ErrorCode::Revision, fmt::format("Self-loop is detected in revisions ({})", s.id), i, s.lines.downRevision, {s.id});
        else if (contains(s.dependsOn, s.id))
            report(ErrorCode::Revision, fmt::format("Dependency self-loop is detected in revisions ({})", s.id), i, s.lines.dependsOn, {s.id});
        try {
            checkRevisionId(s.id);
        } catch (const Error &error) {
            report(error.code(), error.message(), i, s.lines.revision, {s.id});
        }
    }
}

/// The later script takes the place of the earlier one.
void GraphBuilder::replaceDuplicates()
{
    std::vector<Script> &scripts = m_graph.m_scripts;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < scripts.size(); ++i) {
        const auto [found, isNew] = m_names.try_emplace(scripts[i].id, static_cast<int>(kept));
        if (isNew) {
            if (kept != i)
                scripts[kept] = std::move(scripts[i]);
            ++kept;
            continue;
        }
        Script &earlier = script(found->second);
        m_graph.m_warnings.push_back({fmt::format("Revision {} is present more than once", scripts[i].id), scripts[i].positionOf(scripts[i].lines.revision)});
        if (m_duplicates == DuplicateIds::Refuse)
            report(ErrorCode::Revision, fmt::format("Revision {} is present more than once: in {} and in {}", scripts[i].id, earlier.path, scripts[i].path),
                   static_cast<int>(i), scripts[i].lines.revision, {scripts[i].id});
        earlier = std::move(scripts[i]);
    }
    scripts.resize(kept);
}

void GraphBuilder::registerNames()
{
    for (int i = 0; i < m_graph.size(); ++i) {
        std::vector<std::string> own;
        for (const std::string &label : script(i).branchLabels) {
            if (contains(own, label))
                continue;
            own.push_back(label);
            const auto [found, isNew] = m_names.try_emplace(label, i);
            if (isNew)
                m_labels.emplace_back(label, i);
            else
                report(ErrorCode::Revision,
                       fmt::format("Branch name '{}' in revision {} already used by revision {}", label, script(i).id, script(found->second).id), i,
                       script(i).lines.branchLabels, {script(i).id, script(found->second).id});
        }
    }
}

/// A revision that is referenced but has no script (Lenient mode only).
int GraphBuilder::ghost(const std::string &id)
{
    const auto [found, isNew] = m_ghosts.try_emplace(id, m_graph.size());
    if (isNew) {
        Script missing;
        missing.id = id;
        m_graph.m_scripts.push_back(std::move(missing));
    }
    return found->second;
}

void GraphBuilder::resolveDependencies()
{
    m_dependencies.resize(m_graph.m_scripts.size());
    for (int i = 0; i < m_graph.m_ghostsFrom; ++i) {
        const std::vector<std::string> wanted = script(i).dependsOn;
        if (wanted.size() == 1 && wanted.front().empty())
            continue;  // depends_on = "" is the same as None
        for (const std::string &name : wanted) {
            if (name == script(i).id)
                continue;  // reported as a self-loop
            const auto found = m_names.find(name);
            const bool known = found != m_names.end();
            if (!known)
                report(ErrorCode::RevisionCrash, fmt::format("Revision {} depends on '{}', which is neither a revision nor a branch label", script(i).id, name),
                       i, script(i).lines.dependsOn, {script(i).id, name});
            const int target = known ? found->second : ghost(name);
            addOnce(m_dependencies[static_cast<std::size_t>(i)], target);
        }
    }
}

/// The one-line form that Alembic prints in its warning about a missing parent.
std::string GraphBuilder::describe(int revision) const
{
    const Script &s = script(revision);
    const auto children =
        std::count_if(m_graph.m_scripts.begin(), m_graph.m_scripts.end(), [&](const Script &other) { return contains(other.downRevisions, s.id); });
    return fmt::format("{} -> {}{}{}{}, {}", fmt::join(s.downRevisions, ", "), s.id, children == 0 ? " (head)" : "", children > 1 ? " (branchpoint)" : "",
                       s.downRevisions.size() > 1 ? " (mergepoint)" : "", s.doc);
}

void GraphBuilder::linkParents()
{
    m_parents.resize(m_graph.m_scripts.size());
    for (int i = 0; i < m_graph.m_ghostsFrom; ++i) {
        const std::vector<std::string> wanted = script(i).downRevisions;
        for (const std::string &id : wanted) {
            if (id == script(i).id)
                continue;  // reported as a self-loop
            const auto found = m_names.find(id);
            const bool known = found != m_names.end() && script(found->second).id == id;
            if (!known)
                report(ErrorCode::RevisionCrash, fmt::format("Revision {} referenced from {} is not present", id, describe(i)), i, script(i).lines.downRevision,
                       {script(i).id, id});
            const int target = known ? found->second : ghost(id);
            addOnce(m_parents[static_cast<std::size_t>(i)], target);
        }
    }
    m_parents.resize(m_graph.m_scripts.size());
    m_dependencies.resize(m_graph.m_scripts.size());
}

GraphBuilder::Lists GraphBuilder::allParents() const
{
    Lists all = m_parents;
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (const int dependency : m_dependencies[i])
            addOnce(all[i], dependency);
    }
    return all;
}

/// Drops every dependency that a proper ancestor (along parents) declares too.
void GraphBuilder::normalizeDependencies()
{
    const std::size_t size = m_graph.m_scripts.size();
    m_lowestDeclarer.assign(size, std::numeric_limits<int>::max());
    m_declarerCount.assign(size, 0);
    m_visited.assign(size, 0);
    for (std::size_t i = 0; i < size; ++i) {
        for (const int dependency : m_dependencies[i]) {
            int &lowest = m_lowestDeclarer[static_cast<std::size_t>(dependency)];
            lowest = std::min(lowest, m_graph.m_generations[i]);
            ++m_declarerCount[static_cast<std::size_t>(dependency)];
        }
    }
    m_normalizedParents = m_parents;
    for (std::size_t i = 0; i < size; ++i) {
        for (const int dependency : m_dependencies[i]) {
            if (!ancestorDeclares(static_cast<int>(i), dependency))
                addOnce(m_normalizedParents[i], dependency);
        }
    }
}

/// Whether a proper ancestor of `revision` declares `dependency`; looks no lower than the lowest declarer.
bool GraphBuilder::ancestorDeclares(int revision, int dependency)
{
    const auto target = static_cast<std::size_t>(dependency);
    if (m_declarerCount[target] < 2)
        return false;
    ++m_visit;
    std::vector<int> todo = m_parents[static_cast<std::size_t>(revision)];
    while (!todo.empty()) {
        const auto node = static_cast<std::size_t>(todo.back());
        todo.pop_back();
        if (m_visited[node] == m_visit || m_graph.m_generations[node] < m_lowestDeclarer[target])
            continue;
        m_visited[node] = m_visit;
        const std::vector<int> &declared = m_dependencies[node];
        if (std::find(declared.begin(), declared.end(), dependency) != declared.end())
            return true;
        todo.insert(todo.end(), m_parents[node].begin(), m_parents[node].end());
    }
    return false;
}

void GraphBuilder::fillGraph()
{
    const Lists children = reversed(m_parents);
    const Lists allChildren = reversed(allParents());
    m_graph.m_parents = Adjacency(m_parents);
    m_graph.m_dependencies = Adjacency(m_dependencies);
    m_graph.m_normalizedParents = Adjacency(m_normalizedParents);
    m_graph.m_children = Adjacency(children);
    m_graph.m_allChildren = Adjacency(allChildren);
    m_graph.m_normalizedChildren = Adjacency(reversed(m_normalizedParents));
    for (int i = 0; i < m_graph.size(); ++i) {
        if (m_graph.isHead(i))
            m_graph.m_heads.push_back(i);
        if (m_graph.isRealHead(i))
            m_graph.m_realHeads.push_back(i);
        if (m_graph.isBase(i))
            m_graph.m_bases.push_back(i);
        m_graph.m_names.push_back({script(i).id, i, i});
    }
    for (const auto &[label, revision] : m_labels)
        m_graph.m_names.push_back({label, revision, static_cast<int>(m_graph.m_names.size())});
    std::sort(m_graph.m_names.begin(), m_graph.m_names.end(), [](const RevisionGraph::Name &a, const RevisionGraph::Name &b) { return a.text < b.text; });
}

}  // namespace limbeck::revision
