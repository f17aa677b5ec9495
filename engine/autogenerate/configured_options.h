// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/compare/comparison.h"
#include "environment/configure_facts.h"
#include "migrate/run_events.h"
#include "python/interpreter.h"

#include <optional>
#include <string>
#include <string_view>

namespace limbeck::autogenerate {

/// What context.configure() says about comparing (spec/autogenerate.md §1). Lives as long as the run of env.py; its thread only. All parameters outlive it.
class ConfiguredOptions {
public:
    ConfiguredOptions(python::Interpreter &interpreter, const environment::ConfigureFacts &facts, migrate::RunEvents &events) : m_interpreter(interpreter), m_facts(facts), m_events(events) {}

    /// None when it was not given.
    python::Value option(std::string_view name) const;
    std::optional<std::string> text(std::string_view name) const;
    /// A function of env.py; none when it comes from a package that is not there: that is told, because the result may differ from Alembic's.
    python::Value function(const char *name) const;

    /// compare_type= and compare_server_default=: a flag, or a function that is asked first.
    struct Choice {
        bool compares = false;
        python::Value function;   ///< None: nobody is asked
    };
    Choice choice(const char *name, bool byDefault) const;

    /// autogenerate_plugins=. Throws Error(Revision) for a name that fits none.
    ComparisonPlugins plugins() const;
    /// Logs them as Alembic does when it sets them up.
    void tell(const ComparisonPlugins &plugins) const;
    void warn(const std::string &text) const { m_events.log(migrate::kWarning, "alembic.warning", text); }

private:
    const python::Value *find(std::string_view name) const;

    python::Interpreter &m_interpreter;
    const environment::ConfigureFacts &m_facts;
    migrate::RunEvents &m_events;
};

}  // namespace limbeck::autogenerate
