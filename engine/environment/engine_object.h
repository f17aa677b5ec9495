// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/url.h"
#include "environment/driver.h"
#include "python/objects.h"
#include "sqlalchemy/vocabulary.h"
#include "sqlalchemy/world.h"

#include <memory>
#include <optional>
#include <string>

namespace limbeck::environment {

/// An engine of env.py, synchronous or not: connecting goes to the driver. `url` absent: it could not be computed; `why` says so when somebody connects.
class EngineObject : public python::Object, public sqlalchemy::WorldOwner {
public:
    EngineObject(Driver &driver, sqlalchemy::Vocabulary &vocabulary, std::optional<database::Url> url, std::string why);
    std::string typeName() const override { return "Engine"; }
    std::optional<python::Value> attribute(python::Interpreter &, std::string_view name) override;

    const std::optional<database::Url> &url() const { return m_url; }
    const std::string &whyNoUrl() const { return m_why; }
    /// A new connection. Listeners of "connect" (on this engine, on Engine or Pool) are called with its driver connection and a record.
    python::Value connect(python::Interpreter &interpreter);
    std::shared_ptr<sqlalchemy::World> ownWorld(python::Interpreter &interpreter) override;

private:
    void callConnectListeners(python::Interpreter &interpreter, const std::shared_ptr<sqlalchemy::World> &world);

    Driver &m_driver;
    sqlalchemy::Vocabulary &m_vocabulary;
    std::optional<database::Url> m_url;
    std::string m_why;
};

/// A connection of env.py: the vocabulary's connection object, bound to its own world. env.py may have several at once.
class EnvironmentConnection : public python::Object, public sqlalchemy::WorldOwner {
public:
    EnvironmentConnection(Driver &driver, sqlalchemy::Vocabulary &vocabulary, std::shared_ptr<EngineObject> engine, std::shared_ptr<sqlalchemy::World> world);
    std::string typeName() const override { return "Connection"; }
    std::optional<python::Value> attribute(python::Interpreter &, std::string_view name) override;
    void setAttribute(python::Interpreter &, std::string_view name, python::Value value) override;
    python::Value enter(python::Interpreter &) override;
    bool exit(python::Interpreter &, const python::Value &exception) override;

    std::shared_ptr<sqlalchemy::World> ownWorld(python::Interpreter &) override { return m_world; }
    const std::shared_ptr<sqlalchemy::World> &world() const { return m_world; }
    const EngineObject &engine() const { return *m_engine; }
    /// The connection is to be committed at the end of its `with` (engine.begin()).
    bool commitsAtExit = false;

private:
    void close();
    python::Value inner(python::Interpreter &);

    Driver &m_driver;
    sqlalchemy::Vocabulary &m_vocabulary;
    std::shared_ptr<EngineObject> m_engine;
    std::shared_ptr<sqlalchemy::World> m_world;
    bool m_closed = false;
};

}  // namespace limbeck::environment
