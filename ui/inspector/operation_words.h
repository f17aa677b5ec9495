// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migrate/preview_world.h"

#include <QString>

#include <vector>

namespace limbeck::ui {

/// An operation as a sentence in the user's language: "Adds the column plan to account: VARCHAR(20), not null".
QString operationWords(const operation::Operation &operation);
/// What a batch does, one by one, each with the table that the batch names for all of them.
std::vector<operation::Operation> partsOf(const operation::BatchAlter &batch);
/// The same of an item of a preview; plain SQL is told by its beginning.
QString itemWords(const migrate::PreviewItem &item);

}  // namespace limbeck::ui
