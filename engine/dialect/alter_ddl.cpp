// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/alter_ddl.h"

#include "base/error.h"
#include "dialect/constraint_clause.h"
#include "dialect/directive_error.h"
#include "dialect/identity_ddl.h"
#include "dialect/index_ddl.h"
#include "dialect/overloaded.h"
#include "dialect/quoting.h"
#include "dialect/table_ddl.h"

#include <fmt/format.h>

namespace limbeck::dialect {

using operation::AlterColumn;
using operation::ColumnSpec;
using operation::ConstraintKind;
using operation::DefaultClause;

namespace {

std::string alterTable(DdlWriter &writer, const QualifiedName &table)
{
    return "ALTER TABLE " + writer.alteredTable(table) + " ";
}

/// In Alembic's words: scripts that try it look for them in the exception.
[[noreturn]] void refuseConstraintAlter(const SqlDialect &dialect)
{
    throw DirectiveError("NotImplementedError", fmt::format("No support for ALTER of constraints in {0} dialect. Please refer to the batch mode feature which allows for {0} migrations using a "
                                                            "copy-and-move strategy.", dialect.displayName()));
}

/// The throw-away table of a constraint: only its columns are known.
std::vector<ColumnSpec> columnsFor(const schema::Constraint &constraint)
{
    std::vector<ColumnSpec> columns;
    for (const Identifier &name : schema::columnsOf(constraint)) {
        ColumnSpec spec;
        spec.column.name = name;
        columns.push_back(std::move(spec));
    }
    return columns;
}

void addConstraintTo(DdlWriter &writer, const QualifiedName &table, const schema::Constraint &constraint)
{
    const SqlDialect &dialect = writer.dialect();
    const auto *check = std::get_if<schema::Check>(&constraint);
    if (!dialect.features().alterConstraints) {
        finalName(writer, constraint, table);
        if (!check || !check->isTypeBound)
            refuseConstraintAlter(dialect);
        writer.warn(fmt::format("The CHECK that comes with a Boolean or Enum column of table '{}' is left out: {} cannot add one to an existing table. Use "
                                "op.batch_alter_table(\"{}\").",
                                table.toString(), dialect.displayName(), table.name.text));
        return;
    }
    const std::vector<ColumnSpec> columns = columnsFor(constraint);
    TableFacts facts;
    facts.name = table;
    facts.columns = &columns;
    if (const std::optional<std::string> clause = constraintClause(writer, constraint, facts))
        writer.emit("ALTER TABLE " + dialect.quote(table) + " ADD " + *clause);
}

// ---------------------------------------------------------------- alter_column

std::string alterColumnHead(DdlWriter &writer, const AlterColumn &alter)
{
    return alterTable(writer, alter.table) + "ALTER COLUMN " + writer.dialect().quote(alter.column) + " ";
}

void changeType(DdlWriter &writer, const AlterColumn &alter)
{
    std::string text = alterColumnHead(writer, alter) + "TYPE " + writer.dialect().typeText(typeInTable(*alter.type, alter.table));
    if (writer.dialect().features().typeFirst)
        text += " " + (alter.postgresqlUsing ? "USING " + *alter.postgresqlUsing : std::string());
    writer.emit(text);
}

void changeDefault(DdlWriter &writer, const AlterColumn &alter)
{
    if (isAboutComputed(alter))
        throw Error(ErrorCode::Operation,
                    fmt::format("Column '{}' of table '{}' cannot become or cease to be a computed column.", alter.column.text, alter.table.toString()), {},
                    "Drop the column and add it again.");
    if (isAboutIdentity(alter)) {
        writer.emit(alterColumnHead(writer, alter) + identityChange(writer.dialect(), alter));
        return;
    }
    const auto *value = alter.serverDefault.value ? std::get_if<schema::ServerDefault>(&*alter.serverDefault.value) : nullptr;
    const std::optional<std::string> text = value ? serverDefaultText(writer, *value) : std::nullopt;
    writer.emit(alterColumnHead(writer, alter) + (text ? "SET DEFAULT " + *text : "DROP DEFAULT"));
}

void changeComment(DdlWriter &writer, const AlterColumn &alter)
{
    if (writer.dialect().features().comments)
        commentOnColumn(writer, writer.alteredTable(alter.table), alter.column, alter.comment.value);
    else
        writer.warn(fmt::format("The comment on column '{}' of table '{}' is left out: {} has no comments.", alter.column.text, alter.table.toString(),
                                writer.dialect().displayName()));
}

/// The CHECK of the old type goes before everything else.
void dropTypeCheck(DdlWriter &writer, const AlterColumn &alter)
{
    const std::optional<schema::Check> check = typeCheck(writer.dialect(), alter.column, *alter.existingType);
    if (!check || !writer.dialect().features().alterConstraints)
        return;
    const std::optional<Identifier> name = finalName(writer, *check, alter.table);
    if (!name)
        throw Error(ErrorCode::Operation,
                    fmt::format("The CHECK of column '{}' of table '{}' cannot be dropped: its type in existing_type has no name.", alter.column.text,
                                alter.table.toString()),
                    {}, "Name the type in existing_type as the constraint is named.");
    writer.emit("ALTER TABLE " + writer.dialect().quote(alter.table) + " DROP CONSTRAINT " + writer.dialect().quote(*name));
}

}  // namespace

void addColumn(DdlWriter &writer, const operation::AddColumn &add)
{
    const std::vector<ColumnSpec> columns{add.column};
    const ColumnSpec &spec = columns.front();
    const TableFacts facts = tableFacts(add.table, columns, {}, {});
    const bool isInline = add.inlineReferences && spec.foreignKeys.size() == 1;
    std::string text = alterTable(writer, add.table) + "ADD COLUMN " + (add.ifNotExists ? "IF NOT EXISTS " : "") + columnClause(writer, spec, facts);
    if (add.inlinePrimaryKey && spec.column.primaryKey)
        text += " PRIMARY KEY";
    if (isInline)
        text += " " + inlineReferences(writer, spec.foreignKeys.front());
    writer.emit(text + inlineChecks(writer, spec, facts));
    for (const schema::Constraint &constraint : columnConstraints(writer.dialect(), spec)) {
        if (!(isInline && std::holds_alternative<schema::ForeignKey>(constraint)))
            addConstraintTo(writer, add.table, constraint);
    }
    if (spec.index)
        createIndex(writer, columnIndex(add.table, spec), false);
    if (spec.column.comment && !spec.column.comment->empty() && writer.dialect().features().comments)
        commentOnColumn(writer, writer.dialect().quote(add.table), spec.column.name, spec.column.comment);
}

void dropColumn(DdlWriter &writer, const operation::DropColumn &drop)
{
    writer.emit(alterTable(writer, drop.table) + "DROP COLUMN " + (drop.ifExists ? "IF EXISTS " : "") + writer.dialect().quote(drop.column));
}

void alterColumn(DdlWriter &writer, const AlterColumn &alter)
{
    const DdlFeatures &features = writer.dialect().features();
    if (alter.existingType && alter.type)
        dropTypeCheck(writer, alter);
    if (alter.postgresqlUsing && !alter.type && features.typeFirst)
        throw Error(ErrorCode::Operation, "postgresql_using must be used with the type_ parameter", {}, "Give type_= as well, or leave postgresql_using out.");
    if (alter.autoincrement)
        writer.warn("autoincrement and existing_autoincrement only make sense for MySQL");
    if (alter.type && features.typeFirst)
        changeType(writer, alter);
    if (alter.nullable)
        writer.emit(alterColumnHead(writer, alter) + (*alter.nullable ? "DROP NOT NULL" : "SET NOT NULL"));
    if (!alter.serverDefault.isKeep())
        changeDefault(writer, alter);
    if (alter.type && !features.typeFirst)
        changeType(writer, alter);
    if (!alter.comment.isKeep())
        changeComment(writer, alter);
    if (alter.newName)
        writer.emit(alterTable(writer, alter.table) + features.renameColumn + " " + writer.dialect().quote(alter.column) + " TO "
                    + writer.dialect().quote(*alter.newName));
    if (alter.type) {
        if (const std::optional<schema::Check> check = typeCheck(writer.dialect(), alter.column, *alter.type))
            addConstraintTo(writer, alter.table, *check);
    }
}

void addConstraint(DdlWriter &writer, const operation::AddConstraint &add)
{
    addConstraintTo(writer, add.table, add.constraint);
}

void dropConstraint(DdlWriter &writer, const operation::DropConstraint &drop)
{
    const SqlDialect &dialect = writer.dialect();
    if (!dialect.features().alterConstraints)
        refuseConstraintAlter(dialect);
    static const char *const kKinds[] = {"", "fk", "pk", "uq", "ck"};
    const std::optional<Identifier> name = conventionName(drop.name, kKinds[static_cast<size_t>(drop.kind)], writer.state().naming, drop.table, {},
                                                          std::nullopt, {}, dialect.maxIdentifierLength());
    if (!name)
        throw Error(ErrorCode::Operation, fmt::format("A constraint of table '{}' is to be dropped, but it has no name.", drop.table.toString()), {},
                    "Name it: op.drop_constraint(\"…\", …), or give type_= and a naming convention.");
    writer.emit("ALTER TABLE " + dialect.quote(drop.table) + " DROP CONSTRAINT " + (drop.ifExists ? "IF EXISTS " : "") + dialect.quote(*name));
}

}  // namespace limbeck::dialect
