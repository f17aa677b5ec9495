// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

#include <optional>

namespace limbeck::ui {

/// The font of everything that is not a script, SQL or an id: the user's choice, null: the desktop's.
std::optional<QFont> storedInterfaceFont();
/// Stores it and gives it to all widgets at once. GUI thread.
void setInterfaceFont(const std::optional<QFont> &font);
/// At the program's start.
void applyStoredInterfaceFont();

}  // namespace limbeck::ui
