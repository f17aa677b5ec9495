// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/project_snapshot.h"

#include "environment/project_host.h"
#include "migrate/delegate/compiled_scripts.h"
#include "migrate/head_fallback.h"
#include "project/paths.h"
#include "revision/script_directory.h"

#include <algorithm>

namespace limbeck::migrate {

namespace {

bool isInside(const project::Project &project, const database::Url &url)
{
    if (url.backend != database::Backend::Sqlite || url.isMemory())
        return false;
    const std::string path = url.resolvedAgainst(project.root).database.value_or("");
    return path.starts_with(project.root + "/");
}

std::string targetName(const project::Project &project, const environment::EnvironmentRun &run, std::size_t index)
{
    for (const auto &[name, value] : run.arguments) {
        if (name == "engine_name" && value.asText() && !value.asText()->utf8().empty())
            return value.asText()->utf8();
    }
    const std::string base = project.config.sectionName() == "alembic" ? std::string("default") : project.config.sectionName();
    return index == 0 ? base : base + " " + std::to_string(index + 1);
}

void addTargets(ProjectSnapshot &snapshot)
{
    for (std::size_t i = 0; i < snapshot.environment.runs.size(); ++i) {
        const environment::EnvironmentRun &run = snapshot.environment.runs[i];
        Target target;
        target.name = targetName(snapshot.project, run, i);
        target.url = run.url;
        target.problem = run.whyNoUrl;
        target.origin = run.urlOrigin;
        target.run = run;
        target.isProjectFile = run.url && isInside(snapshot.project, *run.url);
        snapshot.targets.push_back(std::move(target));
    }
    if (!snapshot.targets.empty())
        return;
    Target target;
    target.name = "default";
    target.problem = "env.py names no database that could be read.";
    snapshot.targets.push_back(std::move(target));
}

}  // namespace

std::shared_ptr<const ProjectSnapshot> openProject(const project::ConfigRequest &request, const std::optional<Delegation> &consent, StopToken stop)
{
    auto snapshot = std::make_shared<ProjectSnapshot>();
    snapshot->project = project::loadProject(request);
    snapshot->warnings = snapshot->project.warnings;
    const project::Project &project = snapshot->project;

    const sqlalchemy::Surroundings surroundings = environment::processSurroundings();
    const revision::CompiledReader compiled = consent ? compiledReader(project, *consent, surroundings.environment, {}, stop) : revision::CompiledReader();
    revision::LoadedScripts loaded = revision::loadScripts(versionLocations(project), revision::LoadMode::Lenient, headFallback(project), compiled);
    checkStop(stop);
    for (const revision::Warning &warning : loaded.warnings)
        snapshot->warnings.push_back(warning.message);
    snapshot->problems = std::move(loaded.problems);
    auto graph = std::make_shared<revision::RevisionGraph>(revision::RevisionGraph::build(std::move(loaded.scripts), revision::LoadMode::Lenient));
    snapshot->problems.insert(snapshot->problems.end(), graph->problems().begin(), graph->problems().end());
    snapshot->graph = std::move(graph);

    snapshot->environment = environment::readEnvironment(project, surroundings, stop);
    if (const auto &error = snapshot->environment.error)
        snapshot->problems.push_back({error->code(), error->message(), error->position(), {}});
    addTargets(*snapshot);
    return snapshot;
}

}  // namespace limbeck::migrate
