// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "revision/identifier.h"

#include <string>
#include <vector>

/// Checks before a new script is written (spec: commands §3.3, §3.4).
namespace limbeck::revision {

/// The parents of a new script from what `--head` or `merge` named; none: a base. Throws E1, E12, "Duplicate head revisions
/// specified", or Error(RevisionCrash).
std::vector<int> parentsOfNewRevision(const RevisionGraph &graph, const std::vector<std::string> &heads);

/// Without --splice every parent must be a head. Throws Error(Revision) naming the first that is not.
void requireHeads(const RevisionGraph &graph, const std::vector<int> &parents);

/// What is written into `depends_on`: a label stays if the revision carries it, anything else becomes the full id. Throws E1, E2.
std::vector<std::string> dependenciesOfNewRevision(const RevisionGraph &graph, const std::vector<std::string> &values);

}  // namespace limbeck::revision
