// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "environment/engine_object.h"

#include "base/error.h"
#include "python/interpreter.h"

#include <map>

namespace limbeck::environment {

using python::CallArguments;
using python::Interpreter;
using python::Value;

namespace {

/// What a "connect" listener gets: the driver's connection. Its statements go to the database as they are.
class DriverConnection : public python::Object {
public:
    explicit DriverConnection(std::shared_ptr<sqlalchemy::World> world) : m_world(std::move(world)) {}
    /// What `isinstance(connection, sqlite3.Connection)` asks for.
    std::string typeName() const override { return m_world->dialect().name() == "sqlite" ? "sqlite3.Connection" : "psycopg2.extensions.connection"; }
    std::optional<Value> attribute(Interpreter &, std::string_view name) override
    {
        auto self = std::static_pointer_cast<DriverConnection>(shared_from_this());
        if (name == "cursor")
            return python::makeFunction("cursor", [self](Interpreter &, CallArguments) { return Value(self); });
        if (name == "execute")
            return python::makeFunction("execute", [self](Interpreter &interpreter, CallArguments arguments) { return self->execute(interpreter, arguments); });
        if (name == "close" || name == "commit")
            return python::makeFunction(std::string(name), [](Interpreter &, CallArguments) { return Value(); });
        if (name == "create_function" || name == "enable_load_extension" || name == "load_extension")
            throw Unsupported("the driver call '" + std::string(name) + "' in a connection listener");
        if (const auto set = m_settings.find(name); set != m_settings.end())
            return set->second;
        if (name == "isolation_level")
            return Value::text("");
        return name == "row_factory" ? std::optional(Value()) : std::nullopt;
    }
    /// isolation_level, row_factory: settings of Python's driver without a counterpart here; a listener that puts one back finds what it read.
    void setAttribute(Interpreter &, std::string_view name, Value value) override { m_settings.insert_or_assign(std::string(name), std::move(value)); }
    Value enter(Interpreter &) override { return Value(shared_from_this()); }
    bool exit(Interpreter &, const Value &) override { return false; }

private:
    Value execute(Interpreter &interpreter, CallArguments &arguments)
    {
        if (arguments.positional.size() != 1 || !arguments.positional.front().asText())
            throw Unsupported("a driver call with parameters in a connection listener", interpreter.position());
        m_world->execute(sql::Executable{sql::RawSql{arguments.positional.front().asText()->utf8()}}, {}, interpreter.position());
        return Value(shared_from_this());
    }

    std::shared_ptr<sqlalchemy::World> m_world;
    std::map<std::string, Value, std::less<>> m_settings;
};

}  // namespace

EngineObject::EngineObject(Driver &driver, sqlalchemy::Vocabulary &vocabulary, std::optional<database::Url> url, std::string why)
    : m_driver(driver), m_vocabulary(vocabulary), m_url(std::move(url)), m_why(std::move(why))
{
}

/// They see the driver's connection before SQLAlchemy has begun anything: no transaction comes of what they execute, and PRAGMA journal_mode would not work in one.
void EngineObject::callConnectListeners(Interpreter &interpreter, const std::shared_ptr<sqlalchemy::World> &world)
{
    std::vector<Value> listeners;
    for (const char *event : {"first_connect", "connect"}) {
        for (const Value &listener : m_vocabulary.listeners(Value(shared_from_this()), {"Engine", "Pool"}, event))
            listeners.push_back(listener);
    }
    if (listeners.empty())
        return;
    world->enterAutocommit();
    for (const Value &listener : listeners)
        interpreter.call(listener, {Value(std::make_shared<DriverConnection>(world)), Value()});
    world->leaveAutocommit();
}

Value EngineObject::connect(Interpreter &interpreter)
{
    auto self = std::static_pointer_cast<EngineObject>(shared_from_this());
    std::shared_ptr<sqlalchemy::World> world = m_driver.connect(m_url, m_why);
    auto connection = std::make_shared<EnvironmentConnection>(m_driver, m_vocabulary, self, world);
    callConnectListeners(interpreter, world);
    return Value(connection);
}

std::shared_ptr<sqlalchemy::World> EngineObject::ownWorld(Interpreter &interpreter) { return connect(interpreter).as<EnvironmentConnection>()->world(); }

std::optional<Value> EngineObject::attribute(Interpreter &interpreter, std::string_view name)
{
    auto self = std::static_pointer_cast<EngineObject>(shared_from_this());
    if (name == "connect" || name == "begin") {
        const bool commits = name == "begin";
        return python::makeFunction(std::string(name), [self, commits](Interpreter &running, CallArguments) {
            Value connection = self->connect(running);
            if (commits) {
                connection.as<EnvironmentConnection>()->commitsAtExit = true;
                connection.as<EnvironmentConnection>()->world()->begin();
            }
            return connection;
        });
    }
    if (name == "dispose")
        return python::makeFunction("dispose", [](Interpreter &, CallArguments) { return Value(); });
    if (name == "sync_engine" || name == "engine")
        return Value(self);
    if (name == "execution_options")
        return python::makeFunction("execution_options", [self](Interpreter &, CallArguments) { return Value(self); });
    if (name == "name" || name == "dialect") {
        if (!m_url)
            return Value::unknown(m_why);
        if (name == "name")
            return Value::text(std::string(database::dialectName(m_url->backend)));
        const Value connection = connect(interpreter);
        return interpreter.getAttribute(connection, "dialect");
    }
    if (name == "url")
        return m_url ? interpreter.call(interpreter.getAttribute(interpreter.importModule("sqlalchemy.engine.url", interpreter.position()), "make_url"),
                                        {Value::text(m_url->toString(false))})
                     : Value::unknown(m_why);
    if (name == "driver")
        return m_url ? Value::text(m_url->driver) : Value::unknown(m_why);
    return std::nullopt;
}

EnvironmentConnection::EnvironmentConnection(Driver &driver, sqlalchemy::Vocabulary &vocabulary, std::shared_ptr<EngineObject> engine,
                                             std::shared_ptr<sqlalchemy::World> world)
    : m_driver(driver), m_vocabulary(vocabulary), m_engine(std::move(engine)), m_world(std::move(world))
{
}

Value EnvironmentConnection::inner(Interpreter &interpreter)
{
    m_vocabulary.setWorld(m_world.get());
    return m_vocabulary.connection(interpreter);
}

void EnvironmentConnection::close()
{
    if (m_closed)
        return;
    m_closed = true;
    m_driver.disconnect(*m_world);
}

std::optional<Value> EnvironmentConnection::attribute(Interpreter &interpreter, std::string_view name)
{
    auto self = std::static_pointer_cast<EnvironmentConnection>(shared_from_this());
    if (name == "close" || name == "aclose") {
        return python::makeFunction("close", [self](Interpreter &, CallArguments) {
            self->close();
            return Value();
        });
    }
    if (name == "engine")
        return Value(m_engine);
    if (name == "closed")
        return Value(m_closed);
    if (name == "sync_connection")
        return Value(self);
    if (name == "execution_options") {
        return python::makeFunction("execution_options", [self](Interpreter &running, CallArguments arguments) {
            if (arguments.keyword("schema_translate_map"))
                throw Unsupported("schema_translate_map", running.position(), "Run this project's migrations with its own Python.");
            return Value(self);
        });
    }
    if (name == "run_sync") {
        return python::makeFunction("run_sync", [self](Interpreter &running, CallArguments arguments) {
            if (arguments.positional.empty())
                running.raise("TypeError", "run_sync() needs a function");
            const Value function = arguments.positional.front();
            arguments.positional.front() = Value(self);
            return running.call(function, std::move(arguments));
        });
    }
    const Value connection = inner(interpreter);
    std::optional<Value> found = interpreter.findAttribute(connection, name);
    if (!found || !found->asObject() || name == "dialect")
        return found;
    return python::makeFunction(std::string(name), [self, method = *found](Interpreter &running, CallArguments arguments) {
        self->m_vocabulary.setWorld(self->m_world.get());
        return running.call(method, std::move(arguments));
    });
}

void EnvironmentConnection::setAttribute(Interpreter &interpreter, std::string_view name, Value value)
{
    interpreter.setAttribute(inner(interpreter), name, std::move(value));
}

Value EnvironmentConnection::enter(Interpreter &) { return Value(shared_from_this()); }

bool EnvironmentConnection::exit(Interpreter &, const Value &exception)
{
    if (commitsAtExit && !m_closed) {
        if (exception.isNone())
            m_world->commit();
        else
            m_world->rollback();
    }
    close();
    return false;
}

}  // namespace limbeck::environment
