// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/dialect.h"
#include "operation/operation.h"
#include "sql/expression.h"
#include "sqlalchemy/host_object.h"

namespace limbeck::sqlalchemy {

/// What statement.compile(…) gives: str() of it is the SQL.
class CompiledObject : public HostObject {
public:
    CompiledObject(Vocabulary &vocabulary, std::string text, dialect::Parameters parameters) : HostObject(vocabulary), m_text(std::move(text)), m_parameters(std::move(parameters)) {}
    std::string typeName() const override { return "SQLCompiler"; }
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
    std::string str(Interpreter &) override { return m_text; }
    std::string repr(Interpreter &interpreter) override { return str(interpreter); }
    std::optional<std::size_t> hash(Interpreter &) override { return reinterpret_cast<std::size_t>(this); }

private:
    std::string m_text;
    dialect::Parameters m_parameters;   ///< names and values of the placeholders, in the order of the text
};

/// statement.compile(dialect=…, compile_kwargs={"literal_binds": True}): values as literals when asked for, else as the dialect's placeholders, `:name` without a dialect.
Value compileStatement(Vocabulary &vocabulary, const sql::Executable &statement, const Arguments &arguments);
Value compileExpression(Vocabulary &vocabulary, const sql::Expression &expression, const Arguments &arguments);
/// str(statement): values as `:name`.
std::string statementText(const Vocabulary &vocabulary, const sql::Executable &statement);
/// The same with values as literals, in the run's dialect: for texts that become part of others.
std::string literalText(const Vocabulary &vocabulary, const sql::Executable &statement);
/// CreateTable(t).compile(dialect=…): the directive's statements, separated by `;`.
Value compileDirective(Vocabulary &vocabulary, const operation::Operation::Node &node, const Arguments &arguments);
/// str() of a directive: SQLAlchemy's default dialect, to which SQLite's types and keys are closest.
std::string directiveText(const operation::Operation::Node &node);

}  // namespace limbeck::sqlalchemy
