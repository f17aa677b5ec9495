// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/tree_codec.h"

#include <array>
#include <bit>
#include <type_traits>

// The nodes of syntax.h are plain aggregates, so both directions are written once, for any of them: a node is its members one after the other. Whoever adds a member to a node
// has nothing to do here. Numbers are written seven bits a byte, positions as differences from the node before, which mostly take one byte.

namespace limbeck::python {

namespace {

using syntax::Span;

// ---------------------------------------------------------------- the members of any aggregate

struct AnyMember {
    template<typename T>
    operator T() const;
};

template<typename T, typename... Members>
consteval std::size_t memberCount(Members... members)
{
    if constexpr (requires { T{members..., AnyMember{}}; })
        return memberCount<T>(members..., AnyMember{});
    else
        return sizeof...(Members);
}

/// `visit` with each member of `node`, in order.
template<typename T, typename Visit>
void eachMember(T &node, Visit &&visit)
{
    constexpr std::size_t kCount = memberCount<std::remove_const_t<T>>();
    static_assert(kCount <= 9);
    const auto all = [&visit](auto &...members) { (visit(members), ...); };
    if constexpr (kCount == 1) {
        auto &[a] = node;
        all(a);
    } else if constexpr (kCount == 2) {
        auto &[a, b] = node;
        all(a, b);
    } else if constexpr (kCount == 3) {
        auto &[a, b, c] = node;
        all(a, b, c);
    } else if constexpr (kCount == 4) {
        auto &[a, b, c, d] = node;
        all(a, b, c, d);
    } else if constexpr (kCount == 5) {
        auto &[a, b, c, d, e] = node;
        all(a, b, c, d, e);
    } else if constexpr (kCount == 6) {
        auto &[a, b, c, d, e, f] = node;
        all(a, b, c, d, e, f);
    } else if constexpr (kCount == 7) {
        auto &[a, b, c, d, e, f, g] = node;
        all(a, b, c, d, e, f, g);
    } else if constexpr (kCount == 8) {
        auto &[a, b, c, d, e, f, g, h] = node;
        all(a, b, c, d, e, f, g, h);
    } else if constexpr (kCount == 9) {
        auto &[a, b, c, d, e, f, g, h, i] = node;
        all(a, b, c, d, e, f, g, h, i);
    }
}

template<typename T>
concept Scalar = std::is_integral_v<T> || std::is_enum_v<T>;

// ---------------------------------------------------------------- writing

class Writer {
public:
    std::string takeBytes() { return std::move(m_bytes); }

    template<typename T>
    void operator()(const T &node)
    {
        if constexpr (Scalar<T>)
            number(std::uint64_t(node));
        else
            eachMember(node, *this);
    }

    void operator()(double value) { fixed(std::bit_cast<std::uint64_t>(value)); }

    void operator()(const std::string &text)
    {
        number(text.size());
        m_bytes += text;
    }

    void operator()(const Span &span)
    {
        difference(span.line, m_before.line);
        difference(span.column, m_before.column);
        difference(span.endLine, span.line);
        difference(span.endColumn, span.column);
        difference(span.startByte, m_before.startByte);
        difference(span.endByte, span.startByte);
        m_before = span;
    }

    template<typename T>
    void operator()(const std::unique_ptr<T> &pointer)
    {
        number(pointer ? 1 : 0);
        if (pointer)
            (*this)(*pointer);
    }

    template<typename T>
    void operator()(const std::optional<T> &value)
    {
        number(value ? 1 : 0);
        if (value)
            (*this)(*value);
    }

    template<typename T>
    void operator()(const std::vector<T> &items)
    {
        number(items.size());
        for (const T &item : items)
            (*this)(item);
    }

    template<typename A, typename B>
    void operator()(const std::pair<A, B> &pair)
    {
        (*this)(pair.first);
        (*this)(pair.second);
    }

    template<typename... Alternatives>
    void operator()(const std::variant<Alternatives...> &alternatives)
    {
        number(alternatives.index());
        std::visit(*this, alternatives);
    }

private:
    void number(std::uint64_t value)
    {
        for (; value >= 0x80; value >>= 7)
            m_bytes += char(value | 0x80);
        m_bytes += char(value);
    }

    void difference(std::int64_t value, std::int64_t before)
    {
        const std::int64_t step = value - before;
        number((std::uint64_t(step) << 1) ^ std::uint64_t(step >> 63));
    }

    void fixed(std::uint64_t bits)
    {
        for (int i = 0; i < 8; ++i)
            m_bytes += char(bits >> (8 * i));
    }

    std::string m_bytes;
    Span m_before;
};

// ---------------------------------------------------------------- reading

struct Broken {};

class Reader {
public:
    explicit Reader(std::string_view bytes) : m_bytes(bytes) {}

    bool isAtEnd() const { return m_bytes.empty(); }

    template<typename T>
    void operator()(T &node)
    {
        if constexpr (Scalar<T>)
            node = T(number());
        else
            eachMember(node, *this);
    }

    void operator()(double &value) { value = std::bit_cast<double>(fixed()); }
    void operator()(std::string &text) { text = take(number()); }

    void operator()(Span &span)
    {
        span.line = int(m_before.line + difference());
        span.column = int(m_before.column + difference());
        span.endLine = int(span.line + difference());
        span.endColumn = int(span.column + difference());
        span.startByte = std::uint32_t(m_before.startByte + difference());
        span.endByte = std::uint32_t(span.startByte + difference());
        m_before = span;
    }

    template<typename T>
    void operator()(std::unique_ptr<T> &pointer)
    {
        if (number() == 0)
            return;
        auto made = std::make_unique<std::remove_const_t<T>>();
        (*this)(*made);
        pointer = std::move(made);
    }

    template<typename T>
    void operator()(std::optional<T> &value)
    {
        if (number() != 0)
            (*this)(value.emplace());
    }

    template<typename T>
    void operator()(std::vector<T> &items)
    {
        const std::uint64_t count = number();
        // An item takes a byte at least.
        if (count > m_bytes.size())
            throw Broken{};
        items.resize(count);
        for (T &item : items)
            (*this)(item);
    }

    template<typename A, typename B>
    void operator()(std::pair<A, B> &pair)
    {
        (*this)(pair.first);
        (*this)(pair.second);
    }

    template<typename... Alternatives>
    void operator()(std::variant<Alternatives...> &alternatives)
    {
        using Read = void (*)(Reader &, std::variant<Alternatives...> &);
        static constexpr std::array<Read, sizeof...(Alternatives)> kReads{[](Reader &reader, std::variant<Alternatives...> &into) { reader(into.template emplace<Alternatives>()); }...};
        const std::uint64_t index = number();
        if (index >= kReads.size())
            throw Broken{};
        kReads[index](*this, alternatives);
    }

private:
    std::string_view take(std::uint64_t count)
    {
        if (count > m_bytes.size())
            throw Broken{};
        const std::string_view taken = m_bytes.substr(0, count);
        m_bytes.remove_prefix(count);
        return taken;
    }

    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const auto byte = static_cast<unsigned char>(take(1).front());
            value |= std::uint64_t(byte & 0x7f) << shift;
            if (byte < 0x80)
                return value;
        }
        throw Broken{};
    }

    std::int64_t difference()
    {
        const std::uint64_t zigzag = number();
        return std::int64_t(zigzag >> 1) ^ -std::int64_t(zigzag & 1);
    }

    std::uint64_t fixed()
    {
        std::uint64_t bits = 0;
        const std::string_view bytes = take(8);
        for (std::size_t i = 0; i < 8; ++i)
            bits |= std::uint64_t(static_cast<unsigned char>(bytes[i])) << (8 * i);
        return bits;
    }

    std::string_view m_bytes;
    Span m_before;
};

}  // namespace

std::string encodeTree(const syntax::Block &body)
{
    Writer writer;
    writer(body);
    return writer.takeBytes();
}

std::optional<syntax::Block> decodeTree(std::string_view bytes)
{
    try {
        Reader reader(bytes);
        syntax::Block body;
        reader(body);
        return reader.isAtEnd() ? std::optional(std::move(body)) : std::nullopt;
    } catch (const Broken &) {
        return std::nullopt;
    }
}

}  // namespace limbeck::python
