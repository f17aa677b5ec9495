// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/branch_collisions.h"

#include "revision/topology.h"

#include <algorithm>
#include <map>
#include <set>

namespace limbeck::migrate {

namespace {

using Place = std::pair<sql::QualifiedName, std::string>;
using Touched = std::map<Place, std::set<int>>;

std::vector<int> asList(const std::set<int> &revisions) { return {revisions.begin(), revisions.end()}; }

}  // namespace

BranchCollisions findCollisions(const ProjectSnapshot &snapshot, int left, int right, const std::string &dialectName, const environment::EnvironmentRun &run, SourceCache &sources, StopToken stop)
{
    const revision::RevisionGraph &graph = *snapshot.graph;
    BranchCollisions found;
    found.left = revision::onlyIn(graph, left, right);
    found.right = revision::onlyIn(graph, right, left);
    const auto touchedBy = [&](const std::vector<int> &revisions) {
        Touched touched;
        for (const int revision : revisions) {
            if (graph.isGhost(revision)) {
                found.unknown.push_back({revision, "its file is missing"});
                continue;
            }
            const RevisionFacts facts = readRevisionFacts(snapshot, revision, dialectName, run, sources, stop);
            for (const operation::Touch &touch : facts.touches) {
                touched[{touch.table, {}}].insert(revision);
                if (!touch.column.empty())
                    touched[{touch.table, touch.column}].insert(revision);
            }
            if (!facts.problem.empty())
                found.unknown.push_back({revision, facts.problem});
            else if (std::binary_search(facts.directives.begin(), facts.directives.end(), "execute"))
                found.unknown.push_back({revision, "runs SQL text"});
        }
        return touched;
    };
    const Touched leftTouches = touchedBy(found.left), rightTouches = touchedBy(found.right);
    std::set<sql::QualifiedName> withColumns;
    for (const auto &[place, revisions] : leftTouches) {
        const auto other = rightTouches.find(place);
        if (other == rightTouches.end())
            continue;
        if (!place.second.empty())
            withColumns.insert(place.first);
        found.collisions.push_back({place.first, place.second, asList(revisions), asList(other->second)});
    }
    // Where columns say it, the table need not say it again.
    std::erase_if(found.collisions, [&](const Collision &collision) { return collision.column.empty() && withColumns.contains(collision.table); });
    return found;
}

}  // namespace limbeck::migrate
