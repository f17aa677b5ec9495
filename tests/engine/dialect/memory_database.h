// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "builders.h"

#include <QString>

#include <memory>

struct sqlite3;

namespace build {

/// A SQLite database in memory that runs statements as the executor does: a rebuild with enforcement of foreign keys switched off and
/// legacy_alter_table on through the connection's configuration (sql/statement.h).
class MemoryDatabase {
public:
    explicit MemoryDatabase(const std::string &script = {});
    ~MemoryDatabase();
    MemoryDatabase(const MemoryDatabase &) = delete;
    MemoryDatabase &operator=(const MemoryDatabase &) = delete;

    /// One statement; throws DatabaseError.
    sql::Rows run(const std::string &text);
    /// Several.
    void script(const std::string &text);
    void run(const sql::Statement &statement);
    /// Answers catalog queries and counts them.
    dialect::Ask ask();
    int asked() const { return m_asked; }
    /// All values of a query: columns separated by `|`, rows by blanks; NULL is "null".
    QString values(const std::string &query);
    /// The stored text of an object, layout folded to single blanks.
    QString stored(const std::string &name);
    std::optional<schema::Table> reflect(const QualifiedName &name);
    /// reflectTable is this database, warnings go into `warnings`.
    dialect::CompileState state();

    std::vector<std::string> warnings;

private:
    sqlite3 *m_connection = nullptr;
    int m_asked = 0;
    bool m_enforced = false;
};

QString folded(std::string text);

}  // namespace build
