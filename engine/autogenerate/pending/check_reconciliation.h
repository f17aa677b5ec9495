// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/pending/reconciled_pair.h"

#include <memory>

namespace limbeck::autogenerate {

/// CHECK constraints: by name and expression, those that nobody named by their expression. Questions are asked here and decided in Questions::answer(): keep what is returned until then.
std::unique_ptr<ReconciliationPass> reconcileChecks(ReconciledPair &pair);

}  // namespace limbeck::autogenerate
