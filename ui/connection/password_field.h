// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLineEdit;

namespace limbeck::ui {

/// A line edit that hides its text, with an eye to look at it. The caller owns it.
QLineEdit *makePasswordField();

}  // namespace limbeck::ui
