// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <span>

namespace limbeck::ui {

/// The engine's sentences by its folders, with %1, %2 … for what the engine puts in, numbered in the order of the sentence.
/// tests/ui/check_engine_messages.py compares them with the engine's sources.
using Catalog = std::span<const char *const>;

Catalog baseMessages();
Catalog databaseMessages();
Catalog projectMessages();
Catalog environmentMessages();
Catalog migrateMessages();
Catalog revisionMessages();
Catalog autogenerateMessages();
Catalog modelMessages();
Catalog operationMessages();
Catalog sqlalchemyMessages();
Catalog dialectMessages();
Catalog pythonMessages();

}  // namespace limbeck::ui
