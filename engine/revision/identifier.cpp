// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "revision/identifier.h"

#include "revision/relative_identifier.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace limbeck::revision {
namespace {

constexpr std::ptrdiff_t kShortestPrefixMatch = 4;  ///< names shorter than this are found only exactly

std::ptrdiff_t lengthInCharacters(std::string_view text)
{
    return std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
}

}  // namespace

/// Splits at the first '@' and replaces the symbols head, heads and base.
Resolver::Split Resolver::split(std::string_view identifier) const
{
    Split result;
    if (const std::size_t at = identifier.find('@'); at != std::string_view::npos) {
        result.label = identifier.substr(0, at);
        identifier.remove_prefix(at + 1);
    }
    const bool labelled = result.label && !result.label->empty();
    if (identifier == "heads" || identifier == "head") {
        const bool all = identifier == "heads";
        const std::vector<int> found = labelled ? headsOf(result.label) : all ? m_graph.realHeads() : m_graph.heads();
        if (!all && found.size() > 1)
            throw severalHeads(labelled ? *result.label + "@head" : "head");
        for (const int head : found)
            result.ids.push_back(m_graph.id(head));
    } else if (identifier != "base") {
        result.ids.emplace_back(identifier);
    }
    return result;
}

std::vector<int> Resolver::headsOf(const std::optional<std::string> &label) const
{
    return filterForLineage(m_graph.heads(), *label);
}

/// The revisions that share lineage with what `against` stands for; absent: all do.
std::optional<NodeSet> Resolver::relatedTo(const Split &against, Along along) const
{
    std::vector<int> shares;
    if (against.label && !against.label->empty())
        shares.push_back(revisionFor(*against.label, {}));
    for (const std::string &id : against.ids)
        shares.push_back(revisionFor(id, {}));
    if (shares.empty())
        return {};
    return lineage(m_graph, shares, along);
}

std::vector<int> Resolver::filterForLineage(const std::vector<int> &targets, std::string_view check, Along along) const
{
    const Split against = split(check);
    std::vector<int> kept = targets;
    if (kept.empty())
        return kept;  // nothing is looked up then, so an unknown label is no error
    if (const auto related = relatedTo(against, along))
        std::erase_if(kept, [&](int target) { return !related->contains(target); });
    return kept;
}

int Resolver::branch(std::string_view label) const
{
    if (const auto exact = m_graph.find(label))
        return *exact;
    try {
        return revisionFor(label, {});
    } catch (const IdentifierError &) {
        throw notFound(std::string(label), fmt::format("No such branch: '{}'", label));
    }
}

int Resolver::prefixMatch(std::string_view id, const std::optional<std::string> &label) const
{
    if (id.empty())
        throw crash("An empty text is no revision identifier.", "Name a revision, a branch label, head, heads or base.");
    std::vector<RevisionGraph::Name> found = m_graph.findPrefix(id);
    std::erase_if(found, [](const RevisionGraph::Name &name) { return lengthInCharacters(name.text) < kShortestPrefixMatch; });
    if (label && !label->empty() && !found.empty()) {
        std::vector<int> revisions;
        for (const RevisionGraph::Name &name : found)
            revisions.push_back(name.revision);
        const std::vector<int> kept = filterForLineage(revisions, *label);
        std::erase_if(found, [&](const RevisionGraph::Name &name) { return std::find(kept.begin(), kept.end(), name.revision) == kept.end(); });
    }
    const std::string typed(id);
    if (found.empty())
        throw notFound(typed,
                       fmt::format("No such revision or branch '{}'{}", typed,
                                   lengthInCharacters(typed) < kShortestPrefixMatch ? "; a part of an identifier should have at least four characters" : ""));
    if (found.size() == 1)
        return found.front().revision;
    std::string shown;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, found.size()); ++i)
        shown += fmt::format("{}'{}'", i ? ", " : "", found[i].text);
    throw notFound(typed, fmt::format("Multiple revisions start with '{}': {}...", typed, shown));
}

int Resolver::revisionFor(std::string_view id, const std::optional<std::string> &label) const
{
    const bool labelled = label && !label->empty();
    std::vector<int> branchRevision;
    if (labelled)
        branchRevision.push_back(branch(*label));
    const std::optional<int> exact = m_graph.find(id);
    const int found = exact ? *exact : prefixMatch(id, label);
    if (labelled && !lineage(m_graph, branchRevision, Along::Parents).contains(found))
        throw notFound(std::string(id), fmt::format("Revision {} is not a member of branch '{}'", m_graph.id(found), *label));
    return found;
}

/// `-N` in a plain lookup: N steps below every real head, or below those that carry the label.
RevisionRefs Resolver::walkFromHeads(int steps, const std::optional<std::string> &label) const
{
    RevisionRefs found;
    for (const int head : m_graph.realHeads()) {
        if (!label || m_graph.carriesLabel(head, *label))
            found.push_back(walk(head, steps, {}, true));
    }
    return found;
}

RevisionRefs Resolver::lookup(std::string_view identifier) const
{
    const Split parts = split(identifier);
    if (parts.ids.size() == 1) {
        if (const auto steps = parseNegativeInteger(parts.ids.front()))
            return walkFromHeads(*steps, parts.label);
    }
    RevisionRefs found;
    for (const std::string &id : parts.ids)
        found.emplace_back(revisionFor(id, parts.label));
    return found;
}

RevisionRefs Resolver::lookup(const std::vector<std::string> &identifiers) const
{
    RevisionRefs found;
    for (const std::string &identifier : identifiers) {
        const RevisionRefs more = lookup(identifier);
        found.insert(found.end(), more.begin(), more.end());
    }
    return found;
}

RevisionRef Resolver::lookupOne(std::string_view identifier) const
{
    const Split parts = split(identifier);
    if (parts.ids.size() > 1)
        throw severalHeads(std::string(identifier));
    if (!parts.ids.empty())
        return revisionFor(parts.ids.front(), parts.label);
    if (parts.label && !parts.label->empty())
        branch(*parts.label);
    return {};
}

RevisionRef Resolver::walk(RevisionRef start, int steps, const std::optional<std::string> &label, bool strict) const
{
    if (steps > 0)
        return walkUp(start, steps, label && !label->empty() ? label : std::nullopt, strict);
    for (int i = steps; i < 0; ++i) {
        if (start.kind() == RevisionRef::Kind::BelowBase)
            return strict ? RevisionRef() : start;
        if (start.isRevision() && m_graph.isMergePoint(start.revision()))
            throw ambiguousWalk();
        const auto below = start.isRevision() ? m_graph.parents(start.revision()) : std::span<const int>(m_graph.heads());
        if (below.size() > 1)
            throw ambiguousWalk();
        start = below.empty() ? RevisionRef::belowBase() : RevisionRef(below.front());
    }
    return start;
}

RevisionRef Resolver::walkUp(RevisionRef start, int steps, const std::optional<std::string> &label, bool strict) const
{
    const Split against = label ? split(*label) : Split{};
    std::optional<NodeSet> related;
    bool relatedKnown = false;
    for (int i = 0; i < steps; ++i) {
        const auto above = start.isRevision() ? m_graph.children(start.revision()) : std::span<const int>(m_graph.bases());
        std::vector<int> next(above.begin(), above.end());
        if (!next.empty() && !std::exchange(relatedKnown, true))
            related = relatedTo(against, Along::Parents);
        if (related)
            std::erase_if(next, [&](int child) { return !related->contains(child); });
        if (next.empty())
            return strict ? RevisionRef() : start;
        if (next.size() > 1)
            throw ambiguousWalk();
        start = next.front();
    }
    return start;
}

std::vector<int> Resolver::allCurrent(const std::vector<int> &rows) const
{
    const NodeSet present = ancestors(m_graph, rows, Along::Dependencies);
    std::vector<int> tips;
    for (const int node : present.members()) {
        const auto children = m_graph.children(node);
        if (std::none_of(children.begin(), children.end(), [&](int child) { return present.contains(child); }))
            tips.push_back(node);
    }
    std::sort(tips.begin(), tips.end());
    return tips;
}

std::vector<int> revisionsOf(const RevisionRefs &refs, std::string_view what)
{
    std::vector<int> revisions;
    for (const RevisionRef &ref : refs) {
        if (!ref.isRevision())
            throw crash(fmt::format("The {} lies beyond the end of its branch.", what));
        revisions.push_back(ref.revision());
    }
    return revisions;
}

}  // namespace limbeck::revision
