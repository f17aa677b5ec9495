// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/host_object.h"

namespace limbeck::sqlalchemy {

/// connection.dialect, and what load_dialect_impl is called with.
class DialectObject : public HostObject {
public:
    DialectObject(Vocabulary &vocabulary, std::string name) : HostObject(vocabulary), m_name(std::move(name)) {}
    const std::string &name() const { return m_name; }
    std::string typeName() const override { return m_name == "postgresql" ? "PGDialect" : "SQLiteDialect"; }
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
    void setAttribute(Interpreter &interpreter, std::string_view name, Value value) override;

private:
    std::string m_name;
    std::optional<Value> m_defaultSchema;   ///< env.py of tenants sets it
};

}  // namespace limbeck::sqlalchemy
