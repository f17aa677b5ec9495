// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace limbeck::ui {

/// Lays a graph out with Graphviz's dot and gives it as SVG; empty: Graphviz refused the text. The only place that knows Graphviz. One thread at a time (Graphviz has global state).
QByteArray layoutAsSvg(const QByteArray &dot);

}  // namespace limbeck::ui
