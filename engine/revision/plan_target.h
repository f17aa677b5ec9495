// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "revision/identifier.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

/// Reading the target of an upgrade or downgrade; used by plans and history ranges.
namespace limbeck::revision {

/// An end of a range: text as typed, or the rows of a database (for `current`).
using RangeEnd = std::variant<std::string, std::vector<std::string>>;

/// §7.1. `current`: what `+N` counts from. `strict`: walking off the end is refused.
RevisionRefs parseUpgradeTarget(const Resolver &resolver, const RangeEnd &current, const RangeEnd &target, bool strict);

/// §8.1. The target (BelowBase and Nothing both mean base) and the label that limits the branches.
struct DowngradeTarget {
    std::optional<std::string> label;
    RevisionRef revision;
    bool ambiguous = false;  ///< W1: `-N` with several distinct rows
};
DowngradeTarget parseDowngradeTarget(const Resolver &resolver, const RangeEnd &current, const std::string &target, bool strict);

RevisionRefs lookupEnd(const Resolver &resolver, const RangeEnd &end);

/// The first of `targets` with another target among its ancestors (dependencies included) is E9. Near-linear.
/// Returns the targets and all their ancestors.
NodeSet ancestorsWithoutOverlap(const RevisionGraph &graph, const std::vector<int> &targets);

}  // namespace limbeck::revision
