// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/items/foreign_keys.h"

#include "sqlalchemy/items/column_object.h"
#include "sqlalchemy/items/metadata_object.h"
#include "sqlalchemy/items/table_object.h"

namespace limbeck::sqlalchemy {

namespace {

/// A ForeignKey that was asked of its column, table or constraint. Made anew each time, so that nothing holds itself.
class HeldForeignKey : public ForeignKeyObject {
public:
    explicit HeldForeignKey(ForeignKeyObject key) : ForeignKeyObject(std::move(key)) {}
    Value parent, constraint;
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override
    {
        if (name == "parent" && !parent.isNone())
            return parent;
        if (name == "constraint")
            return constraint;
        return ForeignKeyObject::attribute(interpreter, name);
    }
};

Value itself(const python::Object &object) { return Value(std::const_pointer_cast<python::Object>(object.shared_from_this())); }

/// ForeignKey("t.id") of a column stands for a constraint of one column.
Value heldByColumn(const TableObject &table, const std::shared_ptr<ColumnObject> &column, const ForeignKeyObject &key)
{
    schema::ForeignKey facts = key.foreignKey;
    facts.columns = {column->spec.column.name};
    auto constraint = std::make_shared<ConstraintObject>(table.vocabulary(), "ForeignKeyConstraint", std::move(facts));
    constraint->table = itself(table);
    constraint->referredObjects = {key.referredColumn};
    auto held = std::make_shared<HeldForeignKey>(key);
    held->parent = Value(column);
    held->constraint = Value(constraint);
    const auto referred = held->referredColumn ? nullptr : referredTable(*constraint, key.foreignKey);
    if (referred && !key.foreignKey.referredColumns.empty())
        held->referredColumn = referred->findColumn(key.foreignKey.referredColumns.front().text);
    return Value(held);
}

}  // namespace

std::shared_ptr<TableObject> referredTable(const ConstraintObject &self, const schema::ForeignKey &key)
{
    const auto table = self.table.shared<TableObject>();
    const auto metadata = table ? table->metadata.lock() : nullptr;
    if (!metadata)
        return nullptr;
    sql::QualifiedName name = key.referredTable;
    if (!name.schema)
        name.schema = metadata->schema;
    return metadata->find(name);
}

Value foreignKeyElements(const ConstraintObject &self, const schema::ForeignKey &key)
{
    const auto table = self.table.shared<TableObject>();
    const auto referred = referredTable(self, key);
    std::vector<Value> elements;
    for (std::size_t i = 0; i < key.columns.size(); ++i) {
        ForeignKeyObject own(self.vocabulary());
        own.foreignKey = key;
        own.target = key.referredTable.toString() + "." + (i < key.referredColumns.size() ? key.referredColumns[i].text : std::string());
        if (i < self.referredObjects.size() && self.referredObjects[i])
            own.referredColumn = self.referredObjects[i];
        else if (referred && i < key.referredColumns.size())
            own.referredColumn = referred->findColumn(key.referredColumns[i].text);
        auto held = std::make_shared<HeldForeignKey>(std::move(own));
        held->constraint = itself(self);
        if (const auto parent = table ? table->findColumn(key.columns[i].text) : nullptr)
            held->parent = Value(parent);
        elements.emplace_back(std::move(held));
    }
    return Value(python::makeList(std::move(elements)));
}

Value foreignKeysOf(Interpreter &interpreter, const TableObject &table, const ColumnObject *only)
{
    auto set = std::make_shared<python::Set>();
    for (const auto &column : table.columns()) {
        for (const Value &item : column->items) {
            const auto *key = item.as<ForeignKeyObject>();
            if (key && (!only || only == column.get()))
                set->add(interpreter, heldByColumn(table, column, *key));
        }
    }
    for (const auto &constraint : table.constraints()) {
        const auto *key = std::get_if<schema::ForeignKey>(&constraint->constraint);
        if (!key)
            continue;
        constraint->table = itself(table);
        for (const Value &element : interpreter.toVector(foreignKeyElements(*constraint, *key))) {
            const Value parent = element.as<HeldForeignKey>()->parent;
            if (!parent.isNone() && (!only || parent.as<ColumnObject>() == only))
                set->add(interpreter, element);
        }
    }
    return Value(set);
}

}  // namespace limbeck::sqlalchemy
