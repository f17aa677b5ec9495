// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/pending/pending_item.h"
#include "revision/revision_graph.h"

#include <vector>

namespace limbeck::autogenerate {

/// Notes at every drop of a table or column whether a script of the history has its name as a text: what no revision ever made was made by somebody else. Reads the scripts' files, each once, and
/// only when something is dropped; a file that cannot be read is passed over.
void noteHistory(std::vector<PendingItem> &items, const revision::RevisionGraph &graph);

}  // namespace limbeck::autogenerate
