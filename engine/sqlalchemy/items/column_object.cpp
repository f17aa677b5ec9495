// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/items/column_object.h"

#include "sqlalchemy/items/column_default.h"
#include "sqlalchemy/items/constraint_objects.h"
#include "sqlalchemy/items/foreign_keys.h"
#include "sqlalchemy/items/name_object.h"
#include "sqlalchemy/items/table_object.h"
#include "sqlalchemy/parts.h"
#include "sqlalchemy/runtime/exceptions.h"
#include "sqlalchemy/runtime/inspector_object.h"
#include "sqlalchemy/runtime/value_conversion.h"
#include "sqlalchemy/types/type_object.h"

#include <fmt/format.h>

#include <algorithm>

namespace limbeck::sqlalchemy {

bool WaitingItem::isReady() const
{
    return std::all_of(columns.begin(), columns.end(), [](const auto &column) { return column.expired() || column.lock()->owner(); });
}

ColumnObject::ColumnObject(Vocabulary &vocabulary, operation::ColumnSpec columnSpec, Value typeValue)
    : ExpressionObject(vocabulary, nullptr, std::move(typeValue)), spec(std::move(columnSpec)), key(spec.column.name.text)
{
}

void ColumnObject::attach(const std::shared_ptr<TableObject> &owner, sql::FromPtr source)
{
    m_owner = owner;
    m_source = std::move(source);
    refreshReference();
}

void ColumnObject::nameAfter(const std::string &attributeName)
{
    if (key.empty())
        key = spec.column.name.empty() ? attributeName : spec.column.name.text;
    if (spec.column.name.empty())
        spec.column.name.text = attributeName;
    for (auto &foreignKey : spec.foreignKeys)
        foreignKey.columns = {spec.column.name};
    refreshReference();
}

/// Expressions that were made of the column before it had its name and table share the reference: they follow, as they do with a Column of Python.
void ColumnObject::refreshReference() const
{
    if (m_reference) {
        m_reference->node = sql::ColumnRef{spec.column.name, m_source};
        m_reference->type = spec.column.type;
    }
}

sql::ExpressionPtr ColumnObject::expression() const
{
    if (!m_reference)
        m_reference = std::make_shared<sql::Expression>(sql::Expression{sql::ColumnRef{spec.column.name, m_source}, spec.column.type});
    if (!m_source)
        vocabulary().parts().columns[std::get_if<sql::ColumnRef>(&m_reference->node)] = std::const_pointer_cast<python::Object>(shared_from_this());
    return m_reference;
}

std::shared_ptr<ColumnObject> ColumnObject::copy() const
{
    auto result = std::make_shared<ColumnObject>(vocabulary(), spec, typeValue());
    copyInto(*result);
    return result;
}

void ColumnObject::copyInto(ColumnObject &other) const
{
    other.spec = spec;
    other.setTypeValue(typeValue());
    other.key = key;
    other.pythonDefault = pythonDefault;
    other.onUpdate = onUpdate;
    other.serverDefault = serverDefault;
    other.items = items;
    other.info = info;
    if (const auto *dict = info.as<python::Dict>()) {
        auto own = python::makeDict();
        own->loadState(dict->saveState());
        other.info = Value(std::move(own));
    }
}

void ColumnObject::settleType(const TableObject &owner)
{
    const sql::Type type = owner.referredType(*this);
    if (!sql::isNullType(spec.column.type) || sql::isNullType(type))
        return;
    spec.column.type = type;
    setTypeValue(Value(makeTypeObject(vocabulary(), type)));
}

void ColumnObject::dropForeignKeys()
{
    std::erase_if(items, [](const Value &item) { return item.as<ForeignKeyObject>() != nullptr; });
    spec.foreignKeys.clear();
}

void ColumnObject::convertDefault(Interpreter &interpreter)
{
    const bool isScalar = !pythonDefault.isNone() && !pythonDefault.asObject() && spec.column.type.id != sql::TypeId::Opaque;
    m_scalarDefault = isScalar ? std::optional(toSql(vocabulary(), interpreter, pythonDefault, spec.column.type)) : std::nullopt;
}

sql::TableColumn ColumnObject::tableColumn() const
{
    sql::TableColumn column;
    column.name = spec.column.name;
    column.type = spec.column.type;
    column.key = key;
    column.primaryKey = spec.column.primaryKey;
    column.nullable = spec.column.nullable.value_or(!spec.column.primaryKey && !spec.column.identity);
    column.pythonDefault = m_scalarDefault;
    if (const auto *expression = pythonDefault.as<ExpressionObject>())
        column.sqlDefault = expression->expression();
    else if (pythonDefault.asObject() && (pythonDefault.as<python::Function>() || pythonDefault.as<python::NativeFunction>() || pythonDefault.as<python::Class>() || pythonDefault.as<python::BoundMethod>()))
        column.callableDefault = std::make_shared<Value>(pythonDefault);
    else if (const auto *sequence = pythonDefault.as<SequenceObject>(); sequence && vocabulary().world() && vocabulary().world()->dialect().name() == "postgresql")
        column.sqlDefault = sql::makeExpression(sql::SequenceNext{sequence->facts.name}, sql::makeType(sql::TypeId::Integer));
    else if (pythonDefault.asObject() && !pythonDefault.as<python::Opaque>() && !spec.column.hasSequence)   // members of enums, lists, dates: as a function that gives them
        column.callableDefault = std::make_shared<Value>(python::makeFunction("default", [value = pythonDefault](Interpreter &, CallArguments) { return value; }));
    return column;
}

namespace {

/// SQLAlchemy shows what was given as a DefaultClause, what was reflected as one over text.
Value shownServerDefault(const ColumnObject &object, Interpreter &interpreter)
{
    const Value &given = object.serverDefault;
    if (given.as<DefaultClauseObject>() || given.as<IdentityObject>() || given.as<ComputedObject>() || given.isUnknown())
        return given;
    if (!given.isNone())
        return Value(std::make_shared<DefaultClauseObject>(object.vocabulary(), given, false));
    const Value text = defaultText(object.vocabulary(), object.spec.column);
    if (!text.isNone()) {
        const Value clause = interpreter.call(interpreter.getAttribute(interpreter.importModule("sqlalchemy", interpreter.position()), "text"), {text});
        return Value(std::make_shared<DefaultClauseObject>(object.vocabulary(), clause, false));
    }
    if (object.spec.column.identity)
        return Value(std::make_shared<IdentityObject>(object.vocabulary(), *object.spec.column.identity));
    if (object.spec.column.computed)
        return Value(std::make_shared<ComputedObject>(object.vocabulary(), *object.spec.column.computed));
    return {};
}

}  // namespace

bool ColumnObject::refersTo(Interpreter &interpreter, const Value &other)
{
    const auto *column = other.as<ColumnObject>();
    const auto table = column ? column->owner() : nullptr;
    if (!table)
        return false;
    const std::string target = table->name().toString() + "." + column->spec.column.name.text;
    const std::vector<Value> keys = interpreter.toVector(interpreter.getAttribute(Value(shared_from_this()), "foreign_keys"));
    return std::any_of(keys.begin(), keys.end(), [&](const Value &key) { return key.as<ForeignKeyObject>() && key.as<ForeignKeyObject>()->target == target; });
}

std::optional<Value> ColumnObject::attribute(Interpreter &interpreter, std::string_view name)
{
    if (name == "name")
        return Value::text(spec.column.name.text);
    if (name == "key")
        return Value::text(key);
    if (name == "nullable")
        return Value(spec.column.nullable.value_or(!spec.column.primaryKey && !spec.column.identity));
    if (name == "primary_key")
        return Value(spec.column.primaryKey);
    if (name == "unique")
        return spec.unique ? Value(true) : Value();
    if (name == "index")
        return spec.index ? Value(true) : Value();
    if (name == "autoincrement") {
        switch (spec.column.autoincrement) {
        case schema::Autoincrement::Auto: return Value::text("auto");
        case schema::Autoincrement::On: return Value(true);
        case schema::Autoincrement::Off: return Value(false);
        case schema::Autoincrement::IgnoreForeignKey: return Value::text("ignore_fk");
        }
    }
    if (name == "system")
        return Value(spec.column.system);
    if (name == "default")
        return shownDefault(vocabulary(), pythonDefault);
    if (name == "onupdate")
        return onUpdate;
    if (name == "server_default")
        return shownServerDefault(*this, interpreter);
    if (name == "comment")
        return spec.column.comment ? Value::text(*spec.column.comment) : Value();
    if (name == "info") {
        if (info.isNone())
            info = Value(python::makeDict());
        return info;
    }
    if (name == "table")
        return m_owner.lock() ? Value(m_owner.lock()) : Value();
    if (name == "foreign_keys") {
        if (const auto owner = m_owner.lock())
            return foreignKeysOf(interpreter, *owner, this);
        auto set = std::make_shared<python::Set>();
        for (const Value &item : items) {
            if (item.as<ForeignKeyObject>())
                set->add(interpreter, item);
        }
        return Value(set);
    }
    if (name == "references") {
        auto keep = std::static_pointer_cast<ColumnObject>(shared_from_this());
        return nativeFunction("references", "column", [keep](Interpreter &in, const Arguments &a) { return Value(keep->refersTo(in, a.value("column"))); });
    }
    if (name == "copy" || name == "_copy") {
        auto keep = std::static_pointer_cast<ColumnObject>(shared_from_this());
        return nativeFunction("copy", "**kw", [keep](Interpreter &, const Arguments &) {
            auto copy = keep->copy();
            if (const auto owner = keep->owner()) {   // its foreign keys are constraints of the table, its type is known from them
                copy->settleType(*owner);
                copy->dropForeignKeys();
            }
            return Value(std::move(copy));
        });
    }
    return ExpressionObject::attribute(interpreter, name);
}

void ColumnObject::setAttribute(Interpreter &interpreter, std::string_view name, Value value)
{
    interpreter.touch(*this);
    if (name == "type") {
        setTypeValue(typeInstance(vocabulary(), interpreter, value));
        spec.column.type = typeFrom(vocabulary(), interpreter, typeValue());
    } else if (name == "nullable") {
        spec.column.nullable = interpreter.isTrue(value, name);
    } else if (name == "name") {
        spec.column.name = identifierOf(interpreter, value, name);
    } else if (name == "comment") {
        spec.column.comment = value.isNone() ? std::nullopt : std::optional(textOf(interpreter, value, name));
    } else if (name == "primary_key") {
        // Whether it is nullable was decided when it was made.
        if (spec.column.primaryKey && !spec.column.nullable)
            spec.column.nullable = false;
        spec.column.primaryKey = interpreter.isTrue(value, name);
    } else if (name == "default") {
        pythonDefault = defaultArgument(std::move(value));
        convertDefault(interpreter);
        spec.column.hasPythonDefault = !pythonDefault.isNone();
    } else if (name == "index" || name == "unique") {
        // What they stand for is made when the column joins its table.
        if (!owner())
            (name == "index" ? spec.index : spec.unique) = !value.isNone() && interpreter.isTrue(value, name);
    } else if (name == "autoincrement") {
        using schema::Autoincrement;
        const bool isName = isTextLike(value);
        spec.column.autoincrement = isName ? (textOf(interpreter, value, name) == "ignore_fk" ? Autoincrement::IgnoreForeignKey : Autoincrement::Auto)
                                           : interpreter.isTrue(value, name) ? Autoincrement::On : Autoincrement::Off;
    } else if (name == "key") {
        key = textOf(interpreter, value, name);
    } else if (name == "onupdate" || name == "doc" || name == "_creation_order") {
        return;
    } else if (name == "server_default") {
        setServerDefault(interpreter, std::move(value));
    } else if (name == "info") {
        info = std::move(value);
    } else {
        throw Unsupported(fmt::format("setting attribute '{}' of a Column", name), interpreter.position());
    }
    refreshReference();
}

std::string ColumnObject::repr(Interpreter &interpreter)
{
    return fmt::format("Column('{}', {})", spec.column.name.text, typeValue().isNone() ? "NullType()" : interpreter.repr(typeValue()));
}

std::shared_ptr<ColumnObject> columnFromSchema(Vocabulary &vocabulary, const schema::Column &column)
{
    operation::ColumnSpec spec;
    spec.column = column;
    return std::make_shared<ColumnObject>(vocabulary, std::move(spec), Value(makeTypeObject(vocabulary, column.type)));
}

std::shared_ptr<ColumnObject> requireColumn(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value, std::string_view where)
{
    if (auto column = value.shared<ColumnObject>())
        return column;
    raise(vocabulary, interpreter, "ArgumentError", fmt::format("{} expects a Column, got {}", where, interpreter.repr(value)));
}

sql::Identifier columnName(Interpreter &interpreter, const Value &value)
{
    if (const auto *column = value.as<ColumnObject>())
        return column->spec.column.name;
    if (const auto *expression = value.as<ExpressionObject>()) {
        if (const auto *reference = std::get_if<sql::ColumnRef>(&expression->expression()->node))
            return reference->name;
    }
    return identifierOf(interpreter, value, "column name");
}

}  // namespace limbeck::sqlalchemy
