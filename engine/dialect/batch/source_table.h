// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/dialect.h"

namespace limbeck::dialect::batch {

/// What a rebuild starts from (batch.md §3 R1).
struct SourceTable {
    schema::Table table;
    bool isReflected = false;  ///< else copy_from
    /// False only for a reflected table outside preserve mode: its nameless CHECKs are left out.
    bool keepsUnnamedChecks = true;
    schema::Table reflected;   ///< as reflection gave it, for the account of losses
};

/// copy_from, or the reflected table with listeners, reflect_args and the batch's naming convention applied.
/// Throws: offline without copy_from, no such table, a convention that needs a name.
SourceTable sourceTable(const Dialect &dialect, const operation::BatchAlter &batch, const CompileState &state);

/// conventionName() for a whole constraint.
std::optional<Identifier> constraintName(const schema::Constraint &constraint, const schema::NamingConvention &naming, const QualifiedName &table,
                                         const Dialect &dialect);

}  // namespace limbeck::dialect::batch
