// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "environment/driver.h"
#include "environment/project_host.h"
#include "project/project.h"

#include <memory>

namespace limbeck::environment {

/// env.py, evaluated as the outer script of a command (design.md, "env.py is the outer script of every run"): what it does to the outside goes to the driver.
/// One thread; call run() on a deep stack.
class EnvironmentScript {
public:
    /// Whether the project's own modules are evaluated where they are imported, or stand for nothing known.
    enum class Modules { Evaluated, LeftOut };

    EnvironmentScript(const project::Project &project, Driver &driver, StopToken stop = {}, Modules modules = Modules::Evaluated);
    ~EnvironmentScript();
    EnvironmentScript(const EnvironmentScript &) = delete;
    EnvironmentScript &operator=(const EnvironmentScript &) = delete;

    /// Throws Error with env.py's position; what the driver threw passes through.
    void run();

    python::Interpreter &interpreter();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace limbeck::environment
