// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>
#include <QString>

#include <optional>

namespace limbeck::ui {

/// Whether the window is light or dark: as the desktop has it, or as the user says.
enum class Appearance { System, Light, Dark };

/// "system", "light", "dark": for the settings and the command line. An unknown name is nullopt.
std::optional<Appearance> appearanceByName(const QString &name);
QString appearanceName(Appearance appearance);

/// The user's choice; System when there is none.
Appearance storedAppearance();
void storeAppearance(Appearance appearance);

/// Sets the application's palette; System gives it back to the desktop, whose changes are then followed. GUI thread.
void applyAppearance(Appearance appearance);

QPalette lightPalette();
QPalette darkPalette();

}  // namespace limbeck::ui
