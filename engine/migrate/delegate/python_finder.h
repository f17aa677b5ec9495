// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/progress.h"

#include <map>
#include <string>
#include <vector>

namespace limbeck::migrate {

/// A Python that may be the project's.
struct PythonCandidate {
    std::string program;
    std::string why;  ///< for people: "chosen", "VIRTUAL_ENV", "the folder .venv of /home/me/app" …
    bool operator==(const PythonCandidate &) const = default;
};

/// Where a project's Python usually is, best first: an activated environment (VIRTUAL_ENV, CONDA_PREFIX), UV_PROJECT_ENVIRONMENT, `.venv`, `venv`, `env` and `.pdm-python`
/// in the project and the folders above it up to its repository's root, Poetry's and Pipenv's folders for it, python3 and python on PATH. Only what exists is listed; nothing is run.
std::vector<PythonCandidate> pythonCandidates(const std::string &projectRoot, const std::map<std::string, std::string> &environment);

/// The Python that runs delegated steps, after it was seen to import Alembic.
struct ProjectPython {
    std::string program;
    std::string why;
    std::string alembicVersion;
};

/// `chosen`: a path, a name for PATH, or a virtual environment's folder; empty: the first candidate that can import Alembic. Runs the candidates (`import alembic`), so the user
/// must have consented. Throws Error(Config) that lists what was tried and why each was not taken; Cancelled.
ProjectPython findProjectPython(const std::string &chosen, const std::string &projectRoot, const std::map<std::string, std::string> &environment, const StopToken &stop = {});

/// The name that Poetry gives the virtual environments of a project, without the "-py3.11" at its end.
std::string poetryEnvironmentName(const std::string &projectName, const std::string &folder);
/// The same of Pipenv.
std::string pipenvEnvironmentName(const std::string &folder);

}  // namespace limbeck::migrate
