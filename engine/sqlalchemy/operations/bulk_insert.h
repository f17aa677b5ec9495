// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/host_object.h"

namespace limbeck::sqlalchemy {

/// op.bulk_insert(table, rows, multiinsert=) (operations.md §7.9)
Value bulkInsert(Vocabulary &vocabulary, Interpreter &interpreter, const Arguments &arguments);

}  // namespace limbeck::sqlalchemy
