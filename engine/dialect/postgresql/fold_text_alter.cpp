// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/postgresql/fold_text_detail.h"

#include <algorithm>

namespace limbeck::dialect::postgresql_sql {

void TextFolder::alter(const PgQuery__AlterEnumStmt &statement)
{
    const auto found = m_schema.enums.find(qualified(stringsOf(nodes(statement.type_name, statement.n_type_name))));
    if (found == m_schema.enums.end())
        return;
    const QualifiedName name = found->first;
    std::vector<std::string> &labels = found->second.labels;
    const std::string added = statement.new_val, old = statement.old_val, neighbour = statement.new_val_neighbor;
    if (!old.empty()) {
        std::replace(labels.begin(), labels.end(), old, added);
    } else if (std::find(labels.begin(), labels.end(), added) == labels.end()) {
        auto at = std::find(labels.begin(), labels.end(), neighbour);
        if (at != labels.end() && statement.new_val_is_after)
            ++at;
        labels.insert(at, added);
    }
    followEnum(name, name);
}

void TextFolder::followEnum(const QualifiedName &from, const QualifiedName &to)
{
    const auto isIt = [&from](const sql::Type &type) {
        return type.enumeration && type.name == from.name.text && type.schema == (from.schema ? std::optional(from.schema->text) : std::nullopt);
    };
    const schema::EnumType &now = m_schema.enums.at(to);
    const auto changed = [&](sql::Type type) {
        type.name = to.name.text;
        type.schema = to.schema ? std::optional(to.schema->text) : std::nullopt;
        type.enumeration->labels = now.labels;
        return type;
    };
    const auto usesIt = [&](const schema::Column &column) { return isIt(column.type) || (column.type.item && isIt(*column.type.item)); };
    m_schema.tables.editWhere([&](const QualifiedName &, const schema::Table &table) { return std::ranges::any_of(table.columns, usesIt); },
                              [&](const QualifiedName &, schema::Table &table) {
                                  for (schema::Column &column : table.columns) {
                                      if (isIt(column.type))
                                          column.type = changed(column.type);
                                      else if (usesIt(column))
                                          column.type.item = std::make_shared<const sql::Type>(changed(*column.type.item));
                                  }
                              });
}

void TextFolder::alter(const PgQuery__AlterTableStmt &statement)
{
    if (statement.objtype != PG_QUERY__OBJECT_TYPE__OBJECT_TABLE)
        return;
    const QualifiedName table = qualified(*statement.relation);
    if (!m_schema.findTable(table)) {
        if (!statement.missing_ok)
            note("ALTER TABLE: the history so far has no table " + table.toString() + ".");
        return;
    }
    for (const PgQuery__Node *node : nodes(statement.cmds, statement.n_cmds)) {
        if (node->node_case == PG_QUERY__NODE__NODE_ALTER_TABLE_CMD)
            alter(table, *node->alter_table_cmd);
    }
}

void TextFolder::alter(const QualifiedName &table, const PgQuery__AlterTableCmd &command)
{
    operation::AlterColumn change;
    change.table = table;
    change.column = Identifier(command.name);
    switch (command.subtype) {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddColumn:
        return addColumn(table, command);
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropColumn:
        return apply(operation::DropColumn{table, Identifier(command.name), bool(command.missing_ok), {}});
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ColumnDefault:
        change.serverDefault =
            command.def
                ? operation::Change<operation::DefaultClause>::set(schema::ServerDefault{sql::makeExpression(sql::LiteralColumn{expressionText(*command.def)})})
                : operation::Change<operation::DefaultClause>::remove();
        return apply(std::move(change));
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropNotNull:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetNotNull:
        change.nullable = command.subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_DropNotNull;
        return apply(std::move(change));
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AlterColumnType:
        if (command.def && command.def->node_case == PG_QUERY__NODE__NODE_COLUMN_DEF && command.def->column_def->type_name) {
            change.type = types().read(formattedType(*command.def->column_def->type_name), std::nullopt);
            apply(std::move(change));
        }
        return;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddConstraint:
        return addConstraint(table, command);
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropConstraint:
        if (command.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE)
            dropReferencesTo(table, command.name);
        return apply(operation::DropConstraint{table, {Identifier(command.name), true}, operation::ConstraintKind::Unknown, bool(command.missing_ok)});
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddIdentity:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropIdentity:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropExpression:
        return changeGeneration(table, command);
    default:
        return;  // storage, statistics, owners, triggers, row security
    }
}

void TextFolder::addColumn(const QualifiedName &table, const PgQuery__AlterTableCmd &command)
{
    if (!command.def || command.def->node_case != PG_QUERY__NODE__NODE_COLUMN_DEF)
        return;
    operation::AddColumn op;
    op.table = table;
    op.ifNotExists = command.missing_ok;
    const schema::Table *present = m_schema.findTable(table);
    if (op.ifNotExists && present && present->findColumn(command.def->column_def->colname))
        return;
    std::vector<schema::Constraint> constraints;
    op.column = columnFrom(*command.def->column_def, types(), constraints);
    for (schema::ForeignKey &key : op.column.foreignKeys)
        settle(key);
    const std::string name = op.column.column.name.text;
    const bool serial = op.column.column.isSerial;
    apply(std::move(op));
    for (schema::Constraint &constraint : constraints)
        apply(operation::AddConstraint{table, std::move(constraint)});
    schema::Column *column = changing(table)->findColumn(name);
    if (column && serial)
        column->isSerial = true;
}

void TextFolder::addConstraint(const QualifiedName &table, const PgQuery__AlterTableCmd &command)
{
    if (!command.def || command.def->node_case != PG_QUERY__NODE__NODE_CONSTRAINT)
        return;
    const PgQuery__Constraint &from = *command.def->constraint;
    if (from.indexname && *from.indexname)
        return addFromIndex(table, from);
    std::optional<schema::Constraint> constraint = constraintFrom(from);
    if (!constraint)
        return;
    if (auto *key = std::get_if<schema::ForeignKey>(&*constraint))
        settle(*key);
    apply(operation::AddConstraint{table, std::move(*constraint)});
}

void TextFolder::addFromIndex(const QualifiedName &name, const PgQuery__Constraint &from)
{
    schema::Table *table = changing(name);
    const auto index = std::find_if(table->indexes.begin(), table->indexes.end(),
                                    [&](const schema::Index &one) { return one.name.text && one.name.text->text == from.indexname; });
    if (index == table->indexes.end())
        return;
    std::vector<Identifier> columns;
    for (const sql::ExpressionPtr &element : index->elements) {
        if (const auto *column = std::get_if<sql::ColumnRef>(&element->node))
            columns.push_back(column->name);
    }
    const schema::Name constraintName{Identifier(*from.conname ? from.conname : from.indexname), true};
    table->indexes.erase(index);
    if (from.contype == PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY)
        apply(operation::AddConstraint{name, schema::PrimaryKey{.name = constraintName, .columns = std::move(columns)}});
    else
        apply(operation::AddConstraint{name, schema::Unique{.name = constraintName, .columns = std::move(columns)}});
}

void TextFolder::changeGeneration(const QualifiedName &name, const PgQuery__AlterTableCmd &command)
{
    schema::Column *column = changing(name)->findColumn(command.name);
    if (!column)
        return;
    if (command.subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_DropExpression)
        column->computed.reset();
    else if (command.subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_DropIdentity)
        column->identity.reset();
    else
        column->identity = schema::Identity{};
}

}  // namespace limbeck::dialect::postgresql_sql
