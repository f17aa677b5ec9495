// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/postgresql/fold_text_detail.h"

#include <algorithm>

namespace limbeck::dialect::postgresql_sql {

namespace {

void renameConstraint(schema::Table &table, std::string_view from, const Identifier &to)
{
    for (schema::Constraint &constraint : table.constraints) {
        schema::Name &name = schema::nameOf(constraint);
        if (name.text && name.text->text == from)
            name.text = to;
    }
}

template<typename Map>
void renameKey(Map &map, const QualifiedName &from, const Identifier &to)
{
    auto node = map.extract(from);
    if (node.empty())
        return;
    node.key().name = to;
    map.insert(std::move(node));
}

}  // namespace

void TextFolder::drop(const PgQuery__DropStmt &statement)
{
    const bool cascades = statement.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE;
    for (const PgQuery__Node *object : nodes(statement.objects, statement.n_objects)) {
        const QualifiedName name = qualified(objectName(*object));
        switch (statement.remove_type) {
        case PG_QUERY__OBJECT_TYPE__OBJECT_TABLE:
            apply(operation::DropTable{name, bool(statement.missing_ok)});
            if (cascades)
                dropReferences(name);
            break;
        case PG_QUERY__OBJECT_TYPE__OBJECT_INDEX:
            apply(operation::DropIndex{{name.name, true}, std::nullopt, name.schema, bool(statement.missing_ok), false});
            break;
        case PG_QUERY__OBJECT_TYPE__OBJECT_TYPE:
            m_schema.enums.erase(name);
            break;
        case PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE:
            m_schema.sequences.erase(name);
            break;
        case PG_QUERY__OBJECT_TYPE__OBJECT_VIEW:
        case PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW:
            m_schema.views.erase(name);
            break;
        case PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA:
            dropSchema(name.name);
            break;
        default:
            break;
        }
    }
}

void TextFolder::dropReferences(const QualifiedName &dropped)
{
    m_schema.tables.editWhere([&](const QualifiedName &, const schema::Table &table) { return schema::refersTo(table, dropped); },
                              [&](const QualifiedName &, schema::Table &table) {
                                  std::erase_if(table.constraints, [&](const schema::Constraint &constraint) {
                                      const auto *key = std::get_if<schema::ForeignKey>(&constraint);
                                      return key && key->referredTable == dropped;
                                  });
                              });
}

void TextFolder::dropReferencesTo(const QualifiedName &name, const char *constraint)
{
    const schema::Table *table = m_schema.findTable(name);
    std::vector<Identifier> columns;
    for (const schema::Constraint &key : table->constraints) {
        if (schema::nameOf(key).text == Identifier(constraint))
            columns = schema::columnsOf(key);
    }
    m_schema.tables.editWhere([&](const QualifiedName &, const schema::Table &other) { return !columns.empty() && schema::refersTo(other, name); },
                              [&](const QualifiedName &, schema::Table &other) {
                                  std::erase_if(other.constraints, [&](const schema::Constraint &one) {
                                      const auto *reference = std::get_if<schema::ForeignKey>(&one);
                                      return reference && reference->referredTable == name && reference->referredColumns == columns;
                                  });
                              });
}

void TextFolder::dropSchema(const Identifier &schemaName)
{
    const auto isIn = [&](const auto &entry) { return entry.first.schema == schemaName; };
    erase_if(m_schema.tables, isIn);
    std::erase_if(m_schema.enums, isIn);
    std::erase_if(m_schema.sequences, isIn);
    std::erase_if(m_schema.views, isIn);
    std::erase(m_schema.schemaNames, schemaName.text);
}

void TextFolder::rename(const PgQuery__RenameStmt &statement)
{
    const Identifier newName(statement.newname);
    switch (statement.rename_type) {
    case PG_QUERY__OBJECT_TYPE__OBJECT_TABLE:
        return apply(operation::RenameTable{qualified(*statement.relation), newName});
    case PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN:
        if (statement.relation_type == PG_QUERY__OBJECT_TYPE__OBJECT_TABLE) {
            operation::AlterColumn change;
            change.table = qualified(*statement.relation);
            change.column = Identifier(statement.subname);
            change.newName = newName;
            apply(std::move(change));
        }
        return;
    case PG_QUERY__OBJECT_TYPE__OBJECT_TABCONSTRAINT:
        if (schema::Table *table = changing(qualified(*statement.relation)))
            renameConstraint(*table, statement.subname, newName);
        return;
    case PG_QUERY__OBJECT_TYPE__OBJECT_INDEX:
        return renameIndex(qualified(*statement.relation), newName);
    case PG_QUERY__OBJECT_TYPE__OBJECT_TYPE:
        return renameEnum(qualified(objectName(*statement.object)), newName);
    case PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE:
        return renameKey(m_schema.sequences, qualified(*statement.relation), newName);
    case PG_QUERY__OBJECT_TYPE__OBJECT_VIEW:
    case PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW:
        return renameKey(m_schema.views, qualified(*statement.relation), newName);
    default:
        return;
    }
}

void TextFolder::renameIndex(const QualifiedName &from, const Identifier &to)
{
    const auto isIndex = [&](const schema::Index &index) { return index.name.text == from.name; };
    const auto isConstraint = [&](const schema::Constraint &c) {
        return schema::nameOf(c).text == from.name && !std::holds_alternative<schema::ForeignKey>(c) && !std::holds_alternative<schema::Check>(c);
    };
    for (const auto &[name, table] : m_schema.tables) {
        if (name.schema != from.schema || (std::ranges::none_of(table.indexes, isIndex) && std::ranges::none_of(table.constraints, isConstraint)))
            continue;
        schema::Table &owner = *m_schema.editTable(name);
        if (const auto index = std::ranges::find_if(owner.indexes, isIndex); index != owner.indexes.end())
            index->name.text = to;
        else
            schema::nameOf(*std::ranges::find_if(owner.constraints, isConstraint)).text = to;
        return;
    }
}

void TextFolder::renameEnum(const QualifiedName &from, const Identifier &to)
{
    const QualifiedName renamed{from.schema, to};
    auto node = m_schema.enums.extract(from);
    if (node.empty())
        return;
    node.key() = renamed;
    node.mapped().name = renamed;
    m_schema.enums.insert(std::move(node));
    followEnum(from, renamed);
}

void TextFolder::move(const PgQuery__AlterObjectSchemaStmt &statement)
{
    if (statement.object_type != PG_QUERY__OBJECT_TYPE__OBJECT_TABLE)
        return;
    const QualifiedName from = qualified(*statement.relation), to = qualified({statement.newschema, from.name.text});
    m_schema.renameTable(from, to);
}

}  // namespace limbeck::dialect::postgresql_sql
