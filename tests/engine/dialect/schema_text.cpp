// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema_text.h"

#include "sql/stored_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace build {

namespace {

std::string textOf(const ExpressionPtr &expression, const dialect::Dialect &dialect)
{
    const std::optional<std::string> text = sql::textOfStored(expression);
    return text ? *text : dialect.expressionText(*expression, false);
}

std::string list(const std::vector<Identifier> &names)
{
    std::vector<std::string> texts;
    for (const Identifier &name : names)
        texts.push_back(name.text);
    return fmt::format("({})", fmt::join(texts, ", "));
}

std::string nameText(const schema::Name &name) { return name.text ? " " + name.text->text : std::string(); }

std::string optionText(const schema::OptionValue &value, const dialect::Dialect &dialect)
{
    if (const auto *flag = std::get_if<bool>(&value.data))
        return *flag ? "true" : "false";
    if (const auto *text = std::get_if<std::string>(&value.data))
        return *text;
    if (const auto *expression = std::get_if<ExpressionPtr>(&value.data))
        return textOf(*expression, dialect);
    if (const auto *names = std::get_if<std::vector<std::string>>(&value.data))
        return fmt::format("[{}]", fmt::join(*names, ", "));
    if (const auto *pairs = std::get_if<std::vector<std::pair<std::string, std::string>>>(&value.data)) {
        std::string text;
        for (const auto &[key, entry] : *pairs)
            text += (text.empty() ? "" : ", ") + key + ": " + entry;
        return "{" + text + "}";
    }
    return "?";
}

/// Empty INCLUDE lists and false flags, which every PostgreSQL key has, are left out.
std::string optionsText(const schema::Options &options, const dialect::Dialect &dialect)
{
    std::string text;
    for (const auto &[key, value] : options) {
        const std::string written = optionText(value, dialect);
        if (written != "[]" && written != "false")
            text += " " + key + "=" + written;
    }
    return text;
}

std::string columnLine(const schema::Column &column, const dialect::Dialect &dialect)
{
    std::string line = column.name.text + " " + (sql::isNullType(column.type) ? "unknown " + column.type.name : dialect.typeText(column.type));
    line += column.nullable.value_or(true) ? "" : " not null";
    if (column.serverDefault)
        line += " default " + textOf(std::get<ExpressionPtr>(column.serverDefault->data), dialect);
    if (column.computed)
        line += " as (" + textOf(column.computed->expression, dialect) + ")" + (column.computed->persisted.value_or(false) ? " stored" : " virtual");
    if (column.identity)
        line += fmt::format(" identity{} start {} increment {}", column.identity->always ? " always" : "", *column.identity->start, *column.identity->increment);
    if (column.isSerial)
        line += " serial";
    if (column.comment)
        line += " -- " + *column.comment;
    return line;
}

std::string foreignKeyText(const schema::ForeignKey &key)
{
    std::string line = "foreign key" + nameText(key.name) + " " + list(key.columns) + " to " + key.referredTable.toString() + " " + list(key.referredColumns);
    if (key.match)
        line += " match " + *key.match;
    if (key.onDelete)
        line += " on delete " + *key.onDelete;
    if (key.onUpdate)
        line += " on update " + *key.onUpdate;
    if (key.deferrable)
        line += *key.deferrable ? " deferrable" : " not deferrable";
    if (key.initially)
        line += " initially " + *key.initially;
    return line;
}

std::string constraintLine(const schema::Constraint &constraint, const dialect::Dialect &dialect)
{
    if (const auto *key = std::get_if<schema::PrimaryKey>(&constraint))
        return "primary key" + nameText(key->name) + " " + list(key->columns) + optionsText(key->options, dialect);
    if (const auto *unique = std::get_if<schema::Unique>(&constraint))
        return "unique" + nameText(unique->name) + " " + list(unique->columns) + optionsText(unique->options, dialect);
    if (const auto *key = std::get_if<schema::ForeignKey>(&constraint))
        return foreignKeyText(*key) + optionsText(key->options, dialect);
    if (const auto *check = std::get_if<schema::Check>(&constraint))
        return "check" + nameText(check->name) + " " + textOf(check->condition, dialect) + optionsText(check->options, dialect);
    const auto &exclude = std::get<schema::Exclude>(constraint);
    std::string line = "exclude" + nameText(exclude.name) + " using " + exclude.method;
    for (const schema::Exclude::Element &element : exclude.elements)
        line += " (" + textOf(element.expression, dialect) + " with " + element.op + ")";
    return exclude.where ? line + " where " + textOf(exclude.where, dialect) : line;
}

std::string indexLine(const schema::Index &index, const dialect::Dialect &dialect)
{
    std::vector<std::string> elements;
    for (const ExpressionPtr &element : index.elements)
        elements.push_back(textOf(element, dialect));
    std::string line = fmt::format("{}index{} ({})", index.unique ? "unique " : "", nameText(index.name), fmt::join(elements, ", ")) + optionsText(index.options, dialect);
    return index.duplicatesConstraint ? line + " of constraint " + *index.duplicatesConstraint : line;
}

}  // namespace

QStringList describeTable(const schema::Table &table, const dialect::Dialect &dialect)
{
    QStringList lines;
    for (const schema::Column &column : table.columns)
        lines << QString::fromStdString(columnLine(column, dialect));
    for (const schema::Constraint &constraint : table.constraints)
        lines << QString::fromStdString(constraintLine(constraint, dialect));
    for (const schema::Index &index : table.indexes)
        lines << QString::fromStdString(indexLine(index, dialect));
    for (const schema::Dependent &dependent : table.dependents)
        lines << QString::fromStdString((dependent.kind == schema::Dependent::Kind::Index ? "unseen index " : "trigger ") + dependent.name);
    if (table.comment)
        lines << QString::fromStdString("-- " + *table.comment);
    return lines;
}

}  // namespace build
