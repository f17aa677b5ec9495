// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/pending/not_null_steps.h"

#include "dialect/quoting.h"

#include <algorithm>
#include <cctype>

namespace limbeck::autogenerate {

namespace {

bool isNumber(const std::string &text)
{
    const std::size_t start = text.starts_with('-') ? 1 : 0;
    return text.size() > start && std::all_of(text.begin() + std::ptrdiff_t(start), text.end(), [](unsigned char c) { return std::isdigit(c) || c == '.'; })
        && std::count(text.begin(), text.end(), '.') <= 1;
}

std::string booleanText(const std::string &value, const dialect::Dialect &dialect)
{
    std::string word = value;
    std::transform(word.begin(), word.end(), word.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    const bool isTrue = word == "true" || word == "1" || word == "yes", isFalse = word == "false" || word == "0" || word == "no";
    if (!isTrue && !isFalse)
        return dialect::stringLiteral(value);
    if (dialect.name() == "postgresql")
        return isTrue ? "true" : "false";
    return isTrue ? "1" : "0";
}

}  // namespace

std::string fillText(const FillValue &fill, const sql::Type &type, const dialect::Dialect &dialect)
{
    static const std::string kExpression = "sql:";
    if (fill.value.starts_with(kExpression))
        return fill.value.substr(kExpression.size());
    const sql::Affinity affinity = sql::affinityOf(sql::resolveVariant(type, dialect.name()));
    if ((affinity == sql::Affinity::Integer || affinity == sql::Affinity::Numeric) && isNumber(fill.value))
        return fill.value;
    if (affinity == sql::Affinity::Boolean)
        return booleanText(fill.value, dialect);
    return dialect::stringLiteral(fill.value);
}

void useFill(PendingItem &item, const FillValue &fill, const dialect::Dialect &dialect)
{
    const auto update = [&](const QualifiedName &table, const Identifier &column, const sql::Type &type) {
        const std::string name = dialect.quote(column);
        return Directive{ExecuteText{"UPDATE " + dialect.quote(table) + " SET " + name + " = " + fillText(fill, type, dialect) + " WHERE " + name + " IS NULL", {}, false}};
    };
    std::vector<Directive> steps;
    for (const Directive &directive : item.directives) {
        if (const auto *add = std::get_if<AddColumn>(&directive.node)) {
            AddColumn nullable = *add;
            nullable.column.nullable = true;
            AlterColumn strict;
            strict.table = add->table;
            strict.column = add->column.name;
            strict.existingType = add->column.type;
            strict.existingNullable = true;
            strict.nullable = false;
            steps.push_back({std::move(nullable)});
            steps.push_back(update(add->table, add->column.name, add->column.type));
            steps.push_back({std::move(strict)});
            continue;
        }
        const auto *alter = std::get_if<AlterColumn>(&directive.node);
        if (alter && alter->nullable && !*alter->nullable && alter->existingType) {
            if (alter->type) {
                // The new type first: the value is one of it.
                AlterColumn typed = *alter;
                typed.nullable.reset();
                AlterColumn strict = *alter;
                strict.existingType = alter->type;
                strict.type.reset();
                strict.using_.reset();
                strict.serverDefault.reset();
                strict.comment.reset();
                steps.push_back({std::move(typed)});
                steps.push_back(update(alter->table, alter->column, *alter->type));
                steps.push_back({std::move(strict)});
                continue;
            }
            steps.push_back(update(alter->table, alter->column, *alter->existingType));
        }
        steps.push_back(directive);
    }
    item.directives = std::move(steps);
}

}  // namespace limbeck::autogenerate
