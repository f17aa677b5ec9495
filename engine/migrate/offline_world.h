// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/url.h"
#include "migrate/run_events.h"
#include "sqlalchemy/world.h"

#include <functional>
#include <optional>
#include <string>

namespace limbeck::migrate {

/// Where offline SQL goes; called with complete pieces, flushed after each.
using SqlOutput = std::function<void(const std::string &text)>;

/// --sql: directives are compiled and printed now; nothing can be read (spec/runtime.md §7).
class OfflineWorld : public sqlalchemy::World {
public:
    OfflineWorld(const dialect::Dialect &dialect, std::optional<database::Url> url, const sqlalchemy::Surroundings &surroundings, SqlOutput output, RunEvents &events);

    dialect::CompileState &compileState() { return m_compile; }
    /// Set by the context: BEGIN and COMMIT are printed around autocommit blocks.
    void setPrintsTransactions(bool prints) { m_printsTransactions = prints; }
    void write(const sql::Statement &statement);
    /// A comment, BEGIN or COMMIT: no terminator is added.
    void writePlain(const std::string &text);

    sqlalchemy::WorldKind kind() const override { return sqlalchemy::WorldKind::Offline; }
    const dialect::Dialect &dialect() const override { return m_dialect; }
    const sqlalchemy::Surroundings &surroundings() const override { return m_surroundings; }
    void emit(const operation::Operation &operation) override;
    sqlalchemy::ExecuteResult execute(const sql::Executable &executable, const std::vector<dialect::Parameters> &parameters, SourcePosition position) override;
    std::optional<schema::Schema> inspect(const dialect::ReflectScope &scope) override;
    std::optional<std::vector<std::string>> tableNames(const std::optional<std::string> &schema) override;
    std::optional<std::vector<std::string>> viewNames(const std::optional<std::string> &schema) override;
    std::optional<std::vector<std::string>> schemaNames() override;
    void noteInspected() override {}
    void enterAutocommit() override;
    void leaveAutocommit() override;
    void beginSavepoint() override {}
    void releaseSavepoint() override {}
    void rollbackToSavepoint() override {}
    void commit() override {}
    void rollback() override {}
    void enterConditional(const std::string &) override {}
    void leaveConditional() override {}
    void enterRepeated(const std::string &) override {}
    void leaveRepeated() override {}
    std::shared_ptr<void> saveState() override { return nullptr; }
    void restoreState(const std::shared_ptr<void> &) override {}
    void log(int level, const std::string &logger, const std::string &text) override { m_events.log(level, logger, text); }
    std::optional<std::string> defaultSchemaName() override { return std::nullopt; }
    std::vector<int> serverVersion() override { return {}; }
    std::string driverName() const override;
    std::optional<std::string> maskedUrl() const override { return m_url ? std::optional(m_url->toString()) : std::nullopt; }

private:
    [[noreturn]] void refuseInspection() const;

    const dialect::Dialect &m_dialect;
    std::optional<database::Url> m_url;
    const sqlalchemy::Surroundings &m_surroundings;
    SqlOutput m_output;
    RunEvents &m_events;
    dialect::CompileState m_compile;
    bool m_printsTransactions = false;
};

}  // namespace limbeck::migrate
