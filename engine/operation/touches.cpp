// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/touches.h"

namespace limbeck::operation {

namespace {

class TouchLister {
public:
    std::vector<Touch> list(const Operation &operation)
    {
        m_directive = directiveName(operation);
        std::visit([this](const auto &op) { add(op); }, operation.node);
        return std::move(m_touches);
    }

private:
    void touch(const QualifiedName &table, const std::string &column = {}, bool losesData = false) { m_touches.push_back({table, column, m_directive, losesData}); }
    void touchAll(const QualifiedName &table, const std::vector<Identifier> &columns)
    {
        if (columns.empty())
            touch(table);
        for (const Identifier &column : columns)
            touch(table, column.text);
    }

    void add(const CreateTable &op)
    {
        touch(op.table);
        for (const ColumnSpec &column : op.columns)
            touch(op.table, column.column.name.text);
    }
    void add(const DropTable &op) { touch(op.table, {}, true); }
    void add(const RenameTable &op)
    {
        touch(op.table);
        touch({op.table.schema, op.newName});
    }
    void add(const AddColumn &op) { touch(op.table, op.column.column.name.text); }
    void add(const DropColumn &op) { touch(op.table, op.column.text, true); }
    void add(const AlterColumn &op)
    {
        touch(op.table, op.column.text);
        if (op.newName)
            touch(op.table, op.newName->text);
    }
    void add(const CreateIndex &op)
    {
        std::vector<Identifier> columns;
        for (const sql::ExpressionPtr &element : op.index.elements) {
            if (const auto *column = element ? std::get_if<sql::ColumnRef>(&element->node) : nullptr)
                columns.push_back(column->name);
        }
        touchAll(op.index.table, columns);
    }
    void add(const DropIndex &op)
    {
        if (op.table)
            touch(*op.table);
    }
    void add(const AddConstraint &op) { touchAll(op.table, schema::columnsOf(op.constraint)); }
    void add(const DropConstraint &op) { touch(op.table); }
    void add(const SetTableComment &op) { touch(op.table); }
    void add(const ExecuteSql &) {}
    void add(const BulkInsert &op)
    {
        const auto *source = op.table ? std::get_if<sql::TableSource>(&op.table->node) : nullptr;
        if (source)
            touch(source->name);
    }
    void add(const CreateType &) {}
    void add(const DropType &) {}
    void add(const BatchAlter &op)
    {
        touch(op.table);
        for (const Operation &part : op.queue) {
            const std::vector<Touch> inner = touches(part);
            m_touches.insert(m_touches.end(), inner.begin(), inner.end());
        }
    }

    std::string m_directive;
    std::vector<Touch> m_touches;
};

}  // namespace

std::vector<Touch> touches(const Operation &operation) { return TouchLister().list(operation); }

}  // namespace limbeck::operation
