// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/runtime/connection_object.h"

#include "sqlalchemy/parts.h"
#include "sqlalchemy/runtime/dialect_object.h"
#include "sqlalchemy/runtime/exceptions.h"
#include "sqlalchemy/runtime/result_object.h"
#include "sqlalchemy/runtime/url_object.h"
#include "sqlalchemy/statements/ddl_objects.h"

#include <fmt/format.h>

#include <set>

namespace limbeck::sqlalchemy {

namespace {

const std::set<std::string_view> kStandInNames{"execute", "connect", "execution_options", "engine", "dialect", "name"};

Value execute(ConnectionObject &self, Interpreter &interpreter, const Arguments &arguments, bool driverSql)
{
    // 1.x also took several dictionaries in a row.
    Value parameters = arguments.value("parameters");
    if (!arguments.rest().empty()) {
        std::vector<Value> all{parameters};
        all.insert(all.end(), arguments.rest().begin(), arguments.rest().end());
        parameters = Value(python::makeList(std::move(all)));
    }
    return executeStatement(self.vocabulary(), interpreter, arguments.value("statement"), parameters, arguments.extras(), arguments.position(), driverSql);
}

Value resultMethod(ConnectionObject &self, Interpreter &interpreter, const Arguments &arguments, const char *method)
{
    const Value result = execute(self, interpreter, arguments, false);
    if (result.isNone() || result.asInt())   // the next number of a sequence is given as it is
        return result;
    return interpreter.call(interpreter.getAttribute(result, method), std::vector<Value>{});
}

Value commit(ConnectionObject &self, Interpreter &interpreter)
{
    World &world = requireWorld(self.vocabulary(), interpreter, "commit()");
    acrossTheBorder(self.vocabulary(), interpreter, [&] { world.commit(); });
    return {};
}

Value rollback(ConnectionObject &self, Interpreter &interpreter)
{
    World &world = requireWorld(self.vocabulary(), interpreter, "rollback()");
    acrossTheBorder(self.vocabulary(), interpreter, [&] { world.rollback(); });
    return {};
}

/// execution_options(isolation_level="AUTOCOMMIT") switches the connection; everything else changes nothing here.
Value executionOptions(ConnectionObject &self, Interpreter &interpreter, const Arguments &arguments)
{
    for (const auto &[name, value] : arguments.extras()) {
        if (name == "isolation_level" && isTextLike(value) && textOf(interpreter, value, name) == "AUTOCOMMIT")
            requireWorld(self.vocabulary(), interpreter, "AUTOCOMMIT").enterAutocommit();
        else if (name == "schema_translate_map")
            throw Unsupported("execution_options(schema_translate_map=…)", arguments.position(), "Write the schema into the directive.");
    }
    return Value(self.shared_from_this());
}

Value runCallable(ConnectionObject &self, Interpreter &interpreter, const Arguments &arguments)
{
    CallArguments call;
    call.positional.push_back(Value(self.shared_from_this()));
    call.positional.insert(call.positional.end(), arguments.rest().begin(), arguments.rest().end());
    call.keywords = arguments.extras();
    return interpreter.call(arguments.value("callable"), std::move(call));
}

Value same(ConnectionObject &self) { return Value(self.shared_from_this()); }

const MethodTable<ConnectionObject> &connectionMethods()
{
    constexpr const char *kExecute = "statement, parameters=, *multiparams, execution_options=, **kw";
    static const MethodTable<ConnectionObject> table{
        {"execute", kExecute, [](ConnectionObject &s, Interpreter &in, const Arguments &a) { return execute(s, in, a, false); }},
        {"exec_driver_sql", "statement, parameters=, execution_options=", [](ConnectionObject &s, Interpreter &in, const Arguments &a) { return execute(s, in, a, true); }},
        {"scalar", kExecute, [](ConnectionObject &s, Interpreter &in, const Arguments &a) { return resultMethod(s, in, a, "scalar"); }},
        {"scalars", kExecute, [](ConnectionObject &s, Interpreter &in, const Arguments &a) { return resultMethod(s, in, a, "scalars"); }},
        {"begin", "", [](ConnectionObject &s, Interpreter &in, const Arguments &) {
             World &world = requireWorld(s.vocabulary(), in, "begin()");
             if (world.kind() == WorldKind::Live && world.inTransaction())
                 raise(s.vocabulary(), in, "InvalidRequestError",
                       "This connection has already initialized a SQLAlchemy Transaction() object via begin() or autobegin; can't call begin() here unless rollback() or commit() is called first.");
             world.begin();
             return Value(std::make_shared<TransactionObject>(s.vocabulary(), false));
         }},
        {"begin_nested", "", [](ConnectionObject &s, Interpreter &in, const Arguments &) {
             requireWorld(s.vocabulary(), in, "begin_nested()").beginSavepoint();
             return Value(std::make_shared<TransactionObject>(s.vocabulary(), true));
         }},
        {"commit", "", [](ConnectionObject &s, Interpreter &in, const Arguments &) { return commit(s, in); }},
        {"rollback", "", [](ConnectionObject &s, Interpreter &in, const Arguments &) { return rollback(s, in); }},
        {"close", "", [](ConnectionObject &, Interpreter &, const Arguments &) { return Value(); }},
        {"dispose", "close=", [](ConnectionObject &, Interpreter &, const Arguments &) { return Value(); }},
        {"connect", "**kw", [](ConnectionObject &s, Interpreter &, const Arguments &) { return same(s); }},
        {"raw_connection", "", [](ConnectionObject &, Interpreter &in, const Arguments &) -> Value { throw Unsupported("raw_connection(): the driver's own connection", in.position()); }},
        {"get_bind", "", [](ConnectionObject &s, Interpreter &, const Arguments &) { return same(s); }},
        {"execution_options", "**kw", [](ConnectionObject &s, Interpreter &in, const Arguments &a) { return executionOptions(s, in, a); }},
        {"get_execution_options", "", [](ConnectionObject &, Interpreter &, const Arguments &) { return Value(python::makeDict()); }},
        {"in_transaction", "", [](ConnectionObject &, Interpreter &, const Arguments &) { return Value(true); }},
        {"in_nested_transaction", "", [](ConnectionObject &, Interpreter &, const Arguments &) { return Value(false); }},
        {"get_transaction", "", [](ConnectionObject &s, Interpreter &, const Arguments &) { return Value(std::make_shared<TransactionObject>(s.vocabulary(), false)); }},
        {"get_isolation_level", "", [](ConnectionObject &, Interpreter &, const Arguments &) { return Value::text("READ COMMITTED"); }},
        {"run_sync", "callable, *args, **kw", [](ConnectionObject &s, Interpreter &in, const Arguments &a) { return runCallable(s, in, a); }},
        {"run_callable", "callable, *args, **kw", [](ConnectionObject &s, Interpreter &in, const Arguments &a) { return runCallable(s, in, a); }},
        {"has_table", "table_name, schema=", [](ConnectionObject &s, Interpreter &in, const Arguments &a) {
             const auto schema = a.text("schema");
             return tableExists(s.vocabulary(), in, {schema ? std::optional<sql::Identifier>(*schema) : std::nullopt, sql::Identifier(a.requiredText("table_name"))});
         }},
        {"table_names", "schema=", [](ConnectionObject &s, Interpreter &in, const Arguments &a) -> Value {
             World &world = requireWorld(s.vocabulary(), in, "table_names()");
             const auto names = acrossTheBorder(s.vocabulary(), in, [&] { return world.tableNames(a.text("schema")); });
             if (!names)
                 return Value::unknown("the names of the tables");
             world.noteInspected();
             std::vector<Value> items;
             for (const auto &name : *names)
                 items.push_back(Value::text(name));
             return Value(python::makeList(std::move(items)));
         }},
    };
    return table;
}

}  // namespace

bool ConnectionObject::isStandIn() const { return vocabulary().world() && vocabulary().world()->isOffline(); }

std::string ConnectionObject::typeName() const { return isStandIn() ? "MockConnection" : "Connection"; }

std::optional<Value> ConnectionObject::attribute(Interpreter &interpreter, std::string_view name)
{
    if (isStandIn() && !kStandInNames.contains(name))
        return std::nullopt;
    if (auto method = connectionMethods().bind(*this, name))
        return method;
    if (name == "dialect") {
        if (m_dialect.isNone()) {
            const World &world = requireWorld(vocabulary(), interpreter, "connection.dialect");
            m_dialect = Value(std::make_shared<DialectObject>(vocabulary(), world.dialect().name()));
        }
        return m_dialect;
    }
    if (name == "engine" || name == "bind" || name == "sync_engine") {
        MigrationEnvironment *environment = vocabulary().environment();
        if (environment && !isStandIn())
            return environment->makeEngine(interpreter, Value(), {}, interpreter.position());
        return Value(shared_from_this());
    }
    if (name == "connection")
        return interpreter.call(interpreter.getAttribute(*vocabulary().importModule(interpreter, "limbeck_dbapi"), "Connection"), {Value(shared_from_this())});
    if (name == "sync_connection")
        return Value(shared_from_this());
    if (name == "name")
        return Value::text(requireWorld(vocabulary(), interpreter, "connection.name").dialect().name());
    if (name == "driver")
        return Value::text(requireWorld(vocabulary(), interpreter, "connection.driver").driverName());
    if (name == "url") {
        const auto url = requireWorld(vocabulary(), interpreter, "engine.url").maskedUrl();
        return url ? makeUrlObject(vocabulary(), interpreter, *url) : Value::unknown("the URL of the connection");
    }
    if (name == "closed" || name == "invalidated")
        return Value(false);
    if (name == "info") {
        if (m_info.isNone())
            m_info = Value(python::makeDict());
        return m_info;
    }
    if (name == "default_isolation_level")
        return Value::text("READ COMMITTED");
    return std::nullopt;
}

void ConnectionObject::setAttribute(Interpreter &interpreter, std::string_view name, Value)
{
    throw Unsupported(fmt::format("setting attribute '{}' of a connection", name), interpreter.position());
}

Value ConnectionObject::enter(Interpreter &) { return Value(shared_from_this()); }
bool ConnectionObject::exit(Interpreter &, const Value &) { return false; }

// ---------------------------------------------------------------- transactions

void TransactionObject::commit(Interpreter &interpreter)
{
    World &world = m_world ? *m_world : requireWorld(vocabulary(), interpreter, "commit()");
    if (!m_active)
        return;
    interpreter.touch(*this);
    m_active = false;
    acrossTheBorder(vocabulary(), interpreter, [&] {
        if (m_nested)
            world.releaseSavepoint();
        else
            world.commit();
    });
}

void TransactionObject::rollback(Interpreter &interpreter)
{
    World &world = m_world ? *m_world : requireWorld(vocabulary(), interpreter, "rollback()");
    if (!m_active)
        return;
    interpreter.touch(*this);
    m_active = false;
    acrossTheBorder(vocabulary(), interpreter, [&] {
        if (m_nested)
            world.rollbackToSavepoint();
        else
            world.rollback();
    });
}

std::optional<Value> TransactionObject::attribute(Interpreter &, std::string_view name)
{
    static const MethodTable<TransactionObject> methods{
        {"commit", "", [](TransactionObject &s, Interpreter &in, const Arguments &) { s.commit(in); return Value(); }},
        {"rollback", "", [](TransactionObject &s, Interpreter &in, const Arguments &) { s.rollback(in); return Value(); }},
        {"close", "", [](TransactionObject &s, Interpreter &in, const Arguments &) { s.rollback(in); return Value(); }},
    };
    if (name == "is_active")
        return Value(m_active);
    return methods.bind(*this, name);
}

Value TransactionObject::enter(Interpreter &) { return Value(shared_from_this()); }

bool TransactionObject::exit(Interpreter &interpreter, const Value &exception)
{
    if (exception.isNone())
        commit(interpreter);
    else
        rollback(interpreter);
    return false;
}

}  // namespace limbeck::sqlalchemy
