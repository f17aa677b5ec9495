// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "builders.h"

#include <QStringList>

namespace build {

/// A table as lines that a test can list: "id INTEGER not null", "primary key pk_t (id)", "index ix (a) where a > 1" …
QStringList describeTable(const schema::Table &table, const dialect::Dialect &dialect);

}  // namespace build
