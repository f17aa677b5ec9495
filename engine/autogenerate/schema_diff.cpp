// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/schema_diff.h"

#include "autogenerate/environment_comparison.h"
#include "base/error.h"
#include "base/utf8.h"
#include "dialect/naming.h"
#include "dialect/reflected_types.h"
#include "migrate/delegate/exact_models.h"
#include "migrate/schema_history.h"
#include "revision/identifier.h"
#include "schema/table_order.h"

#include <fmt/format.h>

namespace limbeck::autogenerate {

namespace {

class DiffRun {
public:
    DiffRun(const migrate::RunRequest &run, const migrate::ProjectSnapshot &snapshot, const DiffSide &from, const DiffSide &to)
        : m_run(run), m_snapshot(snapshot), m_from(from), m_to(to)
    {
    }

    SchemaDiff execute()
    {
        migrate::RunRequest run = migrate::readingRequest(m_run);
        run.inspect = [this](const migrate::RunInspection &inspection) { compare(inspection); };
        migrate::runEnvironment(run);
        return std::move(m_diff);
    }

private:
    void compare(const migrate::RunInspection &inspection)
    {
        m_diff.dialectName = inspection.world.dialect().name();
        EnvironmentComparison comparison(inspection, *m_run.events, m_run.project->envPath());
        schema::Schema from = schemaOf(m_from, comparison, inspection.rows);
        std::vector<schema::Table> to;
        if (m_to.kind == DiffSide::Kind::Models) {
            to = comparison.models(againstPython());
        } else {
            const schema::Schema wanted = schemaOf(m_to, comparison, inspection.rows);
            for (const schema::Table *table : schema::sortedTables(wanted))
                to.push_back(*table);
        }
        claimUnnamedChecks(from, to);
        storeNames(from, inspection.world.dialect());
        m_diff.unread = comparison.unread();
        m_diff.from = from;
        m_diff.rows = inspection.rows;
        std::vector<Directive> found = comparison.compare(std::move(from), std::move(to));
        m_diff.directives.insert(m_diff.directives.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
    }

    /// Where the readings are compared with each other, what could not be read is what is asked for.
    bool againstPython() const { return m_from.kind == DiffSide::Kind::ExactModels || m_to.kind == DiffSide::Kind::ExactModels; }

    schema::Schema schemaOf(const DiffSide &side, EnvironmentComparison &comparison, const std::vector<std::string> &rows)
    {
        switch (side.kind) {
        case DiffSide::Kind::Database:
            return comparison.database();
        case DiffSide::Kind::Models: {
            schema::Schema schema;
            for (schema::Table &table : comparison.models(againstPython()))
                schema.tables.emplace(table.name, std::move(table));
            return schema;
        }
        case DiffSide::Kind::ExactModels:
            return migrate::readExactModels(m_run, m_run.delegation.value_or(migrate::Delegation{}), m_diff.dialectName).schema;
        case DiffSide::Kind::Revision:
            return folded(side, rows);
        }
        throw Error(ErrorCode::Internal, "no such side of a diff");
    }

    schema::Schema folded(const DiffSide &side, const std::vector<std::string> &rows)
    {
        const revision::RevisionGraph &graph = *m_snapshot.graph;
        const revision::Resolver resolver(graph);
        const std::vector<int> wanted = revision::revisionsOf(side.revision == "current" ? resolver.lookup(rows) : resolver.lookup(side.revision), "revision");
        environment::EnvironmentRun run = m_snapshot.environment.runs.empty() ? environment::EnvironmentRun{} : m_snapshot.environment.runs.front();
        migrate::SourceCache sources;
        migrate::SchemaChange change = migrate::foldBetween(m_snapshot, {}, wanted, m_diff.dialectName, run, m_run.sources ? *m_run.sources : sources, m_run.stop);
        for (const auto &[name, reason] : change.uncertain) {
            m_diff.uncertain.push_back(name.toString() + ": " + reason);
            m_diff.uncertainTables.insert(name);
        }
        m_diff.uncertain.insert(m_diff.uncertain.end(), change.notes.begin(), change.notes.end());
        dialect::reflectTypes(change.after, dialect::dialectByName(m_diff.dialectName));
        return std::move(change.after);
    }

    /// Names of the naming convention as the database keeps them; those of CHECKs are compared as they are written.
    static void storeNames(schema::Schema &schema, const dialect::Dialect &dialect)
    {
        const auto store = [longest = dialect.maxIdentifierLength()](schema::Name &name) {
            if (name.isFinal && name.text)
                name.text->text = dialect::truncatedName(name.text->text, longest);
        };
        schema.tables.editAll([&](const auto &, schema::Table &table) {
            for (schema::Constraint &constraint : table.constraints) {
                if (!std::holds_alternative<schema::Check>(constraint))
                    store(schema::nameOf(constraint));
            }
            for (schema::Index &index : table.indexes)
                store(index.name);
        });
    }

    /// PostgreSQL names every CHECK: one that nobody named and that the other side has without a name is not a difference.
    static void claimUnnamedChecks(schema::Schema &from, std::vector<schema::Table> &to)
    {
        for (const schema::Table &table : to) {
            if (!from.findTable(table.name))
                continue;
            bool hasUnnamed = false;
            std::set<std::string> named;
            for (const schema::Constraint &constraint : table.constraints) {
                const auto *check = std::get_if<schema::Check>(&constraint);
                hasUnnamed = hasUnnamed || (check && (!check->name.text || check->isTypeBound));
                if (check && check->name.text)
                    named.insert(check->name.text->text);
            }
            if (!hasUnnamed)
                continue;
            const std::string automatic = table.name.name.text + "_";
            std::erase_if(from.editTable(table.name)->constraints, [&](const schema::Constraint &constraint) {
                const auto *check = std::get_if<schema::Check>(&constraint);
                const std::string name = check && check->name.text ? check->name.text->text : std::string();
                return name.starts_with(automatic) && name.find("_check") != std::string::npos && !named.contains(name);
            });
        }
    }

    const migrate::RunRequest &m_run;
    const migrate::ProjectSnapshot &m_snapshot;
    const DiffSide &m_from;
    const DiffSide &m_to;
    SchemaDiff m_diff;
};

std::string tableOf(const operation::Operation &operation)
{
    const auto tables = operation::touchedTables(operation);
    return tables.empty() ? std::string() : tables.front().toString();
}

std::string sqlText(const SchemaDiff &diff)
{
    const dialect::Dialect &dialect = dialect::dialectByName(diff.dialectName);
    std::string text;
    dialect::CompileState state;
    for (const operation::Operation &operation : toOperations(diff.directives)) {
        try {
            dialect.compile(operation, state, [&text](const sql::Statement &statement) { text += statement.text + ";\n"; });
        } catch (const Error &error) {
            text += "-- " + operation::describe(operation) + ": " + error.message() + "\n";
        }
    }
    return text;
}

}  // namespace

DiffSide DiffSide::parse(const std::string &text)
{
    if (text == "db")
        return {Kind::Database, {}};
    if (text == "models")
        return {Kind::Models, {}};
    if (text == "exact")
        return {Kind::ExactModels, {}};
    return {Kind::Revision, text};
}

std::vector<Directive> SchemaDiff::certain() const
{
    std::vector<Directive> certain;
    for (const Directive &directive : directives) {
        const std::vector<operation::Operation> operations = toOperations({directive});
        const bool isDoubtful = std::all_of(operations.begin(), operations.end(), [this](const operation::Operation &operation) {
            const std::vector<QualifiedName> tables = operation::touchedTables(operation);
            return !tables.empty() && std::all_of(tables.begin(), tables.end(), [this](const QualifiedName &table) { return uncertainTables.contains(table); });
        });
        if (!isDoubtful || operations.empty())
            certain.push_back(directive);
    }
    return certain;
}

SchemaDiff diffSchemas(const migrate::RunRequest &run, const migrate::ProjectSnapshot &snapshot, const DiffSide &from, const DiffSide &to)
{
    return DiffRun(run, snapshot, from, to).execute();
}

std::string formatDiff(const SchemaDiff &diff, DiffFormat format)
{
    if (format == DiffFormat::Sql)
        return sqlText(diff);
    std::string text = format == DiffFormat::Json ? "[" : "";
    for (const operation::Operation &operation : toOperations(diff.directives)) {
        if (format == DiffFormat::Text) {
            text += operation::describe(operation) + "\n";
            continue;
        }
        text += (text.size() > 1 ? ",\n " : "\n ") + fmt::format("{{\"directive\": {}, \"table\": {}, \"description\": {}}}", jsonString(operation::directiveName(operation), false),
                                                                 jsonString(tableOf(operation), false), jsonString(operation::describe(operation), false));
    }
    if (format == DiffFormat::Json)
        text += text.size() > 1 ? "\n]\n" : "]\n";
    return text;
}

}  // namespace limbeck::autogenerate
