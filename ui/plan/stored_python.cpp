// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/stored_python.h"

#include <QFileInfo>
#include <QSettings>

namespace limbeck::ui {

namespace {

QString key(const QString &projectRoot) { return QStringLiteral("python/") + QString(projectRoot).replace(QLatin1Char('/'), QLatin1Char('|')); }

}  // namespace

QString storedPython(const QString &projectRoot)
{
    const QString program = QSettings().value(key(projectRoot)).toString();
    return QFileInfo(program).isExecutable() ? program : QString();
}

void storePython(const QString &projectRoot, const QString &program)
{
    if (program.isEmpty())
        QSettings().remove(key(projectRoot));
    else
        QSettings().setValue(key(projectRoot), program);
}

}  // namespace limbeck::ui
