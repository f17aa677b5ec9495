// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/items/metadata_object.h"

namespace limbeck::sqlalchemy {

/// resolve_fks=True, SQLAlchemy's default: reflecting a table brings the tables that its foreign keys refer to into the same MetaData, and those that these refer to. What is there
/// already stays as it is; what the database does not show (a preview without one) is left out. The script's thread; errors of the database become Python exceptions.
void addReferredTables(MetaDataObject &metadata, Interpreter &interpreter, const TableObject &table);

}  // namespace limbeck::sqlalchemy
