// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/items/attach_events.h"

#include "sqlalchemy/host_class.h"
#include "sqlalchemy/orm/unread_models.h"
#include "sqlalchemy/parts.h"

#include <algorithm>
#include <array>

/// Keys, uniqueness and indexes that columns have by themselves (ForeignKey(), unique=, index=) are no objects of ours: a listener gets one made for it, and what it changed goes back to the column,
/// or to the table where a column cannot say it.
namespace limbeck::sqlalchemy {

namespace {

constexpr std::string_view kEvent = "after_parent_attach";

bool hasListener(const TableObject &table)
{
    const auto &listeners = table.vocabulary().parts().listeners;
    return !table.metadata.expired() && std::any_of(listeners.begin(), listeners.end(), [](const RecordedListener &listener) { return listener.event == kEvent; });
}

void noteFailure(TableObject &table, const std::string &why, const SourcePosition &position)
{
    table.vocabulary().parts().unread.push_back({table.metadata, table.name(), std::nullopt, "table " + table.name().toString(), "a listener of after_parent_attach failed: " + why, position, "The table is not compared."});
}

void fire(Interpreter &interpreter, TableObject &table, const Value &item, const Value &parent, const std::vector<std::string> &classes)
{
    for (const Value &listener : table.vocabulary().listeners(item, classes, std::string(kEvent))) {
        try {
            interpreter.call(listener, {item, parent});
        } catch (const python::Raised &raised) {
            if (!interpreter.isLenient())
                throw;
            noteFailure(table, python::scriptError(interpreter, raised).message(), interpreter.position());
        } catch (const Unsupported &error) {
            if (!interpreter.isLenient())
                throw;
            noteFailure(table, error.message(), error.position());
        }
    }
}

void fireConstraint(Interpreter &interpreter, TableObject &table, const std::shared_ptr<ConstraintObject> &constraint, const Value &parent)
{
    const Value before = std::exchange(constraint->table, Value(table.shared_from_this()));
    fire(interpreter, table, Value(constraint), parent, {constraint->typeName(), "Constraint"});
    constraint->table = before;
}

void fireConstraint(Interpreter &interpreter, TableObject &table, const std::shared_ptr<ConstraintObject> &constraint)
{
    fireConstraint(interpreter, table, constraint, Value(table.shared_from_this()));
}

/// A constraint of one column, as the listeners leave it.
template<typename Kind>
Kind told(Interpreter &interpreter, TableObject &table, const ColumnObject &column, const char *className, Kind facts)
{
    facts.columns = {column.spec.column.name};
    auto constraint = std::make_shared<ConstraintObject>(table.vocabulary(), className, schema::Constraint(std::move(facts)));
    fireConstraint(interpreter, table, constraint);
    return std::get<Kind>(constraint->constraint);
}

void tellUnique(Interpreter &interpreter, TableObject &table, ColumnObject &column)
{
    const schema::Unique unique = told(interpreter, table, column, "UniqueConstraint", schema::Unique());
    if (!unique.name.text)
        return;
    column.spec.unique = false;
    table.keepConstraint(interpreter, std::make_shared<ConstraintObject>(table.vocabulary(), "UniqueConstraint", schema::Constraint(unique)));
}

void tellForeignKeys(Interpreter &interpreter, TableObject &table, ColumnObject &column)
{
    for (schema::ForeignKey &key : column.spec.foreignKeys) {
        const schema::ForeignKey before = key;
        key = told(interpreter, table, column, "ForeignKeyConstraint", key);
        key.columns = before.columns;
        for (const Value &item : column.items) {
            if (auto *object = item.as<ForeignKeyObject>(); object && object->foreignKey == before)
                object->foreignKey = key;
        }
    }
}

/// Those given to a column belong to it, not to the table.
void tellChecks(Interpreter &interpreter, TableObject &table, const std::shared_ptr<ColumnObject> &column)
{
    for (schema::Check &check : column->spec.checks) {
        auto constraint = std::make_shared<ConstraintObject>(table.vocabulary(), "CheckConstraint", schema::Constraint(check));
        fireConstraint(interpreter, table, constraint, Value(column));
        check = std::get<schema::Check>(constraint->constraint);
    }
}

}  // namespace

void tellAttached(Interpreter &interpreter, TableObject &table, const std::shared_ptr<ColumnObject> &column)
{
    if (!hasListener(table))
        return;
    fire(interpreter, table, Value(column), Value(table.shared_from_this()), {"Column"});
    interpreter.touch(*column);
    tellForeignKeys(interpreter, table, *column);
    tellChecks(interpreter, table, column);
    if (column->spec.unique && !column->spec.index)
        tellUnique(interpreter, table, *column);
}

void tellAttached(Interpreter &interpreter, TableObject &table, const std::shared_ptr<ConstraintObject> &constraint)
{
    if (hasListener(table))
        fireConstraint(interpreter, table, constraint);
}

void tellAttached(Interpreter &interpreter, TableObject &table, const std::shared_ptr<IndexObject> &index)
{
    if (hasListener(table))
        fire(interpreter, table, Value(index), Value(table.shared_from_this()), {"Index"});
}

bool isAttachListener(const RecordedListener &listener)
{
    static constexpr std::array<std::string_view, 8> kTargets{"Column", "Index", "Constraint", "PrimaryKeyConstraint", "UniqueConstraint", "ForeignKeyConstraint", "CheckConstraint", "ExcludeConstraint"};
    const auto *cls = listener.target.as<HostClass>();
    return listener.event == kEvent && cls && std::find(kTargets.begin(), kTargets.end(), cls->name()) != kTargets.end();
}

}  // namespace limbeck::sqlalchemy
