// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/json_keys.h"

#include "dialect/value_text.h"

namespace limbeck::dialect {

namespace {

const std::vector<sql::ExpressionPtr> *itemsOf(const sql::Expression &expression)
{
    if (const auto *tuple = std::get_if<sql::Tuple>(&expression.node))
        return &tuple->items;
    if (const auto *array = std::get_if<sql::ArrayLiteral>(&expression.node))
        return &array->items;
    return nullptr;
}

}  // namespace

std::optional<std::vector<sql::Value>> jsonKeys(const sql::JsonIndex &index)
{
    std::vector<sql::Value> keys;
    if (const auto *parameter = std::get_if<sql::BindParameter>(&index.key->node)) {
        if (!parameter->value || containsUnknown(*parameter->value))
            return std::nullopt;
        if (const auto *array = std::get_if<sql::Array>(&parameter->value->data))
            return array->items;
        keys.push_back(*parameter->value);
        return keys;
    }
    const std::vector<sql::ExpressionPtr> *items = itemsOf(*index.key);
    if (!items)
        return std::nullopt;
    for (const sql::ExpressionPtr &item : *items) {
        const auto *parameter = std::get_if<sql::BindParameter>(&item->node);
        if (!parameter || !parameter->value || containsUnknown(*parameter->value))
            return std::nullopt;
        keys.push_back(*parameter->value);
    }
    return keys;
}

std::string keyText(const sql::Value &key)
{
    if (const auto *text = std::get_if<std::string>(&key.data))
        return *text;
    return jsonText(key);
}

}  // namespace limbeck::dialect
