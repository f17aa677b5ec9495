// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace limbeck::ui {

class HistoryView;

/// Draws all rows of the history as the view shows them (columns, density, filter) into a file: SVG when its name ends so, else a picture of twice the size. False: the file cannot be written, or
/// a picture would be too large for its format.
bool exportHistory(HistoryView &view, const QString &file);

}  // namespace limbeck::ui
