// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/vocabulary.h"

#include "python/state.h"
#include "sqlalchemy/host_class.h"

#include "sqlalchemy/modules/vocabulary_module.h"
#include "sqlalchemy/operations/custom_operations.h"
#include "sqlalchemy/operations/op_module.h"
#include "sqlalchemy/operations/operation_objects.h"
#include "sqlalchemy/orm/model_instance.h"
#include "sqlalchemy/packages/model_helpers.h"
#include "sqlalchemy/packages/packages.h"
#include "sqlalchemy/parts.h"
#include "sqlalchemy/runtime/connection_object.h"
#include "sqlalchemy/runtime/context_object.h"
#include "sqlalchemy/runtime/driver_exceptions.h"
#include "sqlalchemy/runtime/exceptions.h"
#include "sqlalchemy/types/type_object.h"

#include <algorithm>

namespace limbeck::sqlalchemy {

namespace {

bool isBelow(const std::string &name, std::string_view package)
{
    return name == package || (name.starts_with(package) && name.size() > package.size() && name[package.size()] == '.');
}

/// Which names a module of sqlalchemy has.
enum class Kind { None, Core, Dialects, Postgresql, Sqlite, Mysql, Mssql, Oracle, Orm, Exceptions, Event };

Kind kindOfSqlalchemy(const std::string &name)
{
    static const char *const core[] = {"types", "schema", "sql", "engine", "future", "inspection", "pool", "util", "naming", "url", "text"};
    if (name == "sqlalchemy")
        return Kind::Core;
    if (isBelow(name, "sqlalchemy.exc") || isBelow(name, "sqlalchemy.orm.exc"))
        return Kind::Exceptions;
    if (isBelow(name, "sqlalchemy.event") || isBelow(name, "sqlalchemy.events"))
        return Kind::Event;
    if (isBelow(name, "sqlalchemy.dialects.postgresql"))
        return Kind::Postgresql;
    if (isBelow(name, "sqlalchemy.dialects.sqlite"))
        return Kind::Sqlite;
    if (isBelow(name, "sqlalchemy.dialects.mysql"))
        return Kind::Mysql;
    if (isBelow(name, "sqlalchemy.dialects.mssql"))
        return Kind::Mssql;
    if (isBelow(name, "sqlalchemy.dialects.oracle"))
        return Kind::Oracle;
    if (name == "sqlalchemy.dialects")
        return Kind::Dialects;
    if (isBelow(name, "sqlalchemy.orm") || isBelow(name, "sqlalchemy.ext") || name == "sqlalchemy.testing.schema")
        return Kind::Orm;
    for (const char *module : core) {
        if (isBelow(name, std::string("sqlalchemy.") + module))
            return Kind::Core;
    }
    return Kind::None;
}

/// Names that are submodules, as against attributes, one level below those modules: sqlalchemy.sql.sqltypes, sqlalchemy.engine.url …
bool isKnownSubmodule(const std::string &name)
{
    static const char *const modules[] = {
        "sqlalchemy.sql.expression", "sqlalchemy.sql.sqltypes", "sqlalchemy.sql.schema", "sqlalchemy.sql.elements", "sqlalchemy.sql.selectable", "sqlalchemy.sql.functions",
        "sqlalchemy.sql.type_api", "sqlalchemy.sql.ddl", "sqlalchemy.sql.base", "sqlalchemy.sql.naming", "sqlalchemy.sql.dml", "sqlalchemy.sql.operators", "sqlalchemy.sql.compiler", "sqlalchemy.engine.base",
        "sqlalchemy.engine.reflection", "sqlalchemy.engine.url", "sqlalchemy.engine.row", "sqlalchemy.engine.cursor", "sqlalchemy.engine.interfaces", "sqlalchemy.engine.result",
        "sqlalchemy.engine.default", "sqlalchemy.engine.mock", "sqlalchemy.engine.create", "sqlalchemy.future.engine",
        "sqlalchemy.ext.declarative", "sqlalchemy.ext.asyncio", "sqlalchemy.ext.mutable", "sqlalchemy.ext.hybrid", "sqlalchemy.ext.compiler", "sqlalchemy.ext.automap",
        "sqlalchemy.ext.associationproxy", "sqlalchemy.ext.declarative.api", "sqlalchemy.ext.asyncio.engine", "sqlalchemy.ext.asyncio.session",
        "sqlalchemy.testing.schema", "sqlalchemy.orm.decl_base", "sqlalchemy.orm.base", "sqlalchemy.orm.relationships", "sqlalchemy.orm.properties", "sqlalchemy.orm.mapper", "sqlalchemy.ext.indexable", "sqlalchemy.ext.orderinglist", "sqlalchemy.ext.declarative.extensions", "sqlalchemy.ext.hybrid", "sqlalchemy.orm.session", "sqlalchemy.orm.decl_api", "sqlalchemy.orm.attributes", "sqlalchemy.orm.query", "sqlalchemy.orm.exc",
        "sqlalchemy.dialects.postgresql", "sqlalchemy.dialects.sqlite", "sqlalchemy.dialects.mysql", "sqlalchemy.dialects.mssql", "sqlalchemy.dialects.oracle",
        "sqlalchemy.dialects.postgresql.base", "sqlalchemy.dialects.postgresql.json", "sqlalchemy.dialects.postgresql.array", "sqlalchemy.dialects.postgresql.dml",
        "sqlalchemy.dialects.postgresql.ext", "sqlalchemy.dialects.postgresql.types", "sqlalchemy.dialects.postgresql.ranges", "sqlalchemy.dialects.postgresql.named_types",
        "sqlalchemy.dialects.postgresql.psycopg2", "sqlalchemy.dialects.postgresql.psycopg", "sqlalchemy.dialects.postgresql.asyncpg", "sqlalchemy.dialects.sqlite.pysqlite", "sqlalchemy.dialects.sqlite.aiosqlite", "sqlalchemy.dialects.postgresql.psycopg2", "sqlalchemy.dialects.sqlite.base", "sqlalchemy.dialects.sqlite.json", "sqlalchemy.dialects.sqlite.dml", "sqlalchemy.dialects.mysql.base",
        "sqlalchemy.dialects.mysql.types", "sqlalchemy.types", "sqlalchemy.schema", "sqlalchemy.sql", "sqlalchemy.engine", "sqlalchemy.future", "sqlalchemy.inspection", "sqlalchemy.pool",
        "sqlalchemy.util", "sqlalchemy.exc", "sqlalchemy.event", "sqlalchemy.dialects", "sqlalchemy.orm", "sqlalchemy.ext", "sqlalchemy"};
    return std::find(std::begin(modules), std::end(modules), name) != std::end(modules);
}

Names sqlalchemyNames(Vocabulary &vocabulary, Interpreter &interpreter, Kind kind)
{
    switch (kind) {
    case Kind::Core: {
        return coreNames(vocabulary, interpreter);
    }
    case Kind::Postgresql:
        return dialectNames(vocabulary, interpreter, "postgresql");
    case Kind::Sqlite:
        return dialectNames(vocabulary, interpreter, "sqlite");
    case Kind::Mysql:
        return dialectNames(vocabulary, interpreter, "mysql");
    case Kind::Mssql:
        return dialectNames(vocabulary, interpreter, "mssql");
    case Kind::Oracle:
        return dialectNames(vocabulary, interpreter, "oracle");
    case Kind::Orm: {
        Names names = ormNames(vocabulary, interpreter);
        return names;
    }
    case Kind::Exceptions:
        return exceptionModuleNames(vocabulary, interpreter);
    case Kind::Event:
        return eventNames(vocabulary, interpreter);
    case Kind::Dialects:
    case Kind::None:
        return {};
    }
    return {};
}

/// The packages of types.md §3.5 and §3.6, by the first part of a module's name.
std::optional<std::string> typePackage(const std::string &name)
{
    for (const char *package : {"sqlalchemy_utils", "fastapi_users_db_sqlalchemy", "geoalchemy2", "pgvector", "citext"}) {
        if (isBelow(name, package))
            return package;
    }
    return std::nullopt;
}

class OpsModule : public python::Module {
public:
    explicit OpsModule(Vocabulary &vocabulary) : Module("alembic.operations.ops"), m_vocabulary(vocabulary) {}

protected:
    std::optional<Value> lookup(Interpreter &interpreter, std::string_view name) override
    {
        if (name == "MigrateOperation")
            return Value(interpreter.builtinClass("object"));
        for (const char *container : {"OpContainer", "ModifyTableOps", "UpgradeOps", "DowngradeOps", "MigrationScript"}) {
            if (name == container)
                return interpreter.getAttribute(*m_vocabulary.importModule(interpreter, "limbeck_directives"), name);
        }
        if (auto cls = operationClass(m_vocabulary, name)) {
            define(std::string(name), *cls);   // the same class every time
            return cls;
        }
        if (name.starts_with("__"))
            return std::nullopt;
        return Value(std::make_shared<python::Opaque>("alembic.operations.ops." + std::string(name), interpreter.position()));
    }

private:
    Vocabulary &m_vocabulary;
};

std::shared_ptr<python::Module> alembicModule(Vocabulary &vocabulary, Interpreter &interpreter, const std::string &name)
{
    if (name == "alembic.op")
        return makeOpModule(vocabulary);
    if (name == "alembic.context")
        return makeContextModule(vocabulary);
    if (name == "alembic.operations.ops")
        return std::make_shared<OpsModule>(vocabulary);
    auto names = std::make_shared<Names>();
    if (name == "alembic")
        (*names)["__version__"] = Value::text("1.19.2");
    if (isBelow(name, "alembic.util"))
        (*names)["CommandError"] = Value(exceptionClass(vocabulary, interpreter, "CommandError"));
    if (name == "alembic.util" || name == "alembic.util.messaging" || name == "alembic.util.langhelpers") {
        const Value module = *vocabulary.importModule(interpreter, "limbeck_util");
        for (const char *function : {"rev_id", "warn", "msg", "err", "to_list", "to_tuple"})
            (*names)[function] = interpreter.getAttribute(module, function);
    }
    if (name == "alembic.autogenerate.rewriter") {
        (*names)["Rewriter"] = interpreter.getAttribute(*vocabulary.importModule(interpreter, "limbeck_directives"), "Rewriter");
        return std::make_shared<VocabularyModule>(vocabulary, name, names);
    }
    if (isBelow(name, "alembic.operations")) {
        (*names)["Operations"] = operationsClass(vocabulary);
        (*names)["MigrateOperation"] = Value(interpreter.builtinClass("object"));
    }
    if (isBelow(name, "alembic.runtime") || name == "alembic.migration")
        (*names)["MigrationContext"] = migrationContextClass(vocabulary);
    static const char *const known[] = {"alembic", "alembic.util", "alembic.util.exc", "alembic.util.messaging", "alembic.util.langhelpers", "alembic.operations", "alembic.operations.base", "alembic.runtime", "alembic.runtime.migration", "alembic.runtime.environment", "alembic.migration",
                                        "alembic.ddl", "alembic.ddl.impl", "alembic.ddl.base", "alembic.autogenerate", "alembic.autogenerate.api", "alembic.config", "alembic.script", "alembic.command", "alembic.environment"};
    if (std::find(std::begin(known), std::end(known), name) == std::end(known))
        return nullptr;
    return std::make_shared<VocabularyModule>(vocabulary, name, names);
}

/// sqlalchemy.sql.functions: the functions that have a class there, `count()` for func.count().
std::shared_ptr<const Names> functionModuleNames(Interpreter &interpreter, const Names &core)
{
    auto names = std::make_shared<Names>(core);
    const Value func = core.find("func")->second;
    names->insert_or_assign("GenericFunction", core.find("GenericFunction")->second);
    for (const char *name : {"count", "now", "max", "min", "sum", "coalesce", "concat", "current_date", "current_time", "current_timestamp", "current_user", "localtime", "localtimestamp", "random",
                             "char_length", "session_user", "user", "array_agg", "rank", "dense_rank", "percent_rank", "cume_dist", "mode", "percentile_cont", "percentile_disc", "string_agg"})
        names->insert_or_assign(name, interpreter.getAttribute(func, name));
    return names;
}

/// A package that we bring along: runs its source once. A name that it does not define is opaque, as of every known package.
Value packageModule(Vocabulary &vocabulary, Interpreter &interpreter, const std::string &name)
{
    auto names = std::make_shared<Names>();
    auto module = std::make_shared<VocabularyModule>(vocabulary, name, names);
    vocabulary.parts().modules[name] = module;
    if (const auto source = packageModules().find(name); source != packageModules().end()) {
        const Value body(interpreter.runLibrary(name, std::string(source->second)));
        for (const auto &[key, value] : body.as<python::Module>()->scope->entries())
            names->insert_or_assign(std::string(key), value);
        interpreter.state().modules[name] = module;   // a second import finds it, with its submodules, instead of the body that ran
    }
    return Value(module);
}

}  // namespace

namespace {

/// Types of a package, and what of it is written in Python: sqlalchemy_utils.Timestamp.
Names namesOfTypePackage(Vocabulary &vocabulary, Interpreter &interpreter, const std::string &name, const std::string &package)
{
    Names names = typePackageNames(vocabulary, package);
    const std::string models = name + ".models";
    if (packageModules().contains(models)) {
        const Value module = packageModule(vocabulary, interpreter, models);
        for (const char *known : {"Timestamp", "aggregated", "generic_repr"})
            names[known] = interpreter.getAttribute(module, known);
    }
    return names;
}

}  // namespace

Vocabulary::Vocabulary(World *world, MigrationEnvironment *environment) : m_world(world), m_environment(environment), m_parts(std::make_unique<Parts>()) {}

Vocabulary::~Vocabulary()
{
    // Modules and classes refer to each other in cycles.
    for (auto &[entry, cls] : m_parts->typeClasses)
        cls->linearization.clear();
}

std::optional<Value> Vocabulary::importModule(Interpreter &interpreter, const std::string &name)
{
    auto &modules = m_parts->modules;
    if (const auto found = modules.find(name); found != modules.end())
        return Value(found->second);
    std::shared_ptr<python::Module> module;
    if (isBelow(name, "alembic")) {
        module = alembicModule(*this, interpreter, name);
    } else if (isBelow(name, "sqlalchemy")) {
        const Kind kind = kindOfSqlalchemy(name);
        if (kind != Kind::None && isKnownSubmodule(name)) {
            auto &names = m_parts->names[int(kind)];
            if (!names)
                names = std::make_shared<const Names>(sqlalchemyNames(*this, interpreter, kind));
            module = std::make_shared<VocabularyModule>(*this, name, name == "sqlalchemy.sql.functions" ? functionModuleNames(interpreter, *names) : names);
        }
    } else if (isBelow(name, "sqlmodel")) {
        auto names = std::make_shared<Names>(sqlModelNames(*this, interpreter));
        if (name == "sqlmodel") {
            for (const auto &[key, value] : coreNames(*this, interpreter))
                names->emplace(key, value);
        }
        if (name == "sqlmodel.sql.sqltypes")
            names->emplace("types", *importModule(interpreter, "sqlalchemy.types"));
        static const char *const known[] = {"sqlmodel", "sqlmodel.sql", "sqlmodel.sql.sqltypes", "sqlmodel.sql.expression", "sqlmodel.main", "sqlmodel.orm", "sqlmodel.orm.session", "sqlmodel.ext", "sqlmodel.ext.asyncio", "sqlmodel.ext.asyncio.session", "sqlmodel.pool"};
        if (std::find(std::begin(known), std::end(known), name) != std::end(known))
            module = std::make_shared<VocabularyModule>(*this, name, names);
    } else if (name == "_limbeck_models") {
        module = std::make_shared<VocabularyModule>(*this, name, std::make_shared<const Names>(modelHelpers(*this, interpreter)));
    } else if (name == "_limbeck_orm") {
        module = std::make_shared<VocabularyModule>(*this, name, std::make_shared<const Names>(sessionHelpers(*this)));
    } else if (packageModules().contains(name) && (isBelow(name, "flask_sqlalchemy") || !interpreter.host().findSource(name))) {
        // Flask-SQLAlchemy even before a copy of it: what it does with metaclasses, ours says in other words.
        return packageModule(*this, interpreter, name);
    } else if (const auto package = typePackage(name)) {
        const std::string last = name.substr(name.rfind('.') + 1);
        if (last.empty() || !(last[0] >= 'A' && last[0] <= 'Z'))
            module = std::make_shared<VocabularyModule>(*this, name, std::make_shared<const Names>(namesOfTypePackage(*this, interpreter, name, *package)));
    }
    if (!module)
        module = driverModule(*this, interpreter, name);
    if (!module && isKnownPackage(name) && !interpreter.host().findSource(name))
        return packageModule(*this, interpreter, name);
    if (!module)
        return std::nullopt;
    modules[name] = module;
    return Value(module);
}

Value Vocabulary::connection(Interpreter &interpreter)
{
    requireWorld(*this, interpreter, "op.get_bind()");
    if (!m_parts->connection)
        m_parts->connection = std::make_shared<ConnectionObject>(*this);
    return Value(m_parts->connection);
}

std::vector<Value> Vocabulary::listeners(const Value &target, const std::vector<std::string> &classNames, const std::string &event) const
{
    std::vector<Value> found;
    for (const RecordedListener &listener : m_parts->listeners) {
        const auto *cls = listener.target.as<HostClass>();
        const bool isMeant = cls ? std::find(classNames.begin(), classNames.end(), cls->name()) != classNames.end() : listener.target.isIdentical(target);
        if (listener.event == event && isMeant)
            found.push_back(listener.function);
    }
    return found;
}

}  // namespace limbeck::sqlalchemy
