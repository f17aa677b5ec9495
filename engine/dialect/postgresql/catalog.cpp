// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/catalog_rows.h"
#include "dialect/postgresql/catalog_queries.h"
#include "dialect/postgresql/catalog_tables.h"
#include "dialect/postgresql/postgresql_dialect.h"

#include <future>

namespace limbeck::dialect {

namespace {

using namespace postgresql_catalog;

std::vector<std::string> firstColumn(const sql::Rows &rows)
{
    std::vector<std::string> names;
    for (const sql::ValueList &row : rows.rows)
        names.push_back(CatalogRow(row).text(0));
    return names;
}

QualifiedName qualified(const std::string &name, const std::optional<std::string> &schema)
{
    QualifiedName result{std::nullopt, Identifier(name)};
    if (schema)
        result.schema = Identifier(*schema);
    return result;
}

/// The tables without their contents; views with a definition go straight into the schema.
TablesByOid tablesFrom(const sql::Rows &rows, const ReflectScope &scope, schema::Schema &schema)
{
    TablesByOid tables;
    for (const sql::ValueList &values : rows.rows) {
        const CatalogRow row(values);
        const QualifiedName name = qualified(row.text(2), scope.schema);
        if (!row.isNull(5)) {
            schema.views[name] = schema::View{name, row.text(5), row.flag(6)};
            continue;
        }
        schema::Table &table = tables[row.integer(0)];
        table.name = name;
        table.comment = row.maybeText(3);
    }
    return tables;
}

void addEnums(schema::Schema &schema, const TypeReader &types, const ReflectScope &scope)
{
    for (const TypeReader::EnumEntry &entry : types.enums()) {
        if (scope.schema ? entry.schema == *scope.schema : entry.isVisible && entry.schema != "pg_catalog") {
            const QualifiedName name = qualified(entry.name, scope.schema);
            schema.enums[name] = schema::EnumType{name, entry.labels};
        }
    }
}

void addSequences(schema::Schema &schema, const sql::Rows &rows, const TypeReader &types, const ReflectScope &scope)
{
    for (const sql::ValueList &values : rows.rows) {
        const CatalogRow row(values);
        schema::Sequence sequence;
        sequence.facts.name = qualified(row.text(1), scope.schema);
        sequence.facts.start = row.maybeInteger(2);
        sequence.facts.increment = row.maybeInteger(3);
        sequence.facts.minValue = row.maybeInteger(4);
        sequence.facts.maxValue = row.maybeInteger(5);
        sequence.facts.cache = row.maybeInteger(6);
        sequence.facts.cycle = row.flag(7);
        sequence.facts.dataType = types.read(row.text(8), std::nullopt);
        schema.sequences[sequence.facts.name] = std::move(sequence);
    }
}

struct Question {
    std::string query;
    Ask::Receive read;
};

void askAll(const Ask &ask, const std::vector<Question> &questions)
{
    std::vector<std::string> queries;
    for (const Question &question : questions)
        queries.push_back(question.query);
    std::size_t next = 0;
    ask.all(queries, [&](sql::Rows rows) { questions[next++].read(std::move(rows)); });
}

/// What stands in the tables. Each answer is read while the server works at the next one; the columns of a whole schema, by far the most, on another thread.
void addContents(const Ask &ask, const CatalogQueries &queries, TablesByOid &tables, const TypeReader &types, const ReflectScope &scope, const Ask::Receive &readSequences)
{
    std::vector<long long> oids;
    for (const auto &[oid, table] : tables)
        oids.push_back(oid);
    std::future<void> columns;
    const auto readColumns = [&](sql::Rows rows) {
        columns = std::async(scope.tables.empty() ? std::launch::async : std::launch::deferred, [&, rows = std::move(rows)] { addColumns(tables, rows, types, scope.schema); });
    };
    const auto readConstraints = [&](const sql::Rows &rows) {
        columns.get();
        addConstraints(tables, rows, scope.schema);
    };
    askAll(ask, {{columnsQuery(oids), readColumns},
                 {queries.constraints, readConstraints},
                 {indexesQuery(oids), [&](const sql::Rows &rows) { addIndexes(tables, rows); }},
                 {queries.sequences, readSequences}});
}

}  // namespace

schema::Schema PostgresqlDialect::reflect(const Ask &ask, const ReflectScope &scope) const
{
    const CatalogQueries queries = catalogQueries(scope);
    schema::Schema schema;
    sql::Rows enums, domains;
    TablesByOid tables;
    std::vector<Question> questions{{queries.enums, [&](sql::Rows rows) { enums = std::move(rows); }},
                                    {queries.domains, [&](sql::Rows rows) { domains = std::move(rows); }},
                                    {queries.tables, [&](const sql::Rows &rows) { tables = tablesFrom(rows, scope, schema); }}};
    // Over all tables the planner's guess makes the server compile these queries, which takes longer than running them. For this transaction only.
    if (scope.tables.empty())
        questions.insert(questions.begin(), {"select set_config('jit', 'off', true) from pg_settings where name = 'jit'", [](const sql::Rows &) {}});
    askAll(ask, questions);
    const TypeReader types(enums, domains);
    addContents(ask, queries, tables, types, scope, [&](const sql::Rows &rows) { addSequences(schema, rows, types, scope); });
    for (auto &[oid, table] : tables)
        schema.tables.insert_or_assign(table.name, std::move(table));
    addEnums(schema, types, scope);
    return schema;
}

std::vector<std::string> PostgresqlDialect::tableNames(const Ask &ask, const std::optional<std::string> &schema) const
{
    return firstColumn(ask(relationNamesQuery(schema, "'r', 'p'")));
}

std::vector<std::string> PostgresqlDialect::viewNames(const Ask &ask, const std::optional<std::string> &schema) const
{
    return firstColumn(ask(relationNamesQuery(schema, "'v'")));
}

std::vector<std::string> PostgresqlDialect::schemaNames(const Ask &ask) const { return firstColumn(ask(schemaNamesQuery())); }

bool PostgresqlDialect::typeExists(const Ask &ask, const QualifiedName &name) const { return !ask(typeExistsQuery(name)).rows.empty(); }

}  // namespace limbeck::dialect
