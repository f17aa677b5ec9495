// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migrate/preview_world.h"

#include <QString>

namespace limbeck::ui {

/// An operation as a sentence in the user's language: "Adds the column plan to account: VARCHAR(20), not null".
QString operationWords(const operation::Operation &operation);
/// The same of an item of a preview; plain SQL is told by its beginning.
QString itemWords(const migrate::PreviewItem &item);

}  // namespace limbeck::ui
