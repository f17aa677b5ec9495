// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "revision/new_revision.h"

#include <fmt/format.h>

#include <set>

namespace limbeck::revision {

std::vector<int> parentsOfNewRevision(const RevisionGraph &graph, const std::vector<std::string> &heads)
{
    std::vector<int> parents;
    try {
        parents = revisionsOf(Resolver(graph).lookup(heads), "parent");
    } catch (const IdentifierError &error) {
        if (error.refusal() != Refusal::SeveralHeads)
            throw;
        throw IdentifierError(Refusal::NewOnSeveralHeads, error.argument(),
                              "Multiple heads are present; please specify the head revision on which the new revision should be "
                              "based, or perform a merge.");
    }
    if (std::set<int>(parents.begin(), parents.end()).size() != parents.size())
        throw Error(ErrorCode::Revision, "Duplicate head revisions specified");
    return parents;
}

void requireHeads(const RevisionGraph &graph, const std::vector<int> &parents)
{
    for (const int parent : parents) {
        if (!graph.isHead(parent))
            throw Error(ErrorCode::Revision,
                        fmt::format("Revision {} is not a head revision; please specify --splice to create a new branch from this revision", graph.id(parent)));
    }
}

std::vector<std::string> dependenciesOfNewRevision(const RevisionGraph &graph, const std::vector<std::string> &values)
{
    const Resolver resolver(graph);
    std::vector<std::string> written;
    for (const std::string &value : values) {
        const int revision = revisionsOf({resolver.lookupOne(value)}, "dependency").front();
        written.push_back(graph.carriesLabel(revision, value) ? value : graph.id(revision));
    }
    return written;
}

}  // namespace limbeck::revision
