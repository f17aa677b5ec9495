// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/model_objects.h"
#include "autogenerate/render/renderer.h"
#include "environment/configure_facts.h"
#include "python/interpreter.h"

#include <optional>
#include <set>
#include <string>

namespace limbeck::autogenerate {

/// render_item= of context.configure(): env.py's function that may write types, columns, defaults and constraints itself. Lives as long as the run of env.py; its thread only. What the
/// function raises passes through. All parameters outlive it.
class ItemCallback {
public:
    /// `function`: env.py's, or None.
    ItemCallback(python::Interpreter &interpreter, const environment::ConfigureFacts &facts, ModelObjects &objects, python::Value function)
        : m_interpreter(interpreter), m_facts(facts), m_objects(objects), m_function(std::move(function))
    {
    }

    bool isGiven() const { return !m_function.isNone(); }
    /// nullopt: render it as usual; an empty text within: leave it out (the function gave None).
    std::optional<std::optional<std::string>> operator()(const std::string &kind, const RenderedItem &item);
    /// Import lines that the function asked for through autogen_context.imports.
    std::set<std::string> imports() const;
    /// context.get_context() of the run.
    python::Value migrationContext();

private:
    python::Value autogenContext();
    python::Value defaultObject(const operation::DefaultClause &clause);
    python::Value constraintObject(const schema::Constraint &constraint);
    sqlalchemy::Vocabulary &vocabulary() const;

    python::Interpreter &m_interpreter;
    const environment::ConfigureFacts &m_facts;
    ModelObjects &m_objects;
    python::Value m_function, m_migrationContext, m_context;
};

}  // namespace limbeck::autogenerate
