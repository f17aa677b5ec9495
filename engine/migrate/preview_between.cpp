// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/preview_between.h"

#include "migrate/preview_run.h"
#include "revision/topology.h"

#include <algorithm>

namespace limbeck::migrate {

Between previewBetween(const ProjectSnapshot &snapshot, int from, int to, const std::string &dialectName, const environment::EnvironmentRun &run, SourceCache &sources, StopToken stop)
{
    const revision::RevisionGraph &graph = *snapshot.graph;
    Between between;
    between.change = foldBetween(snapshot, {from}, {to}, dialectName, run, sources, stop);
    std::vector<int> down = revision::onlyIn(graph, from, to), up = revision::onlyIn(graph, to, from);
    std::stable_sort(down.begin(), down.end(), [&](int a, int b) { return graph.generation(a) > graph.generation(b); });
    std::stable_sort(up.begin(), up.end(), [&](int a, int b) { return graph.generation(a) < graph.generation(b); });
    static const sqlalchemy::Surroundings kNothing{};
    std::optional<schema::Schema> schema = between.change.before;
    const auto add = [&](int revision, bool isUpgrade) {
        if (graph.isGhost(revision))
            return;
        checkStop(stop);
        PreviewWorld world(dialect::dialectByName(dialectName), kNothing, schema, sqlalchemy::WorldKind::Preview);
        BetweenStep step{revision, isUpgrade, {}};
        step.preview.error = previewInto(world, snapshot, graph.script(revision), isUpgrade, run, std::nullopt, sources, stop);
        step.preview.items = world.items();
        step.preview.warnings = world.warnings();
        schema = world.schema();
        between.steps.push_back(std::move(step));
    };
    for (const int revision : down)
        add(revision, false);
    for (const int revision : up)
        add(revision, true);
    return between;
}

}  // namespace limbeck::migrate
