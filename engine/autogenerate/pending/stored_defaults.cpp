// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/pending/stored_defaults.h"

#include "sql/stored_text.h"
#include "sql/tokens.h"

#include <algorithm>

namespace limbeck::autogenerate {

namespace {

/// More than a literal, a signed number, a word (CURRENT_TIMESTAMP, NULL), or something in parentheses.
bool needsParentheses(const std::string &text)
{
    const std::vector<sql::Token> tokens = sql::tokenize(text);
    if (tokens.size() < 2 || tokens.front().is('-') || tokens.front().is('+'))
        return tokens.size() > 2;
    int depth = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        depth += tokens[i].is('(') ? 1 : tokens[i].is(')') ? -1 : 0;
        if (depth == 0 && i + 1 < tokens.size())
            return true;
    }
    return false;
}

}  // namespace

void parenthesiseDefaults(schema::Schema &database)
{
    const auto textOf = [](const schema::Column &column) {
        const auto *expression = column.serverDefault ? std::get_if<sql::ExpressionPtr>(&column.serverDefault->data) : nullptr;
        const auto text = expression ? sql::textOfStored(*expression) : std::nullopt;
        return text && needsParentheses(*text) ? text : std::nullopt;
    };
    database.tables.editWhere([&](const auto &, const schema::Table &table) { return std::ranges::any_of(table.columns, [&](const auto &column) { return textOf(column).has_value(); }); },
                              [&](const auto &, schema::Table &table) {
                                  for (schema::Column &column : table.columns) {
                                      if (const auto text = textOf(column))
                                          column.serverDefault->data = sql::storedText("(" + *text + ")");
                                  }
                              });
}

}  // namespace limbeck::autogenerate
