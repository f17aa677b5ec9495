// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/pending/pending_item.h"
#include "autogenerate/render/renderer.h"

#include <vector>

namespace limbeck::autogenerate {

/// The items' Python lines and statements. `database`: as it is when the first of them runs; what the dialect cannot do becomes the item's problem.
void fillTexts(std::vector<PendingItem> &items, const schema::Schema &database, const RenderOptions &options);

}  // namespace limbeck::autogenerate
