// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/postgresql/data_writes.h"

#include "base/error.h"
#include "dialect/postgresql/sql_items.h"
#include "dialect/postgresql/sql_tree.h"

namespace limbeck::dialect {

using namespace postgresql_sql;

namespace {

using Writes = std::vector<DataWrite>;

/// Folding follows these objects; a function or a trigger that goes is something else.
bool isFolded(PgQuery__ObjectType type)
{
    return type == PG_QUERY__OBJECT_TYPE__OBJECT_TABLE || type == PG_QUERY__OBJECT_TYPE__OBJECT_INDEX || type == PG_QUERY__OBJECT_TYPE__OBJECT_VIEW || type == PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW
        || type == PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE || type == PG_QUERY__OBJECT_TYPE__OBJECT_TYPE || type == PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN;
}

/// A query in front of the statement may itself write.
bool isReadOnly(const PgQuery__WithClause *with)
{
    if (!with)
        return true;
    for (const PgQuery__Node *cte : nodes(with->ctes, with->n_ctes)) {
        if (cte->common_table_expr->ctequery->node_case != PG_QUERY__NODE__NODE_SELECT_STMT)
            return false;
    }
    return true;
}

/// False: it does something that is not told by `writes`.
bool take(const PgQuery__Node &statement, Writes &writes)
{
    switch (int(statement.node_case)) {
    case PG_QUERY__NODE__NODE_INSERT_STMT: {
        const PgQuery__InsertStmt &insert = *statement.insert_stmt;
        const bool replaces = insert.on_conflict_clause && insert.on_conflict_clause->n_target_list > 0;
        writes.push_back({qualified(*insert.relation), !replaces, {}});
        return isReadOnly(insert.with_clause);
    }
    case PG_QUERY__NODE__NODE_UPDATE_STMT: {
        const PgQuery__UpdateStmt &update = *statement.update_stmt;
        DataWrite write{qualified(*update.relation), false, {}};
        for (const PgQuery__Node *target : nodes(update.target_list, update.n_target_list))
            write.columns.emplace_back(target->res_target->name);
        writes.push_back(std::move(write));
        return isReadOnly(update.with_clause);
    }
    case PG_QUERY__NODE__NODE_DELETE_STMT:
        writes.push_back({qualified(*statement.delete_stmt->relation), false, {}});
        return isReadOnly(statement.delete_stmt->with_clause);
    case PG_QUERY__NODE__NODE_TRUNCATE_STMT:
        for (const PgQuery__Node *table : nodes(statement.truncate_stmt->relations, statement.truncate_stmt->n_relations))
            writes.push_back({qualified(*table->range_var), false, {}});
        return true;
    case PG_QUERY__NODE__NODE_DROP_STMT:
        return isFolded(statement.drop_stmt->remove_type);
    case PG_QUERY__NODE__NODE_RENAME_STMT:
        return isFolded(statement.rename_stmt->rename_type);
    case PG_QUERY__NODE__NODE_CREATE_STMT:
    case PG_QUERY__NODE__NODE_ALTER_TABLE_STMT:
    case PG_QUERY__NODE__NODE_INDEX_STMT:
    case PG_QUERY__NODE__NODE_CREATE_ENUM_STMT:
    case PG_QUERY__NODE__NODE_ALTER_ENUM_STMT:
    case PG_QUERY__NODE__NODE_VIEW_STMT:
    case PG_QUERY__NODE__NODE_CREATE_SEQ_STMT:
    case PG_QUERY__NODE__NODE_COMMENT_STMT:
    case PG_QUERY__NODE__NODE_VARIABLE_SET_STMT:
        return true;
    default:
        return false;
    }
}

}  // namespace

std::optional<std::vector<DataWrite>> dataWrites(const std::string &text)
{
    try {
        const SqlTree tree(text);
        Writes writes;
        for (const PgQuery__RawStmt *statement : tree.statements()) {
            if (!take(*statement->stmt, writes))
                return std::nullopt;
        }
        return writes;
    } catch (const Error &) {
        return std::nullopt;
    }
}

}  // namespace limbeck::dialect
