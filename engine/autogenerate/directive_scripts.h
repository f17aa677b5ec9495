// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/directive.h"
#include "autogenerate/new_script.h"
#include "python/interpreter.h"

#include <set>
#include <string>
#include <vector>

namespace limbeck::autogenerate {

/// The scripts of one `revision` as env.py's process_revision_directives sees and changes them: a list of MigrationScript objects with upgrade_ops and downgrade_ops.
/// Lives in the interpreter of env.py.
class DirectiveScripts {
public:
    DirectiveScripts(python::Interpreter &interpreter, const NewScript &first);

    /// A run_migrations() begins: its operations go into containers with these template variable names.
    void beginRun(const std::string &upgradeToken, const std::string &downgradeToken);
    /// What the comparison of the present run found.
    void fillRun(const std::vector<Directive> &upgrade, const std::vector<Directive> &downgrade);
    /// Calls the hook as Alembic does: hook(context, rows, scripts). Raised passes.
    void callHook(const python::Value &hook, const std::vector<std::string> &rows);

    struct Bodies {
        std::string upgradeToken, downgradeToken;
        std::vector<Directive> upgrade, downgrade;
    };
    struct Result {
        NewScript script;
        std::set<std::string> imports;
        bool rendersBodies = false;   ///< env.py ran: the bodies are written even when they are empty
        std::vector<Bodies> bodies;
    };
    /// What is to be written now. Throws Error(Config) for a list that holds something else.
    std::vector<Result> results() const;

private:
    python::Value attribute(const python::Value &object, const char *name) const;

    python::Interpreter &m_interpreter;
    python::Value m_module;
    std::shared_ptr<python::List> m_scripts;
    bool m_ran = false;
};

}  // namespace limbeck::autogenerate
