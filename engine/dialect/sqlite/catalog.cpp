// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Four queries whatever the number of tables (reflection.md §8): the stored texts, then columns, index columns and foreign keys of all
// tables through the table-valued pragmas. catalog_tables.cpp makes tables of the rows.
#include "dialect/sqlite/catalog_tables.h"
#include "dialect/sqlite/sqlite_dialect.h"

#include "dialect/catalog_rows.h"
#include "dialect/quoting.h"

#include "base/error.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace limbeck::dialect {

namespace {

/// More names than this are filtered here instead of in the query.
constexpr std::size_t kMaximalFilter = 500;

struct CatalogQueries {
    std::string master;        ///< "main".sqlite_master
    std::string pragmaSchema;  ///< 'main'
    std::string filter;        ///< on m.name; empty: all
};

CatalogQueries queriesFor(const ReflectScope &scope, const SqliteDialect &dialect)
{
    const std::string schema = scope.schema.value_or("main");
    CatalogQueries queries{dialect.quote(Identifier(schema, true)) + ".sqlite_master", stringLiteral(schema), {}};
    if (!scope.tables.empty() && scope.tables.size() <= kMaximalFilter) {
        std::vector<std::string> names;
        for (const std::string &table : scope.tables)
            names.push_back(stringLiteral(table));
        queries.filter = fmt::format("({})", fmt::join(names, ", "));
    }
    return queries;
}

std::string tableCondition(const CatalogQueries &queries, const ReflectScope &scope, bool withVirtual)
{
    std::string condition = scope.views && !scope.tables.empty() ? "m.type in ('table', 'view')" : "m.type = 'table'";
    condition += queries.filter.empty() ? " and m.name not like 'sqlite\\_%' escape '\\'" : " and m.name in " + queries.filter;
    if (!withVirtual)
        condition += " and coalesce(m.sql, '') not like 'create virtual%'";
    return condition;
}

void askDetails(const Ask &ask, const CatalogQueries &queries, const std::string &condition, sqlite_catalog::CatalogRows &rows)
{
    rows.columns = ask(fmt::format("select m.name, x.name, x.type, x.\"notnull\", x.dflt_value, x.pk, x.hidden from {} m join pragma_table_xinfo(m.name, {}) x where {} "
                                   "order by m.name, x.cid",
                                   queries.master, queries.pragmaSchema, condition));
    rows.indexColumns = ask(fmt::format("select m.name, l.name, l.\"unique\", l.origin, l.partial, x.seqno, x.cid, x.name, x.\"desc\", x.coll from {0} m "
                                        "join pragma_index_list(m.name, {1}) l join pragma_index_xinfo(l.name, {1}) x where {2} and x.\"key\" = 1 order by m.name, l.seq, x.seqno",
                                        queries.master, queries.pragmaSchema, condition));
    rows.foreignKeys = ask(fmt::format("select m.name, f.id, f.seq, f.\"table\", f.\"from\", coalesce(f.\"to\", (select p.name from pragma_table_xinfo(f.\"table\", {1}) p where p.pk = f.seq + 1)) "
                                       "from {0} m join pragma_foreign_key_list(m.name, {1}) f where {2} order by m.name, f.id, f.seq",
                                       queries.master, queries.pragmaSchema, condition));
}

std::vector<std::string> namesOf(const sql::Rows &rows)
{
    std::vector<std::string> names;
    for (const sql::ValueList &row : rows.rows)
        names.push_back(CatalogRow(row).text(0));
    return names;
}

std::vector<std::string> namesOfType(const Ask &ask, const std::optional<std::string> &schema, const std::string &type, const SqliteDialect &dialect)
{
    return namesOf(ask(fmt::format("select name from {}.sqlite_master where type = '{}' and name not like 'sqlite\\_%' escape '\\' order by name",
                                   dialect.quote(Identifier(schema.value_or("main"), true)), type)));
}

}  // namespace

schema::Schema SqliteDialect::reflect(const Ask &ask, const ReflectScope &scope) const
{
    const CatalogQueries queries = queriesFor(scope, *this);
    sqlite_catalog::CatalogRows rows;
    rows.texts = ask(fmt::format("select type, name, tbl_name, sql from {} m{}", queries.master,
                                 queries.filter.empty() ? std::string() : fmt::format(" where m.tbl_name in {0} or m.type = 'view'", queries.filter)));
    try {
        askDetails(ask, queries, tableCondition(queries, scope, true), rows);
    } catch (const DatabaseError &) {
        // A virtual table whose module is missing fails the query for all tables: without virtual tables it either works or says why not.
        askDetails(ask, queries, tableCondition(queries, scope, false), rows);
    }
    return sqlite_catalog::tablesFromCatalog(rows, scope);
}

std::vector<std::string> SqliteDialect::tableNames(const Ask &ask, const std::optional<std::string> &schema) const { return namesOfType(ask, schema, "table", *this); }

std::vector<std::string> SqliteDialect::viewNames(const Ask &ask, const std::optional<std::string> &schema) const { return namesOfType(ask, schema, "view", *this); }

std::vector<std::string> SqliteDialect::schemaNames(const Ask &ask) const
{
    return namesOf(ask("select name from pragma_database_list where name <> 'temp' order by seq"));
}

bool SqliteDialect::typeExists(const Ask &, const QualifiedName &) const { return false; }

}  // namespace limbeck::dialect
