// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "revision/plan_steps.h"

#include <fmt/format.h>

namespace limbeck::revision {
namespace {

std::vector<std::string> idsOf(const RevisionGraph &graph, std::span<const int> revisions)
{
    std::vector<std::string> ids;
    for (const int revision : revisions)
        ids.push_back(graph.id(revision));
    return ids;
}

void requireFunction(const Script &script, bool up)
{
    if ((up ? script.upgrade : script.downgrade) != Presence::No)
        return;
    const std::string_view name = up ? "upgrade" : "downgrade";
    throw Error(ErrorCode::RevisionCrash, fmt::format("Revision {} defines no function {}().", script.id, name), script.positionOf(1),
                fmt::format("Add `def {}():` to the script, with `pass` if there is nothing to do.", name));
}

Step stepOf(const RevisionGraph &graph, int revision, StepKind kind)
{
    requireFunction(graph.script(revision), kind == StepKind::Upgrade);
    Step step;
    step.kind = kind;
    step.revision = revision;
    step.id = graph.id(revision);
    step.up = kind == StepKind::Upgrade;
    step.from = idsOf(graph, graph.normalizedParents(revision));
    step.to = {step.id};
    if (!step.up)
        std::swap(step.from, step.to);
    step.description = describeStep(graph, kind, revision);
    step.doc = graph.script(revision).doc;
    return step;
}

}  // namespace

std::string describeStep(const RevisionGraph &graph, StepKind kind, int revision, bool withDoc)
{
    const Script &script = graph.script(revision);
    const std::string parents = fmt::format("{}", fmt::join(script.downRevisions, ", "));
    const std::string doc = script.doc.empty() || !withDoc ? "" : ", " + script.doc;
    if (kind == StepKind::Downgrade)
        return fmt::format("downgrade {} -> {}{}", script.id, parents, doc);
    return fmt::format("upgrade {} -> {}{}", parents, script.id, doc);
}

Plan planSteps(const RevisionGraph &graph, const std::vector<std::string> &rows, const std::vector<int> &revisions, StepKind kind)
{
    Plan plan;
    plan.rowsBefore = rows;
    for (const int revision : revisions)
        plan.steps.push_back(stepOf(graph, revision, kind));
    VersionRows versions(graph, rows);
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        Step &step = plan.steps[i];
        try {
            step.rowChanges = step.up ? versions.upgrade(step.revision) : versions.downgrade(step.revision);
        } catch (const Error &error) {
            step.rowProblem = error.message();
            plan.warnings.push_back({"Revision " + step.id + ": " + error.message(), step.up ? graph.script(step.revision).positionOf(1) : SourcePosition{}});
            plan.steps.resize(i + 1);
        }
    }
    plan.rowsAfter = versions.rows();
    return plan;
}

NodeSet difference(const RevisionGraph &graph, const NodeSet &nodes, const NodeSet &without)
{
    NodeSet result(graph.size());
    for (const int node : nodes.members()) {
        if (!without.contains(node))
            result.insert(node);
    }
    return result;
}

}  // namespace limbeck::revision
