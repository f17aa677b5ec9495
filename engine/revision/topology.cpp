// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "revision/topology.h"

#include "revision/node_set.h"

#include <algorithm>

#include <fmt/format.h>

// A database keeps only its rows; what it has run is told by the graph: the rows and all their ancestors. So another parent rewrites the past of every database that stands above it: what becomes an ancestor of a
// row counts as run. That set, less what was in it before, is what would be skipped.

namespace limbeck::revision {

namespace {

std::vector<int> rowsIn(const RevisionGraph &graph, const std::vector<std::string> &rows)
{
    std::vector<int> known;
    for (const std::string &row : rows) {
        const auto found = graph.find(row);
        if (found && graph.id(*found) == row && !graph.isGhost(*found))
            known.push_back(*found);
    }
    return known;
}

bool overlaps(const RevisionGraph &graph, const std::vector<int> &rows)
{
    return std::any_of(rows.begin(), rows.end(), [&](int row) {
        const NodeSet below = ancestors(graph, std::span(&row, 1), Along::Dependencies);
        return std::any_of(rows.begin(), rows.end(), [&](int other) { return other != row && below.contains(other); });
    });
}

}  // namespace

RevisionGraph withParents(const RevisionGraph &graph, int revision, const std::vector<std::string> &downRevisions)
{
    std::vector<Script> scripts;
    for (int i = 0; i < graph.size(); ++i) {
        if (graph.isGhost(i))
            continue;
        scripts.push_back(graph.script(i));
        if (i == revision)
            scripts.back().downRevisions = downRevisions;
    }
    return RevisionGraph::build(std::move(scripts), LoadMode::Strict, DuplicateIds::TakeLater);
}

std::vector<SkippedRevisions> skippedBy(const RevisionGraph &before, const RevisionGraph &after, const std::vector<KnownDatabase> &databases)
{
    std::vector<SkippedRevisions> found;
    for (const KnownDatabase &database : databases) {
        const std::vector<int> rowsBefore = rowsIn(before, database.rows), rowsAfter = rowsIn(after, database.rows);
        const NodeSet ran = ancestors(before, rowsBefore, Along::Dependencies);
        const NodeSet counts = ancestors(after, rowsAfter, Along::Dependencies);
        SkippedRevisions skipped{database.name, {}, !overlaps(before, rowsBefore) && overlaps(after, rowsAfter)};
        for (int i = 0; i < before.size(); ++i) {
            const auto there = before.isGhost(i) ? std::nullopt : after.find(before.id(i));
            if (there && counts.contains(*there) && !ran.contains(i))
                skipped.revisions.push_back(i);
        }
        if (!skipped.revisions.empty() || skipped.isOverlapping)
            found.push_back(std::move(skipped));
    }
    return found;
}

std::vector<int> onlyIn(const RevisionGraph &graph, int head, int other)
{
    const NodeSet has = ancestors(graph, std::span(&head, 1), Along::Dependencies);
    const NodeSet without = ancestors(graph, std::span(&other, 1), Along::Dependencies);
    std::vector<int> only;
    for (int i = 0; i < graph.size(); ++i) {
        if (has.contains(i) && !without.contains(i))
            only.push_back(i);
    }
    return only;
}

Linearisation linearise(const RevisionGraph &graph, int head, int onto)
{
    if (!graph.isHead(head) || !graph.isHead(onto) || head == onto)
        throw Error(ErrorCode::Revision, fmt::format("{} and {} are not two heads.", graph.id(head), graph.id(onto)));
    Linearisation result;
    result.onto = onto;
    result.moved = onlyIn(graph, head, onto);
    const auto isMoved = [&](int revision) { return std::binary_search(result.moved.begin(), result.moved.end(), revision); };
    for (const int revision : result.moved) {
        if (graph.isGhost(revision))
            throw Error(ErrorCode::Revision, fmt::format("The branch of {} holds {}, whose file is missing.", graph.id(head), graph.id(revision)));
        const auto parents = graph.parents(revision);
        if (parents.empty() || std::none_of(parents.begin(), parents.end(), isMoved)) {
            if (result.revision >= 0)
                throw Error(ErrorCode::Revision, fmt::format("The branch of {} begins at {} and at {}: only a branch with one beginning can be moved.", graph.id(head), graph.id(result.revision), graph.id(revision)));
            result.revision = revision;
        } else if (!std::all_of(parents.begin(), parents.end(), isMoved)) {
            throw Error(ErrorCode::Revision, fmt::format("{} merges the branch with what both heads have: it is no straight line.", graph.id(revision)));
        }
    }
    if (result.revision < 0)
        throw Error(ErrorCode::Revision, fmt::format("{} has nothing that {} has not.", graph.id(head), graph.id(onto)));
    const NodeSet line = ancestors(graph, std::span(&onto, 1), Along::Parents);
    for (const int parent : graph.parents(result.revision)) {
        if (!line.contains(parent))
            throw Error(ErrorCode::Revision, fmt::format("The branch of {} stands on {}, which {} only depends on: {} would be left as a head of its own.", graph.id(head), graph.id(parent), graph.id(onto), graph.id(parent)));
    }
    // What the other head has may depend on the branch: then the branch cannot come after it.
    withParents(graph, result.revision, {graph.id(onto)});
    return result;
}

}  // namespace limbeck::revision
