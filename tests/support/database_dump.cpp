// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/database_dump.h"

#include "support/postgres_server.h"
#include "support/process.h"

#include <algorithm>
#include <memory>
#include <sqlite3.h>
#include <sstream>
#include <stdexcept>
#include <vector>

namespace limbeck::test {

namespace {

bool isBlank(char character)
{
    return character == ' ' || character == '\t' || character == '\n' || character == '\r';
}

std::string quotedName(const std::string &name)
{
    std::string text = "\"";
    for (const char character : name)
        text += character == '"' ? std::string("\"\"") : std::string(1, character);
    return text + "\"";
}

std::string join(const std::vector<std::string> &parts, const std::string &separator)
{
    std::string text;
    for (const std::string &part : parts)
        text += (text.empty() ? "" : separator) + part;
    return text;
}

using Lines = std::vector<std::string>;

void appendSorted(std::string &dump, const std::string &title, Lines lines)
{
    std::sort(lines.begin(), lines.end());
    dump += "## " + title + "\n";
    for (const std::string &line : lines)
        dump += line + "\n";
}

// ------------------------------------------------------------------------------------------------------------ SQLite

class SqliteReader {
public:
    explicit SqliteReader(const std::filesystem::path &file)
    {
        sqlite3 *handle = nullptr;
        const int code = sqlite3_open_v2(file.c_str(), &handle, SQLITE_OPEN_READONLY, nullptr);
        m_handle.reset(handle);
        if (code != SQLITE_OK)
            throw std::runtime_error("cannot open " + file.string() + ": " + sqlite3_errmsg(handle));
    }

    std::vector<std::vector<std::string>> rows(const std::string &sql) const
    {
        sqlite3_stmt *raw = nullptr;
        if (sqlite3_prepare_v2(m_handle.get(), sql.c_str(), -1, &raw, nullptr) != SQLITE_OK)
            throw std::runtime_error(std::string(sqlite3_errmsg(m_handle.get())) + " in: " + sql);
        const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement(raw, &sqlite3_finalize);
        std::vector<std::vector<std::string>> result;
        int code = sqlite3_step(raw);
        for (; code == SQLITE_ROW; code = sqlite3_step(raw)) {
            std::vector<std::string> &row = result.emplace_back();
            for (int column = 0; column < sqlite3_column_count(raw); ++column) {
                const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(raw, column));
                row.emplace_back(text != nullptr ? text : "NULL");
            }
        }
        if (code != SQLITE_DONE)
            throw std::runtime_error(std::string(sqlite3_errmsg(m_handle.get())) + " in: " + sql);
        return result;
    }

    Lines lines(const std::string &sql) const
    {
        Lines result;
        for (const std::vector<std::string> &row : rows(sql))
            result.push_back(join(row, " | "));
        return result;
    }

private:
    struct Close {
        void operator()(sqlite3 *handle) const { sqlite3_close(handle); }
    };
    std::unique_ptr<sqlite3, Close> m_handle;
};

void appendSqliteTable(std::string &dump, const SqliteReader &reader, const std::string &table,
                       const DumpOptions &options)
{
    const std::string name = quotedName(table);
    dump += "## columns of " + table + "\n";
    std::vector<std::string> values;
    for (const auto &row :
         reader.rows("SELECT name, type, \"notnull\", dflt_value, pk, hidden FROM pragma_table_xinfo(" + name + ")")) {
        dump += join(row, " | ") + "\n";
        if (options.masked.count(table + "." + row[0]) == 0)
            values.push_back("quote(" + quotedName(row[0]) + ")");
    }
    appendSorted(
        dump, "foreign keys of " + table,
        reader.lines("SELECT \"table\", \"from\", \"to\", seq, on_update, on_delete FROM pragma_foreign_key_list("
                     + name + ")"));
    appendSorted(
        dump, "indexes of " + table,
        reader.lines(
            "SELECT list.\"unique\", list.origin, list.partial, info.seqno, info.name, info.\"desc\", info.coll "
            "FROM pragma_index_list("
            + name
            + ") AS list, pragma_index_xinfo(list.name) AS info "
              "WHERE info.key"));
    if (options.rows && !values.empty())
        appendSorted(dump, "rows of " + table, reader.lines("SELECT " + join(values, ", ") + " FROM " + name));
}

// -------------------------------------------------------------------------------------------------------- PostgreSQL

/// Lines of pg_dump that say nothing of the schema: comments, the session's settings, and the random keys of newer versions.
bool isNoise(const std::string &line)
{
    return line.empty() || line.rfind("--", 0) == 0 || line.rfind("SET ", 0) == 0 || line.rfind('\\', 0) == 0
           || line.rfind("SELECT pg_catalog.set_config", 0) == 0;
}

std::string postgresSchema(const PostgresDatabase &database)
{
    const ProcessResult result = runProcess(
        LIMBECK_PG_DUMP, {"--schema-only", "--no-owner", "--no-privileges", "--dbname", database.connectionString()});
    if (result.status != 0)
        throw std::runtime_error("pg_dump: " + result.toText());
    std::string text;
    std::istringstream stream(result.output);
    for (std::string line; std::getline(stream, line);) {
        if (!isNoise(line))
            text += line + "\n";
    }
    return text;
}

std::vector<std::string> firstColumn(const TextRows &rows)
{
    std::vector<std::string> values;
    for (const auto &row : rows)
        values.push_back(row.at(0).value_or("NULL"));
    return values;
}

/// `quoted` is the table's name as SQL wants it, `table` as people write it.
void appendPostgresRows(std::string &dump, const PostgresDatabase &database, const std::string &table,
                        const std::string &quoted, const DumpOptions &options)
{
    const std::vector<std::string> columns =
        firstColumn(database.query("SELECT attname FROM pg_attribute WHERE attrelid = '" + quoted
                                   + "'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum"));
    std::vector<std::string> values;
    for (const std::string &column : columns) {
        if (options.masked.count(table + "." + column) == 0)
            values.push_back("coalesce(quote_literal(" + quotedName(column) + "::text), 'NULL')");
    }
    if (!values.empty())
        appendSorted(dump, "rows of " + table,
                     firstColumn(database.query("SELECT " + join(values, " || ' | ' || ") + " FROM " + quoted)));
}

}  // namespace

std::string normalisedSql(std::string_view sql)
{
    const auto gluesLeft = [](char character) { return character == '('; };
    const auto gluesRight = [](char character) { return character == ')' || character == '(' || character == ','; };
    std::string text;
    bool blank = false;
    char quote = '\0';
    for (const char character : sql) {
        if (quote == '\0' && isBlank(character)) {
            blank = true;
            continue;
        }
        if (blank && !text.empty() && !gluesLeft(text.back()) && !gluesRight(character))
            text += ' ';
        blank = false;
        text += character;
        if (quote != '\0')
            quote = character == quote ? '\0' : quote;
        else if (character == '\'' || character == '"' || character == '`')
            quote = character;
    }
    return text;
}

namespace {

/// The parts of a CREATE TABLE's list: split at the commas that stand in no further parentheses and in no quotes.
Lines listParts(std::string_view list)
{
    Lines parts(1);
    int depth = 0;
    char quote = '\0';
    for (const char character : list) {
        if (quote != '\0')
            quote = character == quote ? '\0' : quote;
        else if (character == '\'' || character == '"' || character == '`')
            quote = character;
        else if (character == '(' || character == ')')
            depth += character == '(' ? 1 : -1;
        if (character == ',' && depth == 0 && quote == '\0')
            parts.emplace_back();
        else if (!parts.back().empty() || !isBlank(character))
            parts.back() += character;
    }
    return parts;
}

bool isConstraint(const std::string &part)
{
    for (const char *word : {"CONSTRAINT ", "PRIMARY KEY(", "FOREIGN KEY(", "UNIQUE(", "CHECK("}) {
        if (part.rfind(word, 0) == 0)
            return true;
    }
    return false;
}

/// One column or constraint a line, the constraints sorted: Alembic's batch mode writes them in an order that changes
/// from run to run.
std::string tableText(const std::string &sql)
{
    const std::size_t open = sql.find('(');
    const std::size_t close = sql.rfind(')');
    if (open == std::string::npos || close == std::string::npos)
        return sql;
    Lines parts = listParts(std::string_view(sql).substr(open + 1, close - open - 1));
    std::sort(
        std::stable_partition(parts.begin(), parts.end(), [](const std::string &part) { return !isConstraint(part); }),
        parts.end());
    return sql.substr(0, open + 1) + "\n" + join(parts, ",\n") + "\n" + sql.substr(close);
}

}  // namespace

std::string dumpSqlite(const std::filesystem::path &file, const DumpOptions &options)
{
    const SqliteReader reader(file);
    std::string dump;
    std::vector<std::string> tables;
    for (const auto &row : reader.rows("SELECT type, name, coalesce(sql, '') FROM sqlite_schema "
                                       "WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name")) {
        dump += "## " + row[0] + " " + row[1] + "\n";
        const std::string sql = normalisedSql(row[2]);
        dump += (row[0] == "table" ? tableText(sql) : sql) + "\n";
        if (row[0] == "table")
            tables.push_back(row[1]);
    }
    for (const std::string &table : tables)
        appendSqliteTable(dump, reader, table, options);
    return dump;
}

std::string dumpPostgres(const PostgresDatabase &database, const DumpOptions &options)
{
    std::string dump = "## schema\n" + postgresSchema(database);
    if (!options.rows)
        return dump;
    for (const auto &row : database.query(
             "SELECT CASE WHEN nspname = 'public' THEN '' ELSE nspname || '.' END || relname, pg_class.oid::regclass "
             "FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace "
             "WHERE relkind IN ('r', 'p') AND nspname <> 'information_schema' AND nspname NOT LIKE 'pg\\_%' ORDER BY "
             "1"))
        appendPostgresRows(dump, database, row.at(0).value(), row.at(1).value(), options);
    return dump;
}

std::string firstDifference(const std::string &left, const std::string &right)
{
    std::istringstream leftStream(left);
    std::istringstream rightStream(right);
    std::string section;
    for (;;) {
        std::string leftLine;
        std::string rightLine;
        const bool hasLeft = static_cast<bool>(std::getline(leftStream, leftLine));
        const bool hasRight = static_cast<bool>(std::getline(rightStream, rightLine));
        if (!hasLeft && !hasRight)
            return {};
        if (hasLeft != hasRight || leftLine != rightLine)
            return section + "\n- " + (hasLeft ? leftLine : "(end)") + "\n+ " + (hasRight ? rightLine : "(end)");
        if (leftLine.rfind("## ", 0) == 0)
            section = leftLine;
    }
}

}  // namespace limbeck::test
