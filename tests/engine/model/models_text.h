// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/metadata_reading.h"

#include <string>

namespace limbeck::model {

/// The reading as text, in the words of record_model_cases.py.
std::string textOf(const MetadataReading &reading);
/// Imports `module` of a folder as env.py would and reads its `target_metadata`. "!message" when it cannot be imported; what is unread stands behind "--- unread".
/// `seconds`: how long interpreting and reading took. `dialect`: what the database turns out to be once the models were imported.
std::string readModels(const std::string &folder, const std::string &module, double *seconds = nullptr, const std::string &dialect = "sqlite");

}  // namespace limbeck::model
