// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/expression.h"
#include "sqlalchemy/host_object.h"

namespace limbeck::sqlalchemy {

/// What statement.compile(…) gives: str() of it is the SQL.
class CompiledObject : public HostObject {
public:
    CompiledObject(Vocabulary &vocabulary, std::string text) : HostObject(vocabulary), m_text(std::move(text)) {}
    std::string typeName() const override { return "SQLCompiler"; }
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
    std::string str(Interpreter &) override { return m_text; }
    std::string repr(Interpreter &interpreter) override { return str(interpreter); }
    std::optional<std::size_t> hash(Interpreter &) override { return reinterpret_cast<std::size_t>(this); }

private:
    std::string m_text;
};

/// statement.compile(dialect=…, compile_kwargs={"literal_binds": True}): values as literals when asked for, else as the dialect's placeholders.
Value compileStatement(Vocabulary &vocabulary, const sql::Executable &statement, const Arguments &arguments);
/// str(statement): values as `:name`.
std::string statementText(const Vocabulary &vocabulary, const sql::Executable &statement);

}  // namespace limbeck::sqlalchemy
