// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The rule walks several *candidates* down at once. A candidate may be listed only when it is no ancestor of another
// candidate; if it is, the walk goes on with the first such candidate instead. Keeping an ancestor set per candidate, as
// the rule is worded, would make a history of n revisions cost n² steps.
//
// Instead: a wanted set is *regular* when every path between two of its members stays inside and everything in it hangs
// below a wanted head. Plans are always regular, only odd ranges are not. In a regular set, a candidate is an ancestor of
// another candidate exactly when one of its children is wanted and not yet listed: that is a counter. Which candidate it is
// is found by climbing through what is not yet listed; that happens once per finished branch. For irregular sets the climb
// goes through the whole graph, every time.
#include "revision/revision_order.h"

#include <algorithm>

namespace limbeck::revision {
namespace {

constexpr int kNone = -1;

class Walk {
public:
    Walk(const RevisionGraph &graph, const NodeSet &wanted, const std::vector<int> &heads)
        : m_graph(graph), m_open(static_cast<std::size_t>(graph.size())), m_unlistedChildren(static_cast<std::size_t>(graph.size())),
          m_slotOf(static_cast<std::size_t>(graph.size()), kNone), m_visited(static_cast<std::size_t>(graph.size()))
    {
        for (const int node : wanted.members())
            m_open[at(node)] = true;
        for (const int node : wanted.members()) {
            for (const int parent : graph.normalizedParents(node))
                ++m_unlistedChildren[at(parent)];
        }
        std::vector<int> first;
        for (const int head : heads) {
            if (wanted.contains(head))
                first.push_back(head);
        }
        std::sort(first.begin(), first.end());
        first.erase(std::unique(first.begin(), first.end()), first.end());
        for (const int head : first)
            append(head);
        m_regular = isRegular(wanted);
    }

    std::vector<int> run()
    {
        int slot = m_first;
        while (slot != kNone) {
            if (const int above = firstCandidateAbove(slot); above != kNone)
                slot = above;
            else
                slot = list(slot);
        }
        return std::move(m_listed);
    }

private:
    /// The candidates as a linked list; a slot's number grows with its place, for slots are only appended.
    struct Slot {
        int node;
        int previous;
        int next;
    };
    static std::size_t at(int node) { return static_cast<std::size_t>(node); }
    Slot &slotAt(int slot) { return m_slots[static_cast<std::size_t>(slot)]; }

    void append(int node)
    {
        const int slot = static_cast<int>(m_slots.size());
        m_slots.push_back({node, m_last, kNone});
        (m_last == kNone ? m_first : slotAt(m_last).next) = slot;
        m_last = slot;
        m_slotOf[at(node)] = slot;
    }

    /// Removes a slot and returns where the walk goes on: the one before, else the new first.
    int remove(int slot)
    {
        const Slot gone = slotAt(slot);
        (gone.previous == kNone ? m_first : slotAt(gone.previous).next) = gone.next;
        (gone.next == kNone ? m_last : slotAt(gone.next).previous) = gone.previous;
        return gone.previous == kNone ? m_first : gone.previous;
    }

    /// Lists the candidate, replaces it by its parents, and returns the slot to go on with.
    int list(int slot)
    {
        const int node = slotAt(slot).node;
        m_listed.push_back(node);
        m_open[at(node)] = false;
        m_slotOf[at(node)] = kNone;
        bool replaced = false;
        for (const int parent : m_graph.normalizedParents(node)) {
            --m_unlistedChildren[at(parent)];
            if (!m_open[at(parent)] || m_slotOf[at(parent)] != kNone)
                continue;
            if (replaced) {
                append(parent);
            } else {
                slotAt(slot).node = parent;
                m_slotOf[at(parent)] = slot;
                replaced = true;
            }
        }
        return replaced ? slot : remove(slot);
    }

    int firstCandidateAbove(int slot)
    {
        const int node = slotAt(slot).node;
        if (m_first == m_last || (m_regular && m_unlistedChildren[at(node)] == 0))
            return kNone;
        const int lowest = m_first == slot ? slotAt(m_first).next : m_first;
        int best = kNone;
        ++m_visit;
        std::vector<int> todo{node};
        while (!todo.empty() && best != lowest) {
            const int here = todo.back();
            todo.pop_back();
            if (m_visited[at(here)] == m_visit)
                continue;
            m_visited[at(here)] = m_visit;
            if (const int found = m_slotOf[at(here)]; found != kNone && found != slot)
                best = best == kNone ? found : std::min(best, found);
            const auto children = m_graph.normalizedChildren(here);
            for (auto child = children.rbegin(); child != children.rend(); ++child) {
                if (!m_regular || m_open[at(*child)])
                    todo.push_back(*child);
            }
        }
        return best;
    }

    /// No path leaves the wanted set and comes back, and everything wanted is below a wanted head.
    bool isRegular(const NodeSet &wanted) const
    {
        for (const int node : wanted.members()) {
            const auto children = m_graph.normalizedChildren(node);
            const bool hangs = std::any_of(children.begin(), children.end(), [&](int c) { return wanted.contains(c); });
            if (!hangs && m_slotOf[at(node)] == kNone)
                return false;
        }
        std::vector<int> outside;
        const auto leave = [&](int node) {
            for (const int parent : m_graph.normalizedParents(node)) {
                if (!wanted.contains(parent))
                    outside.push_back(parent);
            }
        };
        for (const int node : wanted.members())
            leave(node);
        const NodeSet below = ancestors(m_graph, outside, Along::Dependencies);
        return std::none_of(below.members().begin(), below.members().end(), [&](int n) { return wanted.contains(n); });
    }

    const RevisionGraph &m_graph;
    std::vector<bool> m_open;  ///< wanted and not yet listed
    std::vector<int> m_unlistedChildren;
    std::vector<int> m_slotOf;
    std::vector<Slot> m_slots;
    int m_first = kNone;
    int m_last = kNone;
    std::vector<int> m_visited;
    int m_visit = 0;
    std::vector<int> m_listed;
    bool m_regular = false;
};

}  // namespace

std::vector<int> orderedNewestFirst(const RevisionGraph &graph, const NodeSet &wanted, const std::vector<int> &heads)
{
    std::vector<int> listed = Walk(graph, wanted, heads).run();
    if (listed.size() != wanted.members().size())
        throw Error(ErrorCode::RevisionCrash, "Some revisions of this range cannot be put in order: they are needed only through revisions outside it. "
                                              "Choose a lower start of the range.");
    return listed;
}

}  // namespace limbeck::revision
