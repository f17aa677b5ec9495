// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/parser/lower_pattern.h"

#include <fmt/format.h>

namespace limbeck::python::parser {

using namespace syntax;

namespace {

PatternPtr finish(Pattern &&pattern, const Span &span)
{
    pattern.span = span;
    return std::make_unique<const Pattern>(std::move(pattern));
}

Pattern patternOf(Pattern::Kind kind)
{
    Pattern pattern;
    pattern.kind = kind;
    return pattern;
}

/// Equal for keys that Python finds equal; empty: not compared.
std::string comparableKey(const Expr &key)
{
    if (const auto *text = std::get_if<StringLiteral>(&key.node))
        return "text " + text->value;
    if (const auto *bytes = std::get_if<BytesLiteral>(&key.node))
        return "bytes " + bytes->value;
    if (const auto *number = std::get_if<IntLiteral>(&key.node))
        return fmt::format("number {} {}", number->digits.size() > 1 ? number->base : 10, number->digits);
    if (const auto *truth = std::get_if<BoolLiteral>(&key.node))
        return truth->value ? "number 10 1" : "number 10 0";
    if (const auto *negated = std::get_if<Unary>(&key.node))
        return "-" + comparableKey(*negated->operand);
    return std::holds_alternative<NoneLiteral>(key.node) ? "None" : "";
}

bool isImaginary(std::string_view number)
{
    return number.ends_with('j') || number.ends_with('J');
}

}  // namespace

bool alwaysMatches(const Pattern &pattern)
{
    switch (pattern.kind) {
    case Pattern::Kind::Wildcard:
    case Pattern::Kind::Capture: return true;
    case Pattern::Kind::As: return alwaysMatches(*pattern.items.front());
    case Pattern::Kind::Or: return alwaysMatches(*pattern.items.back());
    case Pattern::Kind::Value:
    case Pattern::Kind::Sequence:
    case Pattern::Kind::Mapping:
    case Pattern::Kind::Class:
    case Pattern::Kind::Star:
    case Pattern::Kind::DoubleStar: return false;
    }
    return false;
}

PatternPtr PatternLowering::casePattern(NodeIndex caseClause)
{
    std::vector<NodeIndex> items;
    bool hasComma = false;
    for (const NodeIndex child : m.children(caseClause)) {
        if (m.kind(child) == NodeKind::CasePattern)
            items.push_back(child);
        hasComma = hasComma || m.isSign(child, ",");
    }
    if (items.empty())
        m.refuse(caseClause);
    Names bound;
    if (items.size() == 1 && !hasComma)
        return pattern(items.front(), bound);
    Pattern sequence = patternOf(Pattern::Kind::Sequence);
    int stars = 0;
    for (const NodeIndex child : items) {
        sequence.items.push_back(item(child, bound));
        if (sequence.items.back()->kind == Pattern::Kind::DoubleStar)
            m.refuse(child);
        stars += sequence.items.back()->kind == Pattern::Kind::Star ? 1 : 0;
    }
    if (stars > 1)
        m.refuse(items.front(), "multiple starred expressions in sequence pattern");
    return finish(std::move(sequence), m.tokenSpan(m.node(items.front()).firstToken, m.node(items.back()).endToken));
}

PatternPtr PatternLowering::pattern(NodeIndex casePattern, Names &bound)
{
    PatternPtr result = item(casePattern, bound);
    if (result->kind == Pattern::Kind::Star || result->kind == Pattern::Kind::DoubleStar)
        m.refuse(casePattern);
    return result;
}

/// What may be `*name` in a sequence.
PatternPtr PatternLowering::item(NodeIndex casePattern, Names &bound)
{
    std::vector<NodeIndex> parts;
    for (const NodeIndex child : m.children(casePattern))
        parts.push_back(child);
    return simple(parts, bound);
}

/// A pattern that may consist of two nodes: the minus sign and a number.
PatternPtr PatternLowering::simple(const std::vector<NodeIndex> &parts, Names &bound)
{
    if (parts.size() == 1 && m.kind(parts.front()) != NodeKind::Number)
        return fromNode(parts.front(), bound);
    Pattern value = patternOf(Pattern::Kind::Value);
    value.value = literal(parts);
    return finish(std::move(value), m.tokenSpan(m.node(parts.front()).firstToken, m.node(parts.back()).endToken));
}

PatternPtr PatternLowering::fromNode(NodeIndex index, Names &bound)
{
    const NodeKind kind = m.kind(index);
    if (kind == NodeKind::AsPattern)
        return asPattern(index, bound);
    if (kind == NodeKind::UnionPattern)
        return alternatives(index, bound);
    if (kind == NodeKind::ListPattern || kind == NodeKind::TuplePattern)
        return sequence(index, bound);
    if (kind == NodeKind::DictPattern)
        return mapping(index, bound);
    if (kind == NodeKind::ClassPattern)
        return classPattern(index, bound);
    if (kind == NodeKind::SplatPattern)
        return star(index, bound);
    if (kind == NodeKind::DottedName)
        return dottedName(index, bound);
    Pattern value = patternOf(Pattern::Kind::Value);
    value.value = literal({index});
    return finish(std::move(value), m.span(index));
}

ExprPtr PatternLowering::literal(const std::vector<NodeIndex> &parts)
{
    const NodeKind kind = m.kind(parts.back());
    const std::uint32_t first = m.node(parts.front()).firstToken, end = m.node(parts.back()).endToken;
    const bool isText = kind == NodeKind::Number && m.firstToken(parts.back()).kind == Token::Kind::String;
    if (kind == NodeKind::ComplexPattern || (kind == NodeKind::Number && !isText))
        return signedNumber(first, end);
    if (parts.size() == 1 && (isText || kind == NodeKind::True || kind == NodeKind::False || kind == NodeKind::None)) {
        ExprPtr value = m_expressions.expression(parts.front());
        if (std::holds_alternative<FormattedString>(value->node))
            m.refuse(parts.front(), "patterns may only match literals and attribute lookups");
        return value;
    }
    m.refuse(parts.front());
}

/// -1, 1 + 2j, -1 - 2j
ExprPtr PatternLowering::signedNumber(std::uint32_t first, std::uint32_t end)
{
    std::uint32_t at = first;
    const bool isNegative = m.token(at).is("-");
    at += isNegative ? 1 : 0;
    const bool isComplex = at + 1 < end;
    if (m.token(at).kind != Token::Kind::Number || m.token(end - 1).kind != Token::Kind::Number)
        m.refuseToken(at);
    if (isComplex && isImaginary(m.text(m.token(at))))
        m.refuseToken(at, "real number required in complex literal");
    ExprPtr value = m_expressions.number(at);
    if (isNegative)
        value = makeExpr(Unary{UnaryOp::Negate, std::move(value)}, m.tokenSpan(first, at + 1));
    if (!isComplex)
        return value;
    if (!isImaginary(m.text(m.token(at + 2))))
        m.refuseToken(at + 2, "imaginary number required in complex literal");
    const BinaryOp op = m.token(at + 1).is("+") ? BinaryOp::Add : BinaryOp::Subtract;
    return makeExpr(Binary{op, std::move(value), m_expressions.number(at + 2)}, m.tokenSpan(first, end));
}

void PatternLowering::bind(const std::string &name, NodeIndex index, Names &bound) const
{
    if (name == "__debug__")
        m.refuse(index, "cannot assign to __debug__");
    if (!bound.insert(name).second)
        m.refuse(index, fmt::format("multiple assignments to name '{}' in pattern", name));
}

PatternPtr PatternLowering::asPattern(NodeIndex index, Names &bound)
{
    const std::uint32_t nameToken = m.node(index).endToken - 1;
    Pattern result = patternOf(Pattern::Kind::As);
    result.items.push_back(pattern(m.firstNamed(index), bound));
    result.name = m.name(nameToken);
    if (result.name == "_")
        m.refuseToken(nameToken, "cannot use '_' as a target");
    bind(result.name, index, bound);
    return finish(std::move(result), m.span(index));
}

PatternPtr PatternLowering::alternatives(NodeIndex index, Names &bound)
{
    Pattern result = patternOf(Pattern::Kind::Or);
    std::vector<NodeIndex> parts;
    std::optional<Names> common;
    const auto finishAlternative = [&] {
        Names names = bound;
        if (!result.items.empty() && alwaysMatches(*result.items.back()))
            m.refuse(index, "an alternative that always matches makes remaining patterns unreachable");
        result.items.push_back(simple(parts, names));
        const PatternPtr &last = result.items.back();
        if (last->kind == Pattern::Kind::Star || last->kind == Pattern::Kind::DoubleStar)
            m.refuse(index);
        if (common && *common != names)
            m.refuse(index, "alternative patterns bind different names");
        common = std::move(names);
        parts.clear();
    };
    for (const NodeIndex child : m.children(index)) {
        if (m.isSign(child, "|"))
            finishAlternative();
        else
            parts.push_back(child);
    }
    finishAlternative();
    bound = std::move(*common);
    return finish(std::move(result), m.span(index));
}

/// [a, *b] or (a, b); (a) only groups.
PatternPtr PatternLowering::sequence(NodeIndex index, Names &bound)
{
    if (m.kind(index) == NodeKind::TuplePattern && m.countNamed(index) == 1 && !m.hasSign(index, ","))
        return pattern(m.firstNamed(index), bound);
    Pattern result = patternOf(Pattern::Kind::Sequence);
    int stars = 0;
    for (const NodeIndex child : m.named(index)) {
        result.items.push_back(item(child, bound));
        if (result.items.back()->kind == Pattern::Kind::DoubleStar)
            m.refuse(child);
        stars += result.items.back()->kind == Pattern::Kind::Star ? 1 : 0;
    }
    if (stars > 1)
        m.refuse(index, "multiple starred expressions in sequence pattern");
    return finish(std::move(result), m.span(index));
}

PatternPtr PatternLowering::mapping(NodeIndex index, Names &bound)
{
    Pattern result = patternOf(Pattern::Kind::Mapping);
    std::vector<NodeIndex> key;
    for (const NodeIndex child : m.children(index)) {
        if (!result.items.empty() && result.items.back()->kind == Pattern::Kind::DoubleStar && m.kind(child) != NodeKind::Sign)
            m.refuse(child, "invalid syntax", "The pattern **rest must be the last.");
        if (m.kind(child) == NodeKind::SplatPattern) {
            PatternPtr rest = star(child, bound);
            if (rest->kind != Pattern::Kind::DoubleStar)
                m.refuse(child);
            result.items.push_back(std::move(rest));
        } else if (m.kind(child) == NodeKind::CasePattern) {
            const bool isName = key.size() == 1 && m.kind(key.front()) == NodeKind::DottedName;
            result.keys.push_back(isName ? dottedExpression(key.front()) : literal(key));
            if (std::holds_alternative<Name>(result.keys.back()->node))
                m.refuse(key.front(), "mapping pattern keys may only match literals and attribute lookups");
            result.items.push_back(pattern(child, bound));
            key.clear();
        } else if (m.node(child).field == NodeField::Key || m.kind(child) != NodeKind::Sign) {
            key.push_back(child);
        }
    }
    std::set<std::string> seen;
    for (const ExprPtr &value : result.keys)
        if (const std::string comparable = comparableKey(*value); !comparable.empty() && !seen.insert(comparable).second)
            m.refuse(index, "mapping pattern checks duplicate key");
    return finish(std::move(result), m.span(index));
}

PatternPtr PatternLowering::classPattern(NodeIndex index, Names &bound)
{
    Pattern result = patternOf(Pattern::Kind::Class);
    std::set<std::string> attributes;
    for (const NodeIndex child : m.named(index)) {
        if (m.kind(child) == NodeKind::DottedName) {
            result.value = dottedExpression(child);
            continue;
        }
        const std::uint32_t first = m.node(child).firstToken;
        if (m.takeMark(first, CanonicalText::KeywordPattern)) {
            std::string attribute = m.name(first - 2);
            if (!attributes.insert(attribute).second)
                m.refuse(child, fmt::format("attribute name repeated in class pattern: {}", attribute));
            result.keywords.emplace_back(std::move(attribute), pattern(child, bound));
        } else if (!result.keywords.empty()) {
            m.refuse(child, "positional patterns follow keyword patterns");
        } else {
            result.items.push_back(pattern(child, bound));
        }
    }
    return finish(std::move(result), m.span(index));
}

ExprPtr PatternLowering::dottedExpression(NodeIndex index)
{
    return m_expressions.dottedName(m.node(index).firstToken, m.node(index).endToken);
}

PatternPtr PatternLowering::dottedName(NodeIndex index, Names &bound)
{
    if (m.countNamed(index) > 1) {
        Pattern value = patternOf(Pattern::Kind::Value);
        value.value = dottedExpression(index);
        return finish(std::move(value), m.span(index));
    }
    std::string name = m.name(m.node(index).firstToken);
    if (name == "_")
        return finish(patternOf(Pattern::Kind::Wildcard), m.span(index));
    bind(name, index, bound);
    Pattern capture = patternOf(Pattern::Kind::Capture);
    capture.name = std::move(name);
    return finish(std::move(capture), m.span(index));
}

PatternPtr PatternLowering::star(NodeIndex index, Names &bound)
{
    const SyntaxNode &node = m.node(index);
    Pattern result = patternOf(m.token(node.firstToken).is("**") ? Pattern::Kind::DoubleStar : Pattern::Kind::Star);
    result.name = m.name(node.endToken - 1);
    if (result.name == "_" && result.kind == Pattern::Kind::DoubleStar)
        m.refuse(index);
    if (result.name == "_" && result.kind == Pattern::Kind::Star)
        result.name.clear();
    else
        bind(result.name, index, bound);
    return finish(std::move(result), m.span(index));
}

}  // namespace limbeck::python::parser
