// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/operation.h"

#include <compare>
#include <string>
#include <vector>

namespace limbeck::operation {

/// A table, or a column of one, that an operation changes.
struct Touch {
    QualifiedName table;
    std::string column;      ///< empty: the table as a whole
    std::string directive;   ///< "add_column": as the script calls it, inside of a batch too
    bool losesData = false;  ///< what goes away with it does not come back: a dropped table or column
    bool operator==(const Touch &) const = default;
};

/// What an operation touches, in its order; a batch as its parts. Raw SQL: nothing is known.
std::vector<Touch> touches(const Operation &operation);

}  // namespace limbeck::operation
