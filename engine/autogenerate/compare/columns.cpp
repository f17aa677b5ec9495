// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/compare/table_pair.h"
#include "autogenerate/render/python_text.h"

#include <algorithm>

namespace limbeck::autogenerate {

namespace {

/// The database's columns that include_name= lets through.
std::vector<const schema::Column *> databaseColumns(TablePair &pair)
{
    std::vector<const schema::Column *> columns;
    for (const schema::Column &column : pair.database->columns) {
        if (pair.hooks.includeName(column.name.text, "column", pair.parents()))
            columns.push_back(&column);
    }
    return columns;
}

const schema::Column *find(const std::vector<const schema::Column *> &columns, const Identifier &name)
{
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const schema::Column *column) { return column->name == name; });
    return found == columns.end() ? nullptr : *found;
}

}  // namespace

void compareAddedAndChangedColumns(TablePair &pair)
{
    const std::vector<const schema::Column *> existing = databaseColumns(pair);
    for (const schema::Column &column : pair.model->columns) {
        if (column.system || find(existing, column.name))
            continue;
        if (!pair.hooks.includeObject(pair.modelled(&column), column.name.text, "column", nullptr))
            continue;
        pair.out.push_back({AddColumn{pair.name, column}});
        pair.hooks.detected("tables", "Detected added column '" + pair.name.toString() + "." + column.name.text + "'");
    }
    for (const schema::Column &column : pair.model->columns) {
        const schema::Column *counterpart = column.system ? nullptr : find(existing, column.name);
        if (!counterpart || pair.isUnread(column.name.text))
            continue;
        const ComparedObject compareTo = pair.reflected(counterpart);
        if (pair.hooks.includeObject(pair.modelled(&column), column.name.text, "column", &compareTo))
            compareColumn(pair, *counterpart, column);
    }
}

void compareRemovedColumns(TablePair &pair)
{
    for (const schema::Column &column : pair.database->columns) {
        const schema::Column *model = pair.model->findColumn(column.name.text);
        if ((model && !model->system) || pair.isUnread(column.name.text))
            continue;
        if (!pair.hooks.includeName(column.name.text, "column", pair.parents()) || !pair.hooks.includeObject(pair.reflected(&column), column.name.text, "column", nullptr))
            continue;
        pair.out.push_back({DropColumn{pair.name, column}});
        pair.hooks.detected("tables", "Detected removed column '" + pair.name.toString() + "." + column.name.text + "'");
    }
}

}  // namespace limbeck::autogenerate
