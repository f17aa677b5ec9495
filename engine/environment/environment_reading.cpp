// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "environment/environment_reading.h"

#include "environment/environment_script.h"
#include "environment/reading_world.h"

namespace limbeck::environment {

std::string unknownUrl(const std::string &why)
{
    return why.empty() ? "The URL of the database could not be computed without running the project's code." : "The URL of the database could not be computed: it needs " + why + ".";
}

using python::Interpreter;
using python::Value;

namespace {

/// Notes what env.py would do. A missing URL ends nothing: the run is noted without one.
class ReadingDriver : public Driver {
public:
    ReadingDriver(const project::Project &project, const sqlalchemy::Surroundings &surroundings, bool offline, EnvironmentReading &reading)
        : m_project(project), m_surroundings(surroundings), m_offline(offline), m_reading(reading)
    {
    }

    bool isOffline() const override { return m_offline; }
    const sqlalchemy::Surroundings &surroundings() const override { return m_surroundings; }

    std::shared_ptr<sqlalchemy::World> connect(const std::optional<database::Url> &url, const std::string &) override { return makeWorld(url); }
    void disconnect(sqlalchemy::World &) override {}

    void configure(Interpreter &, const ConfigureFacts &facts, const std::shared_ptr<sqlalchemy::World> &world) override
    {
        m_facts = facts;
        m_world = world ? world : makeWorld(facts.url);
    }

    void enterTransaction() override {}
    void leaveTransaction(bool) override {}

    void runMigrations(Interpreter &, const sqlalchemy::KeywordArguments &arguments) override
    {
        EnvironmentRun run;
        run.url = m_facts.url;
        run.dialectName = m_facts.url ? std::string(database::dialectName(m_facts.url->backend)) : m_facts.dialectName;
        if (!run.url)
            run.whyNoUrl = unknownUrl(m_facts.whyNoUrl);
        run.urlOrigin = originOf(run.url);
        run.versionTable = m_facts.versionTable;
        run.versionTableSchema = m_facts.versionTableSchema;
        run.versionTablePrimaryKey = m_facts.versionTablePrimaryKey;
        run.transactionPerMigration = m_facts.transactionPerMigration;
        run.transactionalDdl = m_facts.transactionalDdl;
        run.renderAsBatch = m_facts.renderAsBatch;
        run.includeSchemas = m_facts.includeSchemas;
        run.hasMetadata = !m_facts.targetMetadata.isNone();
        run.hasOnVersionApply = !m_facts.onVersionApply.empty();
        run.naming = m_facts.naming;
        run.options = scalarsOf(m_facts.all, "context.configure()");
        run.arguments = scalarsOf(arguments, "run_migrations()");
        run.unusable = m_facts.unusable;
        if (!m_reading.error)
            m_reading.error = m_facts.unusable;
        m_reading.runs.push_back(std::move(run));
    }

    sqlalchemy::World *currentWorld() override { return m_world.get(); }
    std::optional<Value> question(Interpreter &, const std::string &method) override { return Value::unknown("context." + method + "() while reading"); }
    void print(const std::string &) override {}
    void log(int, const std::string &, const std::string &) override {}
    void notRun(const std::string &what, const SourcePosition &position) override { m_reading.notRun.push_back({what, position}); }

private:
    /// What may leave the interpreter's thread.
    static sqlalchemy::KeywordArguments scalarsOf(const sqlalchemy::KeywordArguments &arguments, const std::string &callee)
    {
        sqlalchemy::KeywordArguments scalars;
        for (const auto &[name, value] : arguments)
            scalars.emplace_back(name, value.asObject() ? Value::unknown(name + "= of " + callee + " in env.py") : value);
        return scalars;
    }

    std::shared_ptr<sqlalchemy::World> makeWorld(const std::optional<database::Url> &url) const
    {
        const auto &dialect = url ? dialect::dialectByName(std::string(database::dialectName(url->backend))) : dialect::sqlite();
        return std::make_shared<ReadingWorld>(dialect, url ? url->driver : std::string(), m_surroundings);
    }

    /// The ini's line when its URL is the one in use, else env.py.
    project::Origin originOf(const std::optional<database::Url> &url) const
    {
        const project::Config &config = m_project.config;
        for (const auto &section : config.ini().sections()) {
            const project::IniFile::Option *option = section.find("sqlalchemy.url");
            if (!option || !url)
                continue;
            try {
                if (database::Url::parse(*config.ini().value(section.name, option->key)) == *url)
                    return {project::Origin::Kind::Ini, {config.ini().path(), option->line, 0}, "sqlalchemy.url"};
            } catch (const Error &) {
                continue;  // that section's URL is not the one in use
            }
        }
        return {project::Origin::Kind::EnvPy, m_facts.position, {}};
    }

    const project::Project &m_project;
    const sqlalchemy::Surroundings &m_surroundings;
    bool m_offline;
    EnvironmentReading &m_reading;
    ConfigureFacts m_facts;
    std::shared_ptr<sqlalchemy::World> m_world;
};

std::optional<Error> evaluate(const project::Project &project, const sqlalchemy::Surroundings &surroundings, bool offline, EnvironmentReading &reading, const StopToken &stop,
                              EnvironmentScript::Modules modules = EnvironmentScript::Modules::Evaluated)
{
    ReadingDriver driver(project, surroundings, offline, reading);
    try {
        EnvironmentScript script(project, driver, stop, modules);
        script.run();
    } catch (const Cancelled &) {
        throw;
    } catch (const Error &error) {
        return error;
    }
    return std::nullopt;
}

}  // namespace

EnvironmentReading readEnvironment(const project::Project &project, const sqlalchemy::Surroundings &surroundings, StopToken stop)
{
    EnvironmentReading reading;
    if (auto error = evaluate(project, surroundings, false, reading, stop); error && !reading.error)
        reading.error = std::move(error);
    if (!reading.runs.empty())
        return reading;
    // The online branch gave no run: the offline one may name URL and options in a simpler way.
    EnvironmentReading offline;
    const auto offlineError = evaluate(project, surroundings, true, offline, stop);
    if (!offlineError || !offline.runs.empty()) {
        reading.runs = std::move(offline.runs);
        reading.notRun.insert(reading.notRun.end(), offline.notRun.begin(), offline.notRun.end());
    }
    return reading;
}

std::optional<EnvironmentRun> foreseenRun(const project::Project &project, const sqlalchemy::Surroundings &surroundings, StopToken stop)
{
    EnvironmentReading reading;
    const auto error = evaluate(project, surroundings, false, reading, stop, EnvironmentScript::Modules::LeftOut);
    if (error || reading.error || !reading.notRun.empty() || reading.runs.size() != 1)
        return std::nullopt;
    return reading.runs.front();
}

}  // namespace limbeck::environment
