// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/parser/lowering_context.h"

#include "python/parser/unicode_data.h"
#include "python/unicode.h"

#include <algorithm>

namespace limbeck::python::parser {

NodeIndex LoweringContext::child(NodeIndex parent, NodeField field) const
{
    for (const NodeIndex index : children(parent))
        if (node(index).field == field)
            return index;
    return kNoNode;
}

NodeIndex LoweringContext::firstNamed(NodeIndex parent) const
{
    for (const NodeIndex index : named(parent))
        return index;
    refuse(parent);
}

int LoweringContext::countNamed(NodeIndex parent) const
{
    int count = 0;
    for ([[maybe_unused]] const NodeIndex index : named(parent))
        ++count;
    return count;
}

bool LoweringContext::isSign(NodeIndex index, std::string_view characters) const
{
    return kind(index) == NodeKind::Sign && firstToken(index).is(characters);
}

bool LoweringContext::hasSign(NodeIndex parent, std::string_view characters) const
{
    for (const NodeIndex index : children(parent))
        if (isSign(index, characters))
            return true;
    return false;
}

bool LoweringContext::hasSign(NodeIndex parent, Keyword word) const
{
    for (const NodeIndex index : children(parent))
        if (kind(index) == NodeKind::Sign && firstToken(index).is(word))
            return true;
    return false;
}

bool LoweringContext::takeMark(std::uint32_t tokenIndex, CanonicalText::Mark mark)
{
    if (!hasMark(tokenIndex, mark))
        return false;
    m_marks[tokenIndex] = static_cast<std::uint8_t>(m_marks[tokenIndex] & ~mark);
    return true;
}

std::uint32_t LoweringContext::startWithAwait(std::uint32_t tokenIndex) const
{
    return (m_allMarks[tokenIndex] & CanonicalText::Await) != 0 ? tokenIndex - 1 : tokenIndex;
}

std::uint32_t LoweringContext::startWithSigns(std::uint32_t tokenIndex) const
{
    return (m_allMarks[tokenIndex] & CanonicalText::Star) != 0 ? startWithAwait(tokenIndex) - 1 : startWithAwait(tokenIndex);
}

void LoweringContext::checkMarksTaken() const
{
    const auto left = std::find_if(m_marks.begin(), m_marks.end(), [](std::uint8_t marks) { return marks != 0; });
    if (left == m_marks.end())
        return;
    const auto index = static_cast<std::uint32_t>(left - m_marks.begin());
    if ((*left & CanonicalText::Star) != 0)
        refuseToken(startWithSigns(index), "can't use starred expression here");
    refuseToken((*left & CanonicalText::Await) != 0 ? index - 1 : index);
}

syntax::Span LoweringContext::tokenSpan(std::uint32_t first, std::uint32_t end) const
{
    return unit.lines.span(token(first).start, token(std::max(end, first + 1) - 1).end);
}

syntax::Span LoweringContext::span(NodeIndex index) const
{
    return tokenSpan(startWithAwait(node(index).firstToken), node(index).endToken);
}

syntax::Span LoweringContext::joined(const syntax::Span &from, const syntax::Span &to) const
{
    return {from.line, from.column, to.endLine, to.endColumn, from.startByte, to.endByte};
}

std::string LoweringContext::name(std::uint32_t tokenIndex) const
{
    const Token &word = token(tokenIndex);
    if (word.kind != Token::Kind::Name)
        refuseToken(tokenIndex);
    const std::string_view written = text(word);
    return unicode::isAscii(written) ? std::string(written) : unicode_data::normalizedIdentifier(written);
}

std::uint32_t LoweringContext::soleToken(NodeIndex index) const
{
    const std::uint32_t first = node(index).firstToken;
    if (node(index).endToken != first + 1)
        refuseToken(first + 1);
    return first;
}

std::string LoweringContext::boundName(std::uint32_t tokenIndex) const
{
    std::string bound = name(tokenIndex);
    if (bound == "__debug__")
        refuseToken(tokenIndex, "cannot assign to __debug__");
    return bound;
}

void LoweringContext::refuse(NodeIndex index, std::string message, std::string hint) const
{
    refuseToken(node(index).firstToken, std::move(message), std::move(hint));
}

void LoweringContext::refuseToken(std::uint32_t tokenIndex, std::string message, std::string hint) const
{
    if (stream.tokens.empty())
        throw Refused{0, std::move(message), std::move(hint)};
    const std::uint32_t index = std::min(tokenIndex, static_cast<std::uint32_t>(stream.tokens.size() - 1));
    throw Refused{token(index).start, std::move(message), std::move(hint)};
}

}  // namespace limbeck::python::parser
