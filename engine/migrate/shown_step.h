// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/statement.h"

#include <vector>

namespace limbeck::migrate {

/// What a plan showed of one step (design.md, "The world").
struct ShownStep {
    std::vector<sql::Statement> statements;  ///< what the script sends, in order
    bool isWhole = true;                     ///< false: the preview ended before the script did
};

}  // namespace limbeck::migrate
