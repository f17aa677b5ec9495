// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/raw_sql_fold.h"

#include "base/error.h"
#include "dialect/catalog_rows.h"
#include "dialect/postgresql/fold_text.h"
#include "migrate/shadow_database.h"

#include <map>

namespace limbeck::migrate {

namespace {

/// SQLite's own words for the tables and views of a database: name to the texts of the object and of what hangs on it.
struct Catalog {
    std::map<std::string, std::string> tables, views;
};

Catalog catalogOf(ShadowDatabase &shadow)
{
    Catalog catalog;
    const sql::Rows rows =
        shadow.connection().query("SELECT type, tbl_name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY rowid");
    for (const sql::ValueList &values : rows.rows) {
        const dialect::CatalogRow row(values);
        (row.text(0) == "view" ? catalog.views : catalog.tables)[row.text(1)] += row.text(2) + ";";
    }
    return catalog;
}

sql::QualifiedName plain(const std::string &name)
{
    return {std::nullopt, sql::Identifier(name)};
}

void takeOver(schema::Schema &schema, const dialect::Dialect &dialect, ShadowDatabase &shadow, const Catalog &before, const Catalog &after, operation::FoldContext &context)
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
        dialect::ReflectScope scope;
        scope.tables = std::move(changed);
        const schema::Schema reflected = dialect.reflect(shadow.ask(), scope);
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

void foldSqliteText(schema::Schema &schema, const dialect::Dialect &dialect, const std::string &text, operation::FoldContext &context)
{
    if (!ShadowDatabase::concerns(text))
        return;
    if (const auto name = ShadowDatabase::madeOfEndlessQuery(text)) {
        context.uncertain.emplace(plain(*name), "made of a query: its columns are not known");
        operation::CreateTable create;
        create.table = plain(*name);
        create.ifNotExists = true;
        operation::fold(schema, {std::move(create), {}}, context);
        return;
    }
    try {
        ShadowDatabase shadow(dialect);
        shadow.add(schema);
        const Catalog before = catalogOf(shadow);
        shadow.run(text);
        takeOver(schema, dialect, shadow, before, catalogOf(shadow), context);
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
