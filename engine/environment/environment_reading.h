// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "database/url.h"
#include "project/project.h"
#include "schema/schema.h"
#include "sqlalchemy/vocabulary.h"
#include "sqlalchemy/world.h"

#include <optional>
#include <string>
#include <vector>

namespace limbeck::environment {

/// The sentence that says why a database has no URL; `why`: as the interpreter found it, may be empty.
std::string unknownUrl(const std::string &why);

/// One run_migrations() that env.py would do, as plain data.
struct EnvironmentRun {
    std::string dialectName;                  ///< empty: not known
    std::optional<database::Url> url;
    std::string whyNoUrl;
    project::Origin urlOrigin;
    std::string versionTable = "alembic_version";
    std::optional<std::string> versionTableSchema;
    bool versionTablePrimaryKey = true;
    bool transactionPerMigration = false;
    std::optional<bool> transactionalDdl;
    bool renderAsBatch = false;
    bool includeSchemas = false;
    bool hasMetadata = false;
    bool hasOnVersionApply = false;
    schema::NamingConvention naming = schema::NamingConvention::standard();
    sqlalchemy::KeywordArguments options;     ///< all that configure() got (get_context().opts): scalars, the rest unknown
    sqlalchemy::KeywordArguments arguments;   ///< of run_migrations(), in the same form
    std::optional<Error> unusable;            ///< see ConfigureFacts: the version table cannot be read, nothing can be run
};

struct NotRun {
    std::string what;
    SourcePosition position;
};

/// What reading env.py found (preview world: nothing was executed).
struct EnvironmentReading {
    std::vector<EnvironmentRun> runs;
    std::vector<NotRun> notRun;               ///< calls into packages that are not there
    std::vector<std::string> environmentUsed; ///< variables of the environment that a URL came from
    std::optional<Error> error;               ///< env.py could not be evaluated to its end; `runs` holds what was met before
};

/// Evaluates env.py as a read-only command would, without running anything. Never throws for what stands in env.py. Deep stack; any thread.
EnvironmentReading readEnvironment(const project::Project &project, const sqlalchemy::Surroundings &surroundings, StopToken stop = {});

/// The one run that env.py does as far as its own text tells, no module of the project being evaluated for it: quick, and enough where the URL comes from the configuration or the environment.
/// nullopt: it depends on what such a module gives, calls one, or there are several runs. Deep stack; any thread.
std::optional<EnvironmentRun> foreseenRun(const project::Project &project, const sqlalchemy::Surroundings &surroundings, StopToken stop = {});

}  // namespace limbeck::environment
