// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/catalog_rows.h"
#include "dialect/postgresql/catalog_tables.h"
#include "sql/stored_text.h"

namespace limbeck::dialect::postgresql_catalog {

namespace {

constexpr long long kDescending = 1, kNullsFirst = 2;

/// Only what differs from the defaults: ascending has NULLS LAST, descending NULLS FIRST.
sql::ExpressionPtr ordered(sql::ExpressionPtr element, long long flags)
{
    const auto postfix = [&](const char *op) { element = sql::makeExpression(sql::Postfix{element, op}); };
    if (flags & kDescending)
        postfix("DESC");
    if ((flags & kDescending) && !(flags & kNullsFirst))
        postfix("NULLS LAST");
    if (!(flags & kDescending) && (flags & kNullsFirst))
        postfix("NULLS FIRST");
    return element;
}

std::vector<std::pair<std::string, std::string>> storageOptions(const std::string &text)
{
    std::vector<std::pair<std::string, std::string>> options;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\x01', begin), text.size());
        const std::string option = text.substr(begin, end - begin);
        const std::size_t equals = std::min(option.find('='), option.size());
        options.emplace_back(option.substr(0, equals), equals < option.size() ? option.substr(equals + 1) : std::string());
        begin = end + 1;
    }
    return options;
}

schema::Index indexFrom(const std::vector<CatalogRow> &rows, const QualifiedName &table)
{
    const CatalogRow &first = rows.front();
    schema::Index index;
    index.name.text = Identifier(first.text(1));
    index.table = table;
    index.unique = first.flag(2);
    if (first.flag(3))
        index.duplicatesConstraint = first.text(1);
    std::vector<std::string> included;
    std::vector<std::pair<std::string, std::string>> classes;
    for (const CatalogRow &row : rows) {
        const std::string element = row.text(10);
        if (row.integer(9) > first.integer(7)) {
            included.push_back(element);
            continue;
        }
        sql::ExpressionPtr expression = row.flag(11) ? sql::storedText(element) : sql::makeExpression(sql::ColumnRef{Identifier(element), nullptr});
        index.elements.push_back(ordered(std::move(expression), row.integer(14)));
        if (!row.isNull(12) && !row.flag(13))
            classes.emplace_back(element, row.text(12));
    }
    const auto option = [&index](const char *key, auto value) { index.options.emplace_back(key, schema::OptionValue{std::move(value)}); };
    if (!classes.empty())
        option("postgresql_ops", std::move(classes));
    if (!first.text(5).empty())
        option("postgresql_with", storageOptions(first.text(5)));
    if (first.text(4) != "btree")
        option("postgresql_using", first.text(4));
    if (!first.isNull(6))
        option("postgresql_where", sql::storedText(first.text(6)));
    option("postgresql_include", std::move(included));
    if (first.flag(8))
        option("postgresql_nulls_not_distinct", true);
    if (!first.flag(15))
        option("limbeck_invalid", true);
    if (!first.isNull(16))
        option("limbeck_tablespace", first.text(16));
    return index;
}

}  // namespace

void addIndexes(TablesByOid &tables, const sql::Rows &indexes)
{
    for (auto row = indexes.rows.begin(); row != indexes.rows.end();) {
        std::vector<CatalogRow> rows;
        const CatalogRow first(*row);
        for (; row != indexes.rows.end() && CatalogRow(*row).integer(0) == first.integer(0) && CatalogRow(*row).text(1) == first.text(1); ++row)
            rows.emplace_back(*row);
        const auto table = tables.find(first.integer(0));
        if (table != tables.end())
            table->second.indexes.push_back(indexFrom(rows, table->second.name));
    }
}

}  // namespace limbeck::dialect::postgresql_catalog
