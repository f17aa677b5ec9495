// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/script_engine.h"

#include "environment/config_object.h"
#include "migrate/live_world.h"
#include "sqlalchemy/runtime/engine_object.h"
#include "sqlalchemy/runtime/exceptions.h"
#include "sqlalchemy/runtime/url_object.h"

namespace limbeck::migrate {

namespace {

/// A session beside the run's that waits for a lock of the run would wait for ever.
const char *const kLockTimeout = "SET lock_timeout = '30s'";

bool isSameDatabase(database::Url a, database::Url b, const std::string &directory)
{
    a = a.resolvedAgainst(directory);
    b = b.resolvedAgainst(directory);
    return a.backend == b.backend && a.host == b.host && a.port == b.port && a.database == b.database;
}

std::optional<database::Url> configuredUrl(const project::Config &config)
{
    try {
        const auto value = config.mainOption("sqlalchemy.url");
        return value ? std::optional(database::Url::parse(*value)) : std::nullopt;
    } catch (const Error &) {
        // A placeholder that env.py replaces.
        return std::nullopt;
    }
}

void requireTheRunsDatabase(const ScriptEngines &engines, const database::Url &named, const SourcePosition &position)
{
    const bool isRun = isSameDatabase(named, *engines.url, engines.directory) || (engines.replaced && isSameDatabase(named, *engines.replaced, engines.directory));
    if (!isRun)
        throw Unsupported("create_engine() of another database than the one that is migrated (" + named.toString() + ")", position, "Let this step run with the project's own Python.");
}

}  // namespace

ScriptEngines scriptEngines(const RunRequest &request, const environment::ConfigureFacts &facts)
{
    ScriptEngines engines;
    engines.url = facts.url;
    engines.directory = request.project->root;
    engines.isChosen = request.chosenUrl.has_value();
    if (request.chosenUrl) {
        const auto *config = facts.config.as<environment::ConfigObject>();
        engines.replaced = configuredUrl(config ? config->config() : request.project->config);
    }
    if (facts.url && facts.url->backend == database::Backend::Postgresql) {
        engines.open = [&request, url = *facts.url]() -> std::shared_ptr<sqlalchemy::World> {
            database::OpenOptions options;
            options.workingDirectory = request.project->root;
            std::unique_ptr<database::Connection> connection = database::Connection::open(url, options);
            connection->query(kLockTimeout);
            return std::make_shared<LiveWorld>(std::move(connection), url, request.surroundings, *request.events, request.stop);
        };
    }
    return engines;
}

python::Value makeScriptEngine(const ScriptEngines &engines, sqlalchemy::Vocabulary &vocabulary, python::Interpreter &interpreter, const python::Value &url, const SourcePosition &position)
{
    sqlalchemy::EngineSource source;
    source.open = engines.open;
    if (engines.url)
        source.url = engines.url->toString(false);
    const bool isUnknown = url.isUnknown() || url.as<python::Opaque>();
    if (!url.isNone() && !(isUnknown && (engines.isChosen || !engines.url))) {
        const auto text = sqlalchemy::urlText(url);
        if (!text && !isUnknown)
            sqlalchemy::raise(vocabulary, interpreter, "ArgumentError", "Expected string or URL object, got " + interpreter.repr(url));
        if (!text)
            throw Unsupported("create_engine() with a URL that could not be computed", position, "Use op.get_bind() for the connection of the run, or let this step run with the project's own Python.");
        std::string problem;
        if (!sqlalchemy::parseUrl(*text, problem))
            sqlalchemy::raise(vocabulary, interpreter, "ArgumentError", problem);
        if (engines.url)
            requireTheRunsDatabase(engines, database::Url::parse(*text), position);
    }
    return python::Value(std::make_shared<sqlalchemy::ScriptEngine>(vocabulary, std::move(source)));
}

}  // namespace limbeck::migrate
