// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "environment/configure_facts.h"
#include "migrate/run_request.h"
#include "python/interpreter.h"
#include "sqlalchemy/vocabulary.h"

#include <functional>
#include <memory>

namespace limbeck::migrate {

/// What a script's engine may name and how its sessions are opened.
struct ScriptEngines {
    std::optional<database::Url> url;           ///< of the run; nullopt: not known (previews), then every URL is taken for the run's
    std::optional<database::Url> replaced;      ///< the project's own, where the user chose another for this run: it means the run's too
    bool isChosen = false;                      ///< the user chose the database: a URL that cannot be computed means it, as in env.py
    std::string directory;                      ///< for relative SQLite paths
    std::function<std::shared_ptr<sqlalchemy::World>()> open;   ///< empty: no session but the run's
};

/// Of a run with a live connection or with --sql. PostgreSQL: new sessions, which see what is committed. SQLite: none, the run's connection holds the write lock, and each
/// step before is committed. The sessions refer to `request`.
ScriptEngines scriptEngines(const RunRequest &request, const environment::ConfigureFacts &facts);

/// create_engine(url) in a script; `url` None: the engine of op.get_bind(). Throws Unsupported, with the script's line, for another database than the run's, and
/// raises SQLAlchemy's ArgumentError for what is no URL at all.
python::Value makeScriptEngine(const ScriptEngines &engines, sqlalchemy::Vocabulary &vocabulary, python::Interpreter &interpreter, const python::Value &url, const SourcePosition &position);

}  // namespace limbeck::migrate
