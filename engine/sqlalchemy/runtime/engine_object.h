// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/host_object.h"

#include <functional>
#include <memory>
#include <string>

/// Engines of scripts: `op.get_bind().engine`, create_engine(…) and engine_from_config(…) of the run's own database.
///
/// SQLAlchemy gives a connection of its own to whoever asks the engine: on PostgreSQL it sees what is committed, not what the run did since. So it is here in live runs.
/// Where there is no session beside the run's (a preview; SQLite, on which each step is committed before the next and the run holds the only write lock), the engine's
/// connections speak to the run's, and end nothing there.
namespace limbeck::sqlalchemy {

/// How an engine reaches the database of the run.
struct EngineSource {
    std::function<std::shared_ptr<World>()> open;   ///< a new session; empty: the run's connection serves
    std::string url;                                ///< with the password; empty when not known
};

/// While it lives the vocabulary speaks to another session. Null: nothing changes.
class OnSession {
public:
    OnSession(Vocabulary &vocabulary, World *session);
    ~OnSession();
    OnSession(const OnSession &) = delete;
    OnSession &operator=(const OnSession &) = delete;

private:
    Vocabulary &m_vocabulary;
    World *m_before;
};

class ScriptEngine : public HostObject {
public:
    ScriptEngine(Vocabulary &vocabulary, EngineSource source) : HostObject(vocabulary), m_source(std::move(source)) {}
    std::string typeName() const override { return "Engine"; }
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
    std::optional<std::size_t> hash(Interpreter &) override { return reinterpret_cast<std::size_t>(this); }

    /// A session that sees what is committed at each statement, for inspectors; null: the run's connection.
    std::shared_ptr<World> inspectingSession();
    /// Null: the run's connection.
    std::shared_ptr<World> openSession();

private:
    Value connect(bool commitsAtExit);

    EngineSource m_source;
    std::shared_ptr<World> m_inspecting;
    bool m_autocommit = false;
};

/// engine.connect(), and what `with engine.begin()` gives.
class EngineConnection : public HostObject {
public:
    EngineConnection(Vocabulary &vocabulary, Value engine, std::shared_ptr<World> session, bool commitsAtExit)
        : HostObject(vocabulary), m_engine(std::move(engine)), m_session(std::move(session)), m_commitsAtExit(commitsAtExit)
    {
    }
    std::string typeName() const override { return "Connection"; }
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
    Value enter(Interpreter &) override { return Value(shared_from_this()); }
    bool exit(Interpreter &interpreter, const Value &exception) override;
    std::optional<std::size_t> hash(Interpreter &) override { return reinterpret_cast<std::size_t>(this); }

    const std::shared_ptr<World> &session() const { return m_session; }

private:
    void close();
    Value callInner(Interpreter &interpreter, const Value &method, CallArguments call);

    Value m_engine;
    std::shared_ptr<World> m_session;
    bool m_commitsAtExit;
    bool m_closed = false;
};

/// A bind that was given to create_all(), reflect(), autoload_with= …: while this lives the vocabulary speaks to its session; what an engine's own session did is
/// committed by finish().
class OnBind {
public:
    OnBind(Vocabulary &vocabulary, const Value &bind);
    void finish();

private:
    std::shared_ptr<World> m_opened;
    OnSession m_session;
};

}  // namespace limbeck::sqlalchemy
