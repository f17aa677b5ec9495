// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/connection.h"
#include "dialect/dialect.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace limbeck::migrate {

/// A private SQLite database in memory with the structure of another one and no rows: what SQLite makes of a definition is asked of SQLite itself. Foreign keys are not enforced. Made, used and
/// destroyed in one thread.
class ShadowDatabase {
public:
    explicit ShadowDatabase(const dialect::Dialect &sqlite);

    /// Tables with what hangs on them, and views: from their stored texts where they have one. What cannot be made (a virtual table of an extension that is not here) is left out.
    void add(const schema::Schema &schema);
    /// The texts of sqlite_schema, in its order; likewise.
    void add(const std::vector<std::string> &texts);

    /// Whether a statement can change the structure: CREATE, ALTER, DROP. Others need not be run here.
    static bool concerns(const std::string &text);
    /// The table that `CREATE TABLE … AS SELECT` makes when its query could take any time although there are no rows: it is never run. nullopt for other texts.
    static std::optional<std::string> madeOfEndlessQuery(const std::string &text);
    /// Throws what SQLite says, and Error(Operation) for a table made of such a query. The statements of a rebuild run under legacy_alter_table, as in a real run.
    void run(const sql::Statement &statement);
    void run(const std::string &text);

    /// What was run since is undone by rewind() until the next mark().
    void mark();
    void rewind();

    database::Connection &connection() { return *m_connection; }
    dialect::Ask ask();

private:
    void tryToRun(const std::string &text);

    const dialect::Dialect &m_dialect;
    std::unique_ptr<database::Connection> m_connection;
    bool m_marked = false;
};

}  // namespace limbeck::migrate
