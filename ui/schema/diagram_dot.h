// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/dialect.h"
#include "migrate/schema_history.h"

#include <QString>

namespace limbeck::ui {

struct DiagramOptions {
    bool onlyTouched = false;   ///< only tables that change, and those that they refer to or that refer to them
    int maxColumns = 14;        ///< of a table; the others as their number
};

/// The tables of a schema with their columns and foreign keys, what changed in the theme's colours and with a sign, as text for Graphviz: a pure function but for the theme.
QString diagramDot(const migrate::SchemaChange &change, const dialect::Dialect &dialect, const DiagramOptions &options);
int tableCount(const migrate::SchemaChange &change);

}  // namespace limbeck::ui
