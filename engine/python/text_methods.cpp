// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/numbers.h"
#include "python/scalars.h"
#include "python/state.h"
#include "python/unicode.h"

namespace limbeck::python {

namespace {

const std::string &self8(const Value &self)
{
    return self.asText()->utf8();
}

using Predicate = bool (*)(char32_t);

Value textOf(std::string utf8)
{
    return Value::text(std::move(utf8));
}

template<std::string (*map)(std::string_view)>
Value mapped(Interpreter &, const Value &self, Arguments &)
{
    return textOf(map(self8(self)));
}

template<bool (*predicate)(char32_t)>
Value all(Interpreter &, const Value &self, Arguments &)
{
    const std::u32string text = unicode::decode(self8(self));
    return Value(!text.empty() && std::all_of(text.begin(), text.end(), predicate));
}

bool isAlnum(char32_t c)
{
    return unicode::isAlpha(c) || unicode::isNumeric(c);
}

template<bool upper>
Value isCase(Interpreter &, const Value &self, Arguments &)
{
    bool found = false;
    for (const char32_t c : unicode::decode(self8(self))) {
        if (upper ? unicode::isLower(c) : unicode::isUpper(c))
            return Value(false);
        found = found || (upper ? unicode::isUpper(c) : unicode::isLower(c));
    }
    return Value(found);
}

Value isTitle(Interpreter &, const Value &self, Arguments &)
{
    bool inWord = false, found = false;
    for (const char32_t c : unicode::decode(self8(self))) {
        if (unicode::isUpper(c)) {
            if (inWord)
                return Value(false);
            inWord = found = true;
        } else if (unicode::isLower(c)) {
            if (!inWord)
                return Value(false);
        } else {
            inWord = false;
        }
    }
    return Value(found);
}

Value isIdentifier(Interpreter &, const Value &self, Arguments &)
{
    const std::u32string text = unicode::decode(self8(self));
    return Value(!text.empty() && unicode::isIdentifierStart(text[0]) && std::all_of(text.begin(), text.end(), unicode::isIdentifierPart));
}

// ---------------------------------------------------------------- searching

/// The part of the text that start and stop select, and its first code point.
struct Window {
    std::string text;
    std::int64_t start;
    bool valid;
};

Window window(Interpreter &in, const Value &self, Arguments &arguments)
{
    const Value start = arguments.valueOr("start", Value());
    const Value stop = arguments.valueOr("end", Value());
    if (start.isNone() && stop.isNone())
        return {self8(self), 0, true};
    const std::int64_t length = self.asText()->length();
    const Range range = SliceObject(start, stop, Value()).clip(in, length);
    if (!start.isNone() && asIndex(in, start) > length)
        return {"", length, false};
    const std::size_t from = unicode::offsetOf(self8(self), range.start);
    const std::size_t to = unicode::offsetOf(self8(self), std::max(range.start, range.stop));
    return {self8(self).substr(from, to - from), range.start, range.start <= range.stop};
}

template<bool last, bool raises>
Value find(Interpreter &in, const Value &self, Arguments &arguments)
{
    const std::string part = arguments.text("sub").utf8();
    const Window where = window(in, self, arguments);
    const std::size_t at = !where.valid ? std::string::npos : last ? where.text.rfind(part) : where.text.find(part);
    if (at != std::string::npos)
        return Value(where.start + unicode::length(std::string_view(where.text).substr(0, at)));
    if (raises)
        in.raise("ValueError", "substring not found");
    return Value(-1);
}

Value count(Interpreter &in, const Value &self, Arguments &arguments)
{
    const std::string part = arguments.text("sub").utf8();
    const Window where = window(in, self, arguments);
    if (part.empty())
        return Value(unicode::length(where.text) + 1);
    std::int64_t found = 0;
    for (std::size_t at = where.text.find(part); at != std::string::npos; at = where.text.find(part, at + part.size()))
        ++found;
    return Value(found);
}

template<bool atEnd>
Value affix(Interpreter &in, const Value &self, Arguments &arguments)
{
    const Value wanted = arguments.required(atEnd ? "suffix" : "prefix");
    const Window where = window(in, self, arguments);
    const auto matches = [&](const Value &value) {
        const std::string part = asText(in, value, atEnd ? "endswith first arg" : "startswith first arg").utf8();
        return where.valid && (atEnd ? where.text.ends_with(part) : where.text.starts_with(part));
    };
    if (const auto *tuple = wanted.as<Tuple>())
        return Value(std::any_of(tuple->items.begin(), tuple->items.end(), matches));
    known(in, wanted);
    if (!plain(wanted).asText())
        in.raise("TypeError", fmt::format("{} first arg must be str or a tuple of str, not {}", atEnd ? "endswith" : "startswith", in.typeName(wanted)));
    return Value(matches(wanted));
}

Value replace(Interpreter &in, const Value &self, Arguments &arguments)
{
    const std::string from = arguments.text("old").utf8();
    const std::string to = arguments.text("new").utf8();
    std::int64_t left = arguments.integerOr("count", -1);
    const std::string &text = self8(self);
    std::string out;
    if (from.empty()) {
        for (const char32_t c : unicode::decode(text)) {
            if (left != 0) {
                out += to;
                --left;
            }
            unicode::append(out, c);
        }
        return textOf(left != 0 ? out + to : out);
    }
    std::size_t start = 0;
    for (std::size_t at = text.find(from); at != std::string::npos && left != 0; at = text.find(from, start), --left) {
        out.append(text, start, at - start);
        out += to;
        start = at + from.size();
        checkTextSize(in, out.size());
    }
    return textOf(out + text.substr(start));
}

template<bool atEnd>
Value removeAffix(Interpreter &, const Value &self, Arguments &arguments)
{
    const std::string part = arguments.text("affix").utf8();
    const std::string &text = self8(self);
    if (atEnd)
        return textOf(!part.empty() && text.ends_with(part) ? text.substr(0, text.size() - part.size()) : text);
    return textOf(text.starts_with(part) ? text.substr(part.size()) : text);
}

template<bool left, bool right>
Value strip(Interpreter &in, const Value &self, Arguments &arguments)
{
    const Value given = arguments.valueOr("chars", Value());
    const std::u32string set = given.isNone() ? std::u32string() : unicode::decode(asText(in, given, "strip arg").utf8());
    const auto goes = [&](char32_t c) { return given.isNone() ? unicode::isSpace(c) : set.find(c) != std::u32string::npos; };
    const std::u32string text = unicode::decode(self8(self));
    std::size_t first = 0, last = text.size();
    while (left && first < last && goes(text[first]))
        ++first;
    while (right && last > first && goes(text[last - 1]))
        --last;
    return textOf(unicode::encode(std::u32string_view(text).substr(first, last - first)));
}

// ---------------------------------------------------------------- splitting and joining

std::vector<Value> splitRight(const std::string &text, const std::optional<std::string> &separator, std::int64_t limit)
{
    std::vector<Value> parts;
    if (!separator) {
        std::u32string rest = unicode::decode(text);
        const auto trim = [&rest] {
            while (!rest.empty() && unicode::isSpace(rest.back()))
                rest.pop_back();
        };
        for (trim(); !rest.empty(); trim()) {
            std::size_t at = rest.size();
            if (limit-- == 0)
                at = 0;
            else
                while (at > 0 && !unicode::isSpace(rest[at - 1]))
                    --at;
            const std::u32string_view part = std::u32string_view(rest).substr(at);
            parts.push_back(textOf(unicode::encode(part)));
            rest.resize(at);
        }
    } else {
        std::size_t end = text.size();
        while (limit-- != 0 && end > 0) {
            const std::size_t at = end < separator->size() ? std::string::npos : text.rfind(*separator, end - separator->size());
            if (at == std::string::npos)
                break;
            parts.push_back(textOf(text.substr(at + separator->size(), end - at - separator->size())));
            end = at;
        }
        parts.push_back(textOf(text.substr(0, end)));
    }
    std::reverse(parts.begin(), parts.end());
    return parts;
}

template<bool fromRight>
Value split(Interpreter &in, const Value &self, Arguments &arguments)
{
    const Value given = arguments.valueOr("sep", Value());
    const std::int64_t limit = arguments.integerOr("maxsplit", -1);
    std::optional<std::string> separator;
    if (!given.isNone()) {
        separator = asText(in, given, "sep").utf8();
        if (separator->empty())
            in.raise("ValueError", "empty separator");
    }
    return Value(makeList(fromRight && limit >= 0 ? splitRight(self8(self), separator, limit) : splitText(self8(self), separator, limit)));
}

template<bool last>
Value partition(Interpreter &in, const Value &self, Arguments &arguments)
{
    const std::string separator = arguments.text("sep").utf8();
    if (separator.empty())
        in.raise("ValueError", "empty separator");
    const std::string &text = self8(self);
    const std::size_t at = last ? text.rfind(separator) : text.find(separator);
    if (at == std::string::npos)
        return Value(makeTuple(last ? std::vector{textOf(""), textOf(""), self} : std::vector{self, textOf(""), textOf("")}));
    return Value(makeTuple({textOf(text.substr(0, at)), textOf(separator), textOf(text.substr(at + separator.size()))}));
}

Value splitLines(Interpreter &, const Value &self, Arguments &arguments)
{
    const bool keep = arguments.flag("keepends", false);
    const std::u32string text = unicode::decode(self8(self));
    const auto isBreak = [](char32_t c) { return (c >= 10 && c <= 13) || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 || c == 0x2029; };
    std::vector<Value> lines;
    for (std::size_t start = 0; start < text.size();) {
        std::size_t end = start;
        while (end < text.size() && !isBreak(text[end]))
            ++end;
        std::size_t next = std::min(end + 1, text.size());
        if (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n')
            next = end + 2;
        lines.push_back(textOf(unicode::encode(std::u32string_view(text).substr(start, (keep ? next : end) - start))));
        start = next;
    }
    return Value(makeList(std::move(lines)));
}

Value join(Interpreter &in, const Value &self, Arguments &arguments)
{
    std::string out;
    std::int64_t index = 0;
    for (const Value &part : in.toVector(arguments.required("iterable"))) {
        known(in, part);
        const Text *text = plain(part).asText();
        if (!text)
            in.raise("TypeError", fmt::format("sequence item {}: expected str instance, {} found", index, in.typeName(part)));
        if (index++ > 0)
            out += self8(self);
        out += text->utf8();
        checkTextSize(in, out.size());
    }
    return textOf(std::move(out));
}

// ---------------------------------------------------------------- padding

template<int side>
Value pad(Interpreter &in, const Value &self, Arguments &arguments)
{
    const std::int64_t width = arguments.integer("width");
    const std::string fill = arguments.valueOr("fillchar", textOf(" ")).asText()->utf8();
    const std::int64_t missing = std::max<std::int64_t>(0, width - self.asText()->length());
    checkTextSize(in, std::size_t(missing));
    const std::int64_t left = side < 0 ? 0 : side > 0 ? missing : missing / 2 + (missing & width & 1);
    std::string out;
    for (std::int64_t i = 0; i < left; ++i)
        out += fill;
    out += self8(self);
    for (std::int64_t i = left; i < missing; ++i)
        out += fill;
    return textOf(std::move(out));
}

Value zeroFill(Interpreter &in, const Value &self, Arguments &arguments)
{
    const std::int64_t missing = arguments.integer("width") - self.asText()->length();
    checkTextSize(in, std::size_t(std::max<std::int64_t>(0, missing)));
    const std::string &text = self8(self);
    if (missing <= 0)
        return self;
    const std::size_t sign = !text.empty() && (text[0] == '+' || text[0] == '-') ? 1 : 0;
    return textOf(text.substr(0, sign) + std::string(std::size_t(missing), '0') + text.substr(sign));
}

Value expandTabs(Interpreter &, const Value &self, Arguments &arguments)
{
    const std::int64_t size = arguments.integerOr("tabsize", 8);
    std::string out;
    std::int64_t column = 0;
    for (const char32_t c : unicode::decode(self8(self))) {
        if (c == '\t') {
            const std::int64_t spaces = size > 0 ? size - column % size : 0;
            out.append(std::size_t(spaces), ' ');
            column += spaces;
            continue;
        }
        unicode::append(out, c);
        column = c == '\n' || c == '\r' ? 0 : column + 1;
    }
    return textOf(std::move(out));
}

Value translate(Interpreter &in, const Value &self, Arguments &arguments)
{
    const Value table = arguments.required("table");
    auto *dict = table.as<Dict>();
    std::string out;
    for (const char32_t c : unicode::decode(self8(self))) {
        const std::optional<Value> to = dict ? dict->find(in, Value(std::int64_t(c))) : std::nullopt;
        if (!to)
            unicode::append(out, c);
        else if (const std::int64_t *code = to->asInt())
            unicode::append(out, char32_t(*code));
        else if (const Text *text = to->asText())
            out += text->utf8();
    }
    return textOf(std::move(out));
}

Value makeTranslation(Interpreter &in, const Value &, Arguments &arguments)
{
    auto table = makeDict();
    const Value from = arguments.required("x");
    if (const auto *dict = from.as<Dict>()) {
        for (const auto &[key, value] : dict->entries())
            table->insert(in, key.asText() ? Value(std::int64_t(unicode::decode(key.asText()->utf8()).at(0))) : key, value);
        return Value(table);
    }
    const std::u32string keys = unicode::decode(asText(in, from, "maketrans arg").utf8());
    const std::u32string values = unicode::decode(arguments.text("y").utf8());
    if (keys.size() != values.size())
        in.raise("ValueError", "the first two maketrans arguments must have equal length");
    for (std::size_t i = 0; i < keys.size(); ++i)
        table->insert(in, Value(std::int64_t(keys[i])), Value(std::int64_t(values[i])));
    if (const std::optional<Value> gone = arguments.optional("z")) {
        for (const char32_t c : unicode::decode(asText(in, *gone, "maketrans arg").utf8()))
            table->insert(in, Value(std::int64_t(c)), Value());
    }
    return Value(table);
}

Value encode(Interpreter &in, const Value &self, Arguments &arguments)
{
    const std::string encoding = arguments.valueOr("encoding", textOf("utf-8")).asText()->utf8();
    return Value(std::make_shared<Bytes>(encodeText(in, self8(self), encoding, arguments.valueOr("errors", textOf("strict")).asText()->utf8())));
}

Value format(Interpreter &in, const Value &self, Arguments &arguments)
{
    const auto keywords = arguments.restKeywords();
    return textOf(strFormat(in, self8(self), arguments.rest(), keywords));
}

Value formatMap(Interpreter &in, const Value &self, Arguments &arguments)
{
    std::vector<std::pair<std::string, Value>> keywords;
    const Value mapping = arguments.required("mapping");
    if (const auto *dict = known(in, mapping).as<Dict>()) {
        for (const auto &[key, value] : dict->entries())
            keywords.emplace_back(in.str(key), value);
    }
    return textOf(strFormat(in, self8(self), {}, keywords));
}

const Methods &textMethods()
{
    static const Methods methods{
        {"upper", mapped<unicode::toUpper>},
        {"lower", mapped<unicode::toLower>},
        {"title", mapped<unicode::toTitle>},
        {"capitalize", mapped<unicode::capitalize>},
        {"swapcase", mapped<unicode::swapCase>},
        {"casefold", mapped<unicode::caseFold>},
        {"isdigit", all<unicode::isDigit>},
        {"isdecimal", all<unicode::isDecimal>},
        {"isnumeric", all<unicode::isNumeric>},
        {"isalpha", all<unicode::isAlpha>},
        {"isalnum", all<isAlnum>},
        {"isspace", all<unicode::isSpace>},
        {"isprintable", [](Interpreter &, const Value &self, Arguments &) {
             const std::u32string text = unicode::decode(self8(self));
             return Value(std::all_of(text.begin(), text.end(), unicode::isPrintable));
         }},
        {"isascii", [](Interpreter &, const Value &self, Arguments &) { return Value(self.asText()->isAscii()); }},
        {"isupper", isCase<true>},
        {"islower", isCase<false>},
        {"istitle", isTitle},
        {"isidentifier", isIdentifier},
        {"find", find<false, false>},
        {"rfind", find<true, false>},
        {"index", find<false, true>},
        {"rindex", find<true, true>},
        {"count", count},
        {"startswith", affix<false>},
        {"endswith", affix<true>},
        {"replace", replace},
        {"removeprefix", removeAffix<false>},
        {"removesuffix", removeAffix<true>},
        {"strip", strip<true, true>},
        {"lstrip", strip<true, false>},
        {"rstrip", strip<false, true>},
        {"split", split<false>},
        {"rsplit", split<true>},
        {"partition", partition<false>},
        {"rpartition", partition<true>},
        {"splitlines", splitLines},
        {"join", join},
        {"ljust", pad<-1>},
        {"rjust", pad<1>},
        {"center", pad<0>},
        {"zfill", zeroFill},
        {"expandtabs", expandTabs},
        {"translate", translate},
        {"maketrans", makeTranslation},
        {"encode", encode},
        {"format", format},
        {"format_map", formatMap},
        {"__len__", [](Interpreter &, const Value &self, Arguments &) { return Value(self.asText()->length()); }},
        {"__contains__", [](Interpreter &in, const Value &self, Arguments &arguments) { return in.compare(syntax::CompareOp::In, arguments.required("key"), self); }},
        {"__str__", [](Interpreter &, const Value &self, Arguments &) { return self; }},
        {"__format__", [](Interpreter &in, const Value &self, Arguments &arguments) { return textOf(in.format(self, arguments.text("spec").utf8())); }},
    };
    return methods;
}

}  // namespace

std::vector<Value> splitText(const std::string &text, const std::optional<std::string> &separator, std::int64_t limit)
{
    std::vector<Value> parts;
    if (separator) {
        std::size_t start = 0;
        for (std::size_t at = text.find(*separator); at != std::string::npos && limit != 0; at = text.find(*separator, start), --limit) {
            parts.push_back(textOf(text.substr(start, at - start)));
            start = at + separator->size();
        }
        parts.push_back(textOf(text.substr(start)));
        return parts;
    }
    const std::u32string points = unicode::decode(text);
    const std::u32string_view view = points;
    std::size_t at = 0;
    while (true) {
        while (at < view.size() && unicode::isSpace(view[at]))
            ++at;
        if (at == view.size())
            return parts;
        std::size_t end = at;
        if (limit-- == 0)
            end = view.size();
        else
            while (end < view.size() && !unicode::isSpace(view[end]))
                ++end;
        std::u32string_view part = view.substr(at, end - at);
        parts.push_back(textOf(unicode::encode(part)));
        at = end;
    }
}

std::optional<Value> textAttribute(const Value &self, std::string_view name)
{
    return boundMethod(textMethods(), name, self);
}

}  // namespace limbeck::python
