// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/progress.h"
#include "dialect/dialect.h"
#include "operation/operation.h"
#include "schema/schema.h"
#include "sql/statement.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// Everything that a script can see or do outside itself goes through one World (design.md, "The world"). The vocabulary
/// (engine/sqlalchemy) calls it; engine/migrate implements the four: live, offline, preview, fold.
namespace limbeck::python {
class Interpreter;
}

namespace limbeck::sqlalchemy {

enum class WorldKind { Live, Offline, Preview, Fold };

/// What -x, --tag, the environment and the clock tell scripts and env.py.
struct Surroundings {
    std::vector<std::string> xArguments;              ///< raw, in order
    std::optional<std::string> tag;
    std::map<std::string, std::string> environment;   ///< os.environ as scripts see it (process, then .env files when loaded)
    std::int64_t nowMicroseconds = 0;                 ///< UTC, fixed per plan and shown in it
    std::uint64_t randomSeed = 0;                     ///< fixed per plan
};

/// The effect of one statement: rows, or nothing known (preview, fold), or none at all (offline: execute() returns None).
struct NoResult {};
struct UnknownResult {
    std::string why;
};
using ExecuteResult = std::variant<sql::Rows, NoResult, UnknownResult>;

class World {
public:
    virtual ~World() = default;

    virtual WorldKind kind() const = 0;
    virtual const dialect::Dialect &dialect() const = 0;
    virtual const Surroundings &surroundings() const = 0;
    /// True only for --sql.
    bool isOffline() const { return kind() == WorldKind::Offline; }

    /// A directive. Returns after its effect.
    virtual void emit(const operation::Operation &operation) = 0;
    /// connection.execute(): statement object with parameter sets. `wantsRows`: the script may read the result.
    virtual ExecuteResult execute(const sql::Executable &executable, const std::vector<dialect::Parameters> &parameters, SourcePosition position) = 0;

    /// The schema as the inspector sees it now: nullopt = unknown (preview without a database), throws offline as Alembic does.
    /// The pointer is valid until the next emit or execute.
    virtual std::optional<schema::Schema> inspect(const dialect::ReflectScope &scope) = 0;
    virtual std::optional<std::vector<std::string>> tableNames(const std::optional<std::string> &schema) = 0;
    virtual std::optional<std::vector<std::string>> viewNames(const std::optional<std::string> &schema) = 0;
    virtual std::optional<std::vector<std::string>> schemaNames() = 0;
    /// Answers that previews took from an inspected schema make what follows "Inspected": the vocabulary calls this when a script reads one.
    virtual void noteInspected() = 0;

    /// with op.get_context().autocommit_block():
    virtual void enterAutocommit() = 0;
    virtual void leaveAutocommit() = 0;
    /// connection.begin_nested(): names are the world's business.
    virtual void beginSavepoint() = 0;
    virtual void releaseSavepoint() = 0;
    virtual void rollbackToSavepoint() = 0;
    /// connection.begin(): a transaction is open from now on (nothing need be sent before the first statement).
    virtual void begin() {}
    /// connection.in_transaction(): begun, by begin() or by a first statement.
    virtual bool inTransaction() const { return false; }
    /// connection.commit(), transaction.commit() inside a script: commits what came before and goes on in a new transaction.
    virtual void commit() = 0;
    virtual void rollback() = 0;

    /// Branches on unknown values and loops over unknown rows (preview, fold): what is emitted between is conditional or repeated.
    /// `reason` names the source of the unknown for people.
    virtual void enterConditional(const std::string &reason) = 0;
    virtual void leaveConditional() = 0;
    virtual void enterRepeated(const std::string &reason) = 0;
    virtual void leaveRepeated() = 0;
    /// The body of a `try` whose handlers may catch what a database says of a statement. `isQuiet`: they do nothing.
    virtual void enterGuarded(const SourcePosition &, bool) {}
    virtual void leaveGuarded() {}
    /// State of the world (the carried-forward schema) around the two sides of a branch: save, restore, merge. Opaque handles.
    virtual std::shared_ptr<void> saveState() = 0;
    virtual void restoreState(const std::shared_ptr<void> &state) = 0;

    /// Output of print(), logging, warnings in scripts; goes to the log.
    virtual void log(int level, const std::string &logger, const std::string &text) = 0;

    /// Facts of the connection that scripts ask for.
    virtual std::optional<std::string> defaultSchemaName() = 0;
    virtual std::vector<int> serverVersion() = 0;  ///< e.g. {15, 8}; empty when unknown
    virtual std::string driverName() const = 0;    ///< "psycopg2", "pysqlite", or the URL's
    virtual std::optional<std::string> maskedUrl() const = 0;
};

/// A connection or an engine that is not the run's own: what inspects it, or asks where its database stands, speaks to its world.
class WorldOwner {
public:
    virtual ~WorldOwner() = default;
    /// An engine connects for it. Throws what connecting throws.
    virtual std::shared_ptr<World> ownWorld(python::Interpreter &interpreter) = 0;
};

}  // namespace limbeck::sqlalchemy
