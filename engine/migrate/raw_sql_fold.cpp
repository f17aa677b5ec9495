// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/raw_sql_fold.h"

#include "database/connection.h"
#include "dialect/catalog_rows.h"
#include "dialect/postgresql/fold_text.h"
#include "migrate/catalog_ask.h"
#include "operation/table_operation.h"
#include "sql/tokens.h"

#include <map>
#include <set>

namespace limbeck::migrate {

namespace {

/// SQLite's own words for the tables and views of a database: name to the texts of the object and of what hangs on it.
struct Catalog {
    std::map<std::string, std::string> tables, views;
};

/// The schema in a database of its own.
class Scratch {
public:
    Scratch(const schema::Schema &schema, const dialect::Dialect &dialect)
        : m_dialect(dialect), m_connection(database::Connection::open(database::Url::parse("sqlite://")))
    {
        m_connection->setForeignKeyEnforcement(false);
        dialect::CompileState state;
        const auto run = [this](const sql::Statement &statement) { m_connection->execute(statement); };
        for (const auto &[name, table] : schema.tables) {
            if (name.schema)
                continue;  // an attached database
            m_dialect.compile({operation::createTableOf(table), {}}, state, run);
            for (const schema::Index &index : table.indexes)
                m_dialect.compile({operation::CreateIndex{index, false}, {}}, state, run);
        }
        for (const auto &[name, view] : schema.views) {
            if (!view.definition.empty())
                run(statement(view.definition));
        }
    }

    void run(const std::string &text) { m_connection->execute(statement(text)); }

    Catalog catalog()
    {
        Catalog catalog;
        const sql::Rows rows =
            m_connection->query("SELECT type, tbl_name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY rowid");
        for (const sql::ValueList &values : rows.rows) {
            const dialect::CatalogRow row(values);
            (row.text(0) == "view" ? catalog.views : catalog.tables)[row.text(1)] += row.text(2) + ";";
        }
        return catalog;
    }

    schema::Schema reflect(std::vector<std::string> tables)
    {
        dialect::ReflectScope scope;
        scope.tables = std::move(tables);
        return m_dialect.reflect(askOver(*m_connection), scope);
    }

private:
    static sql::Statement statement(const std::string &text)
    {
        sql::Statement statement;
        statement.text = text;
        return statement;
    }

    const dialect::Dialect &m_dialect;
    std::unique_ptr<database::Connection> m_connection;
};

bool isDefinition(const std::string &text)
{
    static const std::set<std::string> kWords{"CREATE", "ALTER", "DROP"};
    const std::vector<sql::Token> tokens = sql::tokenize(text);
    return !tokens.empty() && kWords.contains(sql::upperAscii(tokens.front().value));
}

sql::QualifiedName plain(const std::string &name)
{
    return {std::nullopt, sql::Identifier(name)};
}

void takeOver(schema::Schema &schema, Scratch &scratch, const Catalog &before, const Catalog &after, operation::FoldContext &context)
{
    std::vector<std::string> changed;
    for (const auto &[name, text] : after.tables) {
        const auto old = before.tables.find(name);
        if (old == before.tables.end() || old->second != text)
            changed.push_back(name);
    }
    for (const auto &[name, text] : before.tables) {
        if (!after.tables.contains(name))
            schema.tables.erase(plain(name));
    }
    if (!changed.empty()) {
        const schema::Schema reflected = scratch.reflect(changed);
        for (const auto &[name, table] : reflected.tables) {
            schema.tables.insert_or_assign(name, table);
            if (!context.condition.empty())
                context.uncertain.emplace(name, context.condition);
        }
    }
    for (const auto &[name, text] : before.views) {
        if (!after.views.contains(name))
            schema.views.erase(plain(name));
    }
    for (const auto &[name, text] : after.views)
        schema.views[plain(name)] = {plain(name), text.substr(0, text.size() - 1), false};
}

/// CREATE TABLE … AS SELECT: the table's name. Its query could take any time, and is never run.
std::optional<std::string> madeOfQuery(const std::string &text)
{
    const std::vector<sql::Token> tokens = sql::tokenize(text);
    std::size_t at = 1;
    while (at < tokens.size() && (tokens[at].isWord("TEMP") || tokens[at].isWord("TEMPORARY")))
        ++at;
    if (!tokens.front().isWord("CREATE") || at >= tokens.size() || !tokens[at].isWord("TABLE"))
        return std::nullopt;
    for (std::string name; ++at < tokens.size() && !tokens[at].is('(');) {
        if (tokens[at].isWord("AS"))
            return name;
        name = tokens[at].value;
    }
    return std::nullopt;
}

void foldSqliteText(schema::Schema &schema, const dialect::Dialect &dialect, const std::string &text, operation::FoldContext &context)
{
    if (!isDefinition(text))
        return;
    if (const auto name = madeOfQuery(text)) {
        context.uncertain.emplace(plain(*name), "made of a query: its columns are not known");
        operation::CreateTable create;
        create.table = plain(*name);
        create.ifNotExists = true;
        operation::fold(schema, {std::move(create), {}}, context);
        return;
    }
    try {
        Scratch scratch(schema, dialect);
        const Catalog before = scratch.catalog();
        scratch.run(text);
        takeOver(schema, scratch, before, scratch.catalog(), context);
    } catch (const Error &error) {
        if (context.note)
            context.note("Raw SQL: " + error.message());
    }
}

}  // namespace

void foldRawSql(schema::Schema &schema, const dialect::Dialect &dialect, const std::string &text, operation::FoldContext &context)
{
    if (dialect.name() == "postgresql")
        dialect::foldPostgresqlText(schema, text, context);
    else
        foldSqliteText(schema, dialect, text, context);
}

}  // namespace limbeck::migrate
