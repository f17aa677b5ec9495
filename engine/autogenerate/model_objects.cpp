// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/model_objects.h"

#include "sqlalchemy/types/type_object.h"

namespace limbeck::autogenerate {

using python::Value;

ModelObjects::ModelObjects(python::Interpreter &interpreter, const Value &targetMetadata) : m_interpreter(interpreter)
{
    if (auto metadata = targetMetadata.shared<sqlalchemy::MetaDataObject>()) {
        m_metadata.push_back(std::move(metadata));
    } else if (targetMetadata.as<python::List>() || targetMetadata.as<python::Tuple>()) {
        for (const Value &item : interpreter.toVector(targetMetadata)) {
            if (auto one = item.shared<sqlalchemy::MetaDataObject>())
                m_metadata.push_back(std::move(one));
        }
    }
}

std::shared_ptr<sqlalchemy::TableObject> ModelObjects::tableFor(const schema::Table &table, bool isReflected)
{
    if (!isReflected) {
        for (const auto &metadata : m_metadata) {
            if (auto found = metadata->find(table.name))
                return found;
        }
        return nullptr;
    }
    auto &made = m_reflected[&table];
    if (!made && !m_metadata.empty())
        made = sqlalchemy::tableFromSchema(m_metadata.front()->vocabulary(), m_interpreter, table);
    return made;
}

Value ModelObjects::column(const schema::Table &table, const schema::Column &column, bool isReflected)
{
    const auto owner = tableFor(table, isReflected);
    const auto found = owner ? owner->findColumn(column.name.text) : nullptr;
    return found ? Value(found) : Value();
}

Value ModelObjects::objectFor(const ComparedObject &object)
{
    const auto owner = object.table ? tableFor(*object.table, object.isReflected) : nullptr;
    if (!owner)
        return {};
    if (std::holds_alternative<std::monostate>(object.part))
        return Value(owner);
    if (const auto *given = std::get_if<const schema::Column *>(&object.part))
        return column(*object.table, **given, object.isReflected);
    if (const auto *given = std::get_if<const schema::Index *>(&object.part)) {
        for (const auto &index : owner->indexes()) {
            if (index->index.name.text && index->index.name.text == (*given)->name.text) {
                index->table = owner;
                return Value(index);
            }
        }
        auto made = std::make_shared<sqlalchemy::IndexObject>(owner->vocabulary(), **given);
        made->table = owner;
        return Value(made);
    }
    const schema::Constraint &constraint = *std::get<const schema::Constraint *>(object.part);
    for (const auto &own : owner->constraints()) {
        if (own->constraint.index() == constraint.index() && schema::nameOf(own->constraint).text && schema::nameOf(own->constraint).text == schema::nameOf(constraint).text) {
            // A copy knows its table: the table's own would hold the table that holds it.
            auto known = std::make_shared<sqlalchemy::ConstraintObject>(*own);
            known->table = Value(owner);
            return Value(known);
        }
    }
    static const char *const kClasses[] = {"PrimaryKeyConstraint", "UniqueConstraint", "ForeignKeyConstraint", "CheckConstraint", "ExcludeConstraint"};
    auto made = std::make_shared<sqlalchemy::ConstraintObject>(owner->vocabulary(), kClasses[constraint.index()], constraint);
    made->table = Value(owner);
    return Value(made);
}

Value ModelObjects::type(const sql::Type &type)
{
    for (const auto &metadata : m_metadata) {
        for (const auto &table : metadata->tables()) {
            for (const auto &column : table->columns()) {
                if (column->spec.column.type.spelling == type.spelling && column->spec.column.type == type)
                    return m_interpreter.getAttribute(Value(column), "type");
            }
        }
    }
    return m_metadata.empty() ? Value() : Value(sqlalchemy::makeTypeObject(m_metadata.front()->vocabulary(), type));
}

}  // namespace limbeck::autogenerate
