// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/items/metadata_object.h"

namespace limbeck::model {

/// What a convention's tokens are filled from: the constraint as a Python value for tokens that are functions, and its columns.
struct NamingTarget {
    python::Value constraint;
    std::string kind;                               ///< "ix", "uq", "ck", "fk", "pk"
    schema::Name name;                              ///< as given
    std::vector<const sqlalchemy::ColumnObject *> columns;
    std::optional<std::string> referredTable;       ///< foreign keys: the name, without schema
    std::vector<std::string> referredColumns;
};

/// The name that SQLAlchemy gives a constraint or index when it is attached to its table: as given, or made by the convention of the table's MetaData
/// and then final (spec/models.md §8). Throws Error where the convention cannot be filled.
schema::Name conventionalName(python::Interpreter &interpreter, const sqlalchemy::MetaDataObject &metadata, const sqlalchemy::TableObject &table, const NamingTarget &target);

}  // namespace limbeck::model
