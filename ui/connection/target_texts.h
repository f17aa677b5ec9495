// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migrate/project_snapshot.h"

#include <QColor>
#include <QString>

namespace limbeck::ui {

/// What a database is for, guessed from the words of its name, host and database name. Only for showing it: nothing is allowed or forbidden by it.
enum class Stage { Unknown, Development, Staging, Production };

/// Words win over places; without one a file or a local server is for development.
Stage stageOf(const migrate::Target &target);
/// A file, or a server on this machine.
bool isLocalTarget(const migrate::Target &target);
/// "production"; empty for Unknown.
QString stageWord(Stage stage);
QColor stageColour(Stage stage);

/// The URL without its password, or what is wrong with it.
QString urlText(const migrate::Target &target);

}  // namespace limbeck::ui
