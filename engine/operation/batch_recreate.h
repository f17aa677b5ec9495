// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/operation.h"

#include <string_view>

namespace limbeck::operation {

/// An option of a column that a batch block adds: what default= gives the rows that a rebuild copies (an expression). Of no meaning elsewhere.
inline constexpr const char *kFillOption = "limbeck_fill";

/// Whether a batch block rebuilds the table on a dialect, looking at its first `count` directives only (batch.md §2).
bool batchRecreates(const BatchAlter &batch, std::string_view dialectName, std::size_t count);

}  // namespace limbeck::operation
