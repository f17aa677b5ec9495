// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/world.h"

namespace limbeck::environment {

/// A world without any effect in which nothing is known: behind env.py while it is only read and before it called configure(), and behind the scripts
/// that are only tried.
class ReadingWorld : public sqlalchemy::World {
public:
    ReadingWorld(const dialect::Dialect &dialect, std::string driver, const sqlalchemy::Surroundings &surroundings,
                 sqlalchemy::WorldKind kind = sqlalchemy::WorldKind::Preview)
        : m_dialect(dialect), m_driver(std::move(driver)), m_surroundings(surroundings), m_kind(kind)
    {
    }
    sqlalchemy::WorldKind kind() const override { return m_kind; }
    const dialect::Dialect &dialect() const override { return m_dialect; }
    const sqlalchemy::Surroundings &surroundings() const override { return m_surroundings; }
    void emit(const operation::Operation &) override {}
    sqlalchemy::ExecuteResult execute(const sql::Executable &, const std::vector<dialect::Parameters> &, SourcePosition) override
    {
        return sqlalchemy::UnknownResult{"rows of a statement that was not run"};
    }
    std::optional<schema::Schema> inspect(const dialect::ReflectScope &) override { return std::nullopt; }
    std::optional<std::vector<std::string>> tableNames(const std::optional<std::string> &) override { return std::nullopt; }
    std::optional<std::vector<std::string>> viewNames(const std::optional<std::string> &) override { return std::nullopt; }
    std::optional<std::vector<std::string>> schemaNames() override { return std::nullopt; }
    void noteInspected() override {}
    void enterAutocommit() override {}
    void leaveAutocommit() override {}
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
    void log(int, const std::string &, const std::string &) override {}
    std::optional<std::string> defaultSchemaName() override { return std::nullopt; }
    std::vector<int> serverVersion() override { return {}; }
    std::string driverName() const override { return m_driver; }
    std::optional<std::string> maskedUrl() const override { return std::nullopt; }

private:
    const dialect::Dialect &m_dialect;
    std::string m_driver;
    const sqlalchemy::Surroundings &m_surroundings;
    sqlalchemy::WorldKind m_kind;
};

}  // namespace limbeck::environment
