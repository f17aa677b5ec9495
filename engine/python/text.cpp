// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/numbers.h"
#include "python/scalars.h"
#include "python/state.h"
#include "python/unicode.h"

namespace limbeck::python {

Value textItem(Interpreter &in, const Text &text, const Value &key)
{
    const std::string &utf8 = text.utf8();
    if (const auto *slice = key.as<SliceObject>()) {
        const Range range = slice->clip(in, text.length());
        if (range.step == 1) {
            const auto length = std::size_t(range.count());
            if (text.isAscii())
                return Value::text(utf8.substr(std::size_t(range.start), length));
            const std::size_t from = unicode::offsetOf(utf8, range.start);
            return Value::text(utf8.substr(from, unicode::offsetOf(std::string_view(utf8).substr(from), std::int64_t(length))));
        }
        const std::u32string points = unicode::decode(utf8);
        std::u32string out;
        for (std::int64_t i = range.start, left = range.count(); left > 0; --left, i += range.step)
            out += points[std::size_t(i)];
        return Value::text(unicode::encode(out));
    }
    const std::int64_t index = itemIndex(in, key, text.length(), "string");
    if (text.isAscii())
        return Value::text(std::string(1, utf8[std::size_t(index)]));
    const std::size_t at = unicode::offsetOf(utf8, index);
    return Value::text(utf8.substr(at, unicode::offsetOf(std::string_view(utf8).substr(at), 1)));
}

std::unique_ptr<Iterator> textIterator(const Text &text)
{
    return std::make_unique<FunctionIterator>([text, at = std::size_t(0)](Interpreter &) mutable -> std::optional<Value> {
        const std::string &utf8 = text.utf8();
        if (at >= utf8.size())
            return std::nullopt;
        const std::size_t length = text.isAscii() ? 1 : unicode::offsetOf(std::string_view(utf8).substr(at, 8), 1);
        at += length;
        return Value::text(utf8.substr(at - length, length));
    });
}

std::optional<Value> textBinary(Interpreter &in, syntax::BinaryOp op, const Value &a, const Value &b)
{
    const Text *left = plain(a).asText();
    const Text *right = plain(b).asText();
    if (op == syntax::BinaryOp::Add && left && right) {
        checkTextSize(in, left->utf8().size() + right->utf8().size());
        return Value::text(left->utf8() + right->utf8());
    }
    if (op == syntax::BinaryOp::Modulo && left)
        return Value::text(percentFormat(in, left->utf8(), b));
    if (op != syntax::BinaryOp::Multiply || (!left && !right) || !isInteger(left ? b : a))
        return std::nullopt;
    const Text &text = left ? *left : *right;
    const std::int64_t times = std::max<std::int64_t>(0, asIndex(in, left ? b : a));
    if (!text.utf8().empty() && std::size_t(times) > in.options().maxStringBytes)
        throw BudgetExhausted("A text would become too long.", in.position());
    checkTextSize(in, text.utf8().size() * std::size_t(times));
    std::string out;
    out.reserve(text.utf8().size() * std::size_t(times));
    for (std::int64_t i = 0; i < times && !text.utf8().empty(); ++i)
        out += text.utf8();
    return Value::text(std::move(out));
}

void checkTextSize(Interpreter &in, std::size_t bytes)
{
    if (bytes > in.options().maxStringBytes)
        throw BudgetExhausted(fmt::format("A text grew beyond {} bytes.", in.options().maxStringBytes), in.position());
}

}  // namespace limbeck::python
