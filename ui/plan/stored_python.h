// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace limbeck::ui {

/// The interpreter that the user chose for a project's steps that only Python can run; empty: none, or it is gone. Kept in the user's settings, never in the project: a project cannot choose what is run.
QString storedPython(const QString &projectRoot);
/// Empty: the first one that can import Alembic again.
void storePython(const QString &projectRoot, const QString &program);

}  // namespace limbeck::ui
