// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/pending/with_exact_models.h"

#include "migrate/delegate/exact_models.h"

namespace limbeck::autogenerate {

ComparisonChoices withExactModels(ComparisonChoices choices, const migrate::RunRequest &run)
{
    if (choices.exact && !choices.exactModels)
        choices.exactModels = std::make_shared<const model::MetadataReading>(migrate::readExactModels(run, *choices.exact));
    return choices;
}

}  // namespace limbeck::autogenerate
