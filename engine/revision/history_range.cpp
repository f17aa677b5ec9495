// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "revision/history_range.h"

#include "revision/plan_steps.h"
#include "revision/revision_order.h"
#include "revision/source_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace limbeck::revision {
namespace {

const std::string *textOf(const RangeEnd &end)
{
    return std::get_if<std::string>(&end);
}

RangeEnd orDefault(const RangeEnd &end, const char *symbol)
{
    return std::visit([](const auto &value) { return value.empty(); }, end) ? RangeEnd(std::string(symbol)) : end;
}

std::string shown(const RangeEnd &end)
{
    const std::string *text = textOf(end);
    return text ? *text : fmt::format("{}", fmt::join(std::get<std::vector<std::string>>(end), ", "));
}

class HistoryWalk {
public:
    HistoryWalk(const RevisionGraph &graph, const RangeEnd &lower, const RangeEnd &upper) : m_graph(graph), m_resolver(graph), m_lower(lower), m_upper(upper) {}

    std::vector<int> run()
    {
        m_targets = revisionsOf(parseUpgradeTarget(m_resolver, m_lower, m_upper, false), "end of the range");
        limitToLowerBranch();
        const NodeSet required = ancestorsWithoutOverlap(m_graph, m_targets);
        const std::vector<int> lowest = lowerRevisions(required);
        NodeSet wanted = difference(m_graph, required, ancestorsWithoutOverlap(m_graph, lowest));
        for (const int revision : lowest)
            wanted.insert(revision);
        if (!lowest.empty())
            wanted = above(wanted, lowest);
        return orderedNewestFirst(m_graph, wanted, m_targets);
    }

private:
    /// `branch@…` at the lower end: only targets that carry the branch's label count. A full id stands for its one label.
    void limitToLowerBranch()
    {
        const std::string *text = textOf(m_lower);
        if (!text || text->find('@') == std::string::npos)
            return;
        std::string branch = text->substr(0, text->find('@'));
        const RevisionRef named = m_resolver.lookupOne(branch);
        if (named.isRevision() && m_graph.id(named.revision()) == branch) {
            const std::vector<std::string> &labels = m_graph.labels(named.revision());
            if (labels.size() != 1)
                throw crash(fmt::format("Revision {} carries {} branch labels; a range needs exactly one to follow.", branch, labels.size()),
                            "Write the label itself before the @.");
            branch = labels.front();
        }
        std::erase_if(m_targets, [&](int target) { return !m_graph.carriesLabel(target, branch); });
    }

    std::vector<int> lowerRevisions(const NodeSet &required)
    {
        const RevisionRefs refs = lookupEnd(m_resolver, m_lower);
        const bool outside = std::any_of(refs.begin(), refs.end(),
                                         [&](const RevisionRef &ref) { return !ref.isNothing() && !(ref.isRevision() && required.contains(ref.revision())); });
        if (outside)
            throw IdentifierError(Refusal::UnrelatedRange, shown(m_lower) + ":" + shown(m_upper),
                                  fmt::format("Requested range {}:{} does not refer to ancestor/descendant revisions along "
                                              "the same branch",
                                              shown(m_lower), shown(m_upper)));
        if (!refs.empty() && refs.front().isNothing())
            return lowerBelowUpper();
        return revisionsOf(refs, "start of the range");
    }

    /// `-N` that walked past the base is counted from the upper end and stops at the base. Alembic does this only where the
    /// upper end is one id or the rows; several targets have no common count, so there the range starts at the base.
    std::vector<int> lowerBelowUpper()
    {
        std::vector<std::string> from;
        if (const auto *rows = std::get_if<std::vector<std::string>>(&m_upper))
            from = *rows;
        else if (m_targets.size() == 1)
            from = {m_graph.id(m_targets.front())};
        const std::string *text = textOf(m_lower);
        if (!text || from.empty())
            return {};
        const DowngradeTarget start = parseDowngradeTarget(m_resolver, from, *text, false);
        if (start.revision.isRevision())
            return {start.revision.revision()};
        return {};
    }

    NodeSet above(const NodeSet &wanted, const std::vector<int> &lowest) const
    {
        const NodeSet descending = descendants(m_graph, lowest, Along::Parents);
        NodeSet kept(m_graph.size());
        for (const int node : wanted.members()) {
            if (descending.contains(node))
                kept.insert(node);
        }
        return kept;
    }

    const RevisionGraph &m_graph;
    Resolver m_resolver;
    const RangeEnd &m_lower;
    const RangeEnd &m_upper;
    std::vector<int> m_targets;
};

}  // namespace

HistoryRange parseHistoryRange(std::string_view text)
{
    const std::string_view range = stripWhiteSpace(text);
    const std::size_t colon = range.find(':');
    if (colon == std::string_view::npos)
        throw Error(ErrorCode::Revision, "History range requires [start]:[end], [start]:, or :[end]");
    if (range.find(':', colon + 1) != std::string_view::npos)
        throw crash(fmt::format("The range '{}' has more than one colon.", range), "Write it as start:end.");
    return {std::string(range.substr(0, colon)), std::string(range.substr(colon + 1))};
}

std::vector<int> history(const RevisionGraph &graph, const RangeEnd &lower, const RangeEnd &upper)
{
    const RangeEnd from = orDefault(lower, "base");
    const RangeEnd to = orDefault(upper, "heads");
    return namingTarget(shown(to), [&] { return HistoryWalk(graph, from, to).run(); });
}

std::vector<int> history(const RevisionGraph &graph, const HistoryRange &range, const std::vector<std::string> &rows)
{
    if (range.upper == "current")
        return history(graph, RangeEnd(range.lower), RangeEnd(rows));
    if (range.lower == "current")
        return history(graph, RangeEnd(rows), RangeEnd(range.upper));
    return history(graph, RangeEnd(range.lower), RangeEnd(range.upper));
}

}  // namespace limbeck::revision
