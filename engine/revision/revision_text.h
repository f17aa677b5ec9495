// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "revision/revision_graph.h"

#include <string>

/// How a revision is printed (spec: commands §2).
namespace limbeck::revision {

/// What the one-line form shows.
struct ShortForm {
    bool parents = false;
    bool labels = false;
    bool heads = true;
    bool trees = true;  ///< (branchpoint), (mergepoint)
    bool doc = false;
};
/// The table of commands §2.1.
inline constexpr ShortForm kHistoryForm{.parents = true, .labels = true, .doc = true};
inline constexpr ShortForm kHeadsForm{.labels = true, .trees = false};
inline constexpr ShortForm kCurrentForm{};
inline constexpr ShortForm kBranchPointForm{.labels = true};
inline constexpr ShortForm kBranchChildForm{.labels = true};
inline constexpr ShortForm kVerboseBranchChildForm{.labels = true, .doc = true};

/// `isCurrent` adds the mark (current): only where a command knows the rows and shows it.
std::string shortText(const RevisionGraph &graph, int revision, const ShortForm &form, bool isCurrent = false);

/// The form of several lines. Ends in a line break; commands print one more after it.
std::string longText(const RevisionGraph &graph, int revision, bool isCurrent = false);

/// What `branches` prints for one branch point: its line (long form if verbose) and its children's lines. Ends in a line
/// break like longText().
std::string branchText(const RevisionGraph &graph, int revision, bool verbose);

}  // namespace limbeck::revision
