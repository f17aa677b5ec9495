// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/sqlite_statement.h"

#include "database/refusal.h"

#include <QUtf8StringView>
#include <fmt/format.h>

namespace limbeck::database {
namespace {

std::string_view afterBlanksAndComments(std::string_view text)
{
    while (!text.empty()) {
        if (std::string_view(" \t\r\n\f\v").find(text.front()) != std::string_view::npos) {
            text.remove_prefix(1);
        } else if (text.starts_with("--")) {
            text.remove_prefix(std::min(text.find('\n'), text.size()));
        } else if (text.starts_with("/*")) {
            const std::size_t end = text.find("*/", 2);
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 2);
        } else {
            break;
        }
    }
    return text;
}

/// The statement's first word in lower case.
std::string keywordOf(std::string_view sql)
{
    const std::string_view text = afterBlanksAndComments(sql);
    std::string word;
    for (const char c : text) {
        if (!std::isalpha(static_cast<unsigned char>(c)))
            break;
        word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return word;
}

/// Characters, not bytes, counted from 1.
int characterPosition(const std::string &text, int byteOffset)
{
    if (byteOffset < 0 || static_cast<std::size_t>(byteOffset) > text.size())
        return 0;
    const auto isStart = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
    return static_cast<int>(std::count_if(text.begin(), text.begin() + byteOffset, isStart)) + 1;
}

std::string pythonDateTime(const sql::DateTime &value)
{
    std::string text = fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", value.date.year, value.date.month, value.date.day, value.time.hour, value.time.minute,
                                   value.time.second);
    if (value.time.microsecond != 0)
        text += fmt::format(".{:06}", value.time.microsecond);
    if (value.time.hasOffset) {
        const int seconds = std::abs(value.time.offsetSeconds);
        text += fmt::format("{}{:02}:{:02}", value.time.offsetSeconds < 0 ? '-' : '+', seconds / 3600, seconds / 60 % 60);
    }
    return text;
}

/// Binds a value as Python's driver binds it; what that driver refuses is refused.
class Binder {
public:
    Binder(sqlite3_stmt *statement, int index, const std::string &text) : m_statement(statement), m_index(index), m_text(text) {}

    int operator()(const sql::Null &) const { return sqlite3_bind_null(m_statement, m_index); }
    int operator()(bool value) const { return sqlite3_bind_int(m_statement, m_index, value ? 1 : 0); }
    int operator()(std::int64_t value) const { return sqlite3_bind_int64(m_statement, m_index, value); }
    int operator()(double value) const { return sqlite3_bind_double(m_statement, m_index, value); }
    int operator()(const std::string &value) const { return bindText(value); }
    int operator()(const sql::Bytes &value) const { return sqlite3_bind_blob64(m_statement, m_index, value.data.data(), value.data.size(), SQLITE_TRANSIENT); }
    int operator()(const sql::Json &value) const { return bindText(value.text); }
    int operator()(const sql::Date &value) const { return bindText(fmt::format("{:04}-{:02}-{:02}", value.year, value.month, value.day)); }
    int operator()(const sql::DateTime &value) const { return bindText(pythonDateTime(value)); }
    int operator()(const sql::Decimal &) const { refuseType("decimal.Decimal"); }
    int operator()(const sql::Time &) const { refuseType("datetime.time"); }
    int operator()(const sql::Interval &) const { refuseType("datetime.timedelta"); }
    int operator()(const sql::Uuid &) const { refuseType("UUID"); }
    int operator()(const sql::Range &) const { refuseType("Range"); }
    int operator()(const sql::Array &) const { refuseType("list"); }
    int operator()(const sql::Unknown &value) const
    {
        throw Error(ErrorCode::Internal, fmt::format("A value that is not known was to be sent to the database: {}", value.why));
    }

private:
    [[noreturn]] void refuseType(const char *type) const
    {
        throw sqliteRefusal(fmt::format("Error binding parameter {}: type '{}' is not supported", m_index, type), m_text);
    }
    int bindText(const std::string &value) const
    {
        return sqlite3_bind_text64(m_statement, m_index, value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    }

    sqlite3_stmt *m_statement;
    int m_index;
    const std::string &m_text;
};

}  // namespace

DatabaseError sqliteError(sqlite3 *handle, const std::string &text)
{
    DatabaseError::Facts facts;
    facts.sqliteCode = sqlite3_extended_errcode(handle);
    facts.primary = sqlite3_errmsg(handle);
    facts.statementPosition = characterPosition(text, sqlite3_error_offset(handle));
    facts.statement = text;
    return DatabaseError(std::move(facts));
}

bool isBlankSql(std::string_view text)
{
    return afterBlanksAndComments(text).empty();
}

SqliteStatement::SqliteStatement(sqlite3 *handle, const std::string &text, std::string_view &rest) : m_handle(handle), m_text(text)
{
    sqlite3_stmt *statement = nullptr;
    const char *tail = nullptr;
    if (sqlite3_prepare_v2(handle, rest.data(), static_cast<int>(rest.size()), &statement, &tail) != SQLITE_OK)
        fail();
    m_statement.reset(statement);
    rest.remove_prefix(static_cast<std::size_t>(tail - rest.data()));
}

void SqliteStatement::fail() const
{
    throw sqliteError(m_handle, m_text);
}

void SqliteStatement::bind(const std::vector<sql::Value> &values)
{
    const int wanted = sqlite3_bind_parameter_count(m_statement.get());
    if (wanted != static_cast<int>(values.size()))
        throw sqliteRefusal(
            fmt::format("Incorrect number of bindings supplied. The current statement uses {}, and there are {} supplied.", wanted, values.size()), m_text);
    for (int i = 0; i < wanted; ++i) {
        if (std::visit(Binder(m_statement.get(), i + 1, m_text), values[static_cast<std::size_t>(i)].data) != SQLITE_OK)
            fail();
    }
}

sql::Rows SqliteStatement::run()
{
    sql::Rows rows;
    describeColumns(rows);
    int state = SQLITE_ROW;
    while ((state = sqlite3_step(m_statement.get())) == SQLITE_ROW) {
        sql::ValueList &row = rows.rows.emplace_back();
        row.reserve(rows.columns.size());
        for (std::size_t c = 0; c < rows.columns.size(); ++c)
            row.push_back(column(static_cast<int>(c)));
    }
    if (state != SQLITE_DONE && !isModeThatStays(state))
        fail();
    describeChange(rows);
    return rows;
}

/// env.py may set the file's own mode (PRAGMA journal_mode=WAL) on each connection: one for reading leaves the file as it is.
bool SqliteStatement::isModeThatStays(int state) const
{
    return (state & 0xff) == SQLITE_READONLY && sqlite3_db_readonly(m_handle, "main") == 1 && keywordOf(sqlite3_sql(m_statement.get())) == "pragma";
}

void SqliteStatement::describeColumns(sql::Rows &rows) const
{
    const int count = sqlite3_column_count(m_statement.get());
    rows.hasRows = count > 0;
    for (int c = 0; c < count; ++c) {
        const char *declared = sqlite3_column_decltype(m_statement.get(), c);
        rows.columns.push_back({sqlite3_column_name(m_statement.get(), c), 0, declared ? declared : ""});
    }
}

void SqliteStatement::describeChange(sql::Rows &rows) const
{
    const std::string keyword = keywordOf(sqlite3_sql(m_statement.get()));
    const bool inserts = keyword == "insert" || keyword == "replace";
    const bool withChanges = keyword == "with" && !sqlite3_stmt_readonly(m_statement.get());
    if (inserts || keyword == "update" || keyword == "delete" || withChanges)
        rows.affected = sqlite3_changes64(m_handle);
    if (inserts)
        rows.lastInsertId = sqlite3_last_insert_rowid(m_handle);
}

sql::Value SqliteStatement::column(int index) const
{
    sqlite3_stmt *statement = m_statement.get();
    switch (sqlite3_column_type(statement, index)) {
    case SQLITE_INTEGER:
        return std::int64_t{sqlite3_column_int64(statement, index)};
    case SQLITE_FLOAT:
        return sqlite3_column_double(statement, index);
    case SQLITE_BLOB: {
        const auto *data = static_cast<const char *>(sqlite3_column_blob(statement, index));
        return sql::Bytes{std::string(data ? data : "", static_cast<std::size_t>(sqlite3_column_bytes(statement, index)))};
    }
    case SQLITE_TEXT: {
        const auto *data = reinterpret_cast<const char *>(sqlite3_column_text(statement, index));
        std::string text(data, static_cast<std::size_t>(sqlite3_column_bytes(statement, index)));
        if (!QUtf8StringView(text.data(), static_cast<qsizetype>(text.size())).isValidUtf8())
            throw sqliteRefusal(fmt::format("Could not decode to UTF-8 column '{}'", sqlite3_column_name(statement, index)), m_text);
        return text;
    }
    default:
        return sql::Null{};
    }
}

}  // namespace limbeck::database
