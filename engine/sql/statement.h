// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/source_position.h"
#include "sql/identifier.h"
#include "sql/value.h"

#include <optional>
#include <string>
#include <vector>

namespace limbeck::sql {

/// How sure a preview is of a statement (design.md, "The world"). Order: from best to worst.
enum class Certainty {
    Certain,      ///< neither unknown values nor the inspector decided it
    Inspected,    ///< the inspected schema decided it: what runs may differ if the database differs
    Conditional,  ///< on one side of a branch that depends on data
    Repeated,     ///< inside a loop over rows
    Unknown,      ///< its text contains a value that is not known before
};

/// The part of a statement in the rebuild of a SQLite table (batch.md §3, §7). The executor, not the statements, switches the
/// connection: before `First` it turns foreign key enforcement off and legacy_alter_table on (sqlite3_db_config with
/// SQLITE_DBCONFIG_ENABLE_FKEY and SQLITE_DBCONFIG_LEGACY_ALTER_TABLE: unlike the pragmas these work inside a transaction; the second
/// keeps views and triggers that name the table from failing the rename) and notes the violations that PRAGMA foreign_key_check lists;
/// `Copy` must insert as many rows as `table` holds; after `Last` it checks foreign keys again (new violations fail the step) and restores
/// both switches. When a statement between fails, the switches are restored too and the step's savepoint is rolled back.
struct Rebuild {
    enum class Stage { First, Copy, Between, Last };
    Stage stage = Stage::Between;
    QualifiedName table;      ///< under its own name
    QualifiedName temporary;  ///< the name under which the new table is filled
    bool operator==(const Rebuild &) const = default;
};

/// One SQL text, complete with its literals, and how it must run.
struct Statement {
    std::string text;          ///< exactly what is sent (online); the offline writer trims it (operations.md §1.2)
    /// SQLite only: values that have no literal form (blobs, strings with NUL), for the `?` in the text, in order.
    std::vector<Value> binds;
    bool returnsRows = false;  ///< the caller wants the rows
    Certainty certainty = Certainty::Certain;
    SourcePosition position;   ///< the directive in the script
    std::string directive;     ///< "op.create_table", "connection.execute", "alembic_version" … for people
    std::optional<Rebuild> rebuild;  ///< absent: not part of a rebuild
    bool failureIsCaught = false;    ///< previews: the script has a handler for what the database may say of it, and goes on otherwise then
    bool operator==(const Statement &) const = default;
};

/// Rows as a driver returned them, columns in order.
struct ResultColumn {
    std::string name;
    unsigned oid = 0;           ///< PostgreSQL type OID, 0 on SQLite
    std::string declaredType;   ///< SQLite
    bool operator==(const ResultColumn &) const = default;
};
struct Rows {
    std::vector<ResultColumn> columns;
    std::vector<ValueList> rows;
    long long affected = -1;    ///< rows changed; -1 when the server did not say
    std::optional<long long> lastInsertId;
    bool hasRows = false;       ///< the statement returned a result set (maybe empty)
};

}  // namespace limbeck::sql
