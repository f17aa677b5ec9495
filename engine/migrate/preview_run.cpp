// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/preview_run.h"

#include "migrate/script_runner.h"
#include "python/native.h"

namespace limbeck::migrate {

namespace {

constexpr std::uint64_t kPreviewBudget = 500'000;

environment::ConfigureFacts factsOf(const environment::EnvironmentRun &run)
{
    environment::ConfigureFacts facts;
    facts.naming = run.naming;
    facts.versionTable = run.versionTable;
    facts.versionTableSchema = run.versionTableSchema;
    facts.all = run.options;
    return facts;
}

}  // namespace

std::optional<Error> previewInto(PreviewWorld &world, const ProjectSnapshot &snapshot, const revision::Script &script, bool upgrade, const environment::EnvironmentRun &run,
                                 const std::optional<std::string> &text, SourceCache &sources, const StopToken &stop)
{
    RunEvents silent;
    ScriptRunner::Options options;
    options.budget = kPreviewBudget;
    options.stop = stop;
    options.facts = factsOf(run);
    options.question = [](python::Interpreter &, const std::string &method) { return std::optional(python::Value::unknown("context." + method + "()")); };
    options.tell = world.compileState().warn;
    world.compileState().naming = run.naming;
    try {
        ScriptRunner runner(snapshot.project, world, world.surroundings(), silent, sources, std::move(options));
        if (text)
            runner.runText(script, *text, upgrade, run.arguments);
        else
            runner.run(script, upgrade, run.arguments);
    } catch (const Cancelled &) {
        throw;
    } catch (const python::DependsOnData &error) {
        return error;
    } catch (const Unsupported &error) {
        world.noteNeedsPython();
        return error;
    } catch (const Error &error) {
        return error;
    }
    return std::nullopt;
}

std::optional<StepProblem> probeStep(const ProjectSnapshot &snapshot, const dialect::Dialect &dialect, const revision::Step &step, const environment::EnvironmentRun &run,
                                     const sqlalchemy::Surroundings &surroundings, SourceCache &sources, const StopToken &stop)
{
    RunRequest request;
    request.project = &snapshot.project;
    request.graph = snapshot.graph.get();
    request.surroundings = surroundings;
    request.sources = &sources;
    request.stop = stop;
    revision::Plan plan;
    plan.steps = {step};
    std::vector<StepProblem> problems = probeSteps(request, factsOf(run), dialect, plan, run.arguments);
    return problems.empty() ? std::nullopt : std::optional(std::move(problems.front()));
}

}  // namespace limbeck::migrate
