// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/pending/reading_request.h"

#include "migrate/delegate/exact_models.h"

namespace limbeck::autogenerate {

migrate::RunRequest readingRequest(const migrate::RunRequest &run)
{
    migrate::RunRequest reading = run;
    reading.writes = false;
    reading.createsVersionTable = false;
    reading.plan = [](const std::vector<std::string> &rows) {
        revision::Plan nothing;
        nothing.rowsBefore = nothing.rowsAfter = rows;
        return nothing;
    };
    return reading;
}

ComparisonChoices withExactModels(ComparisonChoices choices, const migrate::RunRequest &run)
{
    if (choices.exact && !choices.exactModels)
        choices.exactModels = std::make_shared<const model::MetadataReading>(migrate::readExactModels(run, *choices.exact));
    return choices;
}

}  // namespace limbeck::autogenerate
