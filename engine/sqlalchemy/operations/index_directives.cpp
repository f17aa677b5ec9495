// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/items/constraint_objects.h"
#include "sqlalchemy/items/name_object.h"
#include "sqlalchemy/items/options.h"
#include "sqlalchemy/operations/directive.h"

namespace limbeck::sqlalchemy {

namespace {

Directive::Node createIndex(const DirectiveCall &call)
{
    Interpreter &interpreter = call.interpreter();
    operation::CreateIndex create;
    create.index.name = constraintName(interpreter, call.arguments.value("index_name"), "index name");
    create.index.table = call.table();
    const Value columns = call.arguments.value("columns");
    if (isTextLike(columns))
        interpreter.raise("TypeError", "create_index() expects a list of columns, got a string");
    create.index.elements = indexElements(call.vocabulary, interpreter, interpreter.toVector(columns));
    create.index.unique = call.arguments.flag("unique");
    create.index.quoteName = call.arguments.flag("quote");
    create.index.options = optionsFrom(call.vocabulary, call.arguments, call.arguments.extras());
    create.ifNotExists = call.arguments.flag("if_not_exists");
    return create;
}

Directive::Node dropIndex(const DirectiveCall &call)
{
    operation::DropIndex drop;
    drop.name = constraintName(call.interpreter(), call.arguments.value("index_name"), "index name");
    if (call.batchTable || !call.arguments.value("table_name").isNone())
        drop.table = call.table();
    drop.schema = call.batchTable ? call.batchTable->schema : schemaIdentifier(call.interpreter(), call.arguments.value("schema"));
    drop.ifExists = call.arguments.flag("if_exists");
    optionsFrom(call.vocabulary, call.arguments, call.arguments.extras());
    for (const auto &[name, value] : call.arguments.extras()) {
        if (name == "postgresql_concurrently")
            drop.concurrently = call.interpreter().isTrue(value, name);
    }
    return drop;
}

}  // namespace

const std::vector<Directive> &indexDirectives()
{
    static const std::vector<Directive> directives{
        {"create_index", "index_name, table_name, columns, *, schema=, unique=, if_not_exists=, quote=, info=, **kw", "index_name, columns, *, unique=, if_not_exists=, quote=, info=, **kw",
         createIndex},
        {"drop_index", "index_name, table_name=, *, schema=, if_exists=, unique=, info=, **kw", "index_name, *, if_exists=, unique=, info=, table_name=, **kw", dropIndex},
    };
    return directives;
}

}  // namespace limbeck::sqlalchemy
