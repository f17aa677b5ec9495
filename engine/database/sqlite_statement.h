// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "sql/statement.h"

#include <memory>
#include <sqlite3.h>
#include <string>
#include <string_view>

namespace limbeck::database {

/// The database's own words for its last error. `text`: the statement, for the position in it.
DatabaseError sqliteError(sqlite3 *handle, const std::string &text);

/// One statement of a text, prepared. Errors are DatabaseError; what is refused before SQLite sees it has the code SQLITE_MISUSE, where
/// Python's driver raises ProgrammingError.
class SqliteStatement {
public:
    /// Prepares the first statement of `rest` and moves `rest` behind it. `text` is the whole, for errors.
    SqliteStatement(sqlite3 *handle, const std::string &text, std::string_view &rest);

    /// No statement at all, only blanks and comments.
    bool isEmpty() const { return !m_statement; }
    /// Their number must fit.
    void bind(const std::vector<sql::Value> &values);
    /// Steps to the end and fetches all rows.
    sql::Rows run();

private:
    [[noreturn]] void fail() const;
    bool isModeThatStays(int state) const;
    void describeColumns(sql::Rows &rows) const;
    void describeChange(sql::Rows &rows) const;
    sql::Value column(int index) const;

    struct Finalize {
        void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
    };
    sqlite3 *m_handle;
    const std::string &m_text;
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

/// Nothing but blanks and comments. Unlike SQLite's own parser, as Python's driver does it, a second ";" counts as something.
bool isBlankSql(std::string_view text);

}  // namespace limbeck::database
