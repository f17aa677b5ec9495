// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/connection.h"
#include "database/row_change.h"
#include "sql/statement.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace limbeck::database {

/// As configured in env.py (`version_table`, `version_table_schema`, `version_table_pk`).
struct VersionTableName {
    std::string name = "alembic_version";
    std::optional<std::string> schema;
    bool primaryKey = true;  ///< whether it is created with its key, and whether inserts return their row
    bool operator==(const VersionTableName &) const = default;
};

/// Quotes an identifier where the dialect needs it.
using QuoteIdentifier = std::function<std::string(const std::string &)>;

/// The version table: its statements' exact texts (spec/runtime.md §3), which are the same online and offline, and what is done with them
/// on a connection. The table is never dropped, and its schema never created.
class VersionTable {
public:
    VersionTable(VersionTableName name, Backend backend, QuoteIdentifier quote);

    const VersionTableName &name() const { return m_name; }

    sql::Statement createStatement() const;
    sql::Statement selectStatement() const;
    sql::Statement purgeStatement() const;
    /// A change with neither side throws Error(Internal).
    sql::Statement changeStatement(const RowChange &change) const;

    /// As Alembic looks: a table, view, materialized view or foreign table; without schema one that the search path shows.
    bool exists(Connection &connection) const;
    /// In the database's order. The table must exist.
    std::vector<std::string> rows(Connection &connection) const;
    void createIfMissing(Connection &connection) const;
    void purge(Connection &connection) const;

private:
    sql::Statement statement(std::string text) const;

    VersionTableName m_name;
    Backend m_backend;
    std::string m_table;    ///< qualified and quoted
    std::string m_keyName;  ///< quoted
};

}  // namespace limbeck::database
