// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/step_probe.h"

#include "environment/reading_world.h"
#include "migrate/script_runner.h"
#include "python/native.h"

#include <algorithm>
#include <exception>

namespace limbeck::migrate {

namespace {

/// Enough for a script that imports the whole application. A probe that runs out has no verdict, and the run decides.
constexpr std::uint64_t kProbeBudget = 500'000;

/// A function that calls itself over what the inspector would answer goes both ways at every unknown, and each way costs a copy of the script's state.
constexpr int kMaximumDepth = 40;

/// Sees whether a script is in a branch or a loop that depends on data.
class ProbeWorld : public environment::ReadingWorld {
public:
    ProbeWorld(const dialect::Dialect &dialect, const sqlalchemy::Surroundings &surroundings)
        : ReadingWorld(dialect, dialect.name() == "postgresql" ? "psycopg2" : "pysqlite", surroundings)
    {
    }

    /// Unsupported was met inside a branch or loop that depends on data.
    bool wasConditional() const { return m_wasConditional || m_depth > 0; }

    void enterConditional(const std::string &) override { enter(); }
    void leaveConditional() override { leave(); }
    void enterRepeated(const std::string &) override { enter(); }
    void leaveRepeated() override { leave(); }

private:
    void enter()
    {
        m_wasConditional = false;
        if (++m_depth > kMaximumDepth)
            throw BudgetExhausted({});   // no verdict: caught below, told to nobody
    }

    /// Branches are left in the handler of what went through them, loops while it passes. What is left or entered otherwise shows that an Unsupported before was passed over.
    void leave()
    {
        --m_depth;
        m_wasConditional = std::uncaught_exceptions() > 0 || handlesUnsupported();
    }

    static bool handlesUnsupported()
    {
        const std::exception_ptr handled = std::current_exception();
        if (!handled)
            return false;
        try {
            std::rethrow_exception(handled);
        } catch (const Unsupported &) {
            return true;
        } catch (...) {
            return false;
        }
    }

    int m_depth = 0;
    bool m_wasConditional = false;
};

}  // namespace

std::vector<StepProblem> probeSteps(const RunRequest &request, const environment::ConfigureFacts &facts, const dialect::Dialect &dialect, const revision::Plan &plan,
                                    const sqlalchemy::KeywordArguments &arguments)
{
    std::vector<StepProblem> problems;
    RunEvents silent;
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        const revision::Step &step = plan.steps[i];
        if (step.kind == revision::StepKind::Stamp)
            continue;
        checkStop(request.stop);
        ProbeWorld world(dialect, request.surroundings);
        ScriptRunner::Options options;
        options.budget = kProbeBudget;
        options.stop = request.stop;
        options.facts = facts;
        options.engines = scriptEngines(request, facts);
        options.engines.open = nullptr;
        options.question = [](python::Interpreter &, const std::string &method) { return std::optional(python::Value::unknown("context." + method + "()")); };
        try {
            ScriptRunner(*request.project, world, request.surroundings, silent, *request.sources, std::move(options)).run(request.graph->script(step.revision), step.up, arguments);
        } catch (const Cancelled &) {
            throw;
        } catch (const python::DependsOnData &) {
            // The run will know.
        } catch (const Unsupported &error) {
            problems.push_back({int(i), step.id, error, !world.wasConditional()});
        } catch (const Error &) {
            // What went wrong may come from what is unknown here: the run will tell.
        }
    }
    return problems;
}

void requireSupported(const std::vector<StepProblem> &problems, bool up)
{
    std::vector<const StepProblem *> certain;
    for (const StepProblem &problem : problems) {
        if (problem.isCertain)
            certain.push_back(&problem);
    }
    if (certain.empty())
        return;
    const Error &first = certain.front()->error;
    Unsupported error("Revision " + certain.front()->id + " does what only Python can: " + first.message(), first.position(),
                      std::string("Nothing was done. ") + (certain.size() > 1 ? "These steps" : "This step")
                          + " can run with the project's own Python, which runs its code: limbeck-cli " + (up ? "upgrade" : "downgrade") + " --delegate");
    for (std::size_t i = 1; i < certain.size(); ++i)
        error.withDetail("Revision " + certain[i]->id + " too: " + certain[i]->error.message() + (certain[i]->error.position().file.empty() ? "" : " (" + certain[i]->error.position().toString() + ")"));
    throw error;
}

}  // namespace limbeck::migrate
