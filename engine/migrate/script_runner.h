// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "environment/configure_facts.h"
#include "environment/project_host.h"
#include "migrate/run_events.h"
#include "migrate/script_engine.h"
#include "migrate/source_cache.h"
#include "project/project.h"
#include "python/interpreter.h"
#include "revision/script.h"
#include "sqlalchemy/vocabulary.h"

#include <map>
#include <memory>
#include <string>

namespace limbeck::migrate {

/// Runs the functions of migration scripts in a world. One for each migration context: modules of helper files and scripts live as long as it does. One thread, deep stack.
class ScriptRunner {
public:
    struct Options {
        /// What becomes of files that scripts change; told ones go to `tell`, a sentence each.
        environment::ProjectFiles::Mode files = environment::ProjectFiles::Mode::Told;
        std::function<void(const std::string &)> tell;
        std::uint64_t budget = 0;  ///< 0: none (live, offline)
        StopToken stop;
        environment::ConfigureFacts facts;
        ScriptEngines engines;
        /// Answers of context.get_head_revision(), get_current_heads() …; empty, or nullopt: not in scripts.
        std::function<std::optional<python::Value>(python::Interpreter &, const std::string &method)> question;
    };
    ScriptRunner(const project::Project &project, sqlalchemy::World &world, sqlalchemy::Surroundings surroundings, RunEvents &events, SourceCache &sources, Options options);
    ~ScriptRunner();
    ScriptRunner(const ScriptRunner &) = delete;
    ScriptRunner &operator=(const ScriptRunner &) = delete;

    /// Calls upgrade(**arguments) or downgrade(**arguments). Throws Error(Script) with the traceback's innermost place, Unsupported, BudgetExhausted, Cancelled,
    /// DatabaseError stays wrapped in the Script error as its details.
    void run(const revision::Script &script, bool upgrade, const sqlalchemy::KeywordArguments &arguments);
    /// The same on a text that is not saved yet.
    void runText(const revision::Script &script, const std::string &text, bool upgrade, const sqlalchemy::KeywordArguments &arguments);

    python::Interpreter &interpreter();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace limbeck::migrate
