// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/items/metadata_object.h"
#include "sqlalchemy/statements/executable_object.h"

namespace limbeck::sqlalchemy {

/// CreateTable(t), DropIndex(ix), AddConstraint(c) …: a directive waiting to be executed.
class DirectiveObject : public HostObject {
public:
    DirectiveObject(Vocabulary &vocabulary, std::string className, operation::Operation::Node node) : HostObject(vocabulary), m_class(std::move(className)), m_node(std::move(node)) {}
    const operation::Operation::Node &node() const { return m_node; }
    std::string typeName() const override { return m_class; }
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;   ///< compile(dialect=…)
    std::string str(Interpreter &interpreter) override;

private:
    std::string m_class;
    operation::Operation::Node m_node;
};

/// CreateSequence, DropSequence, CreateSchema, DropSchema.
class StatementObject : public HostObject, public ExecutableObject {
public:
    StatementObject(Vocabulary &vocabulary, std::string className, sql::Executable executable)
        : HostObject(vocabulary), m_class(std::move(className)), m_executable(std::make_shared<const sql::Executable>(std::move(executable)))
    {
    }
    sql::ExecutablePtr executable() const override { return m_executable; }
    std::string typeName() const override { return m_class; }
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;   ///< compile(dialect=…)
    std::string str(Interpreter &interpreter) override;

private:
    std::string m_class;
    sql::ExecutablePtr m_executable;
};

/// The constructor of one of these classes by name; null when there is none.
std::optional<Value> ddlClass(Vocabulary &vocabulary, std::string_view name);
/// `.create` and `.drop` of tables, indexes, sequences.
Value ddlMethod(Vocabulary &vocabulary, Interpreter &interpreter, const Value &item, std::string_view name);
Value createAll(MetaDataObject &metadata, Interpreter &interpreter, const Arguments &arguments);
Value dropAll(MetaDataObject &metadata, Interpreter &interpreter, const Arguments &arguments);
/// Runs a directive in the world; errors become Python exceptions.
void emitNode(Vocabulary &vocabulary, Interpreter &interpreter, operation::Operation::Node node, const SourcePosition &position);

}  // namespace limbeck::sqlalchemy
