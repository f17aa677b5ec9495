// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/pending/reconciled_pair.h"

#include <memory>

namespace limbeck::autogenerate {

/// Indexes: expressions, predicates, methods, INCLUDE; SQLite: by the words of the stored CREATE INDEX, those over expressions too. Questions are asked here and decided in Questions::answer(): keep what is returned until then.
std::unique_ptr<ReconciliationPass> reconcileIndexes(ReconciledPair &pair);

/// Whether an element is more than a column and its order.
bool hasExpression(const schema::Index &index);

}  // namespace limbeck::autogenerate
