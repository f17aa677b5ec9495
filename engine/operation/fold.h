// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/operation.h"

#include <functional>
#include <map>
#include <string>

namespace limbeck::operation {

/// What folding needs to know of the dialect and the project, and what it reports. Folding does not depend on a dialect: its rules come
/// in as functions. Lives as long as the history that is folded.
struct FoldContext {
    std::string dialectName;  ///< "postgresql" or "sqlite": which effects a directive has there
    schema::NamingConvention naming = schema::NamingConvention::standard();
    /// The final name of a constraint or index (dialect::conventionName with the dialect's length). Null: names stay as given.
    std::function<std::optional<Identifier>(const schema::Name &name, const std::string &kind, const schema::NamingConvention &naming, const QualifiedName &table,
                                            const std::vector<Identifier> &columns, const std::optional<QualifiedName> &referredTable,
                                            const std::vector<Identifier> &referredColumns)>
        finalName;
    /// An identifier as it stands in SQL text (Dialect::quote). Null: bare.
    std::function<std::string(const Identifier &)> quote;
    /// Called for what cannot be folded: raw SQL. The schema is unchanged.
    std::function<void(const Operation &)> opaque;
    /// What does not fit the schema folded so far (a table that is not there …), for people; the directive is then left out as far as it does not fit.
    std::function<void(const std::string &)> note;
    bool batchPreserve = false;
    /// Not empty: the directive is conditional or repeated, for this reason; the tables that it touches become uncertain.
    std::string condition;
    /// Tables whose folded definition may differ from what a database has, with the first reason. Grows; a dropped table leaves it.
    std::map<QualifiedName, std::string> uncertain;
};

/// Applies a directive to a schema as if it had run on the dialect: conventions name constraints, PostgreSQL names the nameless,
/// create_table creates enum types, a rename is followed by foreign keys, a dropped column takes its indexes and constraints along, a batch
/// is its queue applied (a rebuild on SQLite loses nameless CHECKs unless preserving). Types and defaults stay as the script spells them.
/// Tables that change lose their stored texts. Throws what the context's functions throw, else nothing.
void fold(schema::Schema &schema, const Operation &operation, FoldContext &context);

}  // namespace limbeck::operation
