// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/run_request.h"

#include "base/error.h"
#include "database/diagnose.h"
#include "environment/environment_reading.h"
#include "environment/environment_script.h"
#include "migrate/catalog_read_ahead.h"
#include "migrate/live_world.h"
#include "migrate/migration_context.h"

namespace limbeck::migrate {

using python::Interpreter;
using python::Value;

namespace {

/// env.py's connections, contexts and runs for one command.
class RunDriver : public environment::Driver {
public:
    explicit RunDriver(const RunRequest &request) : m_request(request)
    {
        if (request.readsCatalog && !request.isOffline())
            m_readAhead = std::make_shared<CatalogReadAhead>(request);
    }

    bool isOffline() const override { return m_request.isOffline(); }
    bool changesFiles() const override { return m_request.changesFiles(); }
    const sqlalchemy::Surroundings &surroundings() const override { return m_request.surroundings; }
    std::optional<database::Url> chosenUrl() const override { return m_request.chosenUrl; }

    std::shared_ptr<sqlalchemy::World> connect(const std::optional<database::Url> &url, const std::string &whyNoUrl) override
    {
        if (!url) {
            throw Error(ErrorCode::Config, environment::unknownUrl(whyNoUrl), {}, "Set the variable that env.py reads, or name the database with sqlalchemy.url.");
        }
        database::OpenOptions options;
        options.workingDirectory = m_request.project->root;
        options.readOnly = m_request.readsOnly && url->backend == database::Backend::Sqlite;
        options.createIfMissing = options.emptyIfMissing = true;
        auto world = std::make_shared<LiveWorld>(open(*url, options), *url, m_request.surroundings, *m_request.events, m_request.stop);
        world->setReadAhead(m_readAhead);
        m_worlds.push_back(world);
        return world;
    }

    void disconnect(sqlalchemy::World &world) override
    {
        if (auto *live = dynamic_cast<LiveWorld *>(&world))
            live->rollbackTransaction();
    }

    void configure(Interpreter &interpreter, const environment::ConfigureFacts &facts, const std::shared_ptr<sqlalchemy::World> &world) override
    {
        if (facts.unusable)
            throw Error(*facts.unusable);
        if (m_request.isOffline()) {
            m_contexts.push_back(makeOfflineContext(m_request, facts, outputOf(interpreter, facts)));
            return;
        }
        auto live = std::dynamic_pointer_cast<LiveWorld>(world);
        if (!live && facts.url)
            live = std::dynamic_pointer_cast<LiveWorld>(connect(facts.url, facts.whyNoUrl));
        if (!live)
            throw Error(ErrorCode::Config, "context.configure() got no connection to run on.", facts.position);
        m_contexts.push_back(makeLiveContext(m_request, facts, live, {[this] { return m_runs - 1; }, [this] { commitAll(); }, [this] { return serverProcesses(); }}));
    }

    void enterTransaction() override { context().enterTransaction(); }
    void leaveTransaction(bool failed) override { context().leaveTransaction(failed); }
    void runMigrations(Interpreter &interpreter, const sqlalchemy::KeywordArguments &arguments) override
    {
        ++m_runs;
        context().run(interpreter, arguments);
    }
    sqlalchemy::World *currentWorld() override { return m_contexts.empty() ? nullptr : &m_contexts.back()->world(); }

    std::optional<Value> question(Interpreter &, const std::string &method) override
    {
        const auto text = [](const std::optional<std::string> &value) { return value && *value != "base" ? Value::text(*value) : Value(); };
        if (method == "get_revision_argument")
            return revisionArgument();
        if (method == "get_starting_revision_argument")
            return text(m_request.start);
        if (method == "get_tag_argument")
            return text(m_request.surroundings.tag);
        if (method == "get_head_revisions")
            return heads();
        if (method == "get_head_revision") {
            const auto &found = m_request.graph->heads();
            if (found.size() > 1)
                throw Error(ErrorCode::Revision, "The script directory has multiple heads; get_head_revision() wants one.");
            return found.empty() ? Value() : Value::text(m_request.graph->id(found.front()));
        }
        return std::nullopt;
    }

    void print(const std::string &text) override { m_request.events->print(text); }
    void log(int level, const std::string &logger, const std::string &text) override { m_request.events->log(level, logger, text); }
    void notRun(const std::string &what, const SourcePosition &position) override
    {
        m_request.events->log(kDebug, "limbeck", "not run: " + what + " (" + position.toString() + ")");
    }
    void loggingConfigured() override { m_request.events->loggingConfigured(); }

private:
    std::unique_ptr<database::Connection> open(const database::Url &url, const database::OpenOptions &options)
    {
        try {
            return database::Connection::open(url, options);
        } catch (const database::OpenError &) {
            if (!m_readAhead || !m_readAhead->finish())
                throw;
        }
        return database::Connection::open(url, options);
    }

    /// Offline SQL goes into the buffer that env.py names, whatever has a write() there.
    SqlOutput outputOf(Interpreter &interpreter, const environment::ConfigureFacts &facts) const
    {
        if (facts.outputBuffer.isNone())
            return m_request.output;
        const Value write = interpreter.getAttribute(facts.outputBuffer, "write");
        return [&interpreter, write](const std::string &text) { interpreter.call(write, {Value::text(text)}); };
    }

    void commitAll()
    {
        for (const auto &context : m_contexts)
            context->commitForSeam();
    }

    std::vector<int> serverProcesses() const
    {
        std::vector<int> pids;
        for (const auto &world : m_worlds)
            pids.push_back(world->connection().facts().backendPid);
        return pids;
    }

    MigrationContext &context()
    {
        if (m_contexts.empty())
            throw Error(ErrorCode::Config, "No context has been configured yet: call context.configure() before.");
        return *m_contexts.back();
    }

    Value heads() const
    {
        std::vector<Value> ids;
        for (const int head : m_request.graph->heads())
            ids.push_back(Value::text(m_request.graph->id(head)));
        return Value(python::makeTuple(std::move(ids)));
    }

    Value revisionArgument() const
    {
        if (!m_request.destination || *m_request.destination == "base")
            return {};
        if (*m_request.destination == "heads")
            return heads();
        const auto &found = m_request.graph->heads();
        if (*m_request.destination == "head" && found.size() == 1)
            return Value::text(m_request.graph->id(found.front()));
        return Value::text(*m_request.destination);
    }

    const RunRequest &m_request;
    std::shared_ptr<CatalogReadAhead> m_readAhead;
    std::vector<std::shared_ptr<LiveWorld>> m_worlds;
    std::vector<std::unique_ptr<MigrationContext>> m_contexts;
    int m_runs = 0;
};

}  // namespace

revision::Plan planOfNothing(const std::vector<std::string> &rows)
{
    revision::Plan nothing;
    nothing.rowsBefore = nothing.rowsAfter = rows;
    return nothing;
}

RunRequest readingRequest(const RunRequest &run)
{
    RunRequest reading = run;
    reading.writes = false;
    reading.readsOnly = true;
    reading.createsVersionTable = false;
    reading.plan = planOfNothing;
    return reading;
}

void runEnvironment(const RunRequest &request)
{
    RunDriver driver(request);
    environment::EnvironmentScript script(*request.project, driver, request.stop);
    try {
        script.run();
    } catch (Error &error) {
        // env.py may have wrapped it: SQLite's own words are what is left for sure.
        if (request.readsOnly && error.toText().find("attempt to write a readonly database") != std::string::npos)
            error.withHint("env.py writes to the database. Comparing opens a SQLite file for reading only, so that looking at a project changes nothing: let env.py write only where it migrates.");
        throw;
    }
    if (request.afterEnvironment)
        request.afterEnvironment(script.interpreter());
}

}  // namespace limbeck::migrate
