// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/sqlite/full_table.h"

#include "dialect/quoting.h"
#include "sql/tokens.h"
#include "dialect/sqlite/create_table_parser.h"
#include "sql/stored_text.h"

namespace limbeck::dialect::sqlite_catalog {

namespace {

schema::Name nameFrom(const std::optional<std::string> &text)
{
    schema::Name name;
    if (text)
        name.text = schema::Identifier(*text);
    return name;
}

void addOption(schema::Options &options, const std::string &key, const std::string &value)
{
    if (!value.empty())
        options.emplace_back(key, schema::OptionValue{value});
}

std::vector<schema::Identifier> columnNames(const std::vector<ParsedElement> &elements)
{
    std::vector<schema::Identifier> names;
    for (const ParsedElement &element : elements)
        names.emplace_back(element.name);
    return names;
}

void completeColumn(schema::Column &column, const ParsedColumn &parsed)
{
    std::string type = parsed.type;
    if (!parsed.collation.empty())
        type += " COLLATE " + quoted(parsed.collation);
    column.type = declaredType(type, column.type);
    column.nullable = !parsed.notNull;
    if (parsed.defaultText)
        column.serverDefault = schema::ServerDefault{sql::storedText(*parsed.defaultText)};
    addOption(column.options, "sqlite_on_conflict_not_null", parsed.notNullConflict);
}

schema::ForeignKey foreignKeyFrom(const ParsedForeignKey &parsed, const schema::Table &reflected)
{
    schema::ForeignKey key;
    key.name = nameFrom(parsed.name);
    key.columns.assign(parsed.columns.begin(), parsed.columns.end());
    key.referredTable = {reflected.name.schema, schema::Identifier(parsed.table)};
    key.referredColumns.assign(parsed.referredColumns.begin(), parsed.referredColumns.end());
    key.onDelete = parsed.onDelete;
    key.onUpdate = parsed.onUpdate;
    key.match = parsed.match;
    key.deferrable = parsed.deferrable;
    key.initially = parsed.initially;
    return key;
}

/// A reference without columns means the parent's primary key; reflection has looked it up.
void completeReferredColumns(schema::ForeignKey &key, const schema::Table &reflected)
{
    if (!key.referredColumns.empty())
        return;
    for (const schema::Constraint &constraint : reflected.constraints) {
        const auto *seen = std::get_if<schema::ForeignKey>(&constraint);
        if (seen && seen->columns == key.columns && sql::sameNameIgnoringCase(seen->referredTable.name.text, key.referredTable.name.text))
            key.referredColumns = seen->referredColumns;
    }
}

std::vector<schema::Constraint> allConstraints(const ParsedTable &parsed, const schema::Table &reflected)
{
    std::vector<schema::Constraint> constraints;
    if (parsed.primaryKey) {
        schema::PrimaryKey key;
        key.name = nameFrom(parsed.primaryKey->name);
        key.columns = columnNames(parsed.primaryKey->columns);
        addOption(key.options, "sqlite_on_conflict", parsed.primaryKey->onConflict);
        constraints.emplace_back(std::move(key));
    }
    for (const ParsedForeignKey &found : parsed.foreignKeys) {
        schema::ForeignKey key = foreignKeyFrom(found, reflected);
        completeReferredColumns(key, reflected);
        constraints.emplace_back(std::move(key));
    }
    for (const ParsedUnique &found : parsed.uniques) {
        schema::Unique unique;
        unique.name = nameFrom(found.name);
        unique.columns = columnNames(found.columns);
        addOption(unique.options, "sqlite_on_conflict", found.onConflict);
        constraints.emplace_back(std::move(unique));
    }
    for (const ParsedCheck &found : parsed.checks) {
        schema::Check check;
        check.name = nameFrom(found.name);
        check.condition = sql::storedText(found.text);
        constraints.emplace_back(std::move(check));
    }
    return constraints;
}

}  // namespace

sql::Type declaredType(const std::string &text, const sql::Type &reflected)
{
    sql::Type type = sql::makeType(sql::TypeId::Custom);
    type.name = text;
    type.customText = {{"sqlite", text}};
    type.customAffinity = sql::affinityOf(reflected);
    return type;
}

schema::Table fullTable(const schema::Table &reflected)
{
    const std::optional<ParsedTable> parsed = parseCreateTable(reflected.sourceText);
    if (!parsed)
        return reflected;
    schema::Table full = reflected;
    for (schema::Column &column : full.columns) {
        if (const ParsedColumn *declared = parsed->findColumn(column.name.text))
            completeColumn(column, *declared);
    }
    full.constraints = allConstraints(*parsed, reflected);
    if (parsed->primaryKey && parsed->primaryKey->autoincrement)
        full.options.emplace_back("sqlite_autoincrement", schema::OptionValue{true});
    if (parsed->withoutRowid)
        full.options.emplace_back("sqlite_with_rowid", schema::OptionValue{false});
    if (parsed->strict)
        full.options.emplace_back("sqlite_strict", schema::OptionValue{true});
    return full;
}

}  // namespace limbeck::dialect::sqlite_catalog
