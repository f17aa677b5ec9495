// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/batch_recreate.h"

#include <algorithm>

namespace limbeck::operation {

namespace {

/// UNIQUE, FOREIGN KEY or a type's CHECK ride on the column: constraints cannot be added to a SQLite table.
bool bringsConstraint(const AddColumn &op)
{
    const ColumnSpec &spec = op.column;
    const bool isInlined = op.inlineReferences && spec.foreignKeys.size() == 1 && spec.foreignKeys.front().columns.size() <= 1;
    return (!spec.foreignKeys.empty() && !isInlined) || (spec.unique && !spec.index) || !spec.uniques.empty()
        || sql::resolveVariant(spec.column.type, "sqlite").createConstraint;
}

bool hasExpressionDefault(const schema::Column &column)
{
    return column.serverDefault && std::holds_alternative<sql::ExpressionPtr>(column.serverDefault->data);
}

bool needsRebuild(const Operation &operation)
{
    if (std::holds_alternative<CreateIndex>(operation.node) || std::holds_alternative<DropIndex>(operation.node)
        || std::holds_alternative<ExecuteSql>(operation.node))
        return false;
    const auto *add = std::get_if<AddColumn>(&operation.node);
    if (!add)
        return true;
    const schema::Column &column = add->column.column;
    return hasExpressionDefault(column) || (column.computed && column.computed->persisted.value_or(false)) || bringsConstraint(*add);
}

}  // namespace

bool batchRecreates(const BatchAlter &batch, std::string_view dialectName, std::size_t count)
{
    switch (batch.recreate) {
    case Recreate::Always:
        return true;
    case Recreate::Never:
        return false;
    case Recreate::Auto:
        break;
    }
    return dialectName == "sqlite" && std::any_of(batch.queue.begin(), batch.queue.begin() + static_cast<std::ptrdiff_t>(count), needsRebuild);
}

}  // namespace limbeck::operation
