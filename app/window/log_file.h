// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace limbeck::window {

/// A rotating log in the user's data folder through spdlog; Qt's messages go there too. Passwords are masked.
void startLogFile();
/// Where the sample project's files lie: beside the sources or in the installation; empty when not found.
QString sampleProjectFolder();

}  // namespace limbeck::window
