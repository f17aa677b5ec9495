// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/script_runner.h"

#include "base/error.h"
#include "environment/config_object.h"
#include "python/state.h"

namespace limbeck::migrate {

using python::Interpreter;
using python::Value;

namespace {

/// context.get_context().opts as it is when configure() is told nothing.
std::shared_ptr<python::Dict> defaultOptions(bool offline)
{
    auto options = python::makeDict();
    for (const char *name : {"target_metadata", "include_name", "include_object", "user_module_prefix", "process_revision_directives"})
        options->insert(name, Value());
    for (const char *name : {"transaction_per_migration", "include_schemas", "render_as_batch", "compare_server_default", "literal_binds"})
        options->insert(name, Value(false));
    options->insert("compare_type", Value(true));
    options->insert("as_sql", Value(offline));
    options->insert("on_version_apply", Value(python::makeTuple({})));
    for (const auto &[name, text] : {std::pair("upgrade_token", "upgrades"), std::pair("downgrade_token", "downgrades"), std::pair("alembic_module_prefix", "op."), std::pair("sqlalchemy_module_prefix", "sa.")})
        options->insert(name, Value::text(text));
    return options;
}

}  // namespace

class ScriptRunner::Impl : public sqlalchemy::MigrationEnvironment {
public:
    Impl(const project::Project &project, sqlalchemy::World &world, sqlalchemy::Surroundings surroundings, RunEvents &events, SourceCache &sources, Options options)
        : m_surroundings(std::move(surroundings)), m_vocabulary(&world, this), m_host(project, m_vocabulary, m_surroundings), m_sources(sources),
          m_options(std::move(options))
    {
        m_host.onPrint = [&events](const std::string &text) { events.print(text); };
        m_host.onLog = [&events](int level, const std::string &logger, const std::string &text) { events.log(level, logger, text); };
        m_host.files().mode = m_options.files;
        m_host.files().tell = m_options.tell;
        python::InterpreterOptions interpreterOptions;
        interpreterOptions.strictness = python::Strictness::Strict;
        interpreterOptions.budget = m_options.budget;
        interpreterOptions.stop = m_options.stop;
        m_interpreter = std::make_unique<Interpreter>(m_host, interpreterOptions);
        m_config = std::make_shared<environment::ConfigObject>(project.config, m_surroundings.xArguments, [&events](const std::string &text) { events.print(text); });
        m_configured = defaultOptions(world.isOffline());
        for (const auto &[name, value] : m_options.facts.all)
            m_configured->insert(name, value);
    }

    void run(const python::syntax::FilePtr &file, const std::string &key, const revision::Script &script, bool upgrade, const sqlalchemy::KeywordArguments &arguments)
    {
        // Chance of its own for each script: a step does the same alone, in the plan and in the run.
        python::randomSource(*m_interpreter).seed(m_surroundings.randomSeed ^ std::hash<std::string>()(script.id) ^ std::uint64_t(upgrade));
        std::shared_ptr<python::Module> &module = m_modules[key];
        if (!module)
            module = m_interpreter->runModule(file, moduleName(script));
        const char *name = upgrade ? "upgrade" : "downgrade";
        const auto function = m_interpreter->findAttribute(Value(module), name);
        if (!function)
            throw Error(ErrorCode::RevisionCrash, "The script of revision " + script.id + " has no function " + name + "().", SourcePosition{script.path, 0, 0});
        python::CallArguments call;
        call.keywords = arguments;
        call.position = {script.path, upgrade ? script.lines.upgrade : script.lines.downgrade, 0};
        m_interpreter->callFunction(*function, std::move(call));
    }

    SourceCache &sources() { return m_sources; }
    Interpreter &interpreter() { return *m_interpreter; }

    Value config(Interpreter &) override { return m_options.facts.config.isNone() ? Value(m_config) : m_options.facts.config; }
    void configure(Interpreter &, sqlalchemy::KeywordArguments, SourcePosition position) override { refuse("context.configure()", position); }
    void runMigrations(Interpreter &, sqlalchemy::KeywordArguments, SourcePosition position) override { refuse("context.run_migrations()", position); }
    Value beginTransaction(Interpreter &interpreter) override { refuse("context.begin_transaction()", interpreter.position()); }
    Value options(Interpreter &) override { return Value(m_configured); }
    Value question(Interpreter &interpreter, const std::string &method) override
    {
        if (m_options.question) {
            if (const auto answer = m_options.question(interpreter, method))
                return *answer;
        }
        refuse("context." + method + "()", interpreter.position());
    }
    Value makeEngine(Interpreter &interpreter, const Value &url, sqlalchemy::KeywordArguments, SourcePosition position) override
    {
        return makeScriptEngine(m_options.engines, m_vocabulary, interpreter, url, position);
    }

private:
    [[noreturn]] static void refuse(const std::string &what, const SourcePosition &position)
    {
        throw Unsupported(what + " in a migration script", position, "Use op.get_bind() for the connection of the run, or let this step run with the project's own Python.");
    }

    static std::string moduleName(const revision::Script &script)
    {
        const auto slash = script.path.rfind('/');
        std::string name = script.path.substr(slash == std::string::npos ? 0 : slash + 1);
        if (name.ends_with(".py"))
            name.resize(name.size() - 3);
        for (char &c : name) {
            if (c == '.')
                c = '_';
        }
        return name + "_py";
    }

    sqlalchemy::Surroundings m_surroundings;
    sqlalchemy::Vocabulary m_vocabulary;
    environment::ProjectHost m_host;
    SourceCache &m_sources;
    Options m_options;
    std::unique_ptr<Interpreter> m_interpreter;
    std::shared_ptr<environment::ConfigObject> m_config;
    std::shared_ptr<python::Dict> m_configured;
    std::map<std::string, std::shared_ptr<python::Module>> m_modules;
};

ScriptRunner::ScriptRunner(const project::Project &project, sqlalchemy::World &world, sqlalchemy::Surroundings surroundings, RunEvents &events, SourceCache &sources,
                           Options options)
    : m_impl(std::make_unique<Impl>(project, world, std::move(surroundings), events, sources, std::move(options)))
{
}

ScriptRunner::~ScriptRunner() = default;

void ScriptRunner::run(const revision::Script &script, bool upgrade, const sqlalchemy::KeywordArguments &arguments)
{
    m_impl->run(m_impl->sources().file(script.path), script.path, script, upgrade, arguments);
}

void ScriptRunner::runText(const revision::Script &script, const std::string &text, bool upgrade, const sqlalchemy::KeywordArguments &arguments)
{
    m_impl->run(python::parse(script.path, text), script.path + "#edited", script, upgrade, arguments);
}

python::Interpreter &ScriptRunner::interpreter() { return m_impl->interpreter(); }

}  // namespace limbeck::migrate
