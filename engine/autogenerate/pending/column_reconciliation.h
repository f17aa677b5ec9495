// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/pending/reconciled_pair.h"

#include <memory>

namespace limbeck::autogenerate {

/// Types, server defaults and generated expressions of the columns on both sides: by what the server makes of them. Questions are asked here and decided in Questions::answer(): keep what is returned until then.
std::unique_ptr<ReconciliationPass> reconcileColumns(ReconciledPair &pair);

}  // namespace limbeck::autogenerate
