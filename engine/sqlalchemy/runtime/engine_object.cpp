// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/runtime/engine_object.h"

#include "sqlalchemy/parts.h"
#include "sqlalchemy/runtime/connection_object.h"
#include "sqlalchemy/runtime/exceptions.h"
#include "sqlalchemy/runtime/url_object.h"

namespace limbeck::sqlalchemy {

OnSession::OnSession(Vocabulary &vocabulary, World *session) : m_vocabulary(vocabulary), m_before(vocabulary.world())
{
    if (session)
        m_vocabulary.setWorld(session);
}

OnSession::~OnSession() { m_vocabulary.setWorld(m_before); }

// ---------------------------------------------------------------- engines

std::shared_ptr<World> ScriptEngine::openSession() { return m_source.open ? m_source.open() : nullptr; }

std::shared_ptr<World> ScriptEngine::inspectingSession()
{
    if (!m_inspecting) {
        m_inspecting = openSession();
        if (m_inspecting)
            m_inspecting->enterAutocommit();
    }
    return m_inspecting;
}

Value ScriptEngine::connect(bool commitsAtExit)
{
    std::shared_ptr<World> session = openSession();
    if (session && m_autocommit)
        session->enterAutocommit();
    return Value(std::make_shared<EngineConnection>(vocabulary(), Value(shared_from_this()), std::move(session), commitsAtExit));
}

std::optional<Value> ScriptEngine::attribute(Interpreter &interpreter, std::string_view name)
{
    static const MethodTable<ScriptEngine> methods{
        {"connect", "", [](ScriptEngine &s, Interpreter &in, const Arguments &) { return acrossTheBorder(s.vocabulary(), in, [&] { return s.connect(false); }); }},
        {"begin", "", [](ScriptEngine &s, Interpreter &in, const Arguments &) { return acrossTheBorder(s.vocabulary(), in, [&] { return s.connect(true); }); }},
        {"dispose", "close=", [](ScriptEngine &s, Interpreter &in, const Arguments &) {
             in.touch(s);
             s.m_inspecting.reset();
             return Value();
         }},
        {"execution_options", "**kw", [](ScriptEngine &s, Interpreter &in, const Arguments &a) {
             auto copy = std::make_shared<ScriptEngine>(s.vocabulary(), s.m_source);
             copy->m_autocommit = s.m_autocommit;
             for (const auto &[option, value] : a.extras()) {
                 if (option == "isolation_level")
                     copy->m_autocommit = isTextLike(value) && textOf(in, value, option) == "AUTOCOMMIT";
                 else if (option == "schema_translate_map")
                     throw Unsupported("execution_options(schema_translate_map=…)", a.position(), "Write the schema into the directive.");
             }
             return Value(copy);
         }},
        {"get_execution_options", "", [](ScriptEngine &, Interpreter &, const Arguments &) { return Value(python::makeDict()); }},
        {"raw_connection", "", [](ScriptEngine &, Interpreter &in, const Arguments &) -> Value { throw Unsupported("raw_connection(): the driver's own connection", in.position()); }},
    };
    if (auto method = methods.bind(*this, name))
        return method;
    if (name == "engine" || name == "sync_engine")
        return Value(shared_from_this());
    if (name == "url" && !m_source.url.empty())
        return makeUrlObject(vocabulary(), interpreter, m_source.url);
    if (name == "url" || name == "dialect" || name == "name" || name == "driver")
        return interpreter.findAttribute(vocabulary().connection(interpreter), name);
    return std::nullopt;
}

// ---------------------------------------------------------------- their connections

void EngineConnection::close()
{
    m_closed = true;
    if (m_session)
        m_session->rollback();
    m_session.reset();
}

bool EngineConnection::exit(Interpreter &interpreter, const Value &exception)
{
    if (m_closed)
        return false;
    interpreter.touch(*this);
    if (m_commitsAtExit && m_session && exception.isNone())
        acrossTheBorder(vocabulary(), interpreter, [&] { m_session->commit(); });
    close();
    return false;
}

/// What the run's connection does, on this one's session.
Value EngineConnection::callInner(Interpreter &interpreter, const Value &method, CallArguments call)
{
    if (m_closed)
        raise(vocabulary(), interpreter, "ResourceClosedError", "This Connection is closed");
    const OnSession guard(vocabulary(), m_session.get());
    Value result = interpreter.call(method, std::move(call));
    if (const auto transaction = result.shared<TransactionObject>())
        transaction->keep(m_session);
    return result;
}

std::optional<Value> EngineConnection::attribute(Interpreter &interpreter, std::string_view name)
{
    static const MethodTable<EngineConnection> methods{
        {"close", "", [](EngineConnection &s, Interpreter &in, const Arguments &) {
             in.touch(s);
             s.close();
             return Value();
         }},
        {"connect", "**kw", [](EngineConnection &s, Interpreter &, const Arguments &) { return Value(s.shared_from_this()); }},
        {"get_bind", "", [](EngineConnection &s, Interpreter &, const Arguments &) { return Value(s.shared_from_this()); }},
        {"run_sync", "callable, *args, **kw", [](EngineConnection &s, Interpreter &in, const Arguments &a) {
             CallArguments call;
             call.positional.push_back(Value(s.shared_from_this()));
             call.positional.insert(call.positional.end(), a.rest().begin(), a.rest().end());
             call.keywords = a.extras();
             return in.call(a.value("callable"), std::move(call));
         }},
    };
    if (name == "engine" || name == "sync_engine")
        return m_engine;
    if (name == "closed")
        return Value(m_closed);
    if (auto method = methods.bind(*this, name))
        return method;
    auto self = std::static_pointer_cast<EngineConnection>(shared_from_this());
    if (!m_session && (name == "commit" || name == "rollback")) {
        // The run's connection serves: the step ends what is open.
        return python::makeFunction(std::string(name), [](Interpreter &, CallArguments) { return Value(); });
    }
    const bool isNested = !m_session && name == "begin";
    const OnSession guard(vocabulary(), m_session.get());
    const std::optional<Value> found = interpreter.findAttribute(vocabulary().connection(interpreter), isNested ? "begin_nested" : name);
    if (!found || !found->as<python::NativeFunction>())
        return found;
    return python::makeFunction(std::string(name), [self, method = *found, returnsItself = name == "execution_options"](Interpreter &in, CallArguments call) {
        Value result = self->callInner(in, method, std::move(call));
        return returnsItself ? Value(self) : result;
    });
}

// ---------------------------------------------------------------- binds as arguments

namespace {

std::shared_ptr<World> openedBy(const Value &bind)
{
    auto *engine = bind.as<ScriptEngine>();
    return engine ? engine->openSession() : nullptr;
}

World *sessionOf(const Value &bind, World *opened)
{
    auto *connection = bind.as<EngineConnection>();
    return connection ? connection->session().get() : opened;
}

}  // namespace

OnBind::OnBind(Vocabulary &vocabulary, const Value &bind) : m_opened(openedBy(bind)), m_session(vocabulary, sessionOf(bind, m_opened.get())) {}

void OnBind::finish()
{
    if (m_opened)
        m_opened->commit();
}

}  // namespace limbeck::sqlalchemy
