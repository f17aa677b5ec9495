// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/interpreter.h"
#include "sqlalchemy/world.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// The declared vocabulary: what the names of sqlalchemy, alembic, sqlmodel and the listed packages of types mean to the interpreter
/// (design.md, "One reader of Python"). It knows SQLAlchemy and nothing of Python syntax.
namespace limbeck::sqlalchemy {

/// Keyword arguments of context.configure(), as values; the environment reads them.
using KeywordArguments = std::vector<std::pair<std::string, python::Value>>;

/// What `alembic.context` and `op.get_context()` need beyond the World: implemented by whoever evaluates env.py (engine/project) or runs scripts (engine/migrate).
class MigrationEnvironment {
public:
    virtual ~MigrationEnvironment() = default;
    /// The Config object of `context.config`.
    virtual python::Value config(python::Interpreter &) = 0;
    virtual void configure(python::Interpreter &, KeywordArguments arguments, SourcePosition position) = 0;
    virtual void runMigrations(python::Interpreter &, KeywordArguments arguments, SourcePosition position) = 0;
    virtual python::Value beginTransaction(python::Interpreter &) = 0;   ///< a context manager
    /// `opts` of op.get_context(): the arguments of configure as a dict.
    virtual python::Value options(python::Interpreter &) = 0;
    /// get_revision_argument(), get_head_revision(), … by method name.
    virtual python::Value question(python::Interpreter &, const std::string &method) = 0;
    /// An engine for create_engine(url, …) and friends: `url` as text, or unknown/opaque when it could not be computed.
    virtual python::Value makeEngine(python::Interpreter &, const python::Value &url, KeywordArguments arguments, SourcePosition position) = 0;
};

class Vocabulary {
public:
    /// `world` null: no database behind (reading models): op.* and connections are refused. `environment` null: alembic.context has only what scripts use.
    Vocabulary(World *world, MigrationEnvironment *environment);
    ~Vocabulary();
    Vocabulary(const Vocabulary &) = delete;
    Vocabulary &operator=(const Vocabulary &) = delete;

    /// A module by dotted name; nullopt when it is none of the vocabulary's ("sqlalchemy_foo", the project's own).
    std::optional<python::Value> importModule(python::Interpreter &, const std::string &dottedName);

    World *world() const { return m_world; }
    /// Live and offline runs go through several worlds (one per configure); objects ask the vocabulary each time.
    void setWorld(World *world) { m_world = world; }
    MigrationEnvironment *environment() const { return m_environment; }

    /// The connection object of op.get_bind(), engine.connect().
    python::Value connection(python::Interpreter &);

    /// What sqlalchemy.event registered for `event` on this object or on one of these classes ("Engine", "Pool"), in order: whoever makes such objects calls them.
    std::vector<python::Value> listeners(const python::Value &target, const std::vector<std::string> &classNames, const std::string &event) const;

    struct Parts;
    Parts &parts() { return *m_parts; }

private:
    World *m_world;
    MigrationEnvironment *m_environment;
    std::unique_ptr<Parts> m_parts;
};

/// The naming convention of a MetaData object (or of the first of a sequence of them); nullopt when `metadata` is none.
std::optional<schema::NamingConvention> namingConventionOf(const python::Value &metadata);

}  // namespace limbeck::sqlalchemy
