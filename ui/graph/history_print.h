// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QPagedPaintDevice;
class QString;

namespace limbeck::ui {

class HistoryView;

/// The rows that are not hidden on pages, as wide as the paper, with the title and the page's number on each. The number of pages; 0: nothing could be painted.
int printHistory(HistoryView &view, QPagedPaintDevice &device, const QString &title);

}  // namespace limbeck::ui
