// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/run_seams.h"

#include <QCoreApplication>
#include <QStringList>

namespace limbeck::ui {

namespace {

struct RunSeams {
    Q_DECLARE_TR_FUNCTIONS(limbeck::ui::RunSeams)
};

QString partWords(const RunPart &part)
{
    if (part.isDelegated)
        return RunSeams::tr("step %1 with Python").arg(part.first + 1);
    if (part.first == part.last)
        return RunSeams::tr("step %1").arg(part.first + 1);
    return RunSeams::tr("steps %1 to %2").arg(part.first + 1).arg(part.last + 1);
}

}  // namespace

std::vector<RunPart> runParts(const migrate::Plan &plan, const PlanChoices &choices, bool commitsEachStep)
{
    std::vector<RunPart> parts;
    for (int i = 0; std::size_t(i) < plan.steps.size(); ++i) {
        const bool isDelegated = choices.isDelegated(plan.steps[std::size_t(i)]);
        if (parts.empty() || commitsEachStep || isDelegated || parts.back().isDelegated)
            parts.push_back({i, i, isDelegated});
        else
            parts.back().last = i;
    }
    return parts;
}

QString rollbackWords(const migrate::Plan &plan, const PlanChoices &choices, bool commitsEachStep)
{
    const bool eachStep = commitsEachStep || !plan.oneTransaction;
    if (choices.delegated.empty())
        return eachStep ? RunSeams::tr("When a step fails, nothing of it stays, and the steps before it stay.") : RunSeams::tr("All in one transaction: when a step fails, nothing stays.");
    if (eachStep)
        return RunSeams::tr("When a step fails, the steps before it stay; what Python did before it failed is undone as far as its own Alembic undoes it.");
    QStringList words;
    for (const RunPart &part : runParts(plan, choices, false))
        words << partWords(part);
    return RunSeams::tr("The run is split where Python takes over: %1. When a step fails, its own part is rolled back, and the parts before it stay.").arg(words.join(QStringLiteral(" · ")));
}

}  // namespace limbeck::ui
