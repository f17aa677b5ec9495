// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/items/column_object.h"
#include "sqlalchemy/items/column_default.h"
#include "sqlalchemy/items/constraint_objects.h"
#include "sqlalchemy/items/name_object.h"
#include "sqlalchemy/items/options.h"
#include "sqlalchemy/runtime/exceptions.h"
#include "sqlalchemy/runtime/value_conversion.h"
#include "sqlalchemy/types/compiler_object.h"
#include "sqlalchemy/types/type_object.h"

#include <fmt/format.h>

namespace limbeck::sqlalchemy {

namespace {

/// name and type stand first, each optional, before the items (operations.md §4.5).
struct LeadingArguments {
    Value name, type;
    std::vector<Value> items;
};

/// What another package or a failed computation gave; models are read in spite of it, and what they say is then not known (engine/model tells it).
bool isUnread(Interpreter &interpreter, const Value &value) { return value.isUnknown() || (interpreter.isLenient() && value.as<python::Opaque>()); }

LeadingArguments splitPositional(const Arguments &arguments)
{
    LeadingArguments leading;
    std::size_t next = 0;
    const auto &given = arguments.rest();
    leading.name = arguments.value("name");
    leading.type = arguments.value("type_");
    const auto isTypeAt = [&given](std::size_t index) { return index < given.size() && !isSchemaItem(given[index]) && (isTypeLike(given[index]) || given[index].isUnknown()); };
    const auto isName = [&](const Value &value) { return isTextLike(value) || value.isNone() || (value.isUnknown() && (isTypeAt(next + 1) || !arguments.interpreter().isLenient())); };
    if (next < given.size() && leading.name.isNone() && isName(given[next]))
        leading.name = given[next++];
    if (next < given.size() && leading.type.isNone() && !isSchemaItem(given[next]) && (isTypeLike(given[next]) || given[next].isNone() || given[next].isUnknown() || given[next].as<python::Instance>()))
        leading.type = given[next++];
    leading.items.assign(given.begin() + std::ptrdiff_t(next), given.end());
    return leading;
}

schema::Autoincrement autoincrementOf(const Arguments &arguments)
{
    const Value value = arguments.value("autoincrement");
    if (!arguments.has("autoincrement") || value.isNone())
        return schema::Autoincrement::Auto;
    if (isTextLike(value)) {
        const std::string word = textOf(arguments.interpreter(), value, "autoincrement");
        return word == "ignore_fk" ? schema::Autoincrement::IgnoreForeignKey : schema::Autoincrement::Auto;
    }
    return arguments.interpreter().isTrue(value, "autoincrement") ? schema::Autoincrement::On : schema::Autoincrement::Off;
}

void applyDefault(Vocabulary &vocabulary, Interpreter &interpreter, schema::Column &column, const Value &value)
{
    const operation::DefaultClause clause = defaultClause(vocabulary, interpreter, value);
    if (const auto *serverDefault = std::get_if<schema::ServerDefault>(&clause))
        column.serverDefault = *serverDefault;
    else if (const auto *identity = std::get_if<schema::Identity>(&clause))
        column.identity = *identity;
    else
        column.computed = std::get<schema::Computed>(clause);
}

/// One positional item: a constraint, Identity, Computed, Sequence, default clause.
void applyItem(Vocabulary &vocabulary, Interpreter &interpreter, ColumnObject &object, const Value &item)
{
    operation::ColumnSpec &spec = object.spec;
    if (const auto *foreignKey = item.as<ForeignKeyObject>()) {
        schema::ForeignKey copy = foreignKey->foreignKey;
        copy.columns = {spec.column.name};
        if (sql::isNullType(spec.column.type) && foreignKey->referredColumn)
            spec.column.type = foreignKey->referredColumn->spec.column.type;
        spec.foreignKeys.push_back(std::move(copy));
    } else if (const auto *constraint = item.as<ConstraintObject>()) {
        if (const auto *check = std::get_if<schema::Check>(&constraint->constraint))
            spec.checks.push_back(*check);
        else if (const auto *unique = std::get_if<schema::Unique>(&constraint->constraint))
            spec.uniques.push_back(*unique);
        else
            raise(vocabulary, interpreter, "ArgumentError", "only ForeignKey, CheckConstraint and UniqueConstraint may stand inside a Column");
    } else if (item.as<IdentityObject>() || item.as<ComputedObject>() || item.as<DefaultClauseObject>()) {
        applyDefault(vocabulary, interpreter, spec.column, item);
    } else if (item.as<SequenceObject>()) {
        object.pythonDefault = item;
        spec.column.hasSequence = true;
        spec.column.hasPythonDefault = true;
    } else if (const auto *wrapped = item.as<ColumnDefaultObject>()) {
        object.pythonDefault = wrapped->argument;
        spec.column.hasPythonDefault = true;
    } else if (!item.isNone() && !isUnread(interpreter, item)) {
        raise(vocabulary, interpreter, "ArgumentError", fmt::format("'SchemaItem' object, such as a 'Column' or a 'Constraint' expected, got {}", interpreter.repr(item)));
    }
    object.items.push_back(item);
}

void applyKeywords(Vocabulary &vocabulary, const Arguments &arguments, ColumnObject &object)
{
    Interpreter &interpreter = arguments.interpreter();
    schema::Column &column = object.spec.column;
    column.nullable = arguments.optionalFlag("nullable");
    column.primaryKey = arguments.flag("primary_key");
    column.autoincrement = autoincrementOf(arguments);
    column.comment = arguments.text("comment");
    column.system = arguments.flag("system");
    object.spec.index = arguments.flag("index");
    object.spec.unique = arguments.flag("unique");
    object.onUpdate = arguments.value("onupdate");
    object.pythonDefault = defaultArgument(arguments.has("default") ? arguments.value("default") : arguments.value("insert_default"));
    object.info = arguments.value("info");
    if (!object.pythonDefault.isNone())
        column.hasPythonDefault = true;
    if (object.pythonDefault.as<SequenceObject>())
        column.hasSequence = true;
    if (const auto quote = arguments.optionalFlag("quote"))
        column.name.quote = quote;
    object.serverDefault = arguments.value("server_default");
    if (!object.serverDefault.isNone())
        applyDefault(vocabulary, interpreter, column, object.serverDefault);
    column.options = optionsFrom(vocabulary, arguments, arguments.extras());
}

const Signature &columnSignature()
{
    static const Signature signature("Column",
                                     "*args, name=, type_=, autoincrement=, default=, insert_default=, doc=, key=, index=, unique=, info=, nullable=, onupdate=, primary_key=, "
                                     "server_default=, server_onupdate=, quote=, system=, comment=, sort_order=, _proxies=, default_factory=, **kw");
    return signature;
}

}  // namespace

std::shared_ptr<ColumnObject> makeColumn(Vocabulary &vocabulary, Interpreter &interpreter, CallArguments call)
{
    const Arguments arguments = columnSignature().bind(interpreter, std::move(call));
    LeadingArguments leading = splitPositional(arguments);
    operation::ColumnSpec spec;
    spec.column.position = arguments.position();
    if (!leading.name.isNone())
        spec.column.name = identifierOf(interpreter, leading.name, "name of a Column");
    const Value typeValue = leading.type.isNone() ? Value() : typeInstance(vocabulary, interpreter, leading.type);
    spec.column.type = typeFrom(vocabulary, interpreter, typeValue);
    auto object = std::make_shared<ColumnObject>(vocabulary, std::move(spec), typeValue);
    if (const auto key = arguments.text("key"))
        object->key = *key;
    applyKeywords(vocabulary, arguments, *object);
    for (const Value &item : leading.items)
        applyItem(vocabulary, interpreter, *object, item);
    return object;
}

void ColumnObject::setServerDefault(Interpreter &interpreter, Value value)
{
    serverDefault = std::move(value);
    spec.column.serverDefault.reset();
    if (!serverDefault.isNone())
        applyDefault(vocabulary(), interpreter, spec.column, serverDefault);
}

operation::DefaultClause defaultClause(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value)
{
    if (isTextLike(value))
        return schema::ServerDefault{textOf(interpreter, value, "server_default")};
    if (const auto *identity = value.as<IdentityObject>())
        return identity->identity;
    if (const auto *computed = value.as<ComputedObject>())
        return computed->computed;
    if (const auto *clause = value.as<DefaultClauseObject>()) {
        if (clause->fetched)
            return schema::ServerDefault{schema::ServerDefault::Fetched{}};
        return defaultClause(vocabulary, interpreter, clause->argument);
    }
    if (const auto *expression = value.as<ExpressionObject>())
        return schema::ServerDefault{expression->expression()};
    if (value.isUnknown())
        return schema::ServerDefault{toExpression(vocabulary, interpreter, value)};
    if (isUnread(interpreter, value))
        return schema::ServerDefault{std::string(kUnknownName)};
    if (auto own = elementExpression(vocabulary, interpreter, value))
        return schema::ServerDefault{std::move(own)};
    raise(vocabulary, interpreter, "ArgumentError",
          fmt::format("Argument 'arg' is expected to be one of type '<class 'str'>' or '<class 'ClauseElement'>' or '<class 'TextClause'>', got '{}'", interpreter.typeName(value)));
}

}  // namespace limbeck::sqlalchemy
