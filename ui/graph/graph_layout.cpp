// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/graph_layout.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

// Two passes. First the order: a revision comes when all its children have come. The main line is walked from its head to its base, and what hangs on a revision of it comes right above
// that revision, so that a branch is drawn as near to its fork as can be and its lane is free again soon; then follow the other parents of what was drawn, then what is not connected.
// Then one walk from top to bottom with the open lanes, each waiting for one revision: a row closes the lanes that wait for it (they curve in from the side) and opens lanes for its
// parents. Lane 0 is kept for the main line; a lane that ended stays empty for one row.

namespace limbeck::ui {

namespace {

constexpr int kColours = 8;
constexpr int kColourStride = 3;  // neighbours in the palette are never neighbours in the picture

class Layouter {
public:
    Layouter(const revision::RevisionGraph &graph, int mainHead, int maxLanes) : m_graph(graph), m_maxLanes(maxLanes)
    {
        markMainLine(mainHead >= 0 ? mainHead : longestHead());
    }

    GraphLayout run()
    {
        orderRevisions();
        m_layout.rowOfRevision.assign(std::size_t(m_graph.size()), -1);
        m_layout.rows.reserve(m_order.size());
        for (const int revision : m_order)
            addRow(revision);
        return std::move(m_layout);
    }

private:
    struct Lane {
        int target = -1;          ///< revision waited for; -1: free
        std::uint8_t colour = 0;
        bool isDependency = false;
        int freeSince = -2;       ///< row in which it ended
    };

    int longestHead() const
    {
        int best = -1;
        for (const int head : m_graph.heads()) {
            if (best < 0 || m_graph.generation(head) > m_graph.generation(best))
                best = head;
        }
        return best;
    }

    void markMainLine(int head)
    {
        m_isMain.assign(std::size_t(m_graph.size()), false);
        for (int revision = head; revision >= 0 && !m_isMain[std::size_t(revision)];) {
            m_isMain[std::size_t(revision)] = true;
            const auto parents = m_graph.parents(revision);
            revision = parents.empty() ? -1 : parents.front();
        }
        m_mainHead = head;
    }

    void orderRevisions()
    {
        m_isOrdered.assign(std::size_t(m_graph.size()), false);
        m_order.reserve(std::size_t(m_graph.size()));
        orderChain(m_mainHead);
        std::size_t next = orderOtherParents(0);
        for (int revision = m_graph.size() - 1; revision >= 0; --revision) {
            if (m_graph.normalizedChildren(revision).empty()) {
                orderChain(revision);
                next = orderOtherParents(next);
            }
        }
    }

    /// From the row `next` on: the parents that no chain has reached yet. Gives the row after the last one.
    std::size_t orderOtherParents(std::size_t next)
    {
        for (; next < m_order.size(); ++next) {
            for (const int parent : m_graph.normalizedParents(m_order[next]))
                orderChain(parent);
        }
        return next;
    }

    /// The revision and its first parents, down to what is ordered already.
    void orderChain(int revision)
    {
        while (revision >= 0 && !m_isOrdered[std::size_t(revision)]) {
            orderWithChildren(revision);
            const auto parents = m_graph.normalizedParents(revision);
            revision = parents.empty() ? -1 : parents.front();
        }
    }

    /// All that hangs on the revision and is not ordered yet, then the revision. (No recursion: branches may be thousands long.)
    void orderWithChildren(int revision)
    {
        std::vector<int> waiting{revision};
        while (!waiting.empty()) {
            const int current = waiting.back();
            const std::size_t before = waiting.size();
            if (!m_isOrdered[std::size_t(current)]) {
                for (const int child : m_graph.normalizedChildren(current)) {
                    if (!m_isOrdered[std::size_t(child)])
                        waiting.push_back(child);
                }
            }
            if (waiting.size() > before)
                continue;
            waiting.pop_back();
            if (!m_isOrdered[std::size_t(current)]) {
                m_isOrdered[std::size_t(current)] = true;
                m_order.push_back(current);
            }
        }
    }

    void addRow(int revision)
    {
        const int number = int(m_layout.rows.size());
        GraphRow row;
        row.revision = revision;
        row.isMerge = m_graph.parents(revision).size() > 1;
        row.isBranchPoint = m_graph.isBranchPoint(revision);
        row.isGhost = m_graph.isGhost(revision);
        const int lane = laneFor(revision, number);
        row.colour = m_lanes[std::size_t(lane)].colour;
        closeLanes(row, revision, lane, number);
        openLanes(row, revision, lane, number);
        row.lane = clamp(lane);
        for (std::size_t i = std::size_t(m_maxLanes); i < m_lanes.size(); ++i)
            row.hiddenLanes += m_lanes[i].target >= 0 ? 1 : 0;
        m_layout.laneCount = std::max(m_layout.laneCount, std::min(int(m_lanes.size()), m_maxLanes));
        m_layout.rowOfRevision[std::size_t(revision)] = number;
        m_layout.rows.push_back(std::move(row));
    }

    /// The lane of the node: 0 on the main line, else the first solid lane that waits for it, else the first dotted one, else a new one.
    int laneFor(int revision, int number)
    {
        if (m_isMain[std::size_t(revision)]) {
            if (m_lanes.empty())
                m_lanes.push_back({});
            return 0;
        }
        for (const bool isDependency : {false, true}) {
            for (std::size_t i = 1; i < m_lanes.size(); ++i) {
                if (m_lanes[i].target == revision && m_lanes[i].isDependency == isDependency)
                    return int(i);
            }
        }
        return takeLane(number);
    }

    int takeLane(int number)
    {
        if (m_lanes.empty())
            m_lanes.push_back({});
        std::size_t free = 1;
        while (free < m_lanes.size() && (m_lanes[free].target >= 0 || m_lanes[free].freeSince >= number - 1))
            ++free;
        if (free == m_lanes.size())
            m_lanes.push_back({});
        m_lanes[free].colour = nextColour(free);
        m_lanes[free].isDependency = false;
        m_lanes[free].freeSince = number;
        return int(free);
    }

    /// The next colour but the main line's that is neither the same as nor beside those of the neighbouring lanes; there always is one, since two neighbours exclude six of seven at most.
    std::uint8_t nextColour(std::size_t lane)
    {
        const auto clashes = [&](std::size_t neighbour) {
            return neighbour < m_lanes.size() && std::abs(int(m_lanes[neighbour].colour) - m_colour) <= 1;
        };
        do {
            m_colour = (m_colour + kColourStride) % kColours;
        } while (m_colour == 0 || clashes(lane - 1) || clashes(lane + 1));
        return std::uint8_t(m_colour);
    }

    void closeLanes(GraphRow &row, int revision, int lane, int number)
    {
        for (std::size_t i = 0; i < m_lanes.size(); ++i) {
            Lane &open = m_lanes[i];
            if (open.target < 0)
                continue;
            if (open.target != revision) {
                add(row, LaneSegment::Shape::Through, int(i), int(i), open);
                continue;
            }
            add(row, int(i) == lane ? LaneSegment::Shape::UpperHalf : LaneSegment::Shape::BranchIn, int(i), lane, open);
            open.target = -1;
            open.freeSince = number;
        }
    }

    void openLanes(GraphRow &row, int revision, int lane, int number)
    {
        const auto parents = m_graph.parents(revision);
        if (!parents.empty())
            goOnInOwnLane(row, parents.front(), lane);
        for (const int parent : parents.subspan(std::min<std::size_t>(1, parents.size())))
            openLane(row, parent, lane, number, false);
        for (const int dependency : m_graph.normalizedParents(revision)) {
            if (std::find(parents.begin(), parents.end(), dependency) == parents.end())
                openLane(row, dependency, lane, number, true);
        }
    }

    void goOnInOwnLane(GraphRow &row, int parent, int lane)
    {
        Lane &own = m_lanes[std::size_t(lane)];
        own.target = parent;
        own.isDependency = false;
        add(row, LaneSegment::Shape::LowerHalf, lane, lane, own);
    }

    void openLane(GraphRow &row, int parent, int lane, int number, bool isDependency)
    {
        int to = -1;
        for (std::size_t i = 0; i < m_lanes.size() && to < 0; ++i) {
            if (m_lanes[i].target == parent && m_lanes[i].isDependency == isDependency && int(i) != lane)
                to = int(i);
        }
        if (to < 0)
            to = takeLane(number);
        m_lanes[std::size_t(to)].target = parent;
        m_lanes[std::size_t(to)].isDependency = isDependency;
        add(row, LaneSegment::Shape::MergeOut, lane, to, m_lanes[std::size_t(to)]);
    }

    void add(GraphRow &row, LaneSegment::Shape shape, int from, int to, const Lane &lane) const
    {
        if (from >= m_maxLanes && to >= m_maxLanes)
            return;
        row.segments.push_back({shape, clamp(from), clamp(to), lane.colour, lane.isDependency});
    }

    std::int16_t clamp(int lane) const { return std::int16_t(std::min(lane, m_maxLanes - 1)); }

    const revision::RevisionGraph &m_graph;
    int m_maxLanes;
    int m_mainHead = -1;
    std::vector<bool> m_isMain;
    std::vector<bool> m_isOrdered;
    std::vector<int> m_order;
    std::vector<Lane> m_lanes;
    int m_colour = 0;
    GraphLayout m_layout;
};

}  // namespace

GraphLayout layoutGraph(const revision::RevisionGraph &graph, int mainHead, int maxLanes) { return Layouter(graph, mainHead, maxLanes).run(); }

}  // namespace limbeck::ui
