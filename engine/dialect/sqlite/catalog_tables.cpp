// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/sqlite/catalog_tables.h"

#include "dialect/catalog_rows.h"
#include "sql/tokens.h"
#include "dialect/sqlite/create_table_parser.h"
#include "dialect/sqlite/reference_view.h"
#include "dialect/sqlite/reflected_type.h"
#include "sql/stored_text.h"

#include <algorithm>
#include <map>
#include <set>

namespace limbeck::dialect::sqlite_catalog {

namespace {

struct IndexRows {
    std::string name;
    bool unique = false, partial = false, isAutomatic = false, hasExpression = false;
    std::vector<std::string> columns;
};
struct ForeignKeyRows {
    std::string table;
    std::vector<std::string> columns, referredColumns;
};
struct TableRows {
    std::string text;
    std::vector<sql::ValueList> columns;
    std::vector<IndexRows> indexes;
    std::map<long long, ForeignKeyRows> foreignKeys;  ///< by id: the last declared first
};

std::vector<Identifier> identifiers(const std::vector<std::string> &names) { return {names.begin(), names.end()}; }

schema::Name nameFrom(const std::optional<std::string> &text)
{
    schema::Name name;
    if (text)
        name.text = Identifier(*text);
    return name;
}

schema::Column columnFrom(const CatalogRow &row, const ParsedTable *parsed)
{
    schema::Column column;
    column.name = row.text(1);
    const long long hidden = row.integer(6);
    const ParsedColumn *declared = parsed ? parsed->findColumn(column.name.text) : nullptr;
    const bool isGenerated = hidden == 2 || hidden == 3;
    column.type = reflectedType(isGenerated && declared ? declared->type : row.text(2));
    column.nullable = !row.flag(3);
    column.primaryKey = row.integer(5) > 0;
    if (isGenerated)
        column.computed = schema::Computed{sql::storedText(declared && declared->generated ? *declared->generated : std::string()), hidden == 3};
    else if (std::optional<std::string> text = row.maybeText(4))
        column.serverDefault = schema::ServerDefault{sql::storedText(std::move(*text))};
    return column;
}

void addPrimaryKey(schema::Table &table, const TableRows &rows)
{
    std::map<long long, Identifier> byPosition;
    for (const sql::ValueList &values : rows.columns) {
        const CatalogRow row(values);
        if (row.integer(5) > 0)
            byPosition[row.integer(5)] = Identifier(row.text(1));
    }
    if (byPosition.empty())
        return;
    schema::PrimaryKey key;
    key.name = nameFrom(seenPrimaryKeyName(rows.text));
    for (auto &[position, name] : byPosition)
        key.columns.push_back(std::move(name));
    table.constraints.push_back(std::move(key));
}

schema::ForeignKey foreignKeyFrom(const ForeignKeyRows &rows, const ReflectScope &scope)
{
    schema::ForeignKey key;
    key.columns = identifiers(rows.columns);
    key.referredTable.name = rows.table;
    if (scope.schema)
        key.referredTable.schema = Identifier(*scope.schema);
    key.referredColumns = identifiers(rows.referredColumns);
    return key;
}

/// Those whose clause the patterns find come first, in the order of the text, with name and options; then the others, by id.
void addForeignKeys(schema::Table &table, TableRows &rows, const ReflectScope &scope)
{
    for (const SeenForeignKey &seen : seenForeignKeys(rows.text)) {
        const auto match = std::find_if(rows.foreignKeys.rbegin(), rows.foreignKeys.rend(), [&](const auto &entry) {
            return entry.second.columns == seen.columns && entry.second.table == seen.table && entry.second.referredColumns == seen.referredColumns;
        });
        if (match == rows.foreignKeys.rend())
            continue;
        schema::ForeignKey key = foreignKeyFrom(match->second, scope);
        key.name = nameFrom(seen.name);
        key.onDelete = seen.onDelete;
        key.onUpdate = seen.onUpdate;
        key.deferrable = seen.deferrable;
        key.initially = seen.initially;
        std::erase_if(rows.foreignKeys, [same = match->second](const auto &entry) {
            return entry.second.columns == same.columns && entry.second.table == same.table && entry.second.referredColumns == same.referredColumns;
        });
        table.constraints.push_back(std::move(key));
    }
    for (const auto &[id, foreignKey] : rows.foreignKeys)
        table.constraints.push_back(foreignKeyFrom(foreignKey, scope));
}

void addUniques(schema::Table &table, const TableRows &rows)
{
    std::set<std::vector<std::string>> automatic;
    for (const IndexRows &index : rows.indexes) {
        if (index.isAutomatic)
            automatic.insert(index.columns);
    }
    for (const SeenUnique &seen : seenUniques(rows.text)) {
        if (automatic.erase(seen.columns) == 0)
            continue;
        schema::Unique unique;
        unique.name = nameFrom(seen.name);
        unique.columns = identifiers(seen.columns);
        table.constraints.push_back(std::move(unique));
    }
}

/// Sorted by name, the nameless last.
void addChecks(schema::Table &table, const ParsedTable &parsed)
{
    std::vector<ParsedCheck> checks = parsed.checks;
    std::stable_sort(checks.begin(), checks.end(), [](const ParsedCheck &a, const ParsedCheck &b) { return a.name.value_or("~") < b.name.value_or("~"); });
    for (const ParsedCheck &found : checks) {
        schema::Check check;
        check.name = nameFrom(found.name);
        check.condition = sql::storedText(found.text);
        table.constraints.push_back(std::move(check));
    }
}

schema::Index indexFrom(const IndexRows &rows, const std::string &text, const QualifiedName &table)
{
    schema::Index index;
    index.name.text = Identifier(rows.name);
    index.table = table;
    index.unique = rows.unique;
    index.sourceText = text;
    for (const std::string &column : rows.columns)
        index.elements.push_back(sql::makeExpression(sql::ColumnRef{Identifier(column), nullptr}));
    if (rows.partial) {
        const std::optional<ParsedIndex> parsed = parseCreateIndex(text);
        if (parsed && parsed->where)
            index.options.emplace_back("sqlite_where", schema::OptionValue{sql::storedText(*parsed->where)});
    }
    return index;
}

/// Rows and texts by table, ready to be turned into values one by one.
class Assembler {
public:
    Assembler(const CatalogRows &rows, const ReflectScope &scope) : m_scope(scope), m_wanted(scope.tables.begin(), scope.tables.end())
    {
        readTexts(rows.texts);
        readColumns(rows.columns);
        readIndexes(rows.indexColumns);
        readForeignKeys(rows.foreignKeys);
    }

    schema::Schema run()
    {
        for (auto &[name, rows] : m_tables) {
            if (isWanted(name))
                addTable(name, rows);
        }
        return std::move(m_schema);
    }

private:
    bool isWanted(const std::string &name) const { return m_wanted.empty() ? !name.starts_with("sqlite_") : m_wanted.contains(name); }

    QualifiedName qualified(const std::string &name) const
    {
        QualifiedName result{std::nullopt, Identifier(name)};
        if (m_scope.schema)
            result.schema = Identifier(*m_scope.schema);
        return result;
    }

    void readTexts(const sql::Rows &texts)
    {
        for (const sql::ValueList &values : texts.rows) {
            const CatalogRow row(values);
            const std::string type = row.text(0), name = row.text(1);
            if (type == "table")
                m_tables[name].text = row.text(3);
            else if (type == "index")
                m_indexTexts[name] = row.text(3);
            else if (type == "trigger")
                m_triggers[row.text(2)].push_back({schema::Dependent::Kind::Trigger, name, row.text(3)});
            else if (type == "view" && m_scope.views)
                readView(name, row.text(3));
        }
    }

    void readView(const std::string &name, const std::string &text)
    {
        m_schema.views[qualified(name)] = schema::View{qualified(name), text, false};
        if (m_wanted.contains(name))
            m_tables[name].text = {};
    }

    void readColumns(const sql::Rows &columns)
    {
        for (const sql::ValueList &values : columns.rows) {
            if (CatalogRow(values).integer(6) != 1)
                m_tables[CatalogRow(values).text(0)].columns.push_back(values);
        }
    }

    void readIndexes(const sql::Rows &indexColumns)
    {
        for (const sql::ValueList &values : indexColumns.rows) {
            const CatalogRow row(values);
            std::vector<IndexRows> &indexes = m_tables[row.text(0)].indexes;
            if (indexes.empty() || indexes.back().name != row.text(1))
                indexes.push_back({row.text(1), row.flag(2), row.flag(4), row.text(1).starts_with("sqlite_autoindex"), false, {}});
            indexes.back().hasExpression |= row.isNull(7);
            indexes.back().columns.push_back(row.text(7));
        }
    }

    void readForeignKeys(const sql::Rows &foreignKeys)
    {
        for (const sql::ValueList &values : foreignKeys.rows) {
            const CatalogRow row(values);
            ForeignKeyRows &key = m_tables[row.text(0)].foreignKeys[row.integer(1)];
            key.table = row.text(3);
            key.columns.push_back(row.text(4));
            if (!row.isNull(5))
                key.referredColumns.push_back(row.text(5));
        }
    }

    void addTable(const std::string &name, TableRows &rows)
    {
        schema::Table table;
        table.name = qualified(name);
        table.sourceText = rows.text;
        const std::optional<ParsedTable> parsed = parseCreateTable(rows.text);
        for (const sql::ValueList &values : rows.columns)
            table.columns.push_back(columnFrom(CatalogRow(values), parsed ? &*parsed : nullptr));
        addPrimaryKey(table, rows);
        addForeignKeys(table, rows, m_scope);
        addUniques(table, rows);
        if (parsed)
            addChecks(table, *parsed);
        addIndexes(table, rows);
        const auto triggers = m_triggers.find(name);
        if (triggers != m_triggers.end())
            table.dependents.insert(table.dependents.end(), triggers->second.begin(), triggers->second.end());
        m_schema.tables.insert_or_assign(table.name, std::move(table));
    }

    void addIndexes(schema::Table &table, TableRows &rows)
    {
        std::sort(rows.indexes.begin(), rows.indexes.end(), [](const IndexRows &a, const IndexRows &b) { return a.name < b.name; });
        for (const IndexRows &index : rows.indexes) {
            if (index.isAutomatic)
                continue;
            if (index.hasExpression)
                table.dependents.push_back({schema::Dependent::Kind::Index, index.name, m_indexTexts[index.name]});
            else
                table.indexes.push_back(indexFrom(index, m_indexTexts[index.name], table.name));
        }
    }

    const ReflectScope &m_scope;
    std::set<std::string> m_wanted;
    std::map<std::string, TableRows> m_tables;
    std::map<std::string, std::string> m_indexTexts;
    std::map<std::string, std::vector<schema::Dependent>> m_triggers;
    schema::Schema m_schema;
};

}  // namespace

schema::Schema tablesFromCatalog(const CatalogRows &rows, const ReflectScope &scope) { return Assembler(rows, scope).run(); }

}  // namespace limbeck::dialect::sqlite_catalog
