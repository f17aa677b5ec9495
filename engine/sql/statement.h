// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/source_position.h"
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

/// One SQL text, complete with its literals, and how it must run.
struct Statement {
    std::string text;          ///< exactly what is sent (online); the offline writer trims it (operations.md §1.2)
    /// SQLite only: values that have no literal form (blobs, strings with NUL), for the `?` in the text, in order.
    std::vector<Value> binds;
    bool returnsRows = false;  ///< the caller wants the rows
    Certainty certainty = Certainty::Certain;
    SourcePosition position;   ///< the directive in the script
    std::string directive;     ///< "op.create_table", "connection.execute", "alembic_version" … for people
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
