// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/column_clause.h"

#include "base/error.h"
#include "dialect/options.h"
#include "dialect/overloaded.h"
#include "dialect/quoting.h"
#include "dialect/value_text.h"

#include <algorithm>
#include <fmt/format.h>

namespace limbeck::dialect {

using operation::ColumnSpec;
using schema::Autoincrement;

namespace {

bool isNumber(const ColumnSpec &spec)
{
    const sql::Affinity affinity = sql::affinityOf(spec.column.type);
    return affinity == sql::Affinity::Integer || affinity == sql::Affinity::Numeric;
}

bool isExplicit(const ColumnSpec &spec, const TableFacts &facts)
{
    if (spec.column.autoincrement != Autoincrement::On)
        return false;
    if (!isNumber(spec))
        throw Error(ErrorCode::Operation, fmt::format("Column '{}' of table '{}' has autoincrement=True, but {} is no type of numbers.", spec.column.name.text,
                                                      facts.name.toString(), spellingOf(spec.column.type)));
    return true;
}

bool isAutomatic(const ColumnSpec &spec, const TableFacts &facts)
{
    const schema::Column &column = spec.column;
    if (column.autoincrement == Autoincrement::Off || !isNumber(spec) || column.hasPythonDefault || column.serverDefault)
        return false;
    return column.autoincrement == Autoincrement::IgnoreForeignKey || !facts.foreignKeyColumns.contains(column.name.text);
}

/// operations.md §4.3
const ColumnSpec *autoincrementColumn(const TableFacts &facts)
{
    const ColumnSpec *found = nullptr;
    for (const Identifier &name : facts.keyColumns) {
        const ColumnSpec *spec = facts.find(name);
        if (!spec || !isExplicit(*spec, facts))
            continue;
        if (found)
            throw Error(ErrorCode::Operation, fmt::format("Only one column may have autoincrement=True; table '{}' has '{}' and '{}'.", facts.name.toString(),
                                                          found->column.name.text, spec->column.name.text));
        found = spec;
    }
    if (found || facts.keyColumns.size() != 1)
        return found;
    const ColumnSpec *only = facts.find(facts.keyColumns.front());
    return only && isAutomatic(*only, facts) ? only : nullptr;
}

bool isNullable(const ColumnSpec &spec, const TableFacts &facts)
{
    if (spec.column.nullable)
        return *spec.column.nullable;
    return !spec.column.primaryKey && !spec.column.identity && !facts.isKey(spec.column.name);
}

std::string computedText(DdlWriter &writer, const schema::Column &column)
{
    if (!column.computed)
        return {};
    return "GENERATED ALWAYS AS (" + writer.text(column.computed->expression) + ")" + writer.dialect().persistence(column.computed->persisted, column.name);
}

sql::Type withSchema(sql::Type type, const std::string &schema)
{
    if (type.enumeration && type.enumeration->inheritSchema)
        type.schema = schema;
    if (type.item)
        type.item = std::make_shared<const sql::Type>(withSchema(*type.item, schema));
    for (auto &[name, variant] : type.variants)
        variant = std::make_shared<const sql::Type>(withSchema(*variant, schema));
    return type;
}

}  // namespace

bool TableFacts::isKey(const Identifier &column) const
{
    return std::find(keyColumns.begin(), keyColumns.end(), column) != keyColumns.end();
}

const ColumnSpec *TableFacts::find(const Identifier &column) const
{
    const auto found = std::find_if(columns->begin(), columns->end(), [&](const ColumnSpec &spec) { return spec.column.name == column; });
    return found == columns->end() ? nullptr : &*found;
}

TableFacts tableFacts(const QualifiedName &name, const std::vector<ColumnSpec> &columns, const std::vector<schema::Constraint> &constraints,
                      const schema::Options &options)
{
    TableFacts facts;
    facts.name = name;
    facts.columns = &columns;
    facts.autoincrementOption = optionFlag(options, "sqlite_autoincrement") == true;
    const schema::PrimaryKey *key = nullptr;
    for (const schema::Constraint &constraint : constraints) {
        if (const auto *primary = std::get_if<schema::PrimaryKey>(&constraint))
            key = primary;
        if (const auto *foreign = std::get_if<schema::ForeignKey>(&constraint)) {
            for (const Identifier &column : foreign->columns)
                facts.foreignKeyColumns.insert(column.text);
        }
    }
    for (const ColumnSpec &spec : columns) {
        if (!spec.foreignKeys.empty())
            facts.foreignKeyColumns.insert(spec.column.name.text);
        if ((!key || key->isImplicit) && spec.column.primaryKey)
            facts.keyColumns.push_back(spec.column.name);
    }
    if (key && (!key->isImplicit || facts.keyColumns.empty()))
        facts.keyColumns = key->columns;
    facts.autoincrement = autoincrementColumn(facts);
    if (!key && facts.autoincrement)
        std::stable_partition(facts.keyColumns.begin(), facts.keyColumns.end(),
                              [&](const Identifier &column) { return column == facts.autoincrement->column.name; });
    return facts;
}

sql::Type typeInTable(const sql::Type &type, const QualifiedName &table)
{
    return table.schema ? withSchema(type, table.schema->text) : type;
}

std::optional<std::string> serverDefaultText(DdlWriter &writer, const schema::ServerDefault &value)
{
    return std::visit(Overloaded{
                          [&](const std::string &text) -> std::optional<std::string> { return writer.stringText(text); },
                          [&](const sql::ExpressionPtr &expression) -> std::optional<std::string> { return writer.text(expression); },
                          [](const schema::ServerDefault::Fetched &) -> std::optional<std::string> { return std::nullopt; },
                      },
                      value.data);
}

std::optional<schema::Check> typeCheck(const SqlDialect &dialect, const Identifier &column, const sql::Type &declared)
{
    const sql::Type type = sql::resolveVariant(declared, dialect.name());
    if (!type.createConstraint || !dialect.needsTypeCheck(type))
        return std::nullopt;
    schema::Check check;
    check.isTypeBound = true;
    check.name.isFinal = type.constraintNameIsFinal;
    if (type.enumeration) {
        if (!type.name.empty())
            check.name.text = Identifier(type.name);
    } else if (type.constraintName) {
        check.name.text = Identifier(*type.constraintName);
    }
    std::vector<sql::ExpressionPtr> values;
    const auto add = [&](std::string text) { values.push_back(sql::makeExpression(sql::LiteralColumn{std::move(text)})); };
    if (type.enumeration) {
        for (const std::string &label : type.enumeration->labels)
            add(stringLiteral(label));
    } else {
        add("0");
        add("1");
    }
    check.condition = sql::makeExpression(sql::InList{sql::makeExpression(sql::ColumnRef{column, nullptr}), std::move(values), nullptr, false});
    return check;
}

std::string columnClause(DdlWriter &writer, const ColumnSpec &spec, const TableFacts &facts)
{
    checkOptions(spec.column.options, OptionOwner::Column, writer.state());
    schema::Column column = spec.column;
    column.type = typeInTable(column.type, facts.name);
    ColumnParts parts{column, facts.name, std::nullopt, {}};
    try {
        if (column.serverDefault && !column.computed && !column.identity) {
            if (const std::optional<std::string> text = serverDefaultText(writer, *column.serverDefault))
                parts.defaultText = writer.dialect().columnDefault(*text);
        }
        parts.computedText = computedText(writer, column);
        parts.nullable = isNullable(spec, facts);
        parts.isKey = facts.isKey(column.name);
        parts.keyColumns = static_cast<int>(facts.keyColumns.size());
        parts.isAutoincrement = facts.autoincrement == &spec;
        parts.hasForeignKey = facts.foreignKeyColumns.contains(column.name.text);
        parts.tableAutoincrement = facts.autoincrementOption;
        return writer.dialect().columnText(parts);
    } catch (Error &error) {
        error.withDetail(fmt::format("Column '{}' of table '{}'.", column.name.text, facts.name.toString()));
        throw;
    }
}

}  // namespace limbeck::dialect
