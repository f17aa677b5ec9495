// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace limbeck::ui {
class MainWindow;
}

namespace limbeck::window {

/// Waits for the project, triggers the window's own Upgrade, applies the plan, saves a picture of the window and ends the program: status 0, or 1 when a step failed.
void demonstrate(ui::MainWindow &window, const QString &pictureFile);

}  // namespace limbeck::window
