// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/batch_recreate.h"
#include "sqlalchemy/items/column_object.h"
#include "sqlalchemy/items/name_object.h"
#include "sqlalchemy/operations/directive.h"
#include "sqlalchemy/runtime/exceptions.h"
#include "sqlalchemy/runtime/python_defaults.h"
#include "sqlalchemy/types/type_object.h"

namespace limbeck::sqlalchemy {

namespace {

using operation::Change;

Directive::Node addColumn(const DirectiveCall &call)
{
    operation::AddColumn add;
    add.table = call.table();
    const auto column = requireColumn(call.vocabulary, call.interpreter(), call.arguments.value("column"), "add_column()");
    add.column = column->spec;
    // A rebuild copies the rows with INSERT … SELECT, which SQLAlchemy completes with default=.
    if (call.batchTable) {
        if (sql::ExpressionPtr fill = defaultForRows(call.vocabulary, call.interpreter(), *column))
            add.column.column.options.emplace_back(operation::kFillOption, schema::OptionValue{std::move(fill)});
    }
    add.ifNotExists = call.arguments.flag("if_not_exists");
    add.inlineReferences = call.arguments.flag("inline_references");
    add.inlinePrimaryKey = call.arguments.flag("inline_primary_key");
    add.insertBefore = call.arguments.text("insert_before");
    add.insertAfter = call.arguments.text("insert_after");
    return add;
}

std::optional<sql::Type> typeArgument(const DirectiveCall &call, std::string_view name)
{
    const Value value = call.arguments.value(name);
    if (value.isNone())
        return std::nullopt;
    return typeFrom(call.vocabulary, call.interpreter(), value);
}

/// **kw of drop_column holds existing_type and other databases' options.
Directive::Node dropColumn(const DirectiveCall &call)
{
    operation::DropColumn drop;
    drop.table = call.table();
    drop.column = columnName(call.interpreter(), call.arguments.value("column_name"));
    drop.ifExists = call.arguments.flag("if_exists");
    drop.existingType = typeArgument(call, "existing_type");
    return drop;
}

bool isFalse(const Value *value) { return !value || (value->asBool() && !*value->asBool()); }

/// False keeps, None removes (operations.md §7.3).
Change<operation::DefaultClause> defaultChange(const DirectiveCall &call, std::string_view name)
{
    const Value *value = call.arguments.find(name);
    if (isFalse(value))
        return {};
    if (value->isNone())
        return Change<operation::DefaultClause>::remove();
    return Change<operation::DefaultClause>::set(defaultClause(call.vocabulary, call.interpreter(), *value));
}

Change<std::string> commentChange(const DirectiveCall &call, std::string_view name)
{
    const Value *value = call.arguments.find(name);
    if (isFalse(value))
        return {};
    if (value->isNone())
        return Change<std::string>::remove();
    return Change<std::string>::set(textOf(call.interpreter(), *value, name));
}

void readExtras(const DirectiveCall &call, operation::AlterColumn &alter)
{
    Interpreter &interpreter = call.interpreter();
    for (const auto &[name, value] : call.arguments.extras()) {
        if (name == "name")
            interpreter.raise("TypeError", "alter_column() got an unexpected keyword argument 'name': the new name goes into new_column_name=");
        if (name == "postgresql_using" && !value.isNone())
            alter.postgresqlUsing = interpreter.str(value);
        if (name == "autoincrement" && !value.isNone())
            alter.autoincrement = interpreter.isTrue(value, name) ? schema::Autoincrement::On : schema::Autoincrement::Off;
        if (name == "autoincrement" || name == "existing_autoincrement")
            interpreter.host().warning("autoincrement and existing_autoincrement only make sense for MySQL", call.arguments.position());
    }
}

Directive::Node alterColumn(const DirectiveCall &call)
{
    const Arguments &arguments = call.arguments;
    operation::AlterColumn alter;
    alter.table = call.table();
    alter.column = columnName(call.interpreter(), arguments.value("column_name"));
    alter.newName = optionalIdentifier(call.interpreter(), arguments.value("new_column_name"), "new_column_name");
    alter.type = typeArgument(call, "type_");
    alter.nullable = arguments.optionalFlag("nullable");
    alter.serverDefault = defaultChange(call, "server_default");
    alter.comment = commentChange(call, "comment");
    alter.existingType = typeArgument(call, "existing_type");
    alter.existingServerDefault = defaultChange(call, "existing_server_default");
    alter.existingNullable = arguments.optionalFlag("existing_nullable");
    if (!arguments.value("existing_comment").isNone())
        alter.existingComment = commentChange(call, "existing_comment");
    readExtras(call, alter);
    return alter;
}

}  // namespace

const std::vector<Directive> &columnDirectives()
{
    static const std::vector<Directive> directives{
        {"add_column", "table_name, column, *, schema=, if_not_exists=, inline_references=, inline_primary_key=",
         "column, *, insert_before=, insert_after=, if_not_exists=, inline_references=, inline_primary_key=", addColumn},
        {"drop_column", "table_name, column_name, *, schema=, if_exists=, existing_type=, **kw", "column_name, *, if_exists=, existing_type=, **kw", dropColumn},
        {"alter_column",
         "table_name, column_name, *, nullable=, comment=, server_default=, new_column_name=, type_=, existing_type=, existing_server_default=, existing_nullable=, existing_comment=, "
         "schema=, **kw",
         "column_name, *, nullable=, comment=, server_default=, new_column_name=, type_=, existing_type=, existing_server_default=, existing_nullable=, existing_comment=, "
         "insert_before=, insert_after=, **kw",
         alterColumn},
    };
    return directives;
}

}  // namespace limbeck::sqlalchemy
