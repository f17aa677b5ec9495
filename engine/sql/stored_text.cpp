// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/stored_text.h"

namespace limbeck::sql {

namespace {

bool isWordCharacter(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' || static_cast<unsigned char>(c) >= 0x80; }

/// Errs on the side of yes.
bool scanWouldChange(const std::string &text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != ':')
            continue;
        const char before = i > 0 ? text[i - 1] : '\0';
        if (before == '\\')
            return true;
        if (before != ':' && !isWordCharacter(before) && i + 1 < text.size() && isWordCharacter(text[i + 1]))
            return true;
    }
    return false;
}

}  // namespace

ExpressionPtr storedText(std::string text)
{
    if (scanWouldChange(text))
        return makeExpression(LiteralColumn{std::move(text)});
    return makeExpression(TextClause{std::move(text), {}, {}});
}

std::optional<std::string> textOfStored(const ExpressionPtr &expression)
{
    if (!expression)
        return std::nullopt;
    if (const auto *text = std::get_if<TextClause>(&expression->node))
        return text->text;
    if (const auto *literal = std::get_if<LiteralColumn>(&expression->node))
        return literal->text;
    return std::nullopt;
}

}  // namespace limbeck::sql
