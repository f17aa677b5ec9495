// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/modules/library.h"
#include "python/numbers.h"
#include "python/state.h"
#include "python/unicode.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/// re over PCRE2. Python's syntax is nearly PCRE's: \Z means the very end, {,n} counts from zero, (?P=name) and (?P<name>) are the same. Positions that scripts see count code points.
namespace limbeck::python {

namespace {

constexpr std::int64_t kIgnoreCase = 2, kLocale = 4, kMultiline = 8, kDotAll = 16, kUnicode = 32, kVerbose = 64, kAscii = 256;

std::string translated(const std::string &pattern)
{
    std::string out;
    bool inClass = false;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const char c = pattern[i];
        if (c == '\\' && i + 1 < pattern.size()) {
            const char next = pattern[++i];
            if (next == 'Z' && !inClass)
                out += "\\z";
            else if (next == 'u' && i + 4 < pattern.size()) {
                out += "\\x{" + pattern.substr(i + 1, 4) + "}";
                i += 4;
            } else
                (out += c) += next;
        } else if (c == '[') {
            out += inClass ? "\\[" : "[";
            if (!inClass && i + 1 < pattern.size() && pattern[i + 1] == '^')
                out += pattern[++i];
            if (!inClass && i + 1 < pattern.size() && pattern[i + 1] == ']') {
                out += "\\]";
                ++i;
            }
            inClass = true;
        } else if (c == ']' && inClass) {
            inClass = false;
            out += c;
        } else if (c == '{' && !inClass && pattern.compare(i, 2, "{,") == 0 && i + 2 < pattern.size() && std::isdigit(static_cast<unsigned char>(pattern[i + 2]))) {
            out += "{0,";
            ++i;
        } else {
            out += c;
        }
    }
    return out;
}

struct CodeDeleter {
    void operator()(pcre2_code *code) const { pcre2_code_free(code); }
};
struct DataDeleter {
    void operator()(pcre2_match_data *data) const { pcre2_match_data_free(data); }
};

class Pattern : public Object {
public:
    std::string pattern;
    std::int64_t flags = 0;
    bool bytes = false;
    std::unique_ptr<pcre2_code, CodeDeleter> code;
    std::vector<std::pair<std::string, int>> names;
    int groups = 0;

    std::string typeName() const override { return "re.Pattern"; }
    std::optional<Value> attribute(Interpreter &, std::string_view name) override;
    std::string repr(Interpreter &) override { return "re.compile(" + quotedRepr(pattern) + ")"; }
    std::optional<std::size_t> hash(Interpreter &) override { return std::hash<std::string>()(pattern); }
};

using Spans = std::vector<std::pair<std::size_t, std::size_t>>;  ///< byte offsets; npos: group did not take part

class Match : public Object {
public:
    std::shared_ptr<Pattern> pattern;
    std::string subject;
    Spans spans;

    std::string typeName() const override { return "re.Match"; }
    Value wrap(std::string part) const { return pattern->bytes ? Value(std::make_shared<Bytes>(std::move(part))) : Value::text(std::move(part)); }
    Value group(std::size_t index, const Value &otherwise = {}) const
    {
        return spans[index].first == std::string::npos ? otherwise : wrap(subject.substr(spans[index].first, spans[index].second - spans[index].first));
    }
    std::size_t indexOf(Interpreter &in, const Value &key) const
    {
        if (const Text *name = key.asText()) {
            for (const auto &[known, index] : pattern->names) {
                if (known == name->utf8())
                    return std::size_t(index);
            }
        } else if (const std::optional<std::int64_t> index = smallInteger(key); index && *index >= 0 && *index < std::int64_t(spans.size())) {
            return std::size_t(*index);
        }
        in.raise("IndexError", "no such group");
    }
    std::int64_t position(std::size_t offset) const
    {
        return offset == std::string::npos ? -1 : pattern->bytes ? std::int64_t(offset) : unicode::length(std::string_view(subject).substr(0, offset));
    }
    std::optional<Value> attribute(Interpreter &, std::string_view name) override;
    Value item(Interpreter &in, const Value &key) override { return group(indexOf(in, key)); }
    std::string repr(Interpreter &in) override { return fmt::format("<re.Match object; span=({}, {}), match={}>", position(spans[0].first), position(spans[0].second), in.repr(group(0))); }
};

std::optional<Spans> matchAt(Interpreter &in, const Pattern &pattern, const std::string &subject, std::size_t from, std::uint32_t options)
{
    const std::unique_ptr<pcre2_match_data, DataDeleter> data(pcre2_match_data_create_from_pattern(pattern.code.get(), nullptr));
    const int count = pcre2_match(pattern.code.get(), reinterpret_cast<PCRE2_SPTR>(subject.data()), subject.size(), from, options, data.get(), nullptr);
    if (count == PCRE2_ERROR_NOMATCH)
        return std::nullopt;
    if (count < 0)
        throw Unsupported("A regular expression took too much time or memory.", in.position(), "Simplify the expression.");
    const PCRE2_SIZE *offsets = pcre2_get_ovector_pointer(data.get());
    Spans spans;
    for (int i = 0; i <= pattern.groups; ++i)
        spans.emplace_back(i < count ? offsets[2 * i] : std::string::npos, i < count ? offsets[2 * i + 1] : std::string::npos);
    return spans;
}

/// All matches that do not overlap, as re.finditer finds them.
std::vector<Spans> allMatches(Interpreter &in, const Pattern &pattern, const std::string &subject)
{
    std::vector<Spans> found;
    std::size_t at = 0;
    std::uint32_t options = 0;
    while (at <= subject.size()) {
        in.step();
        std::optional<Spans> spans = matchAt(in, pattern, subject, at, options);
        if (!spans) {
            if (options == 0)
                break;
            options = 0;
            at += at < subject.size() ? unicode::offsetOf(std::string_view(subject).substr(at), 1) : 1;
            continue;
        }
        const auto [start, end] = spans->front();
        found.push_back(std::move(*spans));
        at = end;
        options = start == end ? PCRE2_NOTEMPTY_ATSTART | PCRE2_ANCHORED : 0;
        if (options) {
            // After an empty match: a longer one here, else go on behind the next character.
            if (std::optional<Spans> longer = matchAt(in, pattern, subject, at, options)) {
                at = longer->front().second;
                found.push_back(std::move(*longer));
                options = 0;
            } else {
                at += at < subject.size() ? unicode::offsetOf(std::string_view(subject).substr(at), 1) : 1;
                options = 0;
            }
        }
    }
    return found;
}

std::shared_ptr<Pattern> compile(Interpreter &in, const Value &given, std::int64_t flags)
{
    if (auto ready = given.shared<Pattern>())
        return ready;
    known(in, given);
    auto made = std::make_shared<Pattern>();
    const auto *bytes = given.as<Bytes>();
    made->bytes = bytes != nullptr;
    made->pattern = bytes ? bytes->data : asText(in, given, "first argument must be string or compiled pattern:").utf8();
    made->flags = flags | (bytes ? 0 : kUnicode);
    std::uint32_t options = (bytes ? 0u : PCRE2_UTF | PCRE2_MATCH_INVALID_UTF) | (bytes || (flags & kAscii) ? 0u : std::uint32_t(PCRE2_UCP));
    options |= flags & kIgnoreCase ? PCRE2_CASELESS : 0;
    options |= flags & kMultiline ? PCRE2_MULTILINE : 0;
    options |= flags & kDotAll ? PCRE2_DOTALL : 0;
    options |= flags & kVerbose ? PCRE2_EXTENDED : 0;
    const std::string text = translated(made->pattern);
    int error = 0;
    PCRE2_SIZE offset = 0;
    made->code.reset(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), options, &error, &offset, nullptr));
    if (!made->code) {
        PCRE2_UCHAR message[256];
        pcre2_get_error_message(error, message, sizeof message);
        in.raise(in.state().classes.at("re.error"), fmt::format("{} at position {}", reinterpret_cast<const char *>(message), offset));
    }
    std::uint32_t count = 0, names = 0, size = 0;
    pcre2_pattern_info(made->code.get(), PCRE2_INFO_CAPTURECOUNT, &count);
    pcre2_pattern_info(made->code.get(), PCRE2_INFO_NAMECOUNT, &names);
    pcre2_pattern_info(made->code.get(), PCRE2_INFO_NAMEENTRYSIZE, &size);
    made->groups = int(count);
    PCRE2_SPTR table = nullptr;
    pcre2_pattern_info(made->code.get(), PCRE2_INFO_NAMETABLE, &table);
    for (std::uint32_t i = 0; i < names; ++i, table += size)
        made->names.emplace_back(reinterpret_cast<const char *>(table + 2), (table[0] << 8) | table[1]);
    std::sort(made->names.begin(), made->names.end(), [](const auto &a, const auto &b) { return a.second < b.second; });
    return made;
}

std::string subjectOf(Interpreter &in, const Pattern &pattern, const Value &value)
{
    known(in, value);
    if (const auto *bytes = value.as<Bytes>()) {
        if (!pattern.bytes)
            in.raise("TypeError", "cannot use a string pattern on a bytes-like object");
        return bytes->data;
    }
    if (!plain(value).asText())
        in.raise("TypeError", fmt::format("expected string or bytes-like object, got '{}'", in.typeName(value)));
    return plain(value).asText()->utf8();
}

Value makeMatch(const std::shared_ptr<Pattern> &pattern, const std::string &subject, Spans spans)
{
    auto match = std::make_shared<Match>();
    match->pattern = pattern;
    match->subject = subject;
    match->spans = std::move(spans);
    return Value(match);
}

enum class Where { Search, Start, Whole };

Value findOne(Interpreter &in, const std::shared_ptr<Pattern> &pattern, Where where, Arguments &arguments)
{
    const std::string subject = subjectOf(in, *pattern, arguments.required("string"));
    const std::size_t from = unicode::offsetOf(subject, arguments.integerOr("pos", 0));
    const std::uint32_t options = where == Where::Search ? 0u : where == Where::Start ? PCRE2_ANCHORED : PCRE2_ANCHORED | PCRE2_ENDANCHORED;
    std::optional<Spans> spans = matchAt(in, *pattern, subject, from, options);
    return spans ? makeMatch(pattern, subject, std::move(*spans)) : Value();
}

/// \1, \g<name>, \n in a replacement.
std::string expanded(Interpreter &in, const Match &match, const std::string &pattern)
{
    const auto groupText = [&](const Value &key) {
        const Value value = match.group(match.indexOf(in, key), match.wrap(""));
        return value.asText() ? value.asText()->utf8() : value.as<Bytes>()->data;
    };
    std::string out;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '\\' || i + 1 >= pattern.size()) {
            out += pattern[i];
            continue;
        }
        const char c = pattern[++i];
        static constexpr std::string_view kFrom = "nrtfvab\\", kTo = "\n\r\t\f\v\a\b\\";
        if (c == 'g' && i + 1 < pattern.size() && pattern[i + 1] == '<') {
            const std::size_t end = std::min(pattern.find('>', i), pattern.size());
            const std::string name = pattern.substr(i + 2, end - i - 2);
            const bool isNumber = !name.empty() && name.find_first_not_of("0123456789") == std::string::npos;
            out += groupText(isNumber ? Value(std::int64_t(std::stoll(name))) : Value::text(name));
            i = end;
        } else if (std::isdigit(static_cast<unsigned char>(c))) {
            std::int64_t number = c - '0';
            if (c != '0' && i + 1 < pattern.size() && std::isdigit(static_cast<unsigned char>(pattern[i + 1])))
                number = number * 10 + (pattern[++i] - '0');
            if (number > match.pattern->groups)
                in.raise(in.state().classes.at("re.error"), fmt::format("invalid group reference {} at position {}", number, i));
            out += groupText(Value(number));
        } else if (const std::size_t at = kFrom.find(c); at != std::string_view::npos) {
            out += kTo[at];
        } else if (std::isalpha(static_cast<unsigned char>(c))) {
            in.raise(in.state().classes.at("re.error"), fmt::format("bad escape \\{} at position {}", c, i - 1));
        } else {
            (out += '\\') += c;
        }
    }
    return out;
}

std::pair<Value, std::int64_t> substitute(Interpreter &in, const std::shared_ptr<Pattern> &pattern, Arguments &arguments)
{
    const Value replacement = arguments.required("repl");
    const std::string subject = subjectOf(in, *pattern, arguments.required("string"));
    const std::int64_t limit = arguments.integerOr("count", 0);
    const auto *bytes = replacement.as<Bytes>();
    const bool isText = plain(replacement).asText() || bytes;
    std::string out;
    std::size_t at = 0;
    std::int64_t done = 0;
    Value match;
    for (Spans &spans : allMatches(in, *pattern, subject)) {
        if (limit > 0 && done == limit)
            break;
        const auto [start, end] = spans[0];
        match = makeMatch(pattern, subject, std::move(spans));
        out.append(subject, at, start - at);
        const Value made = isText ? Value() : in.call(replacement, {match});
        out += isText ? expanded(in, *match.as<Match>(), bytes ? bytes->data : plain(replacement).asText()->utf8()) : made.as<Bytes>() ? made.as<Bytes>()->data : asText(in, made, "the replacement").utf8();
        at = end;
        ++done;
    }
    out.append(subject, std::min(at, subject.size()), std::string::npos);
    return {pattern->bytes ? Value(std::make_shared<Bytes>(out)) : Value::text(out), done};
}

Value split(Interpreter &in, const std::shared_ptr<Pattern> &pattern, Arguments &arguments)
{
    const std::string subject = subjectOf(in, *pattern, arguments.required("string"));
    const std::int64_t limit = arguments.integerOr("maxsplit", 0);
    auto list = makeList({});
    std::size_t at = 0;
    std::int64_t done = 0;
    for (const Spans &spans : allMatches(in, *pattern, subject)) {
        if (limit > 0 && done++ == limit)
            break;
        const Value match = makeMatch(pattern, subject, spans);
        list->items.push_back(match.as<Match>()->wrap(subject.substr(at, spans[0].first - at)));
        for (std::size_t i = 1; i < spans.size(); ++i)
            list->items.push_back(match.as<Match>()->group(i));
        at = spans[0].second;
    }
    list->items.push_back(pattern->bytes ? Value(std::make_shared<Bytes>(subject.substr(at))) : Value::text(subject.substr(at)));
    return Value(list);
}

Value findAll(Interpreter &in, const std::shared_ptr<Pattern> &pattern, Arguments &arguments)
{
    const std::string subject = subjectOf(in, *pattern, arguments.required("string"));
    auto list = makeList({});
    for (Spans &spans : allMatches(in, *pattern, subject)) {
        const Value value = makeMatch(pattern, subject, std::move(spans));
        const auto &match = *value.as<Match>();
        std::vector<Value> groups;
        for (std::size_t i = 1; i < match.spans.size(); ++i)
            groups.push_back(match.group(i, match.wrap("")));
        list->items.push_back(groups.empty() ? match.group(0) : groups.size() == 1 ? groups[0] : Value(makeTuple(std::move(groups))));
    }
    return Value(list);
}

Value findIter(Interpreter &in, const std::shared_ptr<Pattern> &pattern, Arguments &arguments)
{
    const std::string subject = subjectOf(in, *pattern, arguments.required("string"));
    std::vector<Value> matches;
    for (Spans &spans : allMatches(in, *pattern, subject))
        matches.push_back(makeMatch(pattern, subject, std::move(spans)));
    return makeIterator("callable_iterator", std::make_unique<VectorIterator>(std::move(matches)));
}

using Operation = Value (*)(Interpreter &, const std::shared_ptr<Pattern> &, Arguments &);

const std::map<std::string_view, Operation> &operations()
{
    static const std::map<std::string_view, Operation> all{
        {"search", [](Interpreter &in, const std::shared_ptr<Pattern> &pattern, Arguments &arguments) { return findOne(in, pattern, Where::Search, arguments); }},
        {"match", [](Interpreter &in, const std::shared_ptr<Pattern> &pattern, Arguments &arguments) { return findOne(in, pattern, Where::Start, arguments); }},
        {"fullmatch", [](Interpreter &in, const std::shared_ptr<Pattern> &pattern, Arguments &arguments) { return findOne(in, pattern, Where::Whole, arguments); }},
        {"sub", [](Interpreter &in, const std::shared_ptr<Pattern> &pattern, Arguments &arguments) { return substitute(in, pattern, arguments).first; }},
        {"subn",
         [](Interpreter &in, const std::shared_ptr<Pattern> &pattern, Arguments &arguments) {
             const auto [text, count] = substitute(in, pattern, arguments);
             return Value(makeTuple({text, Value(count)}));
         }},
        {"split", split},
        {"findall", findAll},
        {"finditer", findIter},
    };
    return all;
}

std::optional<Value> Pattern::attribute(Interpreter &, std::string_view name)
{
    if (const auto found = operations().find(name); found != operations().end()) {
        auto self = std::static_pointer_cast<Pattern>(shared_from_this());
        return native(std::string(name), [self, body = found->second](Interpreter &in, Arguments &arguments) { return body(in, self, arguments); });
    }
    if (name == "pattern")
        return bytes ? Value(std::make_shared<Bytes>(pattern)) : Value::text(pattern);
    if (name == "flags")
        return Value(flags);
    if (name == "groups")
        return Value(groups);
    if (name == "groupindex") {
        auto dict = makeDict();
        for (const auto &[group, index] : names)
            dict->insert(group, Value(index));
        return Value(dict);
    }
    return std::nullopt;
}

Value groupOf(Interpreter &in, const Value &self, Arguments &arguments)
{
    const auto &match = *self.as<Match>();
    const std::vector<Value> keys = arguments.rest();
    if (keys.size() <= 1)
        return match.group(keys.empty() ? 0 : match.indexOf(in, keys[0]));
    std::vector<Value> values;
    for (const Value &key : keys)
        values.push_back(match.group(match.indexOf(in, key)));
    return Value(makeTuple(std::move(values)));
}

std::optional<Value> Match::attribute(Interpreter &, std::string_view name)
{
    static const Methods methods{
        {"group", groupOf},
        {"groups",
         [](Interpreter &, const Value &self, Arguments &arguments) {
             const Value otherwise = arguments.valueOr("default", Value());
             std::vector<Value> values;
             for (std::size_t i = 1; i < self.as<Match>()->spans.size(); ++i)
                 values.push_back(self.as<Match>()->group(i, otherwise));
             return Value(makeTuple(std::move(values)));
         }},
        {"groupdict",
         [](Interpreter &, const Value &self, Arguments &arguments) {
             const Value otherwise = arguments.valueOr("default", Value());
             auto dict = makeDict();
             for (const auto &[group, index] : self.as<Match>()->pattern->names)
                 dict->insert(group, self.as<Match>()->group(std::size_t(index), otherwise));
             return Value(dict);
         }},
        {"start", [](Interpreter &in, const Value &self, Arguments &arguments) { return Value(self.as<Match>()->position(self.as<Match>()->spans[self.as<Match>()->indexOf(in, arguments.valueOr("group", Value(0)))].first)); }},
        {"end", [](Interpreter &in, const Value &self, Arguments &arguments) { return Value(self.as<Match>()->position(self.as<Match>()->spans[self.as<Match>()->indexOf(in, arguments.valueOr("group", Value(0)))].second)); }},
        {"span",
         [](Interpreter &in, const Value &self, Arguments &arguments) {
             const auto &span = self.as<Match>()->spans[self.as<Match>()->indexOf(in, arguments.valueOr("group", Value(0)))];
             return Value(makeTuple({Value(self.as<Match>()->position(span.first)), Value(self.as<Match>()->position(span.second))}));
         }},
        {"expand", [](Interpreter &in, const Value &self, Arguments &arguments) { return self.as<Match>()->wrap(expanded(in, *self.as<Match>(), arguments.text("template").utf8())); }},
    };
    if (name == "string")
        return wrap(subject);
    if (name == "re")
        return Value(pattern);
    if (name == "lastindex") {
        for (std::size_t i = spans.size(); i > 1; --i) {
            if (spans[i - 1].first != std::string::npos)
                return Value(std::int64_t(i - 1));
        }
        return Value();
    }
    return boundMethod(methods, name, Value(shared_from_this()));
}

std::int64_t takeFlags(Interpreter &in, Arguments &arguments)
{
    const std::optional<Value> flags = arguments.keyword("flags");
    return flags ? smallInteger(known(in, *flags)).value_or(0) : 0;
}

}  // namespace

void fill_re(Interpreter &in, Module &module)
{
    const auto error = in.makeExceptionClass("error", "re", {in.builtinClass("Exception")});
    module.define("error", Value(error));
    module.define("PatternError", Value(error));
    for (const auto &[name, brief, value] : {std::tuple{"IGNORECASE", "I", kIgnoreCase}, std::tuple{"LOCALE", "L", kLocale}, std::tuple{"MULTILINE", "M", kMultiline}, std::tuple{"DOTALL", "S", kDotAll},
                                             std::tuple{"UNICODE", "U", kUnicode}, std::tuple{"VERBOSE", "X", kVerbose}, std::tuple{"ASCII", "A", kAscii}, std::tuple{"NOFLAG", "NOFLAG", std::int64_t(0)}}) {
        module.define(name, Value(value));
        module.define(brief, Value(value));
    }
    for (const char *name : {"Pattern", "Match"})
        module.define(name, Value(addClass(in, name, "re", {in.builtinClass("object")}, {})));
    module.define("compile", native("compile", [](Interpreter &inner, Arguments &arguments) {
        const Value pattern = arguments.required("pattern");
        const std::int64_t flags = arguments.integerOr("flags", 0);
        return Value(compile(inner, pattern, flags));
    }));
    for (const auto &[name, body] : operations()) {
        module.define(std::string(name), native(std::string(name), [name = std::string(name), body = body](Interpreter &inner, Arguments &arguments) {
            const Value pattern = arguments.required("pattern");
            // flags may stand behind the other arguments, by position.
            const std::size_t usual = name == "sub" || name == "subn" || name == "split" ? (name == "split" ? 2 : 3) : 1;
            std::int64_t flags = takeFlags(inner, arguments);
            auto &positional = arguments.raw().positional;
            if (positional.size() > usual + 1) {
                flags |= asIndex(inner, positional.back());
                positional.pop_back();
            }
            return body(inner, compile(inner, pattern, flags), arguments);
        }));
    }
    module.define("escape", native("escape", [](Interpreter &, Arguments &arguments) {
        std::string out;
        for (const char c : arguments.text("pattern").utf8()) {
            if (std::string_view("()[]{}?*+-|^$\\.&~# \t\n\r\v\f").find(c) != std::string_view::npos)
                out += '\\';
            out += c;
        }
        return Value::text(out);
    }));
    module.define("purge", native("purge", [](Interpreter &, Arguments &) { return Value(); }));
}

}  // namespace limbeck::python
