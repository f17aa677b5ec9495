// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who carries a label (spec: revisions §4): the declaring revision and its descendants along children; its ancestors only
// when the way up to the leaf is one line without forks and merges, and then down to the first fork or merge.
#include "revision/graph_builder.h"
#include "revision/node_set.h"

#include <algorithm>

namespace limbeck::revision {
namespace {

bool isPlain(const RevisionGraph &graph, int revision)
{
    return !graph.isRealBranchPoint(revision) && !graph.isMergePoint(revision);
}

/// Whether `revision` and everything above it is one line.
bool leadsToLeafInOneLine(const RevisionGraph &graph, int revision)
{
    while (isPlain(graph, revision)) {
        if (graph.children(revision).empty())
            return true;
        revision = graph.children(revision).front();
    }
    return false;
}

std::vector<int> carriers(const RevisionGraph &graph, int revision)
{
    const std::vector<int> sources{revision};
    std::vector<int> result = descendants(graph, sources, Along::Parents).members();
    if (!leadsToLeafInOneLine(graph, revision))
        return result;
    while (!graph.parents(revision).empty()) {
        revision = graph.parents(revision).front();
        if (!isPlain(graph, revision))
            break;
        result.push_back(revision);
    }
    return result;
}

}  // namespace

std::vector<std::vector<std::string>> carriedLabels(const RevisionGraph &graph, const std::vector<std::pair<std::string, int>> &declared)
{
    std::vector<std::vector<std::string>> carried(static_cast<std::size_t>(graph.size()));
    for (const auto &[label, revision] : declared) {
        for (const int carrier : carriers(graph, revision))
            carried[static_cast<std::size_t>(carrier)].push_back(label);
    }
    for (std::vector<std::string> &labels : carried)
        std::sort(labels.begin(), labels.end());
    return carried;
}

}  // namespace limbeck::revision
