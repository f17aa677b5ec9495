// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "revision/head_value.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace limbeck::revision {
namespace {

constexpr std::size_t kLongestRepetition = 10'000;

/// Recursive descent over  sum := product ('+' product)*,  product := atom ('*' atom)*.
class Evaluator {
public:
    Evaluator(std::span<const HeadToken> tokens, const HeadNames &names) : m_tokens(tokens), m_names(names) {}

    HeadValue whole()
    {
        HeadValue value = list({});
        return m_ok && m_at == m_tokens.size() ? value : HeadValue{};
    }

private:
    bool atEnd(std::string_view close) const { return m_at == m_tokens.size() || (!close.empty() && m_tokens[m_at].is(close)); }
    bool accept(std::string_view op)
    {
        const bool found = m_at < m_tokens.size() && m_tokens[m_at].is(op);
        m_at += found ? 1 : 0;
        return found;
    }
    HeadValue refuse()
    {
        m_ok = false;
        return {};
    }

    /// Expressions up to `close`; a comma makes them a tuple.
    HeadValue list(std::string_view close)
    {
        HeadSequence items;
        bool comma = false;
        while (m_ok && !atEnd(close)) {
            items.items.push_back(sum());
            if (!accept(","))
                break;
            comma = true;
        }
        if (!m_ok || !atEnd(close))
            return refuse();
        if (items.items.size() == 1 && !comma)
            return std::move(items.items.front());
        if (items.items.empty() && close.empty())
            return refuse();
        return {std::move(items)};
    }

    HeadValue bracketed(std::string_view close, HeadSequence::Kind kind)
    {
        HeadSequence result{kind, {}};
        while (m_ok && !atEnd(close)) {
            result.items.push_back(sum());
            if (!accept(","))
                break;
        }
        return m_ok && accept(close) ? HeadValue{std::move(result)} : refuse();
    }

    HeadValue parenthesised()
    {
        HeadValue value = list(")");
        return m_ok && accept(")") ? value : refuse();
    }

    HeadValue sum()
    {
        HeadValue value = product();
        while (m_ok && accept("+"))
            value = added(std::move(value), product());
        return value;
    }

    HeadValue product()
    {
        HeadValue value = atom();
        while (m_ok && accept("*"))
            value = multiplied(value, atom());
        return value;
    }

    HeadValue atom()
    {
        if (++m_depth > kDeepest || m_at == m_tokens.size())
            return refuse();
        const HeadToken &token = m_tokens[m_at++];
        HeadValue value;
        switch (token.kind) {
        case HeadToken::Kind::String:
            --m_at;
            value = strings();
            break;
        case HeadToken::Kind::Number:
            value = number(token.text);
            break;
        case HeadToken::Kind::Name:
            value = name(token.text);
            break;
        case HeadToken::Kind::Operator:
            value = token.is("(")   ? parenthesised()
                    : token.is("[") ? bracketed("]", HeadSequence::Kind::List)
                    : token.is("{") ? bracketed("}", HeadSequence::Kind::Set)
                                    : refuse();
            break;
        }
        --m_depth;
        return value;
    }

    HeadValue strings()
    {
        std::string text;
        for (; m_at < m_tokens.size() && m_tokens[m_at].kind == HeadToken::Kind::String; ++m_at) {
            const HeadToken &token = m_tokens[m_at];
            if (token.flavour == HeadToken::Flavour::Bytes
                || (token.flavour == HeadToken::Flavour::Formatted && token.value.find_first_of("{}") != std::string::npos))
                return refuse();
            text += token.value;
        }
        return {std::move(text)};
    }

    HeadValue number(std::string_view text)
    {
        long long value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        const bool leadingZero = text.size() > 1 && text[0] == '0';
        return error == std::errc() && end == text.data() + text.size() && !leadingZero ? HeadValue{value} : refuse();
    }

    HeadValue name(std::string_view text)
    {
        if (text == "None")
            return {HeadNone{}};
        const auto found = m_names.find(text);
        return found != m_names.end() && !found->second.isUnknown() ? found->second : refuse();
    }

    HeadValue added(HeadValue left, const HeadValue &right)
    {
        auto *text = std::get_if<std::string>(&left.data);
        const auto *moreText = std::get_if<std::string>(&right.data);
        if (text && moreText) {
            *text += *moreText;
            return left;
        }
        auto *items = std::get_if<HeadSequence>(&left.data);
        const auto *moreItems = std::get_if<HeadSequence>(&right.data);
        if (!items || !moreItems || items->kind != moreItems->kind || items->kind == HeadSequence::Kind::Set)
            return refuse();
        items->items.insert(items->items.end(), moreItems->items.begin(), moreItems->items.end());
        return left;
    }

    HeadValue multiplied(const HeadValue &left, const HeadValue &right)
    {
        const bool numberFirst = std::holds_alternative<long long>(left.data);
        const auto *text = std::get_if<std::string>(numberFirst ? &right.data : &left.data);
        const auto *times = std::get_if<long long>(numberFirst ? &left.data : &right.data);
        if (!text || !times || *times > static_cast<long long>(kLongestRepetition)
            || text->size() * static_cast<std::size_t>(std::max(*times, 0LL)) > kLongestRepetition)
            return refuse();
        std::string repeated;
        for (long long i = 0; i < *times; ++i)
            repeated += *text;
        return {std::move(repeated)};
    }

    static constexpr int kDeepest = 100;
    std::span<const HeadToken> m_tokens;
    const HeadNames &m_names;
    std::size_t m_at = 0;
    int m_depth = 0;
    bool m_ok = true;
};

}  // namespace

bool HeadSequence::operator==(const HeadSequence &other) const = default;

HeadValue evaluateHead(std::span<const HeadToken> tokens, const HeadNames &names)
{
    return Evaluator(tokens, names).whole();
}

}  // namespace limbeck::revision
