// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/catalog_rows.h"
#include "dialect/postgresql/catalog_tables.h"
#include "sql/stored_text.h"

namespace limbeck::dialect::postgresql_catalog {

namespace {

/// Where the sequence's name begins and ends in `nextval('name'…`.
std::optional<std::pair<std::size_t, std::size_t>> sequenceName(const std::string &defaultText)
{
    constexpr std::string_view kCall = "nextval('";
    const std::size_t call = defaultText.find(kCall);
    if (call == std::string::npos)
        return std::nullopt;
    const std::size_t begin = call + kCall.size(), end = defaultText.find('\'', begin);
    if (end == std::string::npos || end == begin)
        return std::nullopt;
    return std::pair(begin, end);
}

schema::Identity identityFrom(const CatalogRow &row)
{
    schema::Identity identity;
    identity.always = row.text(6) == "a";
    identity.start = row.maybeInteger(7);
    identity.increment = row.maybeInteger(8);
    identity.minValue = row.maybeInteger(9);
    identity.maxValue = row.maybeInteger(10);
    identity.cache = row.maybeInteger(11);
    identity.cycle = row.flag(12);
    return identity;
}

/// Sets default, generated expression, identity and autoincrement.
void setDefault(schema::Column &column, const CatalogRow &row, const std::optional<std::string> &schema)
{
    std::optional<std::string> text = row.maybeText(4);
    if (!text && column.type.domain)
        text = column.type.domain->defaultText;
    const std::string generated = row.text(5);
    if (!generated.empty()) {
        column.computed = schema::Computed{sql::storedText(text.value_or(std::string())), generated == "s"};
        text.reset();
    }
    if (!row.text(6).empty())
        column.identity = identityFrom(row);
    bool isSequence = false;
    if (const auto name = text ? sequenceName(*text) : std::nullopt) {
        isSequence = sql::affinityOf(column.type) == sql::Affinity::Integer;
        if (schema && std::string_view(*text).substr(name->first, name->second - name->first).find('.') == std::string_view::npos)
            text->insert(name->first, "\"" + *schema + "\".");
    }
    if (text)
        column.serverDefault = schema::ServerDefault{sql::storedText(*text)};
    column.isSerial = row.flag(15);
    column.autoincrement = isSequence || column.identity ? schema::Autoincrement::On : schema::Autoincrement::Off;
}

}  // namespace

void addColumns(TablesByOid &tables, const sql::Rows &columns, const TypeReader &types, const std::optional<std::string> &schema)
{
    for (const sql::ValueList &values : columns.rows) {
        const CatalogRow row(values);
        const auto table = tables.find(row.integer(0));
        if (table == tables.end())
            continue;
        schema::Column column;
        column.name = row.text(1);
        column.type = types.read(row.text(2), row.maybeText(13));
        column.nullable = !row.flag(3) && !(column.type.domain && column.type.domain->notNull);
        column.comment = row.maybeText(14);
        setDefault(column, row, schema);
        table->second.columns.push_back(std::move(column));
    }
}

}  // namespace limbeck::dialect::postgresql_catalog
