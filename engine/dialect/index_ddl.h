// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/ddl_writer.h"
#include "operation/operation.h"

/// CREATE INDEX and DROP INDEX (operations.md §7.4, §7.5).
namespace limbeck::dialect {

void createIndex(DdlWriter &writer, const schema::Index &index, bool ifNotExists);
void dropIndex(DdlWriter &writer, const operation::DropIndex &drop);

}  // namespace limbeck::dialect
