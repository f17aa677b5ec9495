// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/index_ddl.h"

#include "base/error.h"
#include "dialect/expression_compiler.h"
#include "dialect/options.h"
#include "dialect/quoting.h"

#include <algorithm>
#include <fmt/format.h>

namespace limbeck::dialect {

namespace {

/// The name under which postgresql_ops addresses an element.
std::string keyOf(const sql::Expression &element)
{
    if (const auto *column = std::get_if<sql::ColumnRef>(&element.node))
        return column->name.text;
    if (const auto *label = std::get_if<sql::Label>(&element.node))
        return label->name.text;
    if (const auto *text = std::get_if<sql::TextClause>(&element.node))
        return text->text;
    if (const auto *literal = std::get_if<sql::LiteralColumn>(&element.node))
        return literal->text;
    return {};
}

std::vector<std::pair<std::string, std::string>> optionMap(const schema::Options &options, const std::string &name)
{
    const schema::OptionValue *value = findOption(options, name);
    if (!value)
        return {};
    if (const auto *map = std::get_if<std::vector<std::pair<std::string, std::string>>>(&value->data))
        return *map;
    throw Error(ErrorCode::Operation, fmt::format("{} must be a dictionary.", name));
}

std::string elementList(DdlWriter &writer, const schema::Index &index)
{
    const bool isPostgresql = writer.dialect().features().groupsIndexElements;
    const auto classes = isPostgresql ? optionMap(index.options, "postgresql_ops") : std::vector<std::pair<std::string, std::string>>();
    std::string text;
    for (const sql::ExpressionPtr &element : index.elements) {
        text += (text.empty() ? "" : ", ") + (isPostgresql ? writer.groupedText(element) : writer.text(element));
        const std::string key = keyOf(*element);
        const auto found = std::find_if(classes.begin(), classes.end(), [&](const auto &entry) { return !key.empty() && entry.first == key; });
        if (found != classes.end())
            text += " " + found->second;
    }
    return "(" + text + ")";
}

std::string nameOf(DdlWriter &writer, const schema::Name &name, const QualifiedName &table, const std::vector<Identifier> &columns)
{
    const std::optional<Identifier> final =
        conventionName(name, "ix", writer.state().naming, table, columns, std::nullopt, {}, writer.dialect().maxIdentifierLength());
    if (!final)
        throw Error(ErrorCode::Operation, fmt::format("An index of table '{}' has no name, and the naming convention has no \"ix\".", table.toString()), {},
                    "Name the index, or add \"ix\" to the naming convention of the metadata.");
    return writer.dialect().quote(*final);
}

std::vector<Identifier> columnsOf(const schema::Index &index)
{
    std::vector<Identifier> columns;
    for (const sql::ExpressionPtr &element : index.elements) {
        if (const auto *column = std::get_if<sql::ColumnRef>(&element->node))
            columns.push_back(column->name);
        else
            ExpressionCompiler::forEachColumn(element, [&](const Identifier *name, const sql::FromPtr &) {
                if (name)
                    columns.push_back(*name);
            });
    }
    return columns;
}

std::string methodText(const std::string &method)
{
    const std::string word = lowerCased(method);
    if (word.empty() || !std::all_of(word.begin(), word.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }))
        throw Error(ErrorCode::Operation, fmt::format("postgresql_using cannot be '{}': the name of an index method is expected.", method), {},
                    "For example btree, hash, gist, gin, brin.");
    return "USING " + word + " ";
}

std::string postgresqlTail(DdlWriter &writer, const schema::Options &options)
{
    const SqlDialect &dialect = writer.dialect();
    std::string text;
    std::string columns;
    for (const std::string &name : optionList(options, "postgresql_include"))
        columns += (columns.empty() ? "" : ", ") + dialect.quote(Identifier(name));
    if (!columns.empty())
        text += " INCLUDE (" + columns + ")";
    if (const auto distinct = optionFlag(options, "postgresql_nulls_not_distinct"))
        text += *distinct ? " NULLS NOT DISTINCT" : " NULLS DISTINCT";
    std::string storage;
    for (const auto &[key, value] : optionMap(options, "postgresql_with"))
        storage += (storage.empty() ? "" : ", ") + key + " = " + value;
    if (!storage.empty())
        text += " WITH (" + storage + ")";
    if (const auto tablespace = optionText(options, "postgresql_tablespace"))
        text += " TABLESPACE " + dialect.quote(Identifier(*tablespace));
    return text;
}

sql::ExpressionPtr predicate(const SqlDialect &dialect, const schema::Options &options)
{
    if (dialect.features().includeColumns)
        return optionExpression(options, "postgresql_where");
    const schema::OptionValue *value = findOption(options, "sqlite_where");
    if (value && std::holds_alternative<std::string>(value->data))
        throw Error(ErrorCode::Operation, "sqlite_where must be an SQL expression, not a plain string.", {}, "Write sqlite_where=sa.text(\"…\").");
    return optionExpression(options, "sqlite_where");
}

}  // namespace

void createIndex(DdlWriter &writer, const schema::Index &index, bool ifNotExists)
{
    const SqlDialect &dialect = writer.dialect();
    const DdlFeatures &features = dialect.features();
    checkOptions(index.options, OptionOwner::Index, writer.state());
    schema::Name name = index.name;
    if (index.quoteName && name.text)
        name.text->quote = true;
    std::string text = std::string("CREATE ") + (index.unique ? "UNIQUE " : "") + "INDEX ";
    if (features.concurrentIndexes && optionFlag(index.options, "postgresql_concurrently") == true)
        text += "CONCURRENTLY ";
    if (ifNotExists)
        text += "IF NOT EXISTS ";
    if (features.schemaOnIndex && index.table.schema)
        text += dialect.quote(*index.table.schema) + ".";
    text += nameOf(writer, name, index.table, columnsOf(index)) + " ON ";
    text += (features.schemaOnIndex ? dialect.quote(index.table.name) : dialect.quote(index.table)) + " ";
    if (const auto method = features.concurrentIndexes ? optionText(index.options, "postgresql_using") : std::nullopt; method && !method->empty())
        text += methodText(*method);
    text += elementList(writer, index);
    if (features.includeColumns)
        text += postgresqlTail(writer, index.options);
    if (const sql::ExpressionPtr where = predicate(dialect, index.options))
        text += " WHERE " + writer.text(where);
    writer.emit(text);
}

void dropIndex(DdlWriter &writer, const operation::DropIndex &drop)
{
    const SqlDialect &dialect = writer.dialect();
    QualifiedName table = drop.table.value_or(QualifiedName{std::nullopt, "no_table"});
    if (drop.schema)
        table.schema = drop.schema;
    std::string text = "\nDROP INDEX ";
    if (dialect.features().concurrentIndexes && drop.concurrently)
        text += "CONCURRENTLY ";
    if (drop.ifExists)
        text += "IF EXISTS ";
    if (table.schema)
        text += dialect.quote(*table.schema) + ".";
    // Alembic's throw-away index is over a column x: that is what a convention sees.
    writer.emit(text + nameOf(writer, drop.name, table, {Identifier("x")}));
}

}  // namespace limbeck::dialect
