// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/host_object.h"
#include "sqlalchemy/items/metadata_object.h"
#include "sqlalchemy/runtime/exceptions.h"
#include "sqlalchemy/statements/executable_object.h"

namespace limbeck::sqlalchemy {

/// The connection of op.get_bind(); also what scripts see as its engine. Asks the vocabulary's world each time.
class ConnectionObject : public HostObject {
public:
    using HostObject::HostObject;
    std::string typeName() const override;
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
    void setAttribute(Interpreter &interpreter, std::string_view name, Value value) override;
    Value enter(Interpreter &interpreter) override;
    bool exit(Interpreter &interpreter, const Value &exception) override;
    std::optional<std::size_t> hash(Interpreter &) override { return reinterpret_cast<std::size_t>(this); }

private:
    /// Offline there is SQLAlchemy's MockConnection, which prints what it is given and can do little else. It is its own engine.
    bool isStandIn() const;

    Value m_dialect;
    Value m_info;
};

/// connection.begin() and begin_nested(): context managers with commit, rollback, close.
class TransactionObject : public HostObject {
public:
    /// Of the world that the vocabulary speaks to now: env.py may hold the transactions of several connections at once.
    TransactionObject(Vocabulary &vocabulary, bool nested) : HostObject(vocabulary), m_world(vocabulary.world()), m_nested(nested) {}
    std::string typeName() const override { return m_nested ? "NestedTransaction" : "RootTransaction"; }
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
    Value enter(Interpreter &interpreter) override;
    bool exit(Interpreter &interpreter, const Value &exception) override;
    /// The session that it belongs to lives as long.
    void keep(std::shared_ptr<World> session) { m_keep = std::move(session); }
    void commit(Interpreter &interpreter);
    void rollback(Interpreter &interpreter);

private:
    World *m_world;
    std::shared_ptr<World> m_keep;
    bool m_nested;
    bool m_active = true;
};

/// Runs what connection.execute() was given: a result object, None offline, Unknown in previews.
/// `driverSql`: exec_driver_sql, no parameter scan.
Value executeStatement(Vocabulary &vocabulary, Interpreter &interpreter, const Value &statement, const Value &parameters, const Arguments::Keywords &keywords, const SourcePosition &position,
                       bool driverSql);
/// The statement as an exception shows it (exceptions.h); several sets: executemany.
SentStatement sentStatement(Interpreter &interpreter, const dialect::Dialect &dialect, const sql::Executable &executable, const std::vector<dialect::Parameters> &sets);
/// op.execute(): text becomes an operation; the result is lost.
void executeDirective(Vocabulary &vocabulary, Interpreter &interpreter, const Value &statement, const SourcePosition &position);

}  // namespace limbeck::sqlalchemy
