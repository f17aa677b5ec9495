// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/schema.h"

#include <string>

namespace limbeck::schema {

/// The naming convention's kind of a constraint: "pk", "uq", "fk", "ck", "ex" (spec/operations.md §3).
std::string constraintKind(const Constraint &constraint);

}  // namespace limbeck::schema
