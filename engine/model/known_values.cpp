// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/known_values.h"

#include "sql/column_references.h"
#include "sqlalchemy/argument_binding.h"

#include <algorithm>

namespace limbeck::model {

namespace {

using model::isKnown;   // beside the ones below

bool isKnownPart(const sql::Expression &part)
{
    if (const auto *text = std::get_if<sql::TextClause>(&part.node))
        return isKnown(text->text);
    if (const auto *literal = std::get_if<sql::LiteralColumn>(&part.node))
        return isKnown(literal->text);
    if (const auto *reference = std::get_if<sql::ColumnRef>(&part.node))
        return isKnown(reference->name.text);
    const auto *parameter = std::get_if<sql::BindParameter>(&part.node);
    return !parameter || !parameter->value || !parameter->value->isUnknown();
}

bool isKnown(const std::vector<sql::Identifier> &names)
{
    return std::all_of(names.begin(), names.end(), [](const auto &name) { return isKnown(name.text); });
}

bool isKnown(const std::vector<sql::ExpressionPtr> &expressions)
{
    return std::all_of(expressions.begin(), expressions.end(), [](const auto &expression) { return isKnown(expression); });
}

bool isKnown(const schema::Name &name) { return !name.text || isKnown(name.text->text); }

bool isKnown(const schema::Options &options)
{
    return std::all_of(options.begin(), options.end(), [](const auto &option) {
        const auto *text = std::get_if<std::string>(&option.second.data);
        const auto *expression = std::get_if<sql::ExpressionPtr>(&option.second.data);
        return (!text || isKnown(*text)) && (!expression || isKnown(*expression));
    });
}

struct ConstraintParts {
    bool operator()(const schema::PrimaryKey &key) const { return isKnown(key.name) && isKnown(key.columns) && isKnown(key.options); }
    bool operator()(const schema::Unique &unique) const { return isKnown(unique.name) && isKnown(unique.columns) && isKnown(unique.options); }
    bool operator()(const schema::ForeignKey &key) const
    {
        return isKnown(key.name) && isKnown(key.columns) && isKnown(key.referredTable.toString()) && isKnown(key.referredColumns) && isKnown(key.onDelete.value_or("")) && isKnown(key.onUpdate.value_or(""));
    }
    bool operator()(const schema::Check &check) const { return isKnown(check.name) && isKnown(check.condition); }
    bool operator()(const schema::Exclude &exclude) const
    {
        return isKnown(exclude.name) && isKnown(exclude.where)
            && std::all_of(exclude.elements.begin(), exclude.elements.end(), [](const auto &element) { return isKnown(element.expression) && isKnown(element.op); });
    }
};

}  // namespace

bool isKnown(const std::string &text) { return text.find(sqlalchemy::kUnknownName) == std::string::npos; }

bool isKnown(const sql::ExpressionPtr &expression)
{
    bool known = true;
    sql::forEachExpression(expression, [&known](const sql::Expression &part) { known = known && isKnownPart(part); });
    return known;
}

bool isKnown(const schema::ServerDefault &value)
{
    if (const auto *text = std::get_if<std::string>(&value.data))
        return isKnown(*text);
    const auto *expression = std::get_if<sql::ExpressionPtr>(&value.data);
    return !expression || isKnown(*expression);
}

bool isKnown(const schema::Constraint &constraint) { return std::visit(ConstraintParts(), constraint); }

bool isKnown(const schema::Index &index) { return isKnown(index.name) && isKnown(index.elements) && isKnown(index.options); }

}  // namespace limbeck::model
