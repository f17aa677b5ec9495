// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/table_operation.h"

namespace limbeck::operation {

ColumnSpec specOf(const schema::Column &column)
{
    ColumnSpec spec;
    spec.column = column;
    return spec;
}

CreateTable createTableOf(const schema::Table &table)
{
    CreateTable create;
    create.table = table.name;
    for (const schema::Column &column : table.columns)
        create.columns.push_back(specOf(column));
    for (const schema::Constraint &constraint : table.constraints) {
        const auto *check = std::get_if<schema::Check>(&constraint);
        if (!check || !check->isTypeBound)
            create.constraints.push_back(constraint);
    }
    create.comment = table.comment;
    create.prefixes = table.prefixes;
    create.options = table.options;
    return create;
}

}  // namespace limbeck::operation
