// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "dialect/alter_ddl.h"
#include "dialect/batch.h"
#include "dialect/bulk_insert.h"
#include "dialect/index_ddl.h"
#include "dialect/overloaded.h"
#include "dialect/table_ddl.h"
#include "dialect/type_ddl.h"

namespace limbeck::dialect {

namespace {

void executeSql(const SqlDialect &dialect, const operation::ExecuteSql &execute, DdlWriter &writer)
{
    if (!execute.statement)
        throw Error(ErrorCode::Internal, "op.execute() has no statement.");
    dialect.compileExecutable(*execute.statement, execute.parameters, writer.state(), [&](sql::Statement statement) {
        statement.returnsRows = false;
        writer.send(std::move(statement));
    });
}

}  // namespace

void SqlDialect::compile(const operation::Operation &operation, CompileState &state, const StatementSink &sink) const
{
    DdlWriter writer(*this, state, sink, operation.position, "op." + operation::directiveName(operation));
    try {
        std::visit(Overloaded{
                       [&](const operation::CreateTable &op) { createTable(writer, op); },
                       [&](const operation::DropTable &op) { dropTable(writer, op); },
                       [&](const operation::RenameTable &op) { renameTable(writer, op); },
                       [&](const operation::AddColumn &op) { addColumn(writer, op); },
                       [&](const operation::DropColumn &op) { dropColumn(writer, op); },
                       [&](const operation::AlterColumn &op) { alterColumn(writer, op); },
                       [&](const operation::CreateIndex &op) { createIndex(writer, op.index, op.ifNotExists); },
                       [&](const operation::DropIndex &op) { dropIndex(writer, op); },
                       [&](const operation::AddConstraint &op) { addConstraint(writer, op); },
                       [&](const operation::DropConstraint &op) { dropConstraint(writer, op); },
                       [&](const operation::SetTableComment &op) { setTableComment(writer, op); },
                       [&](const operation::ExecuteSql &op) { executeSql(*this, op, writer); },
                       [&](const operation::BulkInsert &op) { bulkInsert(writer, op); },
                       [&](const operation::CreateType &op) { createType(writer, op); },
                       [&](const operation::DropType &op) { dropType(writer, op); },
                       [&](const operation::BatchAlter &op) { compileBatch(*this, op, state, sink); },
                   },
                   operation.node);
    } catch (Error &error) {
        if (!error.position().isKnown())
            error.withPosition(operation.position);
        throw;
    }
}

}  // namespace limbeck::dialect
