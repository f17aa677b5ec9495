// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/operation.h"
#include "sqlalchemy/host_object.h"

namespace limbeck::sqlalchemy {

/// alembic.operations.ops: DropTableOp("t"), UpgradeOps(ops=[…]) …, for op.invoke().
class OperationObject : public HostObject {
public:
    OperationObject(Vocabulary &vocabulary, std::string className, std::vector<operation::Operation::Node> nodes, Value result = {})
        : HostObject(vocabulary), m_class(std::move(className)), m_nodes(std::move(nodes)), m_result(std::move(result))
    {
    }
    const std::vector<operation::Operation::Node> &nodes() const { return m_nodes; }
    const Value &result() const { return m_result; }
    /// What the operation was made of, by the names of its parameters: table_name, column, schema …
    std::map<std::string, Value, std::less<>> given;
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
    std::string typeName() const override { return m_class; }

private:
    std::string m_class;
    std::vector<operation::Operation::Node> m_nodes;
    Value m_result;
};

/// A class of alembic.operations.ops by name; nullopt when there is none.
std::optional<Value> operationClass(Vocabulary &vocabulary, std::string_view name);

}  // namespace limbeck::sqlalchemy
