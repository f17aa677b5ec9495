// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/pending/stored_index.h"

#include "sql/stored_text.h"
#include "sql/tokens.h"

namespace limbeck::autogenerate {

schema::Index indexFromText(const schema::Dependent &dependent, const schema::QualifiedName &table)
{
    schema::Index index;
    index.name.text = schema::Identifier(dependent.name);
    index.name.isFinal = true;
    index.table = table;
    const std::string_view text = dependent.text;
    const auto stored = [](std::string_view part) { return sql::storedText(std::string(sql::trimmed(part))); };
    const std::vector<sql::Token> tokens = sql::tokenize(text);
    index.unique = tokens.size() > 1 && tokens[1].isWord("UNIQUE");
    int depth = 0;
    std::size_t begin = 0;
    for (const sql::Token &token : tokens) {
        if (token.is('(') && depth++ == 0)
            begin = token.end;
        if ((token.is(',') && depth == 1) || (token.is(')') && --depth == 0)) {
            index.elements.push_back(stored(text.substr(begin, token.begin - begin)));
            begin = token.end;
        }
        if (token.isWord("WHERE") && depth == 0) {
            index.options.emplace_back("sqlite_where", schema::OptionValue{stored(text.substr(token.end))});
            break;
        }
    }
    return index;
}

}  // namespace limbeck::autogenerate
