// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/dialect.h"
#include "migrate/schema_history.h"

#include <QString>
#include <QStringList>

namespace limbeck::ui {

/// What is drawn of a change: the schema before it, both with what changes, the schema after it.
enum class DiagramSide { Before, Change, After };

struct DiagramOptions {
    bool onlyTouched = false;   ///< only tables that change or that are in focus, and those that they refer to or that refer to them; where nothing changes, the first ones
    DiagramSide side = DiagramSide::Change;
    QString focus;              ///< a table that is drawn in any case
    int maxColumns = 14;        ///< of a table; the others as their number
};

/// The tables of a schema with their columns and foreign keys, what changed in the theme's colours and with a sign, as text for Graphviz: a pure function but for the theme.
QString diagramDot(const migrate::SchemaChange &change, const dialect::Dialect &dialect, const DiagramOptions &options);
/// Names of all tables of both sides, sorted.
QStringList tableNames(const migrate::SchemaChange &change);
/// The id that a table's drawing has in the SVG.
QString diagramElementId(const QString &tableName);
int tableCount(const migrate::SchemaChange &change);

}  // namespace limbeck::ui
