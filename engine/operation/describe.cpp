// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/operation.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace limbeck::operation {

namespace {

template<class... Ts>
struct Overloaded : Ts... {
    using Ts::operator()...;
};

std::string constraintWords(const schema::Constraint &constraint)
{
    const auto columns = [](const std::vector<Identifier> &names) {
        std::vector<std::string> texts;
        for (const Identifier &name : names)
            texts.push_back(name.text);
        return fmt::format("{}", fmt::join(texts, ", "));
    };
    return std::visit(Overloaded{
                          [&](const schema::PrimaryKey &c) { return "primary key (" + columns(c.columns) + ")"; },
                          [&](const schema::Unique &c) { return "unique (" + columns(c.columns) + ")"; },
                          [&](const schema::ForeignKey &c) { return "foreign key (" + columns(c.columns) + ") to " + c.referredTable.toString(); },
                          [&](const schema::Check &) { return std::string("check"); },
                          [&](const schema::Exclude &) { return std::string("exclusion constraint"); },
                      },
                      constraint);
}

std::string nameWords(const schema::Name &name) { return name.text ? " " + name.text->text : std::string(); }

std::string alterWords(const AlterColumn &op)
{
    std::vector<std::string> changes;
    if (op.type)
        changes.push_back("type " + (op.type->spelling.empty() ? std::string("changed") : op.type->spelling));
    if (op.nullable)
        changes.push_back(*op.nullable ? "nullable" : "not null");
    if (!op.serverDefault.isKeep())
        changes.push_back(op.serverDefault.kind == Change<DefaultClause>::Kind::Remove ? "no default" : "new default");
    if (!op.comment.isKeep())
        changes.push_back("comment");
    if (op.newName)
        changes.push_back("renamed to " + op.newName->text);
    return fmt::format("alters column {} of {}: {}", op.column.text, op.table.toString(), fmt::join(changes, ", "));
}

std::string columnWords(const ColumnSpec &spec)
{
    std::string text = spec.column.name.text;
    if (!spec.column.type.spelling.empty())
        text += " (" + spec.column.type.spelling + ")";
    if (spec.column.nullable && !*spec.column.nullable)
        text += ", not null";
    if (spec.column.serverDefault) {
        if (const auto *plain = std::get_if<std::string>(&spec.column.serverDefault->data))
            text += ", default '" + *plain + "'";
        else
            text += ", with a default";
    }
    return text;
}

}  // namespace

std::string directiveName(const Operation &operation)
{
    return std::visit(Overloaded{
                          [](const CreateTable &) { return std::string("create_table"); },
                          [](const DropTable &) { return std::string("drop_table"); },
                          [](const RenameTable &) { return std::string("rename_table"); },
                          [](const AddColumn &) { return std::string("add_column"); },
                          [](const DropColumn &) { return std::string("drop_column"); },
                          [](const AlterColumn &) { return std::string("alter_column"); },
                          [](const CreateIndex &) { return std::string("create_index"); },
                          [](const DropIndex &) { return std::string("drop_index"); },
                          [](const AddConstraint &op) {
                              return std::visit(Overloaded{
                                                    [](const schema::PrimaryKey &) { return std::string("create_primary_key"); },
                                                    [](const schema::Unique &) { return std::string("create_unique_constraint"); },
                                                    [](const schema::ForeignKey &) { return std::string("create_foreign_key"); },
                                                    [](const schema::Check &) { return std::string("create_check_constraint"); },
                                                    [](const schema::Exclude &) { return std::string("create_exclude_constraint"); },
                                                },
                                                op.constraint);
                          },
                          [](const DropConstraint &) { return std::string("drop_constraint"); },
                          [](const SetTableComment &op) { return std::string(op.comment ? "create_table_comment" : "drop_table_comment"); },
                          [](const ExecuteSql &) { return std::string("execute"); },
                          [](const BulkInsert &) { return std::string("bulk_insert"); },
                          [](const CreateType &) { return std::string("create_type"); },
                          [](const DropType &) { return std::string("drop_type"); },
                          [](const BatchAlter &) { return std::string("batch_alter_table"); },
                      },
                      operation.node);
}

std::vector<QualifiedName> touchedTables(const Operation &operation)
{
    return std::visit(Overloaded{
                          [](const CreateTable &op) { return std::vector{op.table}; },
                          [](const DropTable &op) { return std::vector{op.table}; },
                          [](const RenameTable &op) { return std::vector{op.table, QualifiedName{op.table.schema, op.newName}}; },
                          [](const AddColumn &op) { return std::vector{op.table}; },
                          [](const DropColumn &op) { return std::vector{op.table}; },
                          [](const AlterColumn &op) { return std::vector{op.table}; },
                          [](const CreateIndex &op) { return std::vector{op.index.table}; },
                          [](const DropIndex &op) { return op.table ? std::vector{*op.table} : std::vector<QualifiedName>{}; },
                          [](const AddConstraint &op) {
                              std::vector tables{op.table};
                              if (const auto *key = std::get_if<schema::ForeignKey>(&op.constraint))
                                  tables.push_back(key->referredTable);
                              return tables;
                          },
                          [](const DropConstraint &op) { return std::vector{op.table}; },
                          [](const SetTableComment &op) { return std::vector{op.table}; },
                          [](const ExecuteSql &) { return std::vector<QualifiedName>{}; },
                          [](const BulkInsert &op) {
                              const auto *source = op.table ? std::get_if<sql::TableSource>(&op.table->node) : nullptr;
                              return source ? std::vector{source->name} : std::vector<QualifiedName>{};
                          },
                          [](const CreateType &) { return std::vector<QualifiedName>{}; },
                          [](const DropType &) { return std::vector<QualifiedName>{}; },
                          [](const BatchAlter &op) { return std::vector{op.table}; },
                      },
                      operation.node);
}

std::string describe(const Operation &operation)
{
    return std::visit(Overloaded{
                          [](const CreateTable &op) { return fmt::format("creates table {} with {} columns", op.table.toString(), op.columns.size()); },
                          [](const DropTable &op) { return fmt::format("drops table {}", op.table.toString()); },
                          [](const RenameTable &op) { return fmt::format("renames table {} to {}", op.table.toString(), op.newName.text); },
                          [](const AddColumn &op) { return fmt::format("adds column {} to {}", columnWords(op.column), op.table.toString()); },
                          [](const DropColumn &op) { return fmt::format("drops column {} of {}", op.column.text, op.table.toString()); },
                          [](const AlterColumn &op) { return alterWords(op); },
                          [](const CreateIndex &op) {
                              return fmt::format("creates {}index{} on {}", op.index.unique ? "unique " : "", nameWords(op.index.name), op.index.table.toString());
                          },
                          [](const DropIndex &op) { return fmt::format("drops index{}", nameWords(op.name)); },
                          [](const AddConstraint &op) {
                              return fmt::format("adds {}{} to {}", constraintWords(op.constraint), nameWords(schema::nameOf(op.constraint)), op.table.toString());
                          },
                          [](const DropConstraint &op) { return fmt::format("drops constraint{} of {}", nameWords(op.name), op.table.toString()); },
                          [](const SetTableComment &op) { return fmt::format("{} the comment of table {}", op.comment ? "sets" : "removes", op.table.toString()); },
                          [](const ExecuteSql &) { return std::string("runs SQL"); },
                          [](const BulkInsert &op) { return fmt::format("inserts {} rows", op.rows.size()); },
                          [](const CreateType &op) { return fmt::format("creates type {}", op.type.name); },
                          [](const DropType &op) { return fmt::format("drops type {}", op.type.name); },
                          [](const BatchAlter &op) { return fmt::format("changes table {} ({} changes)", op.table.toString(), op.queue.size()); },
                      },
                      operation.node);
}

}  // namespace limbeck::operation
