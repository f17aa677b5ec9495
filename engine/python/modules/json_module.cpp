// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"
#include "python/modules/library.h"
#include "python/numbers.h"
#include "python/state.h"
#include "python/unicode.h"

#include <cmath>

/// json: dumps with Python's separators and escapes, loads with its errors.
namespace limbeck::python {

namespace {

class Writer {
public:
    Writer(Interpreter &interpreter, Arguments &arguments) : in(interpreter)
    {
        const auto flag = [&](const char *name, bool otherwise) { return in.isTrue(arguments.keyword(name).value_or(Value(otherwise)), name); };
        m_skipKeys = flag("skipkeys", false);
        m_ascii = flag("ensure_ascii", true);
        flag("check_circular", true);
        m_allowNan = flag("allow_nan", true);
        m_sort = flag("sort_keys", false);
        arguments.keyword("cls");
        m_default = arguments.keyword("default").value_or(Value());
        const Value indent = arguments.keyword("indent").value_or(Value());
        if (!indent.isNone())
            m_indent = indent.asText() ? indent.asText()->utf8() : std::string(std::size_t(std::max<std::int64_t>(0, asIndex(in, indent))), ' ');
        m_item = m_indent ? "," : ", ";
        if (const Value separators = arguments.keyword("separators").value_or(Value()); !separators.isNone()) {
            m_item = in.str(in.getItem(separators, Value(0)));
            m_key = in.str(in.getItem(separators, Value(1)));
        }
    }

    std::string write(const Value &value)
    {
        put(value, 0);
        return std::move(m_out);
    }

private:
    void newline(int depth)
    {
        if (!m_indent)
            return;
        m_out += '\n';
        for (int i = 0; i < depth; ++i)
            m_out += *m_indent;
    }

    std::string real(double number)
    {
        if (std::isfinite(number))
            return floatRepr(number);
        if (!m_allowNan)
            in.raise("ValueError", "Out of range float values are not JSON compliant");
        return std::isnan(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
    }

    std::optional<std::string> scalar(const Value &given)
    {
        const Value &value = plain(known(in, given));
        if (value.isNone())
            return "null";
        if (const bool *flag = value.asBool())
            return *flag ? "true" : "false";
        if (const Text *text = value.asText())
            return jsonString(text->utf8(), m_ascii);
        if (const double *number = value.asFloat())
            return real(*number);
        if (isInteger(value))
            return in.str(value);
        return std::nullopt;
    }

    void put(const Value &given, int depth)
    {
        in.step();
        if (depth > 300)
            in.raise("ValueError", "Circular reference detected");
        if (const std::optional<std::string> text = scalar(given)) {
            m_out += *text;
            return;
        }
        const Value &value = plain(given);
        if (value.as<List>() || value.as<Tuple>())
            return putList(in.toVector(value), depth);
        if (const auto *dict = value.as<Dict>())
            return putDict(dict->entries(), depth);
        if (m_default.isNone())
            in.raise("TypeError", fmt::format("Object of type {} is not JSON serializable", shortName(given)));
        put(in.call(m_default, {given}), depth + 1);
    }

    std::string shortName(const Value &value)
    {
        const std::string name = in.typeName(value);
        return name.substr(name.rfind('.') + 1);
    }

    void putList(const std::vector<Value> &items, int depth)
    {
        m_out += '[';
        for (std::size_t i = 0; i < items.size(); ++i) {
            m_out += i == 0 ? "" : m_item;
            newline(depth + 1);
            put(items[i], depth + 1);
        }
        if (!items.empty())
            newline(depth);
        m_out += ']';
    }

    std::optional<std::string> keyText(const Value &key)
    {
        const Value &value = plain(key);
        if (const Text *text = value.asText())
            return text->utf8();
        if (const std::optional<std::string> text = scalar(key))
            return text;
        if (m_skipKeys)
            return std::nullopt;
        in.raise("TypeError", fmt::format("keys must be str, int, float, bool or None, not {}", shortName(key)));
    }

    void putDict(std::vector<std::pair<Value, Value>> entries, int depth)
    {
        if (m_sort)
            std::stable_sort(entries.begin(), entries.end(), [this](const auto &a, const auto &b) { return in.isTrue(in.compare(syntax::CompareOp::Less, a.first, b.first), "a key"); });
        m_out += '{';
        bool first = true;
        for (const auto &[key, value] : entries) {
            const std::optional<std::string> name = keyText(key);
            if (!name)
                continue;
            m_out += first ? "" : m_item;
            first = false;
            newline(depth + 1);
            m_out += jsonString(*name, m_ascii) + m_key;
            put(value, depth + 1);
        }
        if (!first)
            newline(depth);
        m_out += '}';
    }

    Interpreter &in;
    bool m_skipKeys = false, m_ascii = true, m_allowNan = true, m_sort = false;
    Value m_default;
    std::optional<std::string> m_indent;
    std::string m_item, m_key = ": ";
    std::string m_out;
};

class Reader {
public:
    Reader(Interpreter &interpreter, const std::string &text, Arguments &arguments) : in(interpreter), m_text(text)
    {
        m_parseFloat = arguments.keyword("parse_float").value_or(Value());
        m_parseInt = arguments.keyword("parse_int").value_or(Value());
        m_objectHook = arguments.keyword("object_hook").value_or(Value());
        m_pairsHook = arguments.keyword("object_pairs_hook").value_or(Value());
        for (const char *name : {"strict", "cls", "parse_constant"})
            arguments.keyword(name);
    }

    Value read()
    {
        skip();
        Value value = one(0);
        skip();
        if (m_at != m_text.size())
            fail("Extra data", m_at);
        return value;
    }

private:
    [[noreturn]] void fail(const std::string &message, std::size_t at)
    {
        const std::string before = m_text.substr(0, at);
        const auto line = std::count(before.begin(), before.end(), '\n') + 1;
        const std::int64_t position = unicode::length(before);
        const std::size_t newline = before.rfind('\n');
        const std::int64_t column = newline == std::string::npos ? position + 1 : unicode::length(std::string_view(before).substr(newline));
        in.raise(in.state().classes.at("json.JSONDecodeError"), fmt::format("{}: line {} column {} (char {})", message, line, column, position),
                 {{"msg", Value::text(message)}, {"doc", Value::text(m_text)}, {"pos", Value(position)}, {"lineno", Value(std::int64_t(line))}, {"colno", Value(column)}});
    }

    void skip()
    {
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\n' || m_text[m_at] == '\t' || m_text[m_at] == '\r'))
            ++m_at;
    }

    bool word(std::string_view wanted)
    {
        if (m_text.compare(m_at, wanted.size(), wanted) != 0)
            return false;
        m_at += wanted.size();
        return true;
    }

    Value one(int depth)
    {
        in.step();
        if (depth > 500)
            in.raise("RecursionError", "maximum recursion depth exceeded while decoding a JSON text");
        const char c = m_at < m_text.size() ? m_text[m_at] : '\0';
        if (c == '"')
            return Value::text(string());
        if (c == '{')
            return object(depth);
        if (c == '[')
            return array(depth);
        if (word("null"))
            return Value();
        if (word("true"))
            return Value(true);
        if (word("false"))
            return Value(false);
        if (word("NaN"))
            return Value(std::nan(""));
        if (word("Infinity"))
            return Value(HUGE_VAL);
        if (word("-Infinity"))
            return Value(-HUGE_VAL);
        return number();
    }

    Value number()
    {
        const std::size_t start = m_at;
        std::size_t at = m_at;
        const auto digits = [&] {
            const std::size_t first = at;
            while (at < m_text.size() && std::isdigit(static_cast<unsigned char>(m_text[at])))
                ++at;
            return at - first;
        };
        if (at < m_text.size() && m_text[at] == '-')
            ++at;
        if (at < m_text.size() && m_text[at] == '0')
            ++at;
        else if (digits() == 0)
            fail("Expecting value", start);
        bool isReal = false;
        m_at = at;
        if (at < m_text.size() && m_text[at] == '.') {
            ++at;
            if (digits() > 0) {
                isReal = true;
                m_at = at;
            }
        }
        at = m_at;
        if (at < m_text.size() && (m_text[at] == 'e' || m_text[at] == 'E')) {
            ++at;
            if (at < m_text.size() && (m_text[at] == '+' || m_text[at] == '-'))
                ++at;
            if (digits() > 0) {
                isReal = true;
                m_at = at;
            }
        }
        const std::string text = m_text.substr(start, m_at - start);
        const Value &hook = isReal ? m_parseFloat : m_parseInt;
        if (!hook.isNone())
            return in.call(hook, {Value::text(text)});
        return isReal ? Value(*parseFloat(text)) : *parseInt(text, 10);
    }

    std::uint32_t unit()
    {
        const std::string digits = m_text.substr(m_at, 4);
        if (digits.size() < 4 || digits.find_first_not_of("0123456789abcdefABCDEF") != std::string::npos)
            fail("Invalid \\uXXXX escape", m_at - 1);
        m_at += 4;
        return std::uint32_t(std::stoul(digits, nullptr, 16));
    }

    std::string string()
    {
        const std::size_t start = m_at++;
        std::string out;
        while (true) {
            if (m_at >= m_text.size())
                fail("Unterminated string starting at", start);
            const char c = m_text[m_at];
            if (c == '"') {
                ++m_at;
                return out;
            }
            if (static_cast<unsigned char>(c) < 0x20)
                fail("Invalid control character at", m_at);
            if (c != '\\') {
                out += c;
                ++m_at;
                continue;
            }
            escape(out, start);
        }
    }

    void escape(std::string &out, std::size_t start)
    {
        if (++m_at >= m_text.size())
            fail("Unterminated string starting at", start);
        const char c = m_text[m_at++];
        static constexpr std::string_view kFrom = "\"\\/bfnrt", kTo = "\"\\/\b\f\n\r\t";
        if (const std::size_t at = kFrom.find(c); at != std::string_view::npos) {
            out += kTo[at];
            return;
        }
        if (c != 'u')
            fail("Invalid \\escape", m_at - 2);
        std::uint32_t code = unit();
        if (code >= 0xD800 && code < 0xDC00 && m_text.compare(m_at, 2, "\\u") == 0) {
            const std::size_t back = m_at;
            m_at += 2;
            const std::uint32_t low = unit();
            if (low >= 0xDC00 && low < 0xE000)
                code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
            else
                m_at = back;
        }
        unicode::append(out, code);
    }

    Value array(int depth)
    {
        auto list = makeList({});
        ++m_at;
        skip();
        if (m_at < m_text.size() && m_text[m_at] == ']') {
            ++m_at;
            return Value(list);
        }
        while (true) {
            list->items.push_back(one(depth + 1));
            skip();
            if (m_at < m_text.size() && m_text[m_at] == ']') {
                ++m_at;
                return Value(list);
            }
            if (m_at >= m_text.size() || m_text[m_at] != ',')
                fail("Expecting ',' delimiter", m_at);
            ++m_at;
            skip();
        }
    }

    Value object(int depth)
    {
        auto dict = makeDict();
        std::vector<Value> pairs;
        ++m_at;
        skip();
        bool more = !(m_at < m_text.size() && m_text[m_at] == '}');
        while (more) {
            if (m_at >= m_text.size() || m_text[m_at] != '"')
                fail("Expecting property name enclosed in double quotes", m_at);
            const std::string key = string();
            skip();
            if (m_at >= m_text.size() || m_text[m_at] != ':')
                fail("Expecting ':' delimiter", m_at);
            ++m_at;
            skip();
            Value value = one(depth + 1);
            if (!m_pairsHook.isNone())
                pairs.push_back(Value(makeTuple({Value::text(key), value})));
            dict->insert(key, std::move(value));
            skip();
            if (m_at < m_text.size() && m_text[m_at] == '}')
                break;
            if (m_at >= m_text.size() || m_text[m_at] != ',')
                fail("Expecting ',' delimiter", m_at);
            ++m_at;
            skip();
        }
        ++m_at;
        if (!m_pairsHook.isNone())
            return in.call(m_pairsHook, {Value(makeList(std::move(pairs)))});
        return m_objectHook.isNone() ? Value(dict) : in.call(m_objectHook, {Value(dict)});
    }

    Interpreter &in;
    const std::string &m_text;
    std::size_t m_at = 0;
    Value m_parseFloat, m_parseInt, m_objectHook, m_pairsHook;
};

Value loads(Interpreter &in, Arguments &arguments)
{
    const Value given = arguments.required("s");
    known(in, given);
    if (given.as<Opaque>() && in.isLenient())
        return Value::unknown("json.loads() of what is not part of the project");
    const auto *bytes = given.as<Bytes>();
    if (!bytes && !plain(given).asText())
        in.raise("TypeError", fmt::format("the JSON object must be str, bytes or bytearray, not {}", in.typeName(given)));
    const std::string text = bytes ? bytes->data : plain(given).asText()->utf8();
    return Reader(in, text, arguments).read();
}

}  // namespace

void fill_json(Interpreter &in, Module &module)
{
    module.define("JSONDecodeError", Value(in.makeExceptionClass("JSONDecodeError", "json", {in.builtinClass("ValueError")})));
    module.define("dumps", native("dumps", [](Interpreter &inner, Arguments &arguments) {
        const Value value = arguments.required("obj");
        return Value::text(Writer(inner, arguments).write(value));
    }));
    module.define("dump", native("dump", [](Interpreter &inner, Arguments &arguments) {
        const Value value = arguments.required("obj");
        const Value file = arguments.required("fp");
        return inner.call(inner.getAttribute(file, "write"), {Value::text(Writer(inner, arguments).write(value))});
    }));
    module.define("loads", native("loads", loads));
    module.define("load", native("load", [](Interpreter &inner, Arguments &arguments) {
        const Value file = arguments.required("fp");
        CallArguments given{{inner.call(inner.getAttribute(file, "read"), std::vector<Value>())}, arguments.restKeywords(), {}};
        Arguments reader(inner, "load", given);
        return loads(inner, reader);
    }));
}

}  // namespace limbeck::python
