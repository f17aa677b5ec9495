// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/operation.h"

namespace limbeck::operation {

Operation::Operation() = default;
Operation::Operation(Node one, SourcePosition where) : node(std::move(one)), position(std::move(where)) {}
Operation::Operation(const Operation &) = default;
Operation::Operation(Operation &&) noexcept = default;
Operation &Operation::operator=(const Operation &) = default;
Operation &Operation::operator=(Operation &&) noexcept = default;
Operation::~Operation() = default;
bool Operation::operator==(const Operation &other) const { return node == other.node; }

}  // namespace limbeck::operation
