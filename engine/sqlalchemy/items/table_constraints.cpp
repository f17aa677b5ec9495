// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/items/table_constraints.h"

namespace limbeck::sqlalchemy {

namespace {

using ConstraintPtr = std::shared_ptr<ConstraintObject>;

Value tableValue(const TableObject &table) { return Value(std::const_pointer_cast<python::Object>(table.shared_from_this())); }

ConstraintPtr constraintOfColumn(const TableObject &table, const char *className, schema::Constraint facts)
{
    auto constraint = std::make_shared<ConstraintObject>(table.vocabulary(), className, std::move(facts));
    constraint->table = tableValue(table);
    return constraint;
}

/// Those of ForeignKey() in columns: each makes a constraint of its own.
std::vector<ConstraintPtr> columnForeignKeys(const TableObject &table)
{
    std::vector<ConstraintPtr> found;
    for (const auto &column : table.columns()) {
        for (const Value &item : column->items) {
            const auto *key = item.as<ForeignKeyObject>();
            if (!key)
                continue;
            schema::ForeignKey facts = key->foreignKey;
            facts.columns = {column->spec.column.name};
            found.push_back(constraintOfColumn(table, "ForeignKeyConstraint", std::move(facts)));
        }
    }
    return found;
}

std::vector<ConstraintPtr> columnUniques(const TableObject &table)
{
    std::vector<ConstraintPtr> found;
    for (const auto &column : table.columns()) {
        if (column->spec.unique && !column->spec.index)
            found.push_back(constraintOfColumn(table, "UniqueConstraint", schema::Unique{{}, {column->spec.column.name}, {}, {}, {}}));
    }
    return found;
}

/// Takes away what the constraint of a column stands for.
void removeFromColumn(Interpreter &interpreter, const TableObject &table, const ConstraintObject &constraint)
{
    const auto names = schema::columnsOf(constraint.constraint);
    const auto column = names.size() == 1 ? table.findColumn(names.front().text) : nullptr;
    if (!column)
        return;
    interpreter.touch(*column);
    if (const auto *key = std::get_if<schema::ForeignKey>(&constraint.constraint)) {
        column->settleType(table);
        std::erase_if(column->items, [&](const Value &item) { return item.as<ForeignKeyObject>() && item.as<ForeignKeyObject>()->foreignKey.referredTable == key->referredTable; });
        std::erase_if(column->spec.foreignKeys, [&](const schema::ForeignKey &other) { return other.referredTable == key->referredTable; });
    } else if (std::holds_alternative<schema::Unique>(constraint.constraint)) {
        column->spec.unique = false;
    }
}

class TableConstraints : public python::Set {
public:
    explicit TableConstraints(std::shared_ptr<TableObject> table) : m_table(std::move(table)) {}
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override
    {
        const std::optional<Value> method = Set::attribute(interpreter, name);
        if (!method || (name != "discard" && name != "remove"))
            return method;
        return nativeFunction(std::string(name), "element", [table = m_table, method = *method](Interpreter &in, const Arguments &arguments) {
            if (const auto constraint = arguments.value("element").shared<ConstraintObject>())
                remove(in, *table, constraint);
            return in.call(method, {arguments.value("element")});
        });
    }

    /// What is added while a script walks over it stops the walk, as with a set of Python.
    std::unique_ptr<python::Iterator> iterate(Interpreter &interpreter) override
    {
        auto all = std::make_shared<std::vector<Value>>();
        for (const auto each = Set::iterate(interpreter); auto value = each->next(interpreter);)
            all->push_back(*value);
        return std::make_unique<python::FunctionIterator>([all, at = std::size_t(0), table = m_table, size = m_table->constraints().size()](Interpreter &in) mutable -> std::optional<Value> {
            if (table->constraints().size() != size)
                in.raise("RuntimeError", "Set changed size during iteration");
            return at < all->size() ? std::optional((*all)[at++]) : std::nullopt;
        });
    }

private:
    static void remove(Interpreter &interpreter, TableObject &table, const ConstraintPtr &constraint)
    {
        const auto &given = table.constraints();
        if (std::find(given.begin(), given.end(), constraint) == given.end())
            removeFromColumn(interpreter, table, *constraint);
        else if (!std::holds_alternative<schema::PrimaryKey>(constraint->constraint))
            table.removeConstraint(interpreter, constraint);
    }

    std::shared_ptr<TableObject> m_table;
};

/// A constraint given to the table, as scripts meet it there. It holds its table only from then on.
ConstraintPtr shown(const TableObject &table, const ConstraintPtr &constraint)
{
    constraint->table = tableValue(table);
    return constraint;
}

}  // namespace

ConstraintPtr primaryKeyOf(const TableObject &table)
{
    for (const auto &constraint : table.constraints()) {
        if (std::holds_alternative<schema::PrimaryKey>(constraint->constraint))
            return shown(table, constraint);
    }
    schema::PrimaryKey key;
    key.isImplicit = true;
    for (const auto &column : table.columns()) {
        if (column->spec.column.primaryKey)
            key.columns.push_back(column->spec.column.name);
    }
    return constraintOfColumn(table, "PrimaryKeyConstraint", std::move(key));
}

Value constraintsOf(Interpreter &interpreter, const TableObject &table)
{
    auto set = std::make_shared<TableConstraints>(std::static_pointer_cast<TableObject>(std::const_pointer_cast<python::Object>(table.shared_from_this())));
    set->add(interpreter, Value(primaryKeyOf(table)));
    for (const auto &constraint : table.constraints())
        set->add(interpreter, Value(shown(table, constraint)));
    for (const auto &constraint : columnForeignKeys(table))
        set->add(interpreter, Value(constraint));
    for (const auto &constraint : columnUniques(table))
        set->add(interpreter, Value(constraint));
    return Value(set);
}

Value foreignKeyConstraintsOf(Interpreter &interpreter, const TableObject &table)
{
    auto set = std::make_shared<python::Set>();
    for (const auto &constraint : table.constraints()) {
        if (std::holds_alternative<schema::ForeignKey>(constraint->constraint))
            set->add(interpreter, Value(shown(table, constraint)));
    }
    for (const auto &constraint : columnForeignKeys(table))
        set->add(interpreter, Value(constraint));
    return Value(set);
}

}  // namespace limbeck::sqlalchemy
