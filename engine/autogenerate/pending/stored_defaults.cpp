// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/pending/stored_defaults.h"

#include "sql/stored_text.h"
#include "sql/tokens.h"

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
    for (auto &[name, table] : database.tables) {
        for (schema::Column &column : table.columns) {
            auto *expression = column.serverDefault ? std::get_if<sql::ExpressionPtr>(&column.serverDefault->data) : nullptr;
            const auto text = expression ? sql::textOfStored(*expression) : std::nullopt;
            if (text && needsParentheses(*text))
                *expression = sql::storedText("(" + *text + ")");
        }
    }
}

}  // namespace limbeck::autogenerate
