// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "revision/revision_graph.h"

#include <cstdint>
#include <vector>

namespace limbeck::ui {

/// A line in the cell of one row, between the row's top, middle and bottom. Lanes count from 0.
struct LaneSegment {
    enum class Shape : std::uint8_t {
        Through,     ///< top to bottom in `from`
        UpperHalf,   ///< top of `from` to the node
        LowerHalf,   ///< the node to bottom of `from`
        BranchIn,    ///< from the top of lane `from` curving to the node in lane `to` (a child in another lane)
        MergeOut,    ///< from the node in lane `from` curving to the bottom of lane `to` (a parent in another lane)
    };
    Shape shape = Shape::Through;
    std::int16_t from = 0, to = 0;
    std::uint8_t colour = 0;       ///< index into Theme::lanes
    bool isDependency = false;     ///< depends_on: thin and dotted
    bool operator==(const LaneSegment &) const = default;
};

/// One row of the history: newest on top.
struct GraphRow {
    int revision = -1;             ///< index in the graph (ghosts included)
    std::int16_t lane = 0;
    std::uint8_t colour = 0;
    bool isMerge = false, isBranchPoint = false, isGhost = false;
    std::vector<LaneSegment> segments;
    int hiddenLanes = 0;           ///< lanes beyond the maximum, drawn as "+N"
    bool operator==(const GraphRow &) const = default;
};

struct GraphLayout {
    std::vector<GraphRow> rows;
    std::vector<int> rowOfRevision;   ///< by revision index; -1: not shown
    int laneCount = 0;
};

/// Lanes by ux.md section 2: a pure function. Lane 0 is the path from base to `mainHead` (-1: the head with the longest history); a lane keeps index and colour while it
/// lives and is used again only after one empty row; merges enter from the side; at most `maxLanes` lanes are drawn. Works on broken graphs too. Linear but for the number of open lanes.
GraphLayout layoutGraph(const revision::RevisionGraph &graph, int mainHead = -1, int maxLanes = 12);

}  // namespace limbeck::ui
