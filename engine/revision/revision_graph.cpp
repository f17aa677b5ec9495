// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "revision/revision_graph.h"

#include "revision/graph_builder.h"

#include <algorithm>

namespace limbeck::revision {

Adjacency::Adjacency(const std::vector<std::vector<int>> &lists)
{
    m_offsets.reserve(lists.size() + 1);
    m_offsets.push_back(0);
    for (const std::vector<int> &list : lists) {
        m_targets.insert(m_targets.end(), list.begin(), list.end());
        m_offsets.push_back(m_targets.size());
    }
}

RevisionGraph RevisionGraph::build(std::vector<Script> scripts, LoadMode mode, DuplicateIds duplicates)
{
    return GraphBuilder(std::move(scripts), mode, duplicates).build();
}

void RevisionGraph::requireSound() const
{
    if (!m_problems.empty())
        throw m_problems.front().toError();
}

bool RevisionGraph::carriesLabel(int revision, std::string_view label) const
{
    const std::vector<std::string> &carried = labels(revision);
    return std::binary_search(carried.begin(), carried.end(), label);
}

std::optional<int> RevisionGraph::find(std::string_view idOrLabel) const
{
    const auto found = std::lower_bound(m_names.begin(), m_names.end(), idOrLabel, [](const Name &name, std::string_view text) { return name.text < text; });
    if (found == m_names.end() || found->text != idOrLabel)
        return {};
    return found->revision;
}

std::vector<RevisionGraph::Name> RevisionGraph::findPrefix(std::string_view prefix) const
{
    const auto begin = std::lower_bound(m_names.begin(), m_names.end(), prefix, [](const Name &name, std::string_view text) { return name.text < text; });
    const auto end = std::find_if_not(begin, m_names.end(), [&](const Name &name) { return name.text.starts_with(prefix); });
    std::vector<Name> found(begin, end);
    std::sort(found.begin(), found.end(), [](const Name &a, const Name &b) { return a.order < b.order; });
    return found;
}

std::string joinIds(const RevisionGraph &graph, std::span<const int> revisions)
{
    std::string text;
    for (const int revision : revisions) {
        if (!text.empty())
            text += ", ";
        text += graph.id(revision);
    }
    return text;
}

}  // namespace limbeck::revision
