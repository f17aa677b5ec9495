// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory_database.h"

#include "base/error.h"

#include <QStringList>
#include <fmt/format.h>
#include <sqlite3.h>

namespace build {

namespace {

[[noreturn]] void throwError(sqlite3 *connection, const std::string &text)
{
    DatabaseError::Facts facts;
    facts.primary = sqlite3_errmsg(connection);
    facts.sqliteCode = sqlite3_extended_errcode(connection);
    facts.statement = text;
    throw DatabaseError(std::move(facts));
}

Value valueAt(sqlite3_stmt *statement, int column)
{
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_NULL:
        return Value(sql::Null{});
    case SQLITE_INTEGER:
        return Value(std::int64_t(sqlite3_column_int64(statement, column)));
    case SQLITE_FLOAT:
        return Value(sqlite3_column_double(statement, column));
    default:
        return Value(std::string(reinterpret_cast<const char *>(sqlite3_column_text(statement, column))));
    }
}

std::string printed(const Value &value)
{
    if (value.isNull())
        return "null";
    if (const auto *number = std::get_if<std::int64_t>(&value.data))
        return std::to_string(*number);
    if (const auto *number = std::get_if<double>(&value.data))
        return fmt::format("{}", *number);
    return std::get<std::string>(value.data);
}

}  // namespace

QString folded(std::string text) { return QString::fromStdString(text).simplified().replace(QStringLiteral("( "), QStringLiteral("(")).replace(QStringLiteral(" )"), QStringLiteral(")")); }

MemoryDatabase::MemoryDatabase(const std::string &text)
{
    sqlite3_open(":memory:", &m_connection);
    script(text);
}

MemoryDatabase::~MemoryDatabase() { sqlite3_close(m_connection); }

sql::Rows MemoryDatabase::run(const std::string &text)
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(m_connection, text.c_str(), -1, &statement, nullptr) != SQLITE_OK)
        throwError(m_connection, text);
    sql::Rows rows;
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        rows.rows.emplace_back();
        for (int column = 0; column < sqlite3_column_count(statement); ++column)
            rows.rows.back().push_back(valueAt(statement, column));
    }
    sqlite3_finalize(statement);
    if (code != SQLITE_DONE)
        throwError(m_connection, text);
    return rows;
}

void MemoryDatabase::script(const std::string &text)
{
    if (sqlite3_exec(m_connection, text.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        throwError(m_connection, text);
}

void MemoryDatabase::run(const sql::Statement &statement)
{
    const bool isFirst = statement.rebuild && statement.rebuild->stage == sql::Rebuild::Stage::First;
    const bool isLast = statement.rebuild && statement.rebuild->stage == sql::Rebuild::Stage::Last;
    if (isFirst) {
        int enforced = 0;
        sqlite3_db_config(m_connection, SQLITE_DBCONFIG_ENABLE_FKEY, -1, &enforced);
        m_enforced = enforced != 0;
        sqlite3_db_config(m_connection, SQLITE_DBCONFIG_ENABLE_FKEY, 0, nullptr);
        sqlite3_db_config(m_connection, SQLITE_DBCONFIG_LEGACY_ALTER_TABLE, 1, nullptr);
    }
    run(statement.text);
    if (isLast) {
        sqlite3_db_config(m_connection, SQLITE_DBCONFIG_ENABLE_FKEY, m_enforced ? 1 : 0, nullptr);
        sqlite3_db_config(m_connection, SQLITE_DBCONFIG_LEGACY_ALTER_TABLE, 0, nullptr);
    }
}

dialect::Ask MemoryDatabase::ask()
{
    return dialect::Ask([this](const std::string &query) {
        ++m_asked;
        return run(query);
    });
}

QString MemoryDatabase::values(const std::string &query)
{
    QStringList lines;
    for (const sql::ValueList &row : run(query).rows) {
        QStringList values;
        for (const Value &value : row)
            values << QString::fromStdString(printed(value));
        lines << values.join(QLatin1Char('|'));
    }
    return lines.join(QLatin1Char(' '));
}

QString MemoryDatabase::stored(const std::string &name)
{
    const sql::Rows rows = run("select sql from sqlite_master where name = '" + name + "'");
    return rows.rows.empty() || rows.rows[0][0].isNull() ? QString() : folded(std::get<std::string>(rows.rows[0][0].data));
}

std::optional<schema::Table> MemoryDatabase::reflect(const QualifiedName &name)
{
    dialect::ReflectScope scope;
    if (name.schema)
        scope.schema = name.schema->text;
    scope.tables = {name.name.text};
    const schema::Schema schema = dialect::sqlite().reflect(ask(), scope);
    const schema::Table *table = schema.findTable(name);
    return table ? std::optional(*table) : std::nullopt;
}

dialect::CompileState MemoryDatabase::state()
{
    dialect::CompileState state;
    state.reflectTable = [this](const QualifiedName &name) { return reflect(name); };
    state.warn = [this](const std::string &text) { warnings.push_back(text); };
    return state;
}

}  // namespace build
