// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/ddl_writer.h"
#include "operation/operation.h"

/// ALTER TABLE: columns and constraints (operations.md §7.1, §7.2, §7.3, §7.6).
namespace limbeck::dialect {

void addColumn(DdlWriter &writer, const operation::AddColumn &add);
void dropColumn(DdlWriter &writer, const operation::DropColumn &drop);
void alterColumn(DdlWriter &writer, const operation::AlterColumn &alter);
void addConstraint(DdlWriter &writer, const operation::AddConstraint &add);
void dropConstraint(DdlWriter &writer, const operation::DropConstraint &drop);

}  // namespace limbeck::dialect
