// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "revision/plan_target.h"

#include "revision/relative_identifier.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace limbeck::revision {
namespace {

std::vector<std::string> textsOf(const RangeEnd &end)
{
    if (const auto *text = std::get_if<std::string>(&end))
        return {*text};
    return std::get<std::vector<std::string>>(end);
}

/// The members of `nodes` that are no normalized parent of another member.
std::vector<int> tips(const RevisionGraph &graph, const std::vector<int> &nodes)
{
    std::set<int> below;
    for (const int node : nodes)
        below.insert(graph.normalizedParents(node).begin(), graph.normalizedParents(node).end());
    std::vector<int> result;
    std::copy_if(nodes.begin(), nodes.end(), std::back_inserter(result), [&](int node) { return !below.contains(node); });
    return result;
}

/// Where `+N` and `label@+N` start.
RevisionRef upgradeStart(const Resolver &resolver, const RangeEnd &current, const std::optional<std::string> &label)
{
    const std::vector<std::string> texts = textsOf(current);
    const auto ambiguous = [] { return IdentifierError(Refusal::AmbiguousUpgrade, {}, "Ambiguous upgrade from multiple current revisions"); };
    if (!label) {
        if (texts.size() > 1)
            throw ambiguous();
        return texts.empty() ? RevisionRef() : resolver.lookupOne(texts.front());
    }
    const std::vector<int> rows = revisionsOf(resolver.lookup(texts), "current revision");
    std::vector<int> start = resolver.filterForLineage(rows, *label);
    if (start.empty()) {
        const NodeSet active = ancestors(resolver.graph(), rows, Along::Dependencies);
        start = tips(resolver.graph(), resolver.filterForLineage(active.members(), *label));
    }
    if (start.size() > 1)
        throw ambiguous();
    return start.empty() ? RevisionRef() : RevisionRef(start.front());
}

RevisionRef namedStart(const Resolver &resolver, const RelativeIdentifier &relative)
{
    return resolver.lookupOne(relative.label ? *relative.label + "@" + *relative.symbol : *relative.symbol);
}

/// The row that `label@-N` starts from.
std::string rowOnBranch(const Resolver &resolver, const std::vector<std::string> &rows, const std::string &label)
{
    const RevisionGraph &graph = resolver.graph();
    std::vector<std::string> found;
    for (const std::string &row : rows) {
        const RevisionRef revision = resolver.lookupOne(row);
        if (revision.isRevision() && !resolver.filterForLineage({revision.revision()}, label).empty())
            found.push_back(row);
    }
    if (found.empty()) {
        const std::vector<int> current = resolver.allCurrent(revisionsOf(resolver.lookup(rows), "current revision"));
        for (const int revision : resolver.filterForLineage(current, label))
            found.push_back(graph.id(revision));
    }
    if (found.size() != 1)
        throw crash(
            fmt::format("{} of the current revisions belong to the branch '{}'; stepping down needs exactly one.", found.empty() ? "None" : "Several", label),
            "Name the revision to go down to.");
    return found.front();
}

DowngradeTarget parseStepsDown(const Resolver &resolver, const RangeEnd &current, const RelativeIdentifier &relative, bool strict)
{
    DowngradeTarget target{relative.label, {}, false};
    std::string symbol = relative.symbol.value_or(std::string());
    const std::vector<std::string> rows = textsOf(current);
    if (!relative.symbol && relative.label) {
        symbol = rowOnBranch(resolver, rows, *relative.label);
    } else if (!relative.symbol) {
        if (rows.empty())
            throw relativeOff(relative.text, relative.number);
        target.ambiguous = std::any_of(rows.begin(), rows.end(), [&](const std::string &row) { return row != rows.front(); });
        symbol = rows.front();
        target.label = symbol;
    }
    const RevisionRef start = resolver.lookupOne(target.label ? *target.label + "@" + symbol : symbol);
    target.revision = resolver.walk(start, relative.steps, {}, strict);
    if (!target.revision.isNothing())
        return target;
    if (!relative.symbol)
        throw relativeOff(relative.text, relative.number);
    throw IdentifierError(Refusal::WalkedTooFar, {}, "Walked too far");
}

}  // namespace

RevisionRefs lookupEnd(const Resolver &resolver, const RangeEnd &end)
{
    return resolver.lookup(textsOf(end));
}

RevisionRefs parseUpgradeTarget(const Resolver &resolver, const RangeEnd &current, const RangeEnd &target, bool strict)
{
    const auto *text = std::get_if<std::string>(&target);
    const auto relative = text ? parseRelative(*text) : std::nullopt;
    if (!relative)
        return lookupEnd(resolver, target);
    if (relative->steps > 0 && relative->symbol)
        return {resolver.walk(resolver.lookupOne(*relative->symbol), relative->steps, relative->label, strict)};
    if (relative->steps > 0) {
        const RevisionRef found = resolver.walk(upgradeStart(resolver, current, relative->label), relative->steps, relative->label, strict);
        if (found.isNothing())
            throw relativeOff(relative->text, relative->number);
        return {found};
    }
    if (!relative->symbol)
        throw relativeOff((relative->steps < 0 ? "-" : "") + relative->number, relative->number);
    return {resolver.walk(namedStart(resolver, *relative), relative->steps, {}, strict)};
}

DowngradeTarget parseDowngradeTarget(const Resolver &resolver, const RangeEnd &current, const std::string &target, bool strict)
{
    if (const auto relative = parseRelative(target)) {
        if (relative->steps < 0)
            return parseStepsDown(resolver, current, *relative, strict);
        if (!relative->symbol)
            throw relativeOff(relative->text, relative->number);
        const RevisionRef found = resolver.walk(resolver.lookupOne(*relative->symbol), relative->steps, relative->label, strict);
        if (found.isNothing())
            throw IdentifierError(Refusal::WalkedTooFar, {}, "Walked too far");
        return {relative->label, found, false};
    }
    const std::size_t at = target.rfind('@');
    if (at == std::string::npos)
        return {{}, resolver.lookupOne(target), false};
    const std::optional<std::string> label = at > 0 ? std::optional(target.substr(0, at)) : std::nullopt;
    return {label, resolver.lookupOne(target.substr(at + 1)), false};
}

NodeSet ancestorsWithoutOverlap(const RevisionGraph &graph, const std::vector<int> &targets)
{
    NodeSet isTarget(graph.size());
    for (const int target : targets)
        isTarget.insert(target);
    NodeSet seen(graph.size());
    for (const int target : isTarget.members()) {
        std::vector<int> overlaps;
        std::vector<int> todo{target};
        while (!todo.empty()) {
            const int node = todo.back();
            todo.pop_back();
            if (node != target && isTarget.contains(node) && std::find(overlaps.begin(), overlaps.end(), node) == overlaps.end())
                overlaps.push_back(node);
            if (!seen.insert(node))
                continue;
            const auto parents = graph.normalizedParents(node);
            todo.insert(todo.end(), parents.begin(), parents.end());
        }
        if (!overlaps.empty())
            throw IdentifierError(Refusal::Overlap, graph.id(target),
                                  fmt::format("Requested revision {} overlaps with other requested revisions {}", graph.id(target), joinIds(graph, overlaps)));
    }
    return seen;
}

}  // namespace limbeck::revision
