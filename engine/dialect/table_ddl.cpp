// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/table_ddl.h"

#include "base/error.h"
#include "dialect/constraint_clause.h"
#include "dialect/index_ddl.h"
#include "dialect/options.h"
#include "dialect/quoting.h"
#include "dialect/type_ddl.h"

#include <fmt/format.h>
#include <set>

namespace limbeck::dialect {

using operation::ColumnSpec;
using operation::CreateTable;

namespace {

void refuseDuplicates(const CreateTable &create)
{
    std::set<std::string> names;
    for (const ColumnSpec &spec : create.columns) {
        if (!names.insert(spec.column.name.text).second)
            throw Error(ErrorCode::Operation,
                        fmt::format("A column with name '{}' is already present in table '{}'.", spec.column.name.text, create.table.toString()));
    }
}

const schema::PrimaryKey *primaryKeyOf(const CreateTable &create)
{
    const schema::PrimaryKey *key = nullptr;
    for (const schema::Constraint &constraint : create.constraints) {
        if (const auto *primary = std::get_if<schema::PrimaryKey>(&constraint))
            key = primary;
    }
    return key;
}

bool staysOut(const SqlDialect &dialect, const schema::Constraint &constraint)
{
    const auto *key = std::get_if<schema::ForeignKey>(&constraint);
    return std::holds_alternative<schema::PrimaryKey>(constraint) || (key && key->useAlter && dialect.features().deferredForeignKeys);
}

/// Columns, the primary key, the other constraints: each a line.
std::vector<std::string> elements(DdlWriter &writer, const CreateTable &create, const TableFacts &facts)
{
    std::vector<std::string> lines;
    for (const ColumnSpec &spec : create.columns) {
        if (!spec.column.system)
            lines.push_back(columnClause(writer, spec, facts) + inlineChecks(writer, spec, facts));
    }
    const auto add = [&](const schema::Constraint &constraint) {
        if (const std::optional<std::string> text = constraintClause(writer, constraint, facts))
            lines.push_back(*text);
    };
    if (const schema::PrimaryKey *key = primaryKeyOf(create)) {
        add(*key);
    } else if (!facts.keyColumns.empty()) {
        schema::PrimaryKey implicit;
        implicit.columns = facts.keyColumns;
        implicit.isImplicit = true;
        add(implicit);
    }
    for (const schema::Constraint &constraint : create.constraints) {
        if (!staysOut(writer.dialect(), constraint))
            add(constraint);
    }
    for (const ColumnSpec &spec : create.columns) {
        for (const schema::Constraint &constraint : columnConstraints(writer.dialect(), spec)) {
            if (!staysOut(writer.dialect(), constraint))
                add(constraint);
        }
    }
    return lines;
}

void commentOnTable(DdlWriter &writer, const QualifiedName &table, const std::optional<std::string> &comment)
{
    writer.emit("COMMENT ON TABLE " + writer.dialect().quote(table) + " IS " + (comment ? writer.stringText(*comment) : "NULL"));
}

}  // namespace

schema::Index columnIndex(const QualifiedName &table, const ColumnSpec &spec)
{
    schema::Index index;
    index.table = table;
    index.unique = spec.unique;
    index.elements.push_back(sql::makeExpression(sql::ColumnRef{spec.column.name, nullptr}, spec.column.type));
    return index;
}

std::vector<schema::Constraint> columnConstraints(const SqlDialect &dialect, const ColumnSpec &spec)
{
    std::vector<schema::Constraint> constraints;
    if (spec.unique && !spec.index) {
        schema::Unique unique;
        unique.columns = {spec.column.name};
        constraints.emplace_back(std::move(unique));
    }
    constraints.insert(constraints.end(), spec.uniques.begin(), spec.uniques.end());
    if (std::optional<schema::Check> check = typeCheck(dialect, spec.column.name, spec.column.type))
        constraints.emplace_back(std::move(*check));
    constraints.insert(constraints.end(), spec.foreignKeys.begin(), spec.foreignKeys.end());
    return constraints;
}

std::string inlineChecks(DdlWriter &writer, const ColumnSpec &spec, const TableFacts &facts)
{
    std::string text;
    for (const schema::Check &check : spec.checks) {
        if (const std::optional<std::string> clause = constraintClause(writer, check, facts))
            text += " " + *clause;
    }
    return text;
}

void createTable(DdlWriter &writer, const CreateTable &create)
{
    const SqlDialect &dialect = writer.dialect();
    checkOptions(create.options, OptionOwner::Table, writer.state());
    refuseDuplicates(create);
    const TableFacts facts = tableFacts(create.table, create.columns, create.constraints, create.options);
    createTypesOfTable(writer, create.table, create.columns);
    std::string text = "\nCREATE ";
    for (const std::string &prefix : create.prefixes)
        text += prefix + " ";
    text += std::string("TABLE ") + (create.ifNotExists ? "IF NOT EXISTS " : "") + dialect.quote(create.table) + " (";
    const std::vector<std::string> lines = elements(writer, create, facts);
    for (size_t i = 0; i < lines.size(); ++i)
        text += (i ? ", \n\t" : "\n\t") + lines[i];
    writer.emit(text + "\n)" + dialect.tableSuffix(create.options) + "\n\n");
    for (const ColumnSpec &spec : create.columns) {
        if (spec.index)
            createIndex(writer, columnIndex(create.table, spec), false);
    }
    for (schema::Index index : create.indexes) {
        index.table = create.table;
        createIndex(writer, index, false);
    }
    if (!dialect.features().comments)
        return;
    if (create.comment && !create.comment->empty())
        commentOnTable(writer, create.table, create.comment);
    for (const ColumnSpec &spec : create.columns) {
        if (spec.column.comment && !spec.column.comment->empty())
            commentOnColumn(writer, dialect.quote(create.table), spec.column.name, spec.column.comment);
    }
}

void dropTable(DdlWriter &writer, const operation::DropTable &drop)
{
    writer.emit(std::string("\nDROP TABLE ") + (drop.ifExists ? "IF EXISTS " : "") + writer.dialect().quote(drop.table));
}

void renameTable(DdlWriter &writer, const operation::RenameTable &rename)
{
    writer.emit("ALTER TABLE " + writer.alteredTable(rename.table) + " RENAME TO " + writer.dialect().quote(rename.newName));
}

void setTableComment(DdlWriter &writer, const operation::SetTableComment &comment)
{
    if (writer.dialect().features().comments)
        commentOnTable(writer, comment.table, comment.comment);
    else
        writer.warn(fmt::format("The comment on table '{}' is left out: {} has no comments.", comment.table.toString(), writer.dialect().displayName()));
}

void commentOnColumn(DdlWriter &writer, const std::string &tableText, const Identifier &column, const std::optional<std::string> &comment)
{
    writer.emit("COMMENT ON COLUMN " + tableText + "." + writer.dialect().quote(column) + " IS " + (comment ? writer.stringText(*comment) : "NULL"));
}

}  // namespace limbeck::dialect
