// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/catalog_rows.h"
#include "dialect/postgresql/catalog_tables.h"
#include "sql/stored_text.h"

#include "sql/tokens.h"

namespace limbeck::dialect::postgresql_catalog {

namespace {

/// All rows of one constraint: one per column, or a single one.
using ConstraintRows = std::vector<CatalogRow>;

schema::Name nameOfRow(const CatalogRow &row)
{
    schema::Name name;
    name.text = Identifier(row.text(1));
    return name;
}

/// The parenthesis that closes the one at `open`, quoted texts skipped; npos: none.
std::size_t closingParenthesis(std::string_view text, std::size_t open)
{
    int depth = 0;
    for (const sql::Token &token : sql::tokenize(text.substr(open))) {
        depth += token.is('(') ? 1 : token.is(')') ? -1 : 0;
        if (depth == 0)
            return open + token.begin;
    }
    return std::string_view::npos;
}

std::string withoutOuterParentheses(std::string text)
{
    const std::string_view inner = sql::trimmed(text);
    if (inner.size() >= 2 && inner.front() == '(' && closingParenthesis(inner, 0) == inner.size() - 1)
        return std::string(inner.substr(1, inner.size() - 2));
    return text;
}

void addDeferrability(schema::Options &options, const CatalogRow &row)
{
    if (row.flag(4))
        options.emplace_back("limbeck_deferrable", schema::OptionValue{true});
    if (row.flag(5))
        options.emplace_back("limbeck_initially", schema::OptionValue{std::string("DEFERRED")});
}

/// Key columns, and the INCLUDE list into the options.
std::vector<Identifier> keyColumns(const ConstraintRows &rows, schema::Options &options)
{
    std::vector<Identifier> columns;
    std::vector<std::string> included;
    for (const CatalogRow &row : rows) {
        if (row.flag(9))
            columns.emplace_back(row.text(8));
        else
            included.push_back(row.text(8));
    }
    options.emplace_back("postgresql_include", schema::OptionValue{std::move(included)});
    return columns;
}

schema::PrimaryKey primaryKeyFrom(const ConstraintRows &rows)
{
    schema::PrimaryKey key;
    key.name = nameOfRow(rows.front());
    key.columns = keyColumns(rows, key.options);
    addDeferrability(key.options, rows.front());
    return key;
}

schema::Unique uniqueFrom(const ConstraintRows &rows)
{
    schema::Unique unique;
    unique.name = nameOfRow(rows.front());
    unique.columns = keyColumns(rows, unique.options);
    unique.options.emplace_back("postgresql_nulls_not_distinct", schema::OptionValue{rows.front().flag(10)});
    addDeferrability(unique.options, rows.front());
    return unique;
}

/// nullopt for NO ACTION. SET NULL and SET DEFAULT may have a column list, which only the definition tells.
std::optional<std::string> action(const std::string &letter, const std::string &definition, const std::string &clause)
{
    std::string words;
    if (letter == "r")
        words = "RESTRICT";
    else if (letter == "c")
        words = "CASCADE";
    else if (letter == "n")
        words = "SET NULL";
    else if (letter == "d")
        words = "SET DEFAULT";
    else
        return std::nullopt;
    const std::size_t list = definition.find(clause + " " + words + " (");
    if (list == std::string::npos)
        return words;
    const std::size_t open = definition.find('(', list), close = definition.find(')', open);
    return words + " " + definition.substr(open, close - open + 1);
}

schema::ForeignKey foreignKeyFrom(const ConstraintRows &rows, const std::optional<std::string> &schema)
{
    const CatalogRow &first = rows.front();
    schema::ForeignKey key;
    key.name = nameOfRow(first);
    key.referredTable.name = Identifier(first.text(12));
    if (!first.flag(13) || (schema && *schema == first.text(11)))
        key.referredTable.schema = Identifier(first.text(11));
    for (const CatalogRow &row : rows) {
        key.columns.emplace_back(row.text(8));
        key.referredColumns.emplace_back(row.text(14));
    }
    if (first.text(16) != "s")
        key.match = first.text(16) == "f" ? "FULL" : "PARTIAL";
    key.onUpdate = action(first.text(17), first.text(3), "ON UPDATE");
    key.onDelete = action(first.text(18), first.text(3), "ON DELETE");
    if (first.flag(4))
        key.deferrable = true;
    if (first.flag(5))
        key.initially = "DEFERRED";
    if (!first.flag(6))
        key.options.emplace_back("limbeck_not_validated", schema::OptionValue{true});
    return key;
}

/// `CHECK (…) [NO INHERIT] [NOT VALID]`
schema::Check checkFrom(const CatalogRow &row)
{
    schema::Check check;
    check.name = nameOfRow(row);
    const std::string definition = row.text(3);
    const std::size_t open = definition.find('('), close = open == std::string::npos ? open : closingParenthesis(definition, open);
    if (close == std::string::npos) {
        check.condition = sql::storedText({});
        return check;
    }
    check.condition = sql::storedText(withoutOuterParentheses(definition.substr(open + 1, close - open - 1)));
    const std::string_view suffix = std::string_view(definition).substr(close + 1);
    if (suffix.find("NOT VALID") != std::string_view::npos)
        check.options.emplace_back("postgresql_not_valid", schema::OptionValue{true});
    if (suffix.find("NO INHERIT") != std::string_view::npos)
        check.options.emplace_back("postgresql_no_inherit", schema::OptionValue{true});
    return check;
}

schema::Exclude excludeFrom(const ConstraintRows &rows)
{
    const CatalogRow &first = rows.front();
    schema::Exclude exclude;
    exclude.name = nameOfRow(first);
    exclude.method = first.text(19);
    for (const CatalogRow &row : rows) {
        if (!row.isNull(15))
            exclude.elements.push_back({sql::storedText(row.text(8)), row.text(15), {}});
    }
    const std::string definition = first.text(3);
    const std::size_t list = definition.find('('), listEnd = list == std::string::npos ? list : closingParenthesis(definition, list);
    const std::size_t where = listEnd == std::string::npos ? listEnd : definition.find("WHERE (", listEnd);
    if (where != std::string::npos) {
        const std::size_t open = where + 6;
        exclude.where = sql::storedText(withoutOuterParentheses(definition.substr(open + 1, closingParenthesis(definition, open) - open - 1)));
    }
    if (first.flag(4))
        exclude.deferrable = true;
    if (first.flag(5))
        exclude.initially = "DEFERRED";
    return exclude;
}

void markPrimaryKey(schema::Table &table, const schema::PrimaryKey &key)
{
    for (const Identifier &name : key.columns) {
        if (schema::Column *column = table.findColumn(name.text))
            column->primaryKey = true;
    }
}

void addConstraint(schema::Table &table, const ConstraintRows &rows, const std::optional<std::string> &schema)
{
    const std::string kind = rows.front().text(2);
    if (kind == "p") {
        schema::PrimaryKey key = primaryKeyFrom(rows);
        markPrimaryKey(table, key);
        table.constraints.emplace_back(std::move(key));
    } else if (kind == "f") {
        table.constraints.emplace_back(foreignKeyFrom(rows, schema));
    } else if (kind == "u") {
        table.constraints.emplace_back(uniqueFrom(rows));
    } else if (kind == "c") {
        table.constraints.emplace_back(checkFrom(rows.front()));
    } else {
        table.constraints.emplace_back(excludeFrom(rows));
    }
}

int reflectionRank(const schema::Constraint &constraint)
{
    if (std::holds_alternative<schema::PrimaryKey>(constraint))
        return 0;
    if (std::holds_alternative<schema::ForeignKey>(constraint))
        return 1;
    if (std::holds_alternative<schema::Unique>(constraint))
        return 2;
    return std::holds_alternative<schema::Check>(constraint) ? 3 : 4;
}

}  // namespace

void addConstraints(TablesByOid &tables, const sql::Rows &constraints, const std::optional<std::string> &schema)
{
    for (auto row = constraints.rows.begin(); row != constraints.rows.end();) {
        ConstraintRows rows;
        const CatalogRow first(*row);
        for (; row != constraints.rows.end() && CatalogRow(*row).integer(0) == first.integer(0) && CatalogRow(*row).text(1) == first.text(1); ++row)
            rows.emplace_back(*row);
        const auto table = tables.find(first.integer(0));
        if (table != tables.end())
            addConstraint(table->second, rows, schema);
    }
    for (auto &[oid, table] : tables) {
        std::stable_sort(table.constraints.begin(), table.constraints.end(),
                         [](const schema::Constraint &a, const schema::Constraint &b) { return reflectionRank(a) < reflectionRank(b); });
    }
}

}  // namespace limbeck::dialect::postgresql_catalog
