// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/metadata_reading.h"
#include "sqlalchemy/items/metadata_object.h"

namespace limbeck::model {

/// One Table of a MetaData as a schema value: keys resolved to names, types of foreign key columns taken from what they refer to, names final, constraints in the order of
/// spec/models.md §9. What could not be read goes to `unread`; a table that is not wholly known throws Error or Unsupported.
schema::Table readTable(python::Interpreter &interpreter, const sqlalchemy::MetaDataObject &metadata, const sqlalchemy::TableObject &table, std::vector<Unread> &unread);

}  // namespace limbeck::model
