// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/ddl_writer.h"
#include "operation/operation.h"

namespace limbeck::dialect {

/// op.bulk_insert (operations.md §7.9): offline one INSERT a row with inline literals; online the columns of the first row for all.
void bulkInsert(DdlWriter &writer, const operation::BulkInsert &insert);

}  // namespace limbeck::dialect
