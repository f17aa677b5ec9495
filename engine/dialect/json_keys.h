// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/expression.h"

#include <optional>
#include <string>
#include <vector>

namespace limbeck::dialect {

/// The keys of a JSON access as plain values, one or (path form) several; nullopt: an expression that only the database knows.
std::optional<std::vector<sql::Value>> jsonKeys(const sql::JsonIndex &index);
/// A key as text: "k", "1".
std::string keyText(const sql::Value &key);

}  // namespace limbeck::dialect
