// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/vocabulary.h"

#include <functional>
#include <string>
#include <vector>

namespace limbeck::sqlalchemy {

/// A world that writes down what scripts do: operations as the dialect compiles them, statements with their literals, and the rest by name.
class RecordingWorld : public World {
public:
    RecordingWorld(const dialect::Dialect &dialect, WorldKind kind);

    std::vector<std::string> statements;      ///< in order; trimmed
    std::vector<operation::Operation> operations;
    std::vector<std::string> events;          ///< "savepoint", "conditional: …" …
    /// What execute() answers, by statement text; null: NoResult.
    std::function<ExecuteResult(const std::string &text)> answer;
    std::optional<schema::Schema> schema;     ///< for the inspector

    WorldKind kind() const override { return m_kind; }
    const dialect::Dialect &dialect() const override { return m_dialect; }
    const Surroundings &surroundings() const override { return m_surroundings; }
    void emit(const operation::Operation &operation) override;
    ExecuteResult execute(const sql::Executable &executable, const std::vector<dialect::Parameters> &parameters, SourcePosition position) override;
    std::optional<schema::Schema> inspect(const dialect::ReflectScope &scope) override;
    std::optional<std::vector<std::string>> tableNames(const std::optional<std::string> &schemaName) override;
    std::optional<std::vector<std::string>> viewNames(const std::optional<std::string> &) override;
    std::optional<std::vector<std::string>> schemaNames() override { return std::vector<std::string>{"public"}; }
    void noteInspected() override { events.emplace_back("inspected"); }
    void enterAutocommit() override { note("COMMIT"); }
    void leaveAutocommit() override { note("BEGIN"); }
    void beginSavepoint() override { events.emplace_back("savepoint"); }
    void releaseSavepoint() override { events.emplace_back("release"); }
    void rollbackToSavepoint() override { events.emplace_back("rollback to savepoint"); }
    void commit() override { events.emplace_back("commit"); }
    void rollback() override { events.emplace_back("rollback"); }
    void enterConditional(const std::string &reason) override { events.push_back("conditional: " + reason); }
    void leaveConditional() override { events.emplace_back("end conditional"); }
    void enterRepeated(const std::string &reason) override { events.push_back("repeated: " + reason); }
    void leaveRepeated() override { events.emplace_back("end repeated"); }
    std::shared_ptr<void> saveState() override { return {}; }
    void restoreState(const std::shared_ptr<void> &) override {}
    void log(int, const std::string &, const std::string &text) override { events.push_back("log: " + text); }
    std::optional<std::string> defaultSchemaName() override { return "public"; }
    std::vector<int> serverVersion() override { return {15, 8}; }
    std::string driverName() const override { return m_dialect.name() == "sqlite" ? "pysqlite" : "psycopg2"; }
    std::optional<std::string> maskedUrl() const override { return m_dialect.name() + "://user:***@host/db"; }
    Surroundings &changeSurroundings() { return m_surroundings; }

private:
    void note(const std::string &statement);
    const dialect::Dialect &m_dialect;
    WorldKind m_kind;
    Surroundings m_surroundings;
    dialect::CompileState m_state;
};

/// Runs a script with `op`, `sa` and `postgresql` at hand; what print() wrote, then "!Name: message" when an exception ended it.
struct Outcome {
    std::string printed;
    std::string exception;   ///< "TypeError: …", or empty
};
Outcome runScript(World *world, const std::string &text, MigrationEnvironment *environment = nullptr);

}  // namespace limbeck::sqlalchemy
