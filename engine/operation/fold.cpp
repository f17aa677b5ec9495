// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/fold.h"

#include "operation/fold_detail.h"

namespace limbeck::operation {

namespace {

/// A type's enums: itself or the item of an array, as chosen for the dialect.
sql::Type enumOf(const sql::Type &type, const std::string &dialectName)
{
    const sql::Type resolved = sql::resolveVariant(type, dialectName);
    if (resolved.id == sql::TypeId::Array && resolved.item)
        return enumOf(*resolved.item, dialectName);
    return resolved;
}

QualifiedName typeName(const sql::Type &type)
{
    QualifiedName name{std::nullopt, Identifier(type.name)};
    if (type.schema)
        name.schema = Identifier(*type.schema);
    return name;
}

bool isCreatedWithTable(const sql::Type &type)
{
    if (!type.enumeration || type.name.empty() || type.enumeration->boundToMetadata)
        return false;
    if (type.id == sql::TypeId::PgEnum)
        return type.enumeration->createType;
    return type.id == sql::TypeId::Enum && type.enumeration->nativeEnum;
}

}  // namespace

void fold(schema::Schema &schema, const Operation &operation, FoldContext &context) { Folder(schema, context).fold(operation); }

void Folder::note(const std::string &text) const
{
    if (m_context.note)
        m_context.note(text);
}

schema::Table *Folder::changing(const QualifiedName &name, const std::string &what)
{
    schema::Table *table = m_schema.editTable(name);
    if (!table) {
        note(what + ": the history so far has no table " + name.toString() + ".");
        return nullptr;
    }
    table->sourceText.clear();
    table->dependents.clear();
    return table;
}

void Folder::markUncertain(const Operation &operation)
{
    if (m_context.condition.empty())
        return;
    for (const QualifiedName &table : touchedTables(operation))
        m_context.uncertain.emplace(table, m_context.condition);
}

void Folder::fold(const Operation &operation)
{
    markUncertain(operation);
    std::visit(FoldArms{
                   [this](const CreateTable &op) { fold(op); },
                   [this](const DropTable &op) { fold(op); },
                   [this](const RenameTable &op) { fold(op); },
                   [this](const AddColumn &op) { fold(op); },
                   [this](const DropColumn &op) { fold(op); },
                   [this](const AlterColumn &op) { fold(op); },
                   [this](const CreateIndex &op) { fold(op); },
                   [this](const DropIndex &op) { fold(op); },
                   [this](const AddConstraint &op) { fold(op); },
                   [this](const DropConstraint &op) { fold(op); },
                   [this](const SetTableComment &op) { fold(op); },
                   [this, &operation](const ExecuteSql &) {
                       if (m_context.opaque)
                           m_context.opaque(operation);
                   },
                   [](const BulkInsert &) {},
                   [this](const CreateType &op) { fold(op); },
                   [this](const DropType &op) { fold(op); },
                   [this](const BatchAlter &op) { fold(op); },
               },
               operation.node);
}

void Folder::fold(const CreateTable &op)
{
    if (m_schema.findTable(op.table)) {
        if (op.ifNotExists)
            return;
        note("create_table: the history so far has a table " + op.table.toString() + " already.");
    }
    createEnums(op);
    schema::Table table;
    table.name = op.table;
    table.prefixes = op.prefixes;
    table.options = op.options;
    if (isPostgresql())
        table.comment = op.comment;
    for (const ColumnSpec &spec : op.columns)
        table.columns.push_back(spec.column);
    m_isCreate = true;
    schema::PrimaryKey implicit;
    for (const schema::Column &column : table.columns) {
        if (column.primaryKey)
            implicit.columns.push_back(column.name);
    }
    bool hasKey = false;
    for (const schema::Constraint &constraint : op.constraints)
        hasKey |= std::holds_alternative<schema::PrimaryKey>(constraint);
    if (!hasKey && !implicit.columns.empty())
        addConstraint(table, std::move(implicit));
    for (const schema::Constraint &constraint : op.constraints)
        addConstraint(table, constraint);
    for (const ColumnSpec &spec : op.columns)
        addColumnParts(table, spec, true);
    m_isCreate = false;
    for (schema::Column &column : table.columns) {
        if (!column.nullable)
            column.nullable = !column.primaryKey && !column.identity;
        if (!isPostgresql())
            column.comment.reset();
    }
    settleSerial(table);
    for (const schema::Index &index : op.indexes)
        addIndex(table, index);
    m_schema.tables.insert_or_assign(op.table, std::move(table));
}

void Folder::createEnums(const CreateTable &op)
{
    if (!isPostgresql())
        return;
    for (const ColumnSpec &spec : op.columns) {
        const sql::Type type = enumOf(spec.column.type, m_context.dialectName);
        if (!isCreatedWithTable(type))
            continue;
        QualifiedName name = typeName(type);
        if (type.enumeration->inheritSchema && op.table.schema)
            name.schema = op.table.schema;
        m_schema.enums.try_emplace(name, schema::EnumType{name, type.enumeration->labels});
    }
}

void Folder::fold(const DropTable &op)
{
    if (m_schema.tables.erase(op.table) == 0 && !op.ifExists)
        note("drop_table: the history so far has no table " + op.table.toString() + ".");
    if (m_context.condition.empty())
        m_context.uncertain.erase(op.table);
}

void Folder::fold(const RenameTable &op)
{
    if (!changing(op.table, "rename_table"))
        return;
    const QualifiedName newName{op.table.schema, op.newName};
    m_schema.renameTable(op.table, newName);
    if (auto mark = m_context.uncertain.extract(op.table); !mark.empty() && m_context.condition.empty()) {
        mark.key() = newName;
        m_context.uncertain.insert(std::move(mark));
    }
}

void Folder::fold(const SetTableComment &op)
{
    if (!isPostgresql())
        return;
    if (schema::Table *table = changing(op.table, "create_table_comment"))
        table->comment = op.comment;
}

void Folder::fold(const CreateType &op)
{
    const sql::Type type = enumOf(op.type, m_context.dialectName);
    if (isPostgresql() && type.enumeration && !type.name.empty())
        m_schema.enums.try_emplace(typeName(type), schema::EnumType{typeName(type), type.enumeration->labels});
}

void Folder::fold(const DropType &op)
{
    if (isPostgresql())
        m_schema.enums.erase(typeName(enumOf(op.type, m_context.dialectName)));
}

}  // namespace limbeck::operation
