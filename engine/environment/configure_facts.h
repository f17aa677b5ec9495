// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "database/url.h"
#include "python/interpreter.h"
#include "schema/schema.h"
#include "sqlalchemy/vocabulary.h"

#include <optional>
#include <string>
#include <vector>

namespace limbeck::environment {

/// What one call of context.configure() said (spec/config.md §8.2). Values of the interpreter in it never leave its thread.
struct ConfigureFacts {
    std::string dialectName;                       ///< "postgresql" or "sqlite"; empty when not known
    std::optional<database::Url> url;              ///< of the connection or of url=
    std::string whyNoUrl;                          ///< what kept the URL from being known
    bool hasConnection = false;
    std::string versionTable = "alembic_version";
    std::optional<std::string> versionTableSchema;
    bool versionTablePrimaryKey = true;
    bool transactionPerMigration = false;
    std::optional<bool> transactionalDdl;          ///< absent: the dialect's
    bool literalBinds = false;
    std::string paramStyle;                        ///< dialect_opts["paramstyle"], empty when not given
    std::optional<std::vector<std::string>> startingRevision;
    bool renderAsBatch = false;
    bool includeSchemas = false;
    schema::NamingConvention naming = schema::NamingConvention::standard();
    python::Value targetMetadata;
    std::vector<python::Value> onVersionApply;
    python::Value outputBuffer;
    python::Value config;                          ///< env.py's Config object, with what env.py set there: scripts see the same
    sqlalchemy::KeywordArguments all;
    SourcePosition position;
    std::optional<Error> unusable;                 ///< the first option that is not known, or of a type that it cannot have: nothing is run with these facts
};

/// Reads the keyword arguments. What cannot be used (a version table that is no text, a flag that is not known …) has its default, and `unusable` says so.
ConfigureFacts readConfigure(python::Interpreter &interpreter, const sqlalchemy::KeywordArguments &arguments, const SourcePosition &position);

}  // namespace limbeck::environment
