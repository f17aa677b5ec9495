// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "environment/environment_script.h"

#include "base/error.h"
#include "environment/config_object.h"
#include "environment/engine_object.h"
#include "environment/reading_world.h"
#include "environment/writable_file.h"
#include "project/paths.h"

namespace limbeck::environment {

using python::CallArguments;
using python::Interpreter;
using python::Value;

namespace {

/// with context.begin_transaction():
class TransactionBlock : public python::Object {
public:
    explicit TransactionBlock(Driver &driver) : m_driver(driver) {}
    std::string typeName() const override { return "transaction"; }
    Value enter(Interpreter &) override
    {
        m_driver.enterTransaction();
        return Value(shared_from_this());
    }
    bool exit(Interpreter &, const Value &exception) override
    {
        m_driver.leaveTransaction(!exception.isNone());
        return false;
    }
    std::optional<Value> attribute(Interpreter &, std::string_view name) override
    {
        if (name != "commit" && name != "rollback")
            return std::nullopt;
        const bool failed = name == "rollback";
        return python::makeFunction(std::string(name), [this, keep = shared_from_this(), failed](Interpreter &, CallArguments) {
            m_driver.leaveTransaction(failed);
            return Value();
        });
    }

private:
    Driver &m_driver;
};

std::optional<database::Url> urlOf(Interpreter &interpreter, const Value &value, std::string &why)
{
    if (value.isUnknown()) {
        why = *value.asUnknown()->why;
        return std::nullopt;
    }
    if (const auto *opaque = value.as<python::Opaque>()) {
        why = "'" + opaque->dottedName() + "', which is not part of the project (" + opaque->importedAt().toString() + ")";
        return std::nullopt;
    }
    if (value.isNone()) {
        why = "a URL where env.py gives None";
        return std::nullopt;
    }
    if (value.asText())
        return database::Url::parse(value.asText()->utf8());
    // URL objects of the vocabulary print the password only when asked.
    CallArguments shown;
    shown.keywords.emplace_back("hide_password", Value(false));
    const Value text = interpreter.call(interpreter.getAttribute(value, "render_as_string"), std::move(shown));
    return database::Url::parse(interpreter.str(text));
}

}  // namespace

class EnvironmentScript::Impl : public sqlalchemy::MigrationEnvironment {
public:
    Impl(const project::Project &project, Driver &driver, StopToken stop, Modules modules)
        : m_project(project), m_driver(driver), m_surroundings(driver.surroundings()),
          m_beforeConfigure(dialect::sqlite(), {}, m_surroundings, driver.isOffline() ? sqlalchemy::WorldKind::Offline : sqlalchemy::WorldKind::Preview),
          m_vocabulary(&m_beforeConfigure, this), m_host(project, m_vocabulary, m_surroundings)
    {
        m_host.leavesOutModules = modules == Modules::LeftOut;
        m_host.onPrint = [this](const std::string &text) { m_driver.print(text); };
        m_host.onLog = [this](int level, const std::string &logger, const std::string &text) { m_driver.log(level, logger, text); };
        m_host.onNotRun = [this](const std::string &what, const SourcePosition &position) { m_driver.notRun(what, position); };
        m_host.onLoggingConfigured = [this] { m_driver.loggingConfigured(); };
        m_host.files().mode = m_driver.changesFiles() ? ProjectFiles::Mode::Done : ProjectFiles::Mode::Told;
        m_host.files().tell = [this](const std::string &sentence) { m_driver.notRun(sentence, m_interpreter->position()); };
        python::InterpreterOptions options;
        options.strictness = python::Strictness::Lenient;
        options.budget = 0;
        options.stop = std::move(stop);
        m_interpreter = std::make_unique<Interpreter>(m_host, options);
        m_config = std::make_shared<ConfigObject>(project.config, m_surroundings.xArguments, [this](const std::string &text) { m_driver.print(text); });
    }

    void run()
    {
        const std::string path = m_project.envPath();
        if (!project::fileExists(path))
            throw Error(ErrorCode::ConfigCrash, "There is no env.py in " + m_project.scriptLocation.value + ".", {}, "Create an environment with: init DIRECTORY");
        std::vector<std::pair<std::string, Value>> names;
        if (m_driver.isOffline())
            names.emplace_back("open", openForOutput(m_project.root));
        m_interpreter->runModule(python::parse(path, project::readTextFile(path)), "env_py", std::move(names));
    }

    Interpreter &interpreter() { return *m_interpreter; }

    Value config(Interpreter &) override { return Value(m_config); }

    void configure(Interpreter &interpreter, sqlalchemy::KeywordArguments arguments, SourcePosition position) override
    {
        ConfigureFacts facts = readConfigure(interpreter, arguments, position);
        facts.config = Value(m_config);
        std::shared_ptr<sqlalchemy::World> world = readConnection(interpreter, facts);
        if (!facts.hasConnection)
            readUrl(interpreter, facts);
        m_options = python::makeDict();
        for (const auto &[name, value] : facts.all)
            m_options->insert(name, value);
        m_driver.configure(interpreter, facts, world);
        useCurrentWorld();
    }

    void runMigrations(Interpreter &interpreter, sqlalchemy::KeywordArguments arguments, SourcePosition) override
    {
        m_driver.runMigrations(interpreter, arguments);
        useCurrentWorld();
    }

    Value beginTransaction(Interpreter &) override { return Value(std::make_shared<TransactionBlock>(m_driver)); }
    Value options(Interpreter &) override { return Value(m_options); }

    Value question(Interpreter &interpreter, const std::string &method) override
    {
        if (const auto answer = m_driver.question(interpreter, method))
            return *answer;
        throw Error(ErrorCode::Config, "No answer to context." + method + "() in this command.", interpreter.position());
    }

    Value makeEngine(Interpreter &interpreter, const Value &url, sqlalchemy::KeywordArguments, SourcePosition) override
    {
        if (url.isNone() && m_driver.currentWorld())
            return m_vocabulary.connection(interpreter);
        std::string why;
        std::optional<database::Url> parsed = m_driver.chosenUrl();
        if (!parsed)
            parsed = urlOf(interpreter, url, why);
        return Value(std::make_shared<EngineObject>(m_driver, m_vocabulary, parsed, why));
    }

private:
    void useCurrentWorld()
    {
        sqlalchemy::World *current = m_driver.currentWorld();
        m_vocabulary.setWorld(current ? current : &m_beforeConfigure);
    }

    std::shared_ptr<sqlalchemy::World> readConnection(Interpreter &interpreter, ConfigureFacts &facts)
    {
        for (const auto &[name, value] : facts.all) {
            if (name != "connection" || value.isNone())
                continue;
            facts.hasConnection = true;
            if (const auto connection = value.shared<EnvironmentConnection>()) {
                facts.url = connection->engine().url();
                facts.whyNoUrl = connection->engine().whyNoUrl();
                return connection->world();
            }
            if (value.as<EngineObject>()) {
                throw Error(ErrorCode::Config,
                            "'connection' argument to configure() is expected to be a sqlalchemy.engine.Connection instance, got an Engine", facts.position);
            }
            const bool isUnknown = value.isUnknown() || value.as<python::Opaque>();
            if (isUnknown && m_driver.chosenUrl()) {
                // The application's own engine (Flask-Migrate): the database that the user chose stands in for it.
                facts.hasConnection = false;
                return nullptr;
            }
            const std::string what = isUnknown ? "a value that could not be computed" : interpreter.typeName(value);
            throw Unsupported("a connection that is " + what, facts.position, "Name the database by its URL, or run this command with the project's own Python.");
        }
        return nullptr;
    }

    void readUrl(Interpreter &interpreter, ConfigureFacts &facts)
    {
        facts.url = m_driver.chosenUrl();
        for (const auto &[name, value] : facts.all) {
            if (name == "url" && !value.isNone() && !facts.url) {
                facts.url = urlOf(interpreter, value, facts.whyNoUrl);
            }
        }
        if (facts.url)
            facts.dialectName = std::string(database::dialectName(facts.url->backend));
    }

    const project::Project &m_project;
    Driver &m_driver;
    sqlalchemy::Surroundings m_surroundings;
    ReadingWorld m_beforeConfigure;
    sqlalchemy::Vocabulary m_vocabulary;
    ProjectHost m_host;
    std::unique_ptr<Interpreter> m_interpreter;
    std::shared_ptr<ConfigObject> m_config;
    std::shared_ptr<python::Dict> m_options = python::makeDict();
};

EnvironmentScript::EnvironmentScript(const project::Project &project, Driver &driver, StopToken stop, Modules modules)
    : m_impl(std::make_unique<Impl>(project, driver, std::move(stop), modules))
{
}

EnvironmentScript::~EnvironmentScript() = default;
void EnvironmentScript::run() { m_impl->run(); }
python::Interpreter &EnvironmentScript::interpreter() { return m_impl->interpreter(); }

}  // namespace limbeck::environment
