// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/pending/choices.h"

#include "base/error.h"

#include <algorithm>

namespace limbeck::autogenerate {

namespace {

using schema::Identifier;
using schema::QualifiedName;

/// "a.b" cut at its last dot; without one the first part is absent.
std::pair<std::optional<std::string>, std::string> cutAtLastDot(const std::string &text)
{
    const auto dot = text.rfind('.');
    if (dot == std::string::npos)
        return {std::nullopt, text};
    return {text.substr(0, dot), text.substr(dot + 1)};
}

QualifiedName tableNamed(const std::string &text)
{
    const auto [schema, name] = cutAtLastDot(text);
    QualifiedName result{std::nullopt, Identifier(name)};
    if (schema)
        result.schema = Identifier(*schema);
    return result;
}

}  // namespace

Rename Rename::parse(const std::string &text, const schema::Schema &database)
{
    const std::string usage = "A rename is given as old:new for a table and as table.column:new for a column.";
    const auto colon = text.find(':');
    if (colon == std::string::npos || colon == 0 || colon + 1 == text.size())
        throw Error(ErrorCode::Usage, "'" + text + "' is no rename.", {}, usage);
    const std::string from = text.substr(0, colon);
    // "table.column:table.new" says the same as "table.column:new".
    const std::string to = cutAtLastDot(text.substr(colon + 1)).second;
    if (database.findTable(tableNamed(from)))
        return {tableNamed(from), std::nullopt, Identifier(to)};
    const auto [owner, column] = cutAtLastDot(from);
    if (const schema::Table *table = owner ? database.findTable(tableNamed(*owner)) : nullptr) {
        if (table->findColumn(column))
            return {table->name, Identifier(column), Identifier(to)};
    }
    throw Error(ErrorCode::Usage, "The database has no table and no column " + from + " that could be renamed to " + to + ".", {}, usage);
}

std::string Rename::toString() const { return table.toString() + (column ? "." + column->text : std::string()) + ":" + newName.text; }

FillValue FillValue::parse(const std::string &text)
{
    const auto equals = text.find('=');
    const auto [table, column] = cutAtLastDot(text.substr(0, equals));
    if (equals == std::string::npos || !table || table->empty() || column.empty())
        throw Error(ErrorCode::Usage, "'" + text + "' is no fill value.", {}, "It is given as table.column=value, or table.column=sql:expression.");
    return {tableNamed(*table), Identifier(column), text.substr(equals + 1)};
}

}  // namespace limbeck::autogenerate
