// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/operations/op_module.h"

#include "sqlalchemy/items/metadata_object.h"
#include "sqlalchemy/items/name_object.h"
#include "sqlalchemy/items/options.h"
#include "sqlalchemy/operations/batch_object.h"
#include "sqlalchemy/operations/bulk_insert.h"
#include "sqlalchemy/operations/custom_operations.h"
#include "sqlalchemy/operations/operation_objects.h"
#include "sqlalchemy/parts.h"
#include "sqlalchemy/runtime/connection_object.h"
#include "sqlalchemy/runtime/context_object.h"
#include "sqlalchemy/runtime/exceptions.h"
#include "sqlalchemy/statements/ddl_objects.h"
#include "sqlalchemy/types/type_object.h"

#include <fmt/format.h>

namespace limbeck::sqlalchemy {

namespace {

Value createTable(Vocabulary &vocabulary, Interpreter &interpreter, const Arguments &arguments)
{
    auto name = qualifiedName(interpreter, arguments.value("table_name"), arguments.value("schema"), "table name");
    if (const auto quote = arguments.optionalFlag("quote"))
        name.name.quote = quote;
    auto table = std::make_shared<TableObject>(vocabulary, name, true);
    table->comment = arguments.text("comment");
    table->prefixes = arguments.texts("prefixes");
    table->ifNotExists = arguments.flag("if_not_exists");
    table->info = arguments.value("info");
    static const char *const withoutMeaning[] = {"extend_existing", "keep_existing", "implicit_returning", "listeners", "autoload_replace"};
    Arguments::Keywords options;
    for (const auto &keyword : arguments.extras()) {
        if (std::find(std::begin(withoutMeaning), std::end(withoutMeaning), keyword.first) == std::end(withoutMeaning))
            options.push_back(keyword);
    }
    table->options = optionsFrom(vocabulary, arguments, options);
    for (const Value &item : arguments.rest())
        table->addItem(interpreter, item);
    emitNode(vocabulary, interpreter, table->createTable(), arguments.position());
    // What later code sees: a full Table whose primary key columns are known.
    return Value(table);
}

/// One directive of the table as a function of `op`.
Value directiveFunction(Vocabulary &vocabulary, const Directive &directive)
{
    return nativeFunction(directive.name, directive.signature, [&vocabulary, &directive](Interpreter &interpreter, const Arguments &arguments) -> Value {
        emitNode(vocabulary, interpreter, directive.body(DirectiveCall{vocabulary, arguments}), arguments.position());
        return {};
    });
}

class OpModule : public python::Module {
public:
    explicit OpModule(Vocabulary &vocabulary) : Module("alembic.op"), m_vocabulary(vocabulary) {}
    std::vector<std::string> publicNames() const override { return directiveNames(); }

protected:
    std::optional<Value> lookup(Interpreter &interpreter, std::string_view name) override
    {
        if (const Directive *directive = findDirective(name))
            return directiveFunction(m_vocabulary, *directive);
        if (name == "create_table") {
            return nativeFunction("create_table", "table_name, *columns, schema=, if_not_exists=, comment=, prefixes=, info=, quote=, **kw",
                                  [this](Interpreter &in, const Arguments &arguments) { return createTable(m_vocabulary, in, arguments); });
        }
        if (name == "batch_alter_table")
            return makeBatchDirective(m_vocabulary);
        if (name == "_proxy")
            return Value(shared_from_this());
        if (auto common = commonDirective(m_vocabulary, name))
            return common;
        return customDirective(m_vocabulary, interpreter, name);
    }

private:
    Vocabulary &m_vocabulary;
};

Value inlineLiteral(Vocabulary &vocabulary, Interpreter &interpreter, const Arguments &arguments)
{
    const Value value = arguments.value("value");
    const sql::Type type = arguments.value("type_").isNone() ? sql::Type() : typeFrom(vocabulary, interpreter, arguments.value("type_"));
    sql::Expression bound = *toExpression(vocabulary, interpreter, value, type);
    if (auto *parameter = std::get_if<sql::BindParameter>(&bound.node))
        parameter->literalExecute = true;
    return makeExpressionValue(vocabulary, std::make_shared<const sql::Expression>(std::move(bound)));
}

Value invoke(Vocabulary &vocabulary, Interpreter &interpreter, const Arguments &arguments)
{
    const auto *object = arguments.value("operation").as<OperationObject>();
    if (!object)
        return invokeCustom(vocabulary, interpreter, arguments.value("operation"), arguments.position());
    for (const auto &node : object->nodes())
        emitNode(vocabulary, interpreter, node, arguments.position());
    return object->result();
}

/// The async function is called with the connection; await is synchronous here.
Value runAsync(Vocabulary &vocabulary, Interpreter &interpreter, const Arguments &arguments)
{
    CallArguments call;
    call.positional.push_back(vocabulary.connection(interpreter));
    call.positional.insert(call.positional.end(), arguments.rest().begin(), arguments.rest().end());
    call.keywords = arguments.extras();
    call.position = arguments.position();
    return interpreter.call(arguments.value("async_function"), std::move(call));
}

}  // namespace

std::vector<std::string> directiveNames()
{
    std::vector<std::string> names{"create_table", "batch_alter_table", "execute", "bulk_insert", "f", "inline_literal", "get_bind", "get_context", "invoke", "run_async"};
    for (const auto *group : {&tableDirectives(), &columnDirectives(), &indexDirectives(), &constraintDirectives()}) {
        for (const Directive &directive : *group)
            names.emplace_back(directive.name);
    }
    return names;
}

std::optional<Value> commonDirective(Vocabulary &vocabulary, std::string_view name)
{
    if (name == "execute")
        return nativeFunction("execute", "sqltext, *, execution_options=", [&vocabulary](Interpreter &in, const Arguments &a) {
            executeDirective(vocabulary, in, a.value("sqltext"), a.position());
            return Value();
        });
    if (name == "bulk_insert")
        return nativeFunction("bulk_insert", "table, rows, *, multiinsert=", [&vocabulary](Interpreter &in, const Arguments &a) { return bulkInsert(vocabulary, in, a); });
    if (name == "f")
        return nativeFunction("f", "name", [](Interpreter &in, const Arguments &a) {
            if (a.value("name").isNone())
                return Value();
            return Value(std::make_shared<NameObject>(textOf(in, a.value("name"), "f()"), std::nullopt, true));
        });
    if (name == "inline_literal")
        return nativeFunction("inline_literal", "value, type_=", [&vocabulary](Interpreter &in, const Arguments &a) { return inlineLiteral(vocabulary, in, a); });
    if (name == "get_bind")
        return nativeFunction("get_bind", "", [&vocabulary](Interpreter &in, const Arguments &) { return vocabulary.connection(in); });
    if (name == "get_context" || name == "migration_context") {
        const Value context(std::make_shared<MigrationContextObject>(vocabulary));
        if (name == "migration_context")
            return context;
        return nativeFunction("get_context", "", [&vocabulary](Interpreter &in, const Arguments &) {
            requireWorld(vocabulary, in, "op.get_context()");
            return Value(std::make_shared<MigrationContextObject>(vocabulary));
        });
    }
    if (name == "invoke")
        return nativeFunction("invoke", "operation", [&vocabulary](Interpreter &in, const Arguments &a) { return invoke(vocabulary, in, a); });
    if (name == "run_async")
        return nativeFunction("run_async", "async_function, *args, **kw", [&vocabulary](Interpreter &in, const Arguments &a) { return runAsync(vocabulary, in, a); });
    return std::nullopt;
}

std::shared_ptr<python::Module> makeOpModule(Vocabulary &vocabulary) { return std::make_shared<OpModule>(vocabulary); }

World &requireWorld(Vocabulary &vocabulary, Interpreter &interpreter, std::string_view what)
{
    if (World *world = vocabulary.world())
        return *world;
    throw Error(ErrorCode::Script, fmt::format("{}: no migration context is active here, the 'op' and connection functions work only while a migration runs", what), interpreter.position(),
                "Move the call into upgrade() or downgrade().");
}

}  // namespace limbeck::sqlalchemy
