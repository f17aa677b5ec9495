// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/fold_detail.h"

#include "operation/batch_column_order.h"
#include "operation/batch_recreate.h"

#include <algorithm>

namespace limbeck::operation {

namespace {

void replaceColumn(schema::Table &table, const schema::Column &column)
{
    if (schema::Column *existing = table.findColumn(column.name.text))
        *existing = column;
    else
        table.columns.push_back(column);
}

/// Follows the queue's additions, drops and renames to the final order of columns.
class OrderTracker {
public:
    OrderTracker(const schema::Table &table, const BatchAlter &op) : m_order(namesOf(table), op.partialReordering)
    {
        for (const std::string &name : namesOf(table))
            m_columns.emplace_back(name, name);
    }

    void follow(const Operation &operation)
    {
        if (const auto *add = std::get_if<AddColumn>(&operation.node)) {
            const std::string &name = add->column.column.name.text;
            m_order.added(name, add->insertBefore, add->insertAfter);
            m_columns.emplace_back(name, name);
        } else if (const auto *drop = std::get_if<DropColumn>(&operation.node)) {
            m_order.dropped(keyOf(drop->column.text));
            std::erase_if(m_columns, [key = keyOf(drop->column.text)](const auto &entry) { return entry.first == key; });
        } else if (const auto *alter = std::get_if<AlterColumn>(&operation.node); alter && alter->newName) {
            for (auto &[key, name] : m_columns) {
                if (key == keyOf(alter->column.text))
                    name = alter->newName->text;
            }
        }
    }

    /// The present name of the column that a directive names by its first one.
    std::string nameNow(const std::string &given) const
    {
        for (const auto &[key, name] : m_columns) {
            if (key == given)
                return name;
        }
        return given;
    }

    void sort(schema::Table &table) const
    {
        std::vector<std::string> keys;
        for (const auto &[key, name] : m_columns)
            keys.push_back(key);
        std::vector<schema::Column> sorted;
        for (const std::string &key : m_order.sorted(keys)) {
            if (const schema::Column *column = table.findColumn(nameNow(key)))
                sorted.push_back(*column);
        }
        if (sorted.size() == table.columns.size())
            table.columns = std::move(sorted);
    }

private:
    static std::vector<std::string> namesOf(const schema::Table &table)
    {
        std::vector<std::string> names;
        for (const schema::Column &column : table.columns)
            names.push_back(column.name.text);
        return names;
    }
    std::string keyOf(const std::string &given) const
    {
        for (const auto &[key, name] : m_columns) {
            if (key == given)
                return key;
        }
        for (const auto &[key, name] : m_columns) {
            if (name == given)
                return key;
        }
        return given;
    }

    BatchColumnOrder m_order;
    std::vector<std::pair<std::string, std::string>> m_columns;  ///< name in the block, name now
};

/// In a block columns keep the name they began with; folding wants the present one.
Operation withPresentName(Operation operation, const OrderTracker &tracker)
{
    if (auto *drop = std::get_if<DropColumn>(&operation.node))
        drop->column = Identifier(tracker.nameNow(drop->column.text), drop->column.quote);
    else if (auto *alter = std::get_if<AlterColumn>(&operation.node))
        alter->column = Identifier(tracker.nameNow(alter->column.text), alter->column.quote);
    return operation;
}

}  // namespace

void Folder::fold(const BatchAlter &op)
{
    if (!batchRecreates(op, m_context.dialectName, op.queue.size())) {
        for (const Operation &operation : op.queue)
            fold(operation);
        return;
    }
    schema::Table *table = changing(op.table, "batch_alter_table");
    if (!table)
        return;
    m_isRebuild = true;
    rebuild(*table, op);
    m_isRebuild = false;
}

void Folder::rebuild(schema::Table &table, const BatchAlter &op)
{
    if (op.copyFrom) {
        const QualifiedName name = table.name;
        table = *op.copyFrom;
        table.name = name;
    }
    for (const schema::Column &column : op.listenerColumns)
        replaceColumn(table, column);
    for (const ColumnSpec &spec : op.reflectColumns)
        replaceColumn(table, spec.column);
    for (schema::Constraint &constraint : table.constraints) {
        if (op.namingConvention.templates.empty() || op.copyFrom)
            continue;
        if (const std::optional<Identifier> name = nameOf(constraint, op.namingConvention, table.name))
            schema::nameOf(constraint) = {name, true};
    }
    const bool losesChecks = m_context.dialectName == "sqlite" && !m_context.batchPreserve && !op.copyFrom;
    std::erase_if(table.constraints, [&](const schema::Constraint &constraint) {
        return losesChecks && std::holds_alternative<schema::Check>(constraint) && !schema::nameOf(constraint).text;
    });
    OrderTracker tracker(table, op);
    for (const Operation &operation : op.queue) {
        fold(withPresentName(operation, tracker));
        tracker.follow(operation);
    }
    for (const schema::Constraint &constraint : op.tableConstraints)
        addConstraint(table, constraint);
    for (const auto &option : op.tableOptions) {
        std::erase_if(table.options, [&](const auto &present) { return present.first == option.first; });
        table.options.push_back(option);
    }
    tracker.sort(table);
}

}  // namespace limbeck::operation
