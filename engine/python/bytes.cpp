// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"
#include "python/native.h"
#include "python/numbers.h"
#include "python/scalars.h"
#include "python/state.h"

#include <algorithm>
#include <set>

namespace limbeck::python {

using syntax::BinaryOp;
using syntax::CompareOp;

namespace {

Value makeBytes(std::string data)
{
    return Value(std::make_shared<Bytes>(std::move(data)));
}

const std::string &dataOf(Interpreter &in, const Value &value)
{
    known(in, value);
    const auto *bytes = plain(value).as<Bytes>();
    if (!bytes)
        in.raise("TypeError", fmt::format("a bytes-like object is required, not '{}'", in.typeName(value)));
    return bytes->data;
}

std::string stripped(const std::string &data, const std::string &characters, bool left, bool right)
{
    const std::size_t first = left ? data.find_first_not_of(characters) : 0;
    if (first == std::string::npos)
        return {};
    const std::size_t last = right ? data.find_last_not_of(characters) : data.size() - 1;
    return last == std::string::npos ? std::string() : data.substr(first, last - first + 1);
}

template<bool left, bool right>
Value strip(Interpreter &in, const Value &self, Arguments &arguments)
{
    const std::optional<Value> characters = arguments.optional("bytes");
    return makeBytes(stripped(self.as<Bytes>()->data, characters && !characters->isNone() ? dataOf(in, *characters) : " \t\n\r\v\f", left, right));
}

template<bool atEnd>
Value affix(Interpreter &in, const Value &self, Arguments &arguments)
{
    const std::string &data = self.as<Bytes>()->data;
    const Value wanted = arguments.required("prefix");
    const auto matches = [&](const Value &value) { return atEnd ? data.ends_with(dataOf(in, value)) : data.starts_with(dataOf(in, value)); };
    if (const auto *tuple = wanted.as<Tuple>())
        return Value(std::any_of(tuple->items.begin(), tuple->items.end(), matches));
    return Value(matches(wanted));
}

template<int (*map)(int)>
Value mapped(Interpreter &, const Value &self, Arguments &)
{
    std::string out = self.as<Bytes>()->data;
    for (char &c : out)
        c = static_cast<char>(map(static_cast<unsigned char>(c)));
    return makeBytes(std::move(out));
}

std::vector<Value> asBytes(std::vector<Value> texts)
{
    for (Value &value : texts)
        value = makeBytes(value.asText()->utf8());
    return texts;
}

const Methods &bytesMethods()
{
    static const Methods methods{
        {"decode",
         [](Interpreter &in, const Value &self, Arguments &arguments) {
             const std::string encoding = arguments.valueOr("encoding", Value::text("utf-8")).asText()->utf8();
             return Value::text(decodeBytes(in, self.as<Bytes>()->data, encoding, arguments.valueOr("errors", Value::text("strict")).asText()->utf8()));
         }},
        {"hex",
         [](Interpreter &, const Value &self, Arguments &arguments) {
             const Value separator = arguments.valueOr("sep", Value::text(""));
             std::string out;
             for (const char c : self.as<Bytes>()->data)
                 out += (out.empty() ? "" : separator.asText()->utf8()) + fmt::format("{:02x}", static_cast<unsigned char>(c));
             return Value::text(out);
         }},
        {"strip", strip<true, true>},
        {"lstrip", strip<true, false>},
        {"rstrip", strip<false, true>},
        {"startswith", affix<false>},
        {"endswith", affix<true>},
        {"upper", mapped<::toupper>},
        {"lower", mapped<::tolower>},
        {"find", [](Interpreter &in, const Value &self, Arguments &arguments) { return Value(std::int64_t(self.as<Bytes>()->data.find(dataOf(in, arguments.required("sub"))))); }},
        {"count",
         [](Interpreter &in, const Value &self, Arguments &arguments) {
             const std::string &part = dataOf(in, arguments.required("sub"));
             std::int64_t count = 0;
             for (std::size_t at = self.as<Bytes>()->data.find(part); at != std::string::npos && !part.empty(); at = self.as<Bytes>()->data.find(part, at + part.size()))
                 ++count;
             return Value(count);
         }},
        {"replace",
         [](Interpreter &in, const Value &self, Arguments &arguments) {
             std::string out = self.as<Bytes>()->data;
             const std::string from = dataOf(in, arguments.required("old")), to = dataOf(in, arguments.required("new"));
             for (std::size_t at = out.find(from); at != std::string::npos && !from.empty(); at = out.find(from, at + to.size()))
                 out.replace(at, from.size(), to);
             return makeBytes(std::move(out));
         }},
        {"split",
         [](Interpreter &in, const Value &self, Arguments &arguments) {
             const Value separator = arguments.valueOr("sep", Value());
             const std::int64_t limit = arguments.integerOr("maxsplit", -1);
             return Value(makeList(asBytes(splitText(self.as<Bytes>()->data, separator.isNone() ? std::nullopt : std::optional(dataOf(in, separator)), limit))));
         }},
        {"join",
         [](Interpreter &in, const Value &self, Arguments &arguments) {
             std::string out;
             bool first = true;
             for (const Value &part : in.toVector(arguments.required("iterable"))) {
                 out += (first ? std::string() : self.as<Bytes>()->data) + dataOf(in, part);
                 first = false;
             }
             return makeBytes(std::move(out));
         }},
        {"tobytes", [](Interpreter &, const Value &self, Arguments &) { return makeBytes(self.as<Bytes>()->data); }},
    };
    return methods;
}

}  // namespace

namespace {

/// One character for each byte.
Value asLatin(const Value &value)
{
    const auto *bytes = value.as<Bytes>();
    if (!bytes)
        return value;
    std::string text;
    for (const char c : bytes->data)
        appendUtf8(text, static_cast<unsigned char>(c));
    return Value::text(text);
}

Value fromLatin(const Value &value)
{
    std::vector<Value> items;
    if (const auto *tuple = value.as<Tuple>()) {
        std::transform(tuple->items.begin(), tuple->items.end(), std::back_inserter(items), fromLatin);
        return Value(makeTuple(std::move(items)));
    }
    if (const auto *list = value.as<List>()) {
        std::transform(list->items.begin(), list->items.end(), std::back_inserter(items), fromLatin);
        return Value(makeList(std::move(items)));
    }
    if (!value.asText())
        return value;
    std::string data;
    for (const char32_t letter : decodeUtf8(value.asText()->utf8()))
        data += char(letter);
    return makeBytes(std::move(data));
}

/// What bytes do exactly as texts of ASCII do it.
bool isTextMethod(std::string_view name)
{
    static const std::set<std::string_view> names{"index", "rfind", "rindex", "partition", "rpartition", "splitlines", "rsplit", "ljust", "rjust", "center", "zfill",
                                                  "removeprefix", "removesuffix", "isdigit", "isalpha", "isalnum", "isspace", "isupper", "islower", "title", "capitalize", "swapcase", "expandtabs"};
    return names.contains(name);
}

}  // namespace

std::optional<Value> Bytes::attribute(Interpreter &, std::string_view name)
{
    if (!isTextMethod(name))
        return boundMethod(bytesMethods(), name, Value(shared_from_this()));
    return makeFunction(std::string(name), [self = asLatin(Value(shared_from_this())), name = std::string(name)](Interpreter &in, CallArguments call) {
        for (Value &argument : call.positional)
            argument = asLatin(argument);
        return fromLatin(in.call(in.getAttribute(self, name), std::move(call)));
    });
}

Value Bytes::item(Interpreter &in, const Value &key)
{
    if (key.isUnknown())
        return key;
    if (const auto *slice = key.as<SliceObject>()) {
        const Range range = slice->clip(in, std::int64_t(data.size()));
        std::string out;
        for (std::int64_t i = range.start, left = range.count(); left > 0; --left, i += range.step)
            out += data[std::size_t(i)];
        return makeBytes(std::move(out));
    }
    return Value(std::int64_t(static_cast<unsigned char>(data[std::size_t(itemIndex(in, key, std::int64_t(data.size()), "bytes"))])));
}

std::unique_ptr<Iterator> Bytes::iterate(Interpreter &)
{
    std::vector<Value> values;
    for (const char c : data)
        values.push_back(Value(std::int64_t(static_cast<unsigned char>(c))));
    return std::make_unique<VectorIterator>(std::move(values));
}

std::optional<Value> Bytes::binary(Interpreter &in, BinaryOp op, const Value &other, bool reflected)
{
    if (other.isUnknown())
        return std::nullopt;
    if (op == BinaryOp::Add && !reflected)
        return makeBytes(data + dataOf(in, other));
    if (op == BinaryOp::Modulo && !reflected)
        return makeBytes(percentFormat(in, data, other, true));
    if (op == BinaryOp::Multiply && isInteger(other)) {
        std::string out;
        const std::int64_t times = asIndex(in, other);
        checkTextSize(in, data.size() * std::size_t(std::max<std::int64_t>(0, times)));
        for (std::int64_t i = 0; i < times; ++i)
            out += data;
        return makeBytes(std::move(out));
    }
    return std::nullopt;
}

std::optional<Value> Bytes::compare(Interpreter &, CompareOp op, const Value &other)
{
    const auto *bytes = plain(other).as<Bytes>();
    return bytes ? compareNumbers(op, Value(data.compare(bytes->data)), Value(0)) : std::nullopt;
}

std::optional<Value> Bytes::contains(Interpreter &in, const Value &value)
{
    if (value.isUnknown())
        return value;
    if (isInteger(value))
        return Value(data.find(static_cast<char>(asIndex(in, value))) != std::string::npos);
    return Value(data.find(dataOf(in, value)) != std::string::npos);
}

std::string Bytes::repr(Interpreter &)
{
    return isMemoryView ? "<memory>" : bytesRepr(data);
}

std::optional<std::size_t> Bytes::hash(Interpreter &)
{
    return std::hash<std::string>()(data) ^ 0x9e37u;
}

}  // namespace limbeck::python
