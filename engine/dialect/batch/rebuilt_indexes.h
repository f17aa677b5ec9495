// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/batch/name_adapter.h"

namespace limbeck::dialect::batch {

/// The indexes of the new table: the surviving ones, then those of the block. An index over a dropped column goes with it and is told
/// through state.warn. One whose text changed loses its stored text. Throws when a new index names a column that is not there.
std::vector<schema::Index> rebuiltIndexes(const NameAdapter &names, const TableRebuild &rebuild);

}  // namespace limbeck::dialect::batch
