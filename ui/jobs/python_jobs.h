// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/progress.h"

#include <QString>

#include <vector>

namespace limbeck::ui {

/// The interpreters that may be a project's, best first, and whether the user trusts the project so far that they may run.
struct ProjectPythons {
    struct Candidate {
        QString program;
        QString why;        ///< ".venv of /home/me/app"
    };
    std::vector<Candidate> candidates;
    bool isTrusted = false;
};

/// An interpreter that was seen to import Alembic.
struct CheckedPython {
    QString program;
    QString why;
    QString alembicVersion;
};

/// Any thread. Runs nothing of the project.
ProjectPythons projectPythons(const QString &projectRoot);
/// Runs the interpreter, so the user must have consented. `program` empty: the first candidate that can import Alembic. `trusts`: the user's list of trusted projects gets this one.
/// Throws Error(Config) with what was tried, Error(File), Cancelled.
CheckedPython checkedPython(const QString &projectRoot, const QString &program, bool trusts, const StopToken &stop);

}  // namespace limbeck::ui
