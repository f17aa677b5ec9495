// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/sql_dialect.h"
#include "operation/operation.h"

#include <string>

/// alter_column() with Identity() as default (operations.md §7.3).
namespace limbeck::dialect {

bool isAboutIdentity(const operation::AlterColumn &alter);
bool isAboutComputed(const operation::AlterColumn &alter);
/// What follows ALTER COLUMN c: "ADD GENERATED …", "SET …" for the changed attributes, "DROP IDENTITY".
std::string identityChange(const SqlDialect &dialect, const operation::AlterColumn &alter);

}  // namespace limbeck::dialect
