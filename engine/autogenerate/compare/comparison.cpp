// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/compare/comparison.h"

#include "autogenerate/compare/table_pair.h"
#include "autogenerate/render/python_text.h"
#include "schema/table_order.h"

#include <algorithm>
#include <map>
#include <set>

namespace limbeck::autogenerate {

namespace {

const char *const kTables = "tables";

class SchemaComparison {
public:
    SchemaComparison(const schema::Schema &database, const std::vector<schema::Table> &models, const ComparisonSettings &settings, ComparisonHooks &hooks)
        : m_settings(settings), m_hooks(hooks)
    {
        for (const auto &[name, table] : database.tables) {
            if (!isVersionTable(name) && hooks.includeName(name.name.text, "table", parentsOf(name)))
                m_database.emplace(name, &table);
        }
        for (const schema::Table &table : models) {
            if (!isVersionTable(table.name))
                m_models.emplace_back(withoutDefaultSchema(table.name), &table);
        }
        m_modelsByName.insert(m_models.begin(), m_models.end());
    }

    std::vector<Directive> run()
    {
        addedTables();
        removedTables();
        commonTables();
        return std::move(m_out);
    }

private:
    static ParentNames parentsOf(const QualifiedName &name) { return {name.schema ? std::optional(name.schema->text) : std::nullopt, name.name.text}; }

    bool isVersionTable(const QualifiedName &name) const
    {
        return name.name.text == m_settings.versionTable && (name.schema ? std::optional(name.schema->text) : std::nullopt) == m_settings.versionTableSchema;
    }

    QualifiedName withoutDefaultSchema(QualifiedName name) const
    {
        if (name.schema && name.schema->text == m_settings.defaultSchema)
            name.schema.reset();
        return name;
    }

    const schema::Table *modelOf(const QualifiedName &name) const
    {
        const auto found = m_modelsByName.find(name);
        return found == m_modelsByName.end() ? nullptr : found->second;
    }

    TablePair pairOf(const QualifiedName &name, const schema::Table *database, const schema::Table *model, std::vector<Directive> &out)
    {
        return {database, model, name, m_settings, m_hooks, out};
    }

    void addGroup(const QualifiedName &name, std::vector<Directive> changes)
    {
        if (!changes.empty())
            m_out.push_back({TableChanges{name, std::move(changes)}});
    }

    void addedTables()
    {
        for (const auto &[name, table] : m_models) {
            if (m_database.contains(name))
                continue;
            std::vector<Directive> changes;
            TablePair pair = pairOf(name, nullptr, table, changes);
            if (!m_hooks.includeObject(pair.modelled(), name.name.text, "table", nullptr))
                continue;
            schema::Table created = *table;
            created.indexes.clear();
            m_out.push_back({CreateTable{std::move(created)}});
            m_hooks.detected(kTables, "Detected added table " + pythonText(name.toString()));
            if (m_settings.plugins.constraints)
                compareIndexesAndUniques(pair);
            addGroup(name, std::move(changes));
        }
    }

    /// Referring tables go before those that they refer to.
    void removedTables()
    {
        schema::Schema removed;
        for (const auto &[name, table] : m_database) {
            if (!modelOf(name))
                removed.tables.emplace(name, *table);
        }
        std::vector<const schema::Table *> order = schema::sortedTables(removed);
        std::reverse(order.begin(), order.end());
        for (const schema::Table *copy : order) {
            const schema::Table *table = m_database.at(copy->name);
            if (m_settings.mayDropTable && !m_settings.mayDropTable(table->name))
                continue;
            std::vector<Directive> changes;
            TablePair pair = pairOf(table->name, table, nullptr, changes);
            if (!m_hooks.includeObject(pair.reflected(), table->name.name.text, "table", nullptr))
                continue;
            if (m_settings.plugins.constraints)
                compareIndexesAndUniques(pair);
            addGroup(table->name, std::move(changes));
            schema::Table dropped = *table;
            dropped.indexes.clear();
            // SQLAlchemy does not reflect exclusion constraints.
            std::erase_if(dropped.constraints, [](const schema::Constraint &constraint) { return std::holds_alternative<schema::Exclude>(constraint); });
            m_out.push_back({DropTable{std::move(dropped)}});
            m_hooks.detected(kTables, "Detected removed table " + pythonText(table->name.toString()));
        }
    }

    void commonTables()
    {
        // By schema and name; the map is ordered by schema (none first) and name.
        for (const auto &[name, table] : m_database) {
            const schema::Table *model = modelOf(name);
            if (!model)
                continue;
            std::vector<Directive> changes;
            TablePair pair = pairOf(name, table, model, changes);
            const ComparedObject counterpart = pair.reflected();
            if (!m_hooks.includeObject(pair.modelled(), name.name.text, "table", &counterpart))
                continue;
            compareAddedAndChangedColumns(pair);
            if (m_settings.plugins.constraints) {
                compareIndexesAndUniques(pair);
                compareForeignKeys(pair);
            }
            if (m_settings.plugins.comments)
                compareTableComments(pair);
            if (m_settings.plugins.checks)
                compareChecks(pair);
            compareRemovedColumns(pair);
            addGroup(name, std::move(changes));
        }
    }

    const ComparisonSettings &m_settings;
    ComparisonHooks &m_hooks;
    std::map<QualifiedName, const schema::Table *> m_database;
    std::vector<std::pair<QualifiedName, const schema::Table *>> m_models;
    std::map<QualifiedName, const schema::Table *> m_modelsByName;
    std::vector<Directive> m_out;
};

/// The sequence's own name in `nextval('…'::regclass)`; empty: no such default.
std::string sequenceIn(const std::string &text)
{
    static const std::string kStart = "nextval('";
    const auto end = text.find("'::regclass)");
    if (!text.starts_with(kStart) || end == std::string::npos)
        return {};
    std::string name = text.substr(kStart.size(), end - kStart.size());
    if (const auto dot = name.rfind('.'); dot != std::string::npos)
        name.erase(0, dot + 1);
    if (name.size() >= 2 && name.front() == '"' && name.back() == '"')
        name = name.substr(1, name.size() - 2);
    return name;
}

/// Sequences by their text in a default, with the names of the columns that own them. Inherited tables and partitions take their parent's default over, and Alembic compares no
/// more than the owner's column name.
std::set<std::pair<std::string, std::string>> ownedSequences(const schema::Schema &schema, const dialect::Dialect &dialect)
{
    std::set<std::pair<std::string, std::string>> owned;
    for (const auto &[name, table] : schema.tables) {
        for (const schema::Column &column : table.columns) {
            const auto *expression = column.isSerial && column.serverDefault ? std::get_if<sql::ExpressionPtr>(&column.serverDefault->data) : nullptr;
            if (expression)
                owned.emplace(ddlText(dialect, *expression), column.name.text);
        }
    }
    return owned;
}

void adjustSerial(schema::Column &column, const schema::Table &table, const std::set<std::pair<std::string, std::string>> &owned, const dialect::Dialect &dialect, ComparisonHooks &hooks)
{
    if ((column.type.id != sql::TypeId::UpperInteger && column.type.id != sql::TypeId::UpperBigint) || !column.serverDefault)
        return;
    const auto *expression = std::get_if<sql::ExpressionPtr>(&column.serverDefault->data);
    const std::string text = expression ? ddlText(dialect, *expression) : std::string();
    const std::string sequence = sequenceIn(text);
    if (sequence.empty() || !owned.contains({text, column.name.text}))
        return;
    hooks.detected("alembic.ddl.postgresql", "Detected sequence named '" + sequence + "' as owned by integer column '" + table.name.name.text + "(" + column.name.text
                                                 + ")', assuming SERIAL and omitting");
    column.serverDefault.reset();
}

}  // namespace

std::vector<Directive> compareSchemas(const schema::Schema &database, const std::vector<schema::Table> &models, const ComparisonSettings &settings, ComparisonHooks &hooks)
{
    if (!settings.plugins.schemas || !settings.plugins.tables)
        return {};
    return SchemaComparison(database, models, settings, hooks).run();
}

void adjustReflected(schema::Schema &database, const dialect::Dialect &dialect, ComparisonHooks &hooks)
{
    const auto owned = ownedSequences(database, dialect);
    database.tables.editAll([&](const QualifiedName &name, schema::Table &table) {
        for (schema::Constraint &constraint : table.constraints)
            schema::nameOf(constraint).isFinal = true;
        for (schema::Index &index : table.indexes)
            index.name.isFinal = true;
        // A table that the filter leaves out is not reflected by Alembic either.
        if (!hooks.includeName(name.name.text, "table", {name.schema ? std::optional(name.schema->text) : std::nullopt, name.name.text}))
            return;
        for (schema::Column &column : table.columns)
            adjustSerial(column, table, owned, dialect, hooks);
    });
}

}  // namespace limbeck::autogenerate
