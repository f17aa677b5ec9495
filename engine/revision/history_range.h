// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "revision/plan_target.h"

#include <string>
#include <string_view>
#include <vector>

namespace limbeck::revision {

/// The two ends of a range as typed; either may be empty.
struct HistoryRange {
    std::string lower;
    std::string upper;
    bool operator==(const HistoryRange &) const = default;
};
/// `[start]:[end]`, white space around it stripped. Throws Error(Revision) without a colon, Error(RevisionCrash) with several.
HistoryRange parseHistoryRange(std::string_view text);

/// The revisions of a range, newest first, ends included (spec: revisions §9). An empty end means `base` or `heads`; rows
/// stand for `current`. Throws IdentifierError (E1, E2, E3, E5, E6, E9) or Error(RevisionCrash).
std::vector<int> history(const RevisionGraph &graph, const RangeEnd &lower, const RangeEnd &upper);

/// As above, with `current` on one side (the upper, if both say it) replaced by `rows`.
std::vector<int> history(const RevisionGraph &graph, const HistoryRange &range, const std::vector<std::string> &rows);

}  // namespace limbeck::revision
