// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/fold_detail.h"

#include "operation/batch_recreate.h"

#include <algorithm>

namespace limbeck::operation {

namespace {

bool isOver(const std::vector<Identifier> &columns, const std::string &column)
{
    return std::any_of(columns.begin(), columns.end(), [&](const Identifier &name) { return name.text == column; });
}

bool isOver(const schema::Constraint &constraint, const std::string &column)
{
    if (const auto *check = std::get_if<schema::Check>(&constraint))
        return namesColumn(check->condition, column);
    if (const auto *exclude = std::get_if<schema::Exclude>(&constraint))
        return std::any_of(exclude->elements.begin(), exclude->elements.end(), [&](const auto &element) { return namesColumn(element.expression, column); });
    return isOver(schema::columnsOf(constraint), column);
}

bool isOver(const schema::Index &index, const std::string &column)
{
    const auto names = [&](const sql::ExpressionPtr &expression) { return namesColumn(expression, column); };
    if (std::any_of(index.elements.begin(), index.elements.end(), names))
        return true;
    return std::any_of(index.options.begin(), index.options.end(), [&](const auto &option) {
        const auto *predicate = std::get_if<sql::ExpressionPtr>(&option.second.data);
        return predicate && *predicate && names(*predicate);
    });
}

void renameIn(std::vector<Identifier> &columns, const Identifier &from, const Identifier &to) { std::replace(columns.begin(), columns.end(), from, to); }

void setDefault(schema::Column &column, const DefaultClause &clause)
{
    std::visit(FoldArms{
                   [&](const schema::ServerDefault &value) { column.serverDefault = value; },
                   [&](const schema::Identity &value) { column.identity = value; },
                   [&](const schema::Computed &value) { column.computed = value; },
               },
               clause);
}

}  // namespace

/// UNIQUE, the type's CHECK, foreign keys and index=True of a column, in the order in which SQLAlchemy creates them.
void Folder::addColumnParts(schema::Table &table, const ColumnSpec &spec, bool addReferences)
{
    const schema::Column column = spec.column;
    if (spec.unique && !spec.index) {
        schema::Unique unique;
        unique.columns = {column.name};
        addConstraint(table, std::move(unique));
    }
    for (const schema::Unique &unique : spec.uniques)
        addConstraint(table, unique);
    addTypeCheck(table, column);
    for (const schema::Check &check : spec.checks)
        addConstraint(table, check);
    for (schema::ForeignKey key : spec.foreignKeys) {
        if (key.columns.empty())
            key.columns = {column.name};
        if (addReferences)
            addConstraint(table, std::move(key));
    }
    if (spec.index) {
        schema::Index index;
        index.unique = spec.unique;
        index.elements = {sql::makeExpression(sql::ColumnRef{column.name, nullptr})};
        addIndex(table, std::move(index));
    }
}

/// PostgreSQL makes the one integer key column SERIAL (operations.md §4.3).
void Folder::settleSerial(schema::Table &table) const
{
    const schema::PrimaryKey *key = table.primaryKey();
    if (!isPostgresql() || !key)
        return;
    for (schema::Column &column : table.columns) {
        const bool isKey = isOver(key->columns, column.name.text);
        const bool isAsked = column.autoincrement == schema::Autoincrement::On || column.autoincrement == schema::Autoincrement::IgnoreForeignKey;
        const bool hasReference = std::any_of(table.constraints.begin(), table.constraints.end(), [&](const schema::Constraint &constraint) {
            return std::holds_alternative<schema::ForeignKey>(constraint) && isOver(constraint, column.name.text);
        });
        const sql::Affinity affinity = sql::affinityOf(sql::resolveVariant(column.type, m_context.dialectName));
        const bool isPlainKey = key->columns.size() == 1 && column.autoincrement == schema::Autoincrement::Auto && !hasReference;
        const bool isNumber = affinity == sql::Affinity::Integer || affinity == sql::Affinity::Numeric;
        column.isSerial = isKey && isNumber && (isAsked || isPlainKey) && !column.serverDefault && !column.identity && !column.hasPythonDefault
            && !column.hasSequence;
        if (column.isSerial && affinity == sql::Affinity::Numeric)
            column.type = sql::makeType(sql::TypeId::UpperInteger);
    }
}

void Folder::fold(const AddColumn &op)
{
    schema::Table *table = changing(op.table, "add_column");
    if (!table)
        return;
    const std::string &name = op.column.column.name.text;
    if (table->findColumn(name)) {
        if (!op.ifNotExists)
            note("add_column: table " + op.table.toString() + " has a column " + name + " already.");
        return;
    }
    schema::Column column = op.column.column;
    std::erase_if(column.options, [](const auto &option) { return option.first == kFillOption; });
    if (!column.nullable)
        column.nullable = !column.primaryKey && !column.identity;
    const bool isKey = column.primaryKey && (op.inlinePrimaryKey || (m_isRebuild && !table->primaryKey()));
    column.primaryKey = false;
    if (!isPostgresql())
        column.comment.reset();
    table->columns.push_back(std::move(column));
    if (isKey) {
        schema::PrimaryKey key;
        key.columns = {op.column.column.name};
        addConstraint(*table, std::move(key));
        settleSerial(*table);
    }
    addColumnParts(*table, op.column, true);
}

void Folder::fold(const DropColumn &op)
{
    schema::Table *table = changing(op.table, "drop_column");
    if (!table)
        return;
    if (!table->findColumn(op.column.text)) {
        if (!op.ifExists)
            note("drop_column: table " + op.table.toString() + " has no column " + op.column.text + ".");
        return;
    }
    dropColumn(*table, op.column.text, m_isRebuild);
}

void Folder::dropColumn(schema::Table &table, const std::string &column, bool keepsKey)
{
    std::erase_if(table.columns, [&](const schema::Column &c) { return c.name.text == column; });
    for (schema::Constraint &constraint : table.constraints) {
        auto *key = std::get_if<schema::PrimaryKey>(&constraint);
        if (key && keepsKey && key->columns.size() > 1)
            std::erase_if(key->columns, [&](const Identifier &name) { return name.text == column; });
    }
    const auto dropped = [&](const schema::Constraint &constraint) { return isOver(constraint, column); };
    for (const schema::Constraint &constraint : table.constraints) {
        if (!dropped(constraint) || !std::holds_alternative<schema::PrimaryKey>(constraint))
            continue;
        for (const Identifier &name : schema::columnsOf(constraint)) {
            if (schema::Column *other = table.findColumn(name.text))
                other->primaryKey = false;
        }
    }
    std::erase_if(table.constraints, dropped);
    std::erase_if(table.indexes, [&](const schema::Index &index) { return isOver(index, column); });
}

void Folder::fold(const AlterColumn &op)
{
    schema::Table *table = changing(op.table, "alter_column");
    if (!table)
        return;
    schema::Column *column = table->findColumn(op.column.text);
    if (!column) {
        note("alter_column: table " + op.table.toString() + " has no column " + op.column.text + ".");
        return;
    }
    if (op.type && op.existingType)
        dropTypeCheck(*table, *op.existingType, op.column);
    alterColumn(*column, op);
    if (op.type)
        addTypeCheck(*table, *column);
    if (op.newName && *op.newName != op.column)
        renameColumn(*table, op.column, *op.newName);
}

void Folder::alterColumn(schema::Column &column, const AlterColumn &op)
{
    if (op.type)
        column.type = *op.type;
    if (op.nullable)
        column.nullable = *op.nullable;
    if (op.serverDefault.kind == Change<DefaultClause>::Kind::Set) {
        setDefault(column, *op.serverDefault.value);
    } else if (op.serverDefault.kind == Change<DefaultClause>::Kind::Remove) {
        const bool wasIdentity = op.existingServerDefault.value && std::holds_alternative<schema::Identity>(*op.existingServerDefault.value);
        if (wasIdentity)
            column.identity.reset();
        else
            column.serverDefault.reset();
    }
    if (!op.comment.isKeep() && isPostgresql())
        column.comment = op.comment.value;
    if (op.autoincrement && m_isRebuild)
        column.autoincrement = *op.autoincrement;
}

/// Keys, constraints, indexes and texts of the table follow, and the foreign keys of others.
void Folder::renameColumn(schema::Table &table, const Identifier &from, const Identifier &to)
{
    const std::string written = m_context.quote ? m_context.quote(to) : to.text;
    const auto rename = [&](sql::ExpressionPtr &expression) {
        if (expression)
            expression = withRenamedColumn(expression, from, to, written);
    };
    if (schema::Column *column = table.findColumn(from.text))
        column->name = to;
    for (schema::Column &column : table.columns) {
        if (column.computed)
            rename(column.computed->expression);
    }
    for (schema::Constraint &constraint : table.constraints) {
        std::visit(FoldArms{
                       [&](schema::PrimaryKey &c) { renameIn(c.columns, from, to); },
                       [&](schema::Unique &c) { renameIn(c.columns, from, to); },
                       [&](schema::ForeignKey &c) { renameIn(c.columns, from, to); },
                       [&](schema::Check &c) { rename(c.condition); },
                       [&](schema::Exclude &c) {
                           for (schema::Exclude::Element &element : c.elements)
                               rename(element.expression);
                           rename(c.where);
                       },
                   },
                   constraint);
    }
    for (schema::Index &index : table.indexes) {
        for (sql::ExpressionPtr &element : index.elements)
            rename(element);
        for (auto &[key, value] : index.options) {
            if (auto *predicate = std::get_if<sql::ExpressionPtr>(&value.data))
                rename(*predicate);
        }
        index.sourceText.clear();
    }
    const QualifiedName changed = table.name;
    m_schema.tables.editWhere([&](const QualifiedName &name, const schema::Table &other) { return schema::refersTo(other, changed) && !(m_isRebuild && name != changed); },
                              [&](const QualifiedName &, schema::Table &other) {
                                  for (schema::Constraint &constraint : other.constraints) {
                                      auto *key = std::get_if<schema::ForeignKey>(&constraint);
                                      if (key && key->referredTable == changed)
                                          renameIn(key->referredColumns, from, to);
                                  }
                              });
}

}  // namespace limbeck::operation
