// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/version_table.h"

#include "database/literal.h"

#include <fmt/format.h>

namespace limbeck::database {
namespace {

std::string existenceQuery(const VersionTableName &name, Backend backend)
{
    const std::string table = literal(name.name);
    if (backend == Backend::Sqlite) {
        const auto columnsIn = [&](const std::string &schema) { return fmt::format("SELECT 1 FROM pragma_table_info({}, {})", table, literal(schema)); };
        return name.schema ? columnsIn(*name.schema) : columnsIn("main") + " UNION ALL " + columnsIn("temp");
    }
    const std::string where =
        name.schema ? "n.nspname = " + literal(*name.schema) : std::string("pg_catalog.pg_table_is_visible(c.oid) AND n.nspname <> 'pg_catalog'");
    return fmt::format("SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
                       "WHERE c.relname = {} AND c.relkind IN ('r', 'p', 'f', 'v', 'm') AND {}",
                       table, where);
}

}  // namespace

VersionTable::VersionTable(VersionTableName name, Backend backend, QuoteIdentifier quote)
    : m_name(std::move(name)), m_backend(backend), m_table(quote(m_name.name)), m_keyName(quote(m_name.name + "_pkc"))
{
    if (m_name.schema)
        m_table = quote(*m_name.schema) + "." + m_table;
}

sql::Statement VersionTable::statement(std::string text) const
{
    sql::Statement statement;
    statement.text = std::move(text);
    statement.directive = m_name.name;
    return statement;
}

sql::Statement VersionTable::createStatement() const
{
    const std::string key = m_name.primaryKey ? fmt::format(", \n\tCONSTRAINT {} PRIMARY KEY (version_num)", m_keyName) : "";
    return statement(fmt::format("\nCREATE TABLE {} (\n\tversion_num VARCHAR(32) NOT NULL{}\n)\n\n", m_table, key));
}

sql::Statement VersionTable::selectStatement() const
{
    sql::Statement select = statement(fmt::format("SELECT {0}.version_num FROM {0}", m_table));
    select.returnsRows = true;
    return select;
}

sql::Statement VersionTable::purgeStatement() const
{
    return statement(fmt::format("DELETE FROM {}", m_table));
}

sql::Statement VersionTable::changeStatement(const RowChange &change) const
{
    const std::string column = m_table + ".version_num";
    if (change.from && change.to)
        return statement(fmt::format("UPDATE {} SET version_num={} WHERE {} = {}", m_table, literal(*change.to), column, literal(*change.from)));
    if (change.from)
        return statement(fmt::format("DELETE FROM {} WHERE {} = {}", m_table, column, literal(*change.from)));
    if (!change.to)
        throw Error(ErrorCode::Internal, "A change of the version table names no revision.");
    const std::string returned = m_backend == Backend::Postgresql ? column : "version_num";
    return statement(
        fmt::format("INSERT INTO {} (version_num) VALUES ({}){}", m_table, literal(*change.to), m_name.primaryKey ? " RETURNING " + returned : ""));
}

bool VersionTable::exists(Connection &connection) const
{
    return !connection.query(existenceQuery(m_name, m_backend)).rows.empty();
}

std::vector<std::string> VersionTable::rows(Connection &connection) const
{
    std::vector<std::string> versions;
    for (const sql::ValueList &row : connection.execute(selectStatement()).rows) {
        const auto *version = std::get_if<std::string>(&row.at(0).data);
        if (!version)
            throw Error(ErrorCode::Revision, fmt::format("The table {} has a row whose version_num is not text.", m_table), {},
                        "Every row must name a revision; correct or delete the row.");
        versions.push_back(*version);
    }
    return versions;
}

void VersionTable::createIfMissing(Connection &connection) const
{
    if (!exists(connection))
        connection.execute(createStatement());
}

void VersionTable::purge(Connection &connection) const
{
    connection.execute(purgeStatement());
}

}  // namespace limbeck::database
