// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/items/constraint_objects.h"

#include "sqlalchemy/expressions/expression_object.h"
#include "sqlalchemy/items/column_object.h"
#include "sqlalchemy/items/foreign_keys.h"
#include "sqlalchemy/items/metadata_object.h"
#include "sqlalchemy/items/name_object.h"
#include "sqlalchemy/items/table_object.h"
#include "sqlalchemy/statements/ddl_objects.h"
#include "sqlalchemy/runtime/exceptions.h"
#include "sqlalchemy/types/type_object.h"

#include <fmt/format.h>

namespace limbeck::sqlalchemy {

namespace {

Value nameValue(const schema::Name &name) { return name.text ? Value::text(name.text->text) : Value(); }
Value optionalText(const std::optional<std::string> &text) { return text ? Value::text(*text) : Value(); }
Value optionalFlag(const std::optional<bool> &flag) { return flag ? Value(*flag) : Value(); }
Value optionalNumber(const std::optional<long long> &number) { return number ? Value(std::int64_t(*number)) : Value(); }

Value nameList(const std::vector<sql::Identifier> &names)
{
    std::vector<Value> items;
    for (const auto &name : names)
        items.push_back(Value::text(name.text));
    return Value(python::makeList(std::move(items)));
}

/// `info` of an item: a dict of its own, made when it is asked for.
Value infoOf(Value &info)
{
    if (info.isNone())
        info = Value(python::makeDict());
    return info;
}

/// copy() of a constraint. One over the columns of a table is made of these columns in SQLAlchemy, and joins their table by itself: a unique one is then there twice.
Value copyOfConstraint(Interpreter &interpreter, const ConstraintObject &self, bool hasTarget)
{
    auto copy = std::make_shared<ConstraintObject>(self);
    copy->table = {};
    const auto table = self.table.shared<TableObject>();
    if (table && !hasTarget && std::holds_alternative<schema::Unique>(self.constraint))
        table->addConstraint(interpreter, copy);
    return Value(std::move(copy));
}

/// The table's Column objects by key when the constraint stands in a table, else the names.
Value constraintColumns(const ConstraintObject &self)
{
    const auto names = schema::columnsOf(self.constraint);
    const auto table = self.table.shared<TableObject>();
    if (!table)
        return nameList(names);
    NamedFromObject::Columns columns;
    for (const auto &name : names) {
        const auto column = table->findColumn(name.text);
        if (!column)
            return nameList(names);
        columns.emplace_back(name.text, column);
    }
    return Value(std::make_shared<ColumnCollection>(std::move(columns)));
}

/// .ddl_if(): the condition is for create_all(); Alembic does not ask for it.
Value ddlIf(Value self)
{
    return nativeFunction("ddl_if", "dialect=, callable_=, state=", [self = std::move(self)](Interpreter &, const Arguments &) { return self; });
}

}  // namespace

std::unique_ptr<python::Iterator> ConstraintObject::iterate(Interpreter &interpreter)
{
    return interpreter.iterate(constraintColumns(*this));
}

std::optional<Value> ConstraintObject::contains(Interpreter &, const Value &value)
{
    if (!isTextLike(value))
        return std::nullopt;
    const auto names = schema::columnsOf(constraint);
    return Value(std::any_of(names.begin(), names.end(), [&](const sql::Identifier &name) { return name.text == value.asText()->utf8(); }));
}

std::optional<std::int64_t> ConstraintObject::length(Interpreter &) { return std::int64_t(schema::columnsOf(constraint).size()); }

bool isSchemaItem(const Value &value)
{
    return value.as<ConstraintObject>() || value.as<ForeignKeyObject>() || value.as<IndexObject>() || value.as<IdentityObject>() || value.as<ComputedObject>()
        || value.as<DefaultClauseObject>() || value.as<SequenceObject>();
}

std::optional<Value> ConstraintObject::attribute(Interpreter &, std::string_view name)
{
    if (name == "name")
        return nameValue(schema::nameOf(constraint));
    if (name == "columns")
        return constraintColumns(*this);
    if (name == "column_keys")
        return nameList(schema::columnsOf(constraint));
    if (name == "table")
        return table;
    if (name == "info")
        return infoOf(info);
    if (name == "copy" || name == "_copy") {
        auto keep = std::static_pointer_cast<ConstraintObject>(shared_from_this());
        return nativeFunction("copy", "target_table=, **kw", [keep](Interpreter &in, const Arguments &arguments) { return copyOfConstraint(in, *keep, arguments.has("target_table")); });
    }
    if (name == "ddl_if")
        return ddlIf(Value(shared_from_this()));
    if (const auto *key = std::get_if<schema::ForeignKey>(&constraint)) {
        if (name == "ondelete")
            return optionalText(key->onDelete);
        if (name == "onupdate")
            return optionalText(key->onUpdate);
        if (name == "referred_table") {
            const auto referred = referredTable(*this, *key);
            return referred ? Value(referred) : Value::text(key->referredTable.toString());
        }
        if (name == "elements")
            return foreignKeyElements(*this, *key);
    }
    if (const auto *check = std::get_if<schema::Check>(&constraint); check && name == "sqltext")
        return makeExpressionValue(vocabulary(), check->condition);
    return std::nullopt;
}

void ConstraintObject::setAttribute(Interpreter &interpreter, std::string_view name, Value value)
{
    interpreter.touch(*this);
    const auto text = [&] { return value.isNone() ? std::nullopt : std::optional(textOf(interpreter, value, name)); };
    if (name == "name") {
        schema::nameOf(constraint) = constraintName(interpreter, value, name);
        return;
    }
    if (name == "info") {
        info = std::move(value);
        return;
    }
    if (auto *key = std::get_if<schema::ForeignKey>(&constraint)) {
        if (name == "ondelete") {
            key->onDelete = text();
            return;
        }
        if (name == "onupdate") {
            key->onUpdate = text();
            return;
        }
        if (name == "use_alter") {
            key->useAlter = interpreter.isTrue(value, name);
            return;
        }
    }
    HostObject::setAttribute(interpreter, name, std::move(value));
}

std::optional<Value> ForeignKeyObject::attribute(Interpreter &, std::string_view name)
{
    if (name == "target_fullname" || name == "_colspec")
        return Value::text(target);
    if (name == "ondelete")
        return optionalText(foreignKey.onDelete);
    if (name == "onupdate")
        return optionalText(foreignKey.onUpdate);
    if (name == "name")
        return nameValue(foreignKey.name);
    if (name == "column" && referredColumn)
        return Value(referredColumn);
    if (name == "info")
        return infoOf(info);
    return std::nullopt;
}

std::optional<Value> IndexObject::attribute(Interpreter &interpreter, std::string_view name)
{
    if (name == "name")
        return nameValue(index.name);
    if (name == "unique")
        return Value(index.unique);
    if (name == "table")
        return table.lock() ? Value(table.lock()) : Value();
    if (name == "info")
        return infoOf(info);
    if (name == "columns" || name == "expressions") {
        std::vector<Value> items;
        for (const auto &element : index.elements)
            items.push_back(makeExpressionValue(vocabulary(), element));
        return Value(python::makeList(std::move(items)));
    }
    if (name == "create" || name == "drop")
        return ddlMethod(vocabulary(), interpreter, Value(shared_from_this()), name);
    if (name == "ddl_if")
        return ddlIf(Value(shared_from_this()));
    return std::nullopt;
}

void IndexObject::setAttribute(Interpreter &interpreter, std::string_view name, Value value)
{
    interpreter.touch(*this);
    if (name == "name")
        index.name = constraintName(interpreter, value, name);
    else if (name == "unique")
        index.unique = interpreter.isTrue(value, name);
    else if (name == "info")
        info = std::move(value);
    else
        HostObject::setAttribute(interpreter, name, std::move(value));
}

std::optional<Value> IdentityObject::attribute(Interpreter &, std::string_view name)
{
    if (name == "always")
        return Value(identity.always);
    if (name == "start")
        return optionalNumber(identity.start);
    if (name == "increment")
        return optionalNumber(identity.increment);
    if (name == "cycle")
        return optionalFlag(identity.cycle);
    return std::nullopt;
}

std::optional<Value> ComputedObject::attribute(Interpreter &, std::string_view name)
{
    if (name == "sqltext")
        return makeExpressionValue(vocabulary(), computed.expression);
    if (name == "persisted")
        return optionalFlag(computed.persisted);
    return std::nullopt;
}

std::optional<Value> DefaultClauseObject::attribute(Interpreter &, std::string_view name)
{
    if (name == "arg")
        return argument;
    return std::nullopt;
}

std::optional<Value> SequenceObject::attribute(Interpreter &interpreter, std::string_view name)
{
    if (name == "name")
        return Value::text(facts.name.name.text);
    if (name == "schema")
        return facts.name.schema ? Value::text(facts.name.schema->text) : Value();
    if (name == "start")
        return optionalNumber(facts.start);
    if (name == "increment")
        return optionalNumber(facts.increment);
    if (name == "next_value") {
        auto keep = std::static_pointer_cast<SequenceObject>(shared_from_this());
        return nativeFunction("next_value", "", [keep](Interpreter &, const Arguments &) {
            return makeExpressionValue(keep->vocabulary(), sql::makeExpression(sql::SequenceNext{keep->facts.name}, sql::makeType(sql::TypeId::Integer)));
        });
    }
    if (name == "create" || name == "drop")
        return ddlMethod(vocabulary(), interpreter, Value(shared_from_this()), name);
    return std::nullopt;
}

Value makeIdentity(Vocabulary &vocabulary, Interpreter &interpreter, CallArguments call)
{
    static const Signature signature("Identity", "always=, on_null=, start=, increment=, minvalue=, maxvalue=, nominvalue=, nomaxvalue=, cycle=, cache=, order=");
    const Arguments arguments = signature.bind(interpreter, std::move(call));
    schema::Identity identity;
    identity.always = arguments.flag("always");
    identity.onNull = arguments.flag("on_null");
    identity.start = arguments.integer("start");
    identity.increment = arguments.integer("increment");
    identity.minValue = arguments.integer("minvalue");
    identity.maxValue = arguments.integer("maxvalue");
    identity.cache = arguments.integer("cache");
    identity.cycle = arguments.optionalFlag("cycle");
    identity.noMinValue = arguments.flag("nominvalue");
    identity.noMaxValue = arguments.flag("nomaxvalue");
    return Value(std::make_shared<IdentityObject>(vocabulary, identity));
}

Value makeComputed(Vocabulary &vocabulary, Interpreter &interpreter, CallArguments call)
{
    static const Signature signature("Computed", "sqltext, persisted=");
    const Arguments arguments = signature.bind(interpreter, std::move(call));
    schema::Computed computed{textOrExpression(vocabulary, interpreter, arguments.value("sqltext")), arguments.optionalFlag("persisted")};
    return Value(std::make_shared<ComputedObject>(vocabulary, std::move(computed)));
}

Value makeSequence(Vocabulary &vocabulary, Interpreter &interpreter, CallArguments call)
{
    static const Signature signature("Sequence", "name, start=, increment=, minvalue=, maxvalue=, nominvalue=, nomaxvalue=, cycle=, schema=, cache=, order=, data_type=, optional=, quote=, "
                                                 "metadata=, quote_schema=, for_update=");
    const Arguments arguments = signature.bind(interpreter, std::move(call));
    sql::SequenceFacts facts;
    facts.name = qualifiedName(interpreter, arguments.value("name"), arguments.value("schema"), "name of a Sequence");
    facts.start = arguments.integer("start");
    facts.increment = arguments.integer("increment");
    facts.minValue = arguments.integer("minvalue");
    facts.maxValue = arguments.integer("maxvalue");
    facts.cache = arguments.integer("cache");
    facts.noMinValue = arguments.flag("nominvalue");
    facts.noMaxValue = arguments.flag("nomaxvalue");
    facts.cycle = arguments.flag("cycle");
    facts.dataType = typeFrom(vocabulary, interpreter, arguments.value("data_type"));
    return Value(std::make_shared<SequenceObject>(vocabulary, std::move(facts)));
}

}  // namespace limbeck::sqlalchemy
