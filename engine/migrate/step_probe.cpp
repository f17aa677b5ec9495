// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/step_probe.h"

#include "migrate/script_runner.h"
#include "python/native.h"

#include <algorithm>
#include <exception>

namespace limbeck::migrate {

namespace {

constexpr std::uint64_t kProbeBudget = 200'000;

/// A world without any effect in which nothing is known.
class ProbeWorld : public sqlalchemy::World {
public:
    ProbeWorld(const dialect::Dialect &dialect, const sqlalchemy::Surroundings &surroundings) : m_dialect(dialect), m_surroundings(surroundings) {}

    /// Unsupported was met inside a branch or loop that depends on data.
    bool wasConditional() const { return m_wasConditional || m_depth > 0; }

    sqlalchemy::WorldKind kind() const override { return sqlalchemy::WorldKind::Preview; }
    const dialect::Dialect &dialect() const override { return m_dialect; }
    const sqlalchemy::Surroundings &surroundings() const override { return m_surroundings; }
    void emit(const operation::Operation &) override {}
    sqlalchemy::ExecuteResult execute(const sql::Executable &, const std::vector<dialect::Parameters> &, SourcePosition) override
    {
        return sqlalchemy::UnknownResult{"rows of a statement that was not run"};
    }
    std::optional<schema::Schema> inspect(const dialect::ReflectScope &) override { return std::nullopt; }
    std::optional<std::vector<std::string>> tableNames(const std::optional<std::string> &) override { return std::nullopt; }
    std::optional<std::vector<std::string>> viewNames(const std::optional<std::string> &) override { return std::nullopt; }
    std::optional<std::vector<std::string>> schemaNames() override { return std::nullopt; }
    void noteInspected() override {}
    void enterAutocommit() override {}
    void leaveAutocommit() override {}
    void beginSavepoint() override {}
    void releaseSavepoint() override {}
    void rollbackToSavepoint() override {}
    void commit() override {}
    void rollback() override {}
    void enterConditional(const std::string &) override { ++m_depth; }
    void leaveConditional() override { leave(); }
    void enterRepeated(const std::string &) override { ++m_depth; }
    void leaveRepeated() override { leave(); }
    std::shared_ptr<void> saveState() override { return nullptr; }
    void restoreState(const std::shared_ptr<void> &) override {}
    void log(int, const std::string &, const std::string &) override {}
    std::optional<std::string> defaultSchemaName() override { return std::nullopt; }
    std::vector<int> serverVersion() override { return {}; }
    std::string driverName() const override { return m_dialect.name() == "postgresql" ? "psycopg2" : "pysqlite"; }
    std::optional<std::string> maskedUrl() const override { return std::nullopt; }

private:
    /// Branches are left in the handler of what went through them, loops while it passes.
    void leave()
    {
        --m_depth;
        m_wasConditional = m_wasConditional || std::uncaught_exceptions() > 0 || handlesUnsupported();
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

    const dialect::Dialect &m_dialect;
    const sqlalchemy::Surroundings &m_surroundings;
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
