// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "environment/configure_facts.h"
#include "sqlalchemy/world.h"

#include <memory>

namespace limbeck::environment {

/// What env.py does to the outside, as calls. Three drivers: reading (nothing happens, runs are noted), live, offline.
/// All calls come in env.py's thread; what they throw goes through env.py as an exception (python::Raised can be caught there, the rest not).
class Driver {
public:
    virtual ~Driver() = default;

    /// True for --sql: context.is_offline_mode().
    virtual bool isOffline() const = 0;
    /// Live runs: folders that env.py and the project's settings make are made.
    virtual bool changesFiles() const { return false; }
    virtual const sqlalchemy::Surroundings &surroundings() const = 0;
    /// The URL that the user chose replaces the one of an engine or of url=. nullopt: as written.
    virtual std::optional<database::Url> chosenUrl() const { return std::nullopt; }
    /// engine.connect(). `whyNoUrl`: what kept the URL from being known, where there is none.
    virtual std::shared_ptr<sqlalchemy::World> connect(const std::optional<database::Url> &url, const std::string &whyNoUrl) = 0;
    /// connection.close(): what is open is rolled back.
    virtual void disconnect(sqlalchemy::World &world) = 0;
    /// context.configure(): a new migration context; `world` is the connection's, null without one.
    virtual void configure(python::Interpreter &interpreter, const ConfigureFacts &facts, const std::shared_ptr<sqlalchemy::World> &world) = 0;
    /// with context.begin_transaction():
    virtual void enterTransaction() = 0;
    virtual void leaveTransaction(bool failed) = 0;
    /// context.run_migrations(**arguments)
    virtual void runMigrations(python::Interpreter &interpreter, const sqlalchemy::KeywordArguments &arguments) = 0;
    /// The world that op.* and context.execute speak to now; null before configure().
    virtual sqlalchemy::World *currentWorld() = 0;
    /// context.get_revision_argument() and its like; nullopt: no answer in this command.
    virtual std::optional<python::Value> question(python::Interpreter &interpreter, const std::string &method) = 0;
    virtual void print(const std::string &text) = 0;
    virtual void log(int level, const std::string &logger, const std::string &text) = 0;
    /// A call into a package that is not there: it was not run.
    virtual void notRun(const std::string &what, const SourcePosition &position) = 0;
    /// logging.config.fileConfig was called: from now on log lines go where the ini says.
    virtual void loggingConfigured() {}
};

}  // namespace limbeck::environment
