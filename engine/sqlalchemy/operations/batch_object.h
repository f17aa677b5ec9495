// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/operation.h"
#include "sqlalchemy/host_object.h"

namespace limbeck::sqlalchemy {

/// with op.batch_alter_table(…) as batch_op: a queue that becomes one operation when the block ends without an exception (batch.md §1).
class BatchObject : public HostObject {
public:
    BatchObject(Vocabulary &vocabulary, operation::BatchAlter batch, std::vector<Value> listeners, SourcePosition position)
        : HostObject(vocabulary), m_batch(std::move(batch)), m_listeners(std::move(listeners)), m_position(std::move(position))
    {
    }
    std::string typeName() const override { return "BatchOperations"; }
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
    Value enter(Interpreter &interpreter) override;
    bool exit(Interpreter &interpreter, const Value &exception) override;
    const sql::QualifiedName &table() const { return m_batch.table; }
    void queue(Interpreter &interpreter, operation::Operation operation);

    std::shared_ptr<void> saveState() const override;
    void loadState(const std::shared_ptr<void> &state) override;
    /// Both sides of a branch may have queued: what either queued stays, and the block becomes conditional.
    void mergeStates(Interpreter &interpreter, const std::shared_ptr<void> &a, const std::shared_ptr<void> &b, const std::string &why) override;

private:
    void flush(Interpreter &interpreter);

    operation::BatchAlter m_batch;
    std::vector<Value> m_listeners;   ///< column_reflect
    SourcePosition m_position;
    std::string m_conditionalWhy;
};

/// Columns of the reflected table that the listeners changed.
std::vector<schema::Column> runColumnListeners(Vocabulary &vocabulary, Interpreter &interpreter, const sql::QualifiedName &table, const std::vector<Value> &listeners);

}  // namespace limbeck::sqlalchemy
