// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/runtime/context_object.h"

#include "sqlalchemy/host_class.h"
#include "sqlalchemy/parts.h"
#include "sqlalchemy/runtime/connection_object.h"
#include "sqlalchemy/runtime/dialect_object.h"
#include "sqlalchemy/runtime/engine_object.h"
#include "sqlalchemy/runtime/exceptions.h"

#include <algorithm>
#include <fmt/format.h>

namespace limbeck::sqlalchemy {

namespace {

/// with op.get_context().autocommit_block():
class AutocommitBlock : public HostObject {
public:
    using HostObject::HostObject;
    std::string typeName() const override { return "autocommit_block"; }
    Value enter(Interpreter &interpreter) override
    {
        World &world = requireWorld(vocabulary(), interpreter, "autocommit_block()");
        acrossTheBorder(vocabulary(), interpreter, [&] { world.enterAutocommit(); });
        return {};
    }
    bool exit(Interpreter &interpreter, const Value &) override
    {
        World &world = requireWorld(vocabulary(), interpreter, "autocommit_block()");
        acrossTheBorder(vocabulary(), interpreter, [&] { world.leaveAutocommit(); });
        return false;
    }
};

/// context.begin_transaction() of a script without an environment: nothing around it.
class NullContext : public python::Object {
public:
    std::string typeName() const override { return "nullcontext"; }
    Value enter(Interpreter &) override { return {}; }
    bool exit(Interpreter &, const Value &) override { return false; }
};

/// context.impl: the dialect's implementation, as far as scripts look at it.
class ImplObject : public HostObject {
public:
    using HostObject::HostObject;
    std::string typeName() const override { return "DefaultImpl"; }
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override
    {
        const World &world = requireWorld(vocabulary(), interpreter, "impl");
        if (name == "__dialect__")
            return Value::text(world.dialect().name());
        if (name == "transactional_ddl")
            return Value(world.dialect().transactionalDdl());
        if (name == "dialect")
            return Value(std::make_shared<DialectObject>(vocabulary(), world.dialect().name()));
        if (name == "connection" || name == "bind")
            return vocabulary().connection(interpreter);
        // What takes the same arguments as the directive of its name.
        for (const std::string_view directive : {"execute", "add_column", "alter_column", "rename_table", "bulk_insert"}) {
            if (name == directive)
                return interpreter.getAttribute(*vocabulary().importModule(interpreter, "alembic.op"), name);
        }
        return std::nullopt;
    }
};

MigrationEnvironment &requireEnvironment(Vocabulary &vocabulary, Interpreter &interpreter, std::string_view what)
{
    if (MigrationEnvironment *environment = vocabulary.environment())
        return *environment;
    throw Unsupported(fmt::format("{}: there is no migration environment here", what), interpreter.position());
}

Value beginTransaction(Vocabulary &vocabulary, Interpreter &interpreter)
{
    if (MigrationEnvironment *environment = vocabulary.environment())
        return environment->beginTransaction(interpreter);
    return Value(std::make_shared<NullContext>());
}

/// -x values: a list, or a dictionary split at the first `=` (config.md §8.4).
Value xArguments(Vocabulary &vocabulary, Interpreter &interpreter, const Arguments &arguments)
{
    const World &world = requireWorld(vocabulary, interpreter, "context.get_x_argument()");
    const auto &given = world.surroundings().xArguments;
    if (!arguments.flag("as_dictionary")) {
        std::vector<Value> items;
        for (const auto &text : given)
            items.push_back(Value::text(text));
        return Value(python::makeList(std::move(items)));
    }
    auto dict = python::makeDict();
    for (const auto &text : given) {
        const auto equals = text.find('=');
        dict->insert(text.substr(0, equals), Value::text(equals == std::string::npos ? "" : text.substr(equals + 1)));
    }
    return Value(dict);
}

Value question(Vocabulary &vocabulary, Interpreter &interpreter, const std::string &method)
{
    return requireEnvironment(vocabulary, interpreter, "context." + method + "()").question(interpreter, method);
}

constexpr const char *kQuestions[] = {"get_revision_argument", "get_starting_revision_argument", "get_head_revision", "get_head_revisions", "get_current_revision", "get_current_heads"};

bool isQuestion(std::string_view name) { return std::find(std::begin(kQuestions), std::end(kQuestions), name) != std::end(kQuestions); }

Value questionFunction(Vocabulary &vocabulary, std::string_view name)
{
    const std::string method(name);
    return nativeFunction(method, "", [&vocabulary, method](Interpreter &in, const Arguments &) { return question(vocabulary, in, method); });
}

class ContextModule : public python::Module {
public:
    explicit ContextModule(Vocabulary &vocabulary) : Module("alembic.context"), m_vocabulary(vocabulary) {}
    std::vector<std::string> publicNames() const override { return {}; }

protected:
    std::optional<Value> lookup(Interpreter &interpreter, std::string_view name) override
    {
        Vocabulary &vocabulary = m_vocabulary;
        if (isQuestion(name))
            return questionFunction(vocabulary, name);
        if (name == "config") {
            // While only a script's head is read: scripts name it at module level, and a run has it.
            if (!vocabulary.environment())
                return Value::unknown("context.config, which only a run has");
            return vocabulary.environment()->config(interpreter);
        }
        if (name == "is_offline_mode")
            return nativeFunction("is_offline_mode", "", [&vocabulary](Interpreter &in, const Arguments &) { return Value(requireWorld(vocabulary, in, "context.is_offline_mode()").isOffline()); });
        if (name == "is_transactional_ddl")
            return nativeFunction("is_transactional_ddl", "", [&vocabulary](Interpreter &in, const Arguments &) { return Value(requireWorld(vocabulary, in, "context").dialect().transactionalDdl()); });
        if (name == "get_x_argument")
            return nativeFunction("get_x_argument", "as_dictionary=", [&vocabulary](Interpreter &in, const Arguments &a) { return xArguments(vocabulary, in, a); });
        if (name == "get_tag_argument")
            return nativeFunction("get_tag_argument", "", [&vocabulary](Interpreter &in, const Arguments &) {
                const auto &tag = requireWorld(vocabulary, in, "context.get_tag_argument()").surroundings().tag;
                return tag ? Value::text(*tag) : Value();
            });
        if (name == "get_context")
            return nativeFunction("get_context", "", [&vocabulary](Interpreter &in, const Arguments &) {
                requireWorld(vocabulary, in, "context.get_context()");
                return Value(std::make_shared<MigrationContextObject>(vocabulary));
            });
        if (name == "get_bind")
            return nativeFunction("get_bind", "", [&vocabulary](Interpreter &in, const Arguments &) { return vocabulary.connection(in); });
        if (name == "begin_transaction")
            return nativeFunction("begin_transaction", "", [&vocabulary](Interpreter &in, const Arguments &) { return beginTransaction(vocabulary, in); });
        if (name == "configure")
            return nativeFunction("configure", "connection=, **kw", [&vocabulary](Interpreter &in, const Arguments &a) -> Value {
                KeywordArguments keywords = a.extras();
                if (a.has("connection"))
                    keywords.emplace_back("connection", a.value("connection"));
                requireEnvironment(vocabulary, in, "context.configure()").configure(in, std::move(keywords), a.position());
                return {};
            });
        if (name == "run_migrations")
            return nativeFunction("run_migrations", "**kw", [&vocabulary](Interpreter &in, const Arguments &a) -> Value {
                requireEnvironment(vocabulary, in, "context.run_migrations()").runMigrations(in, a.extras(), a.position());
                return {};
            });
        if (name == "execute")
            return nativeFunction("execute", "sql, execution_options=", [&vocabulary](Interpreter &in, const Arguments &a) {
                executeDirective(vocabulary, in, a.value("sql"), a.position());
                return Value();
            });
        if (name == "static_output")
            return nativeFunction("static_output", "text", [](Interpreter &, const Arguments &) { return Value(); });
        return std::nullopt;
    }

private:
    Vocabulary &m_vocabulary;
};

}  // namespace

std::optional<Value> MigrationContextObject::attribute(Interpreter &interpreter, std::string_view name)
{
    Vocabulary &v = vocabulary();
    const World &world = requireWorld(v, interpreter, "op.get_context()");
    if (isQuestion(name))
        return questionFunction(v, name);
    if (name == "dialect")
        return interpreter.findAttribute(v.connection(interpreter), "dialect");
    if (name == "as_sql")
        return Value(world.isOffline());
    if (name == "connection" || name == "bind")
        return v.connection(interpreter);
    if (name == "impl")
        return Value(std::make_shared<ImplObject>(v));
    if (name == "version_table" || name == "version_table_schema") {
        // As configure() was told; its own default is alembic_version.
        const std::string option(name);
        const Value options = v.environment() ? v.environment()->options(interpreter) : Value(python::makeDict());
        const auto *dict = options.as<python::Dict>();
        const auto given = dict ? dict->find(option) : std::nullopt;
        if (given)
            return *given;
        return name == "version_table" ? Value::text("alembic_version") : Value();
    }
    if (name == "opts")
        return v.environment() ? v.environment()->options(interpreter) : Value(python::makeDict());
    if (name == "config" || name == "environment_context") {
        if (name == "config")
            return v.environment() ? v.environment()->config(interpreter) : Value();
        return v.importModule(interpreter, "alembic.context");
    }
    if (name == "autocommit_block")
        return nativeFunction("autocommit_block", "", [&v](Interpreter &, const Arguments &) { return Value(std::make_shared<AutocommitBlock>(v)); });
    if (name == "begin_transaction")
        return nativeFunction("begin_transaction", "_per_migration=", [&v](Interpreter &in, const Arguments &) { return beginTransaction(v, in); });
    if (name == "execute")
        return nativeFunction("execute", "sql, execution_options=", [&v](Interpreter &in, const Arguments &a) {
            executeDirective(v, in, a.value("sql"), a.position());
            return Value();
        });
    return std::nullopt;
}

Value migrationContextClass(Vocabulary &vocabulary)
{
    Value &made = vocabulary.parts().classes["MigrationContext"];
    if (!made.isNone())
        return made;
    auto cls = makeHostClass<MigrationContextObject>("MigrationContext", nullptr);
    constexpr const char *kSignature = "connection=, url=, dialect_name=, dialect=, environment_context=, dialect_opts=, opts=";
    cls->define("configure", nativeFunction("configure", kSignature, [&vocabulary](Interpreter &interpreter, const Arguments &arguments) -> Value {
        const Value connection = arguments.value("connection");
        if (connection.as<ConnectionObject>())
            return Value(std::make_shared<MigrationContextObject>(vocabulary));
        if (connection.isUnknown() || connection.as<python::Opaque>())
            return Value::unknown("a connection of env.py that could not be read");
        if (!connection.as<EngineConnection>() && !dynamic_cast<WorldOwner *>(connection.asObject()))
            throw Unsupported("MigrationContext.configure() without a connection", arguments.position(), "Use op.get_bind() for the connection of the run.");
        const Value options = arguments.value("opts");
        return interpreter.call(interpreter.getAttribute(*vocabulary.importModule(interpreter, "limbeck_migration"), "Standing"), {connection, options.isNone() ? Value(python::makeDict()) : options});
    }));
    made = Value(cls);
    return made;
}

std::shared_ptr<python::Module> makeContextModule(Vocabulary &vocabulary) { return std::make_shared<ContextModule>(vocabulary); }

}  // namespace limbeck::sqlalchemy
