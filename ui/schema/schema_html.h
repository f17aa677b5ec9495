// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/dialect.h"
#include "migrate/schema_history.h"

#include <QString>

namespace limbeck::ui {

/// What changes between two schemas, in the theme's colours, with a sign before every line (+ − ~), so that colour is not needed. Unchanged lines only as their number.
QString schemaChangeHtml(const migrate::SchemaChange &change, const dialect::Dialect &dialect);

}  // namespace limbeck::ui
