// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/pending/reconciled_pair.h"

namespace limbeck::autogenerate {

/// Primary keys, and of UNIQUE constraints what Alembic does not look at: when they are checked, and whether they repeat another one. Asks nothing.
void reconcileKeys(ReconciledPair &pair);

}  // namespace limbeck::autogenerate
