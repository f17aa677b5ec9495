// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/pending/choices.h"
#include "migrate/run_request.h"

namespace limbeck::autogenerate {

/// The choices with the exact models read, where they are asked for. Runs the project's Python then; throws as readExactModels().
ComparisonChoices withExactModels(ComparisonChoices choices, const migrate::RunRequest &run);

}  // namespace limbeck::autogenerate
