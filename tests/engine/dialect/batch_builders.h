// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "memory_database.h"

#include "dialect/batch.h"

#include <QStringList>

namespace build {

/// with op.batch_alter_table("t") as b: …, in the order of the calls.
struct Batch : operation::BatchAlter {
    explicit Batch(const std::string &tableName = "t", operation::Recreate how = operation::Recreate::Auto);
    Batch &add(Column spec, std::optional<std::string> before = {}, std::optional<std::string> after = {});
    Batch &drop(const char *columnName, std::optional<Type> existingType = {});
    Batch &rename(const char *columnName, const char *newName, std::optional<Type> existingType = {});
    Batch &toType(const char *columnName, Type type, std::optional<Type> existingType = {});
    Batch &nullable(const char *columnName, bool value);
    Batch &textDefault(const char *columnName, std::optional<std::string> value);
    Batch &constraint(schema::Constraint value);
    Batch &dropConstraint(std::optional<std::string> constraintName, operation::ConstraintKind kind = operation::ConstraintKind::Unknown);
    Batch &index(const char *indexName, std::vector<ExpressionPtr> elements, bool isUnique = false, ExpressionPtr where = nullptr);
    Batch &dropIndex(const char *indexName);
    Batch &push(operation::Operation::Node node);
    /// The alter_column of last resort.
    Batch &alter(operation::AlterColumn op);
};

/// The statements, one a line and folded; an error as "!! message".
QStringList compiledBatch(const Batch &batch, dialect::CompileState state, const dialect::Dialect &dialect = dialect::sqlite());
/// Compiles and runs in a transaction; the error, or nothing. After an error the database is as before.
QString runBatch(MemoryDatabase &database, const Batch &batch, const std::function<void(dialect::CompileState &)> &adapt = {});
/// The warning that contains the words, or all of them.
QString warningWith(const MemoryDatabase &database, const char *words);

}  // namespace build
