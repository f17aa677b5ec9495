// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QString;
class QToolButton;

namespace limbeck::ui {

/// A flat button with an icon only; its name is its tool tip and what screen readers say. Reached by Tab. The caller owns it.
QToolButton *makeToolButton(const QString &icon, const QString &name, const QString &objectName);

}  // namespace limbeck::ui
