// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/numbers.h"
#include "python/scalars.h"
#include "python/state.h"
#include "python/unicode.h"

#include <cmath>

/// The format mini-language, % formatting and str.format.
namespace limbeck::python {

namespace {

struct Spec {
    std::string fill = " ";
    char align = 0;      ///< < > = ^ or 0
    char sign = '-';
    bool alternate = false, zero = false, noNegativeZero = false;
    std::int64_t width = 0;
    char grouping = 0;   ///< , or _
    std::optional<int> precision;
    char type = 0;
};

bool isAlign(char32_t c)
{
    return c == '<' || c == '>' || c == '=' || c == '^';
}

std::optional<Spec> parseSpec(const std::string &text)
{
    Spec spec;
    const std::u32string s = unicode::decode(text);
    std::size_t i = 0;
    if (s.size() >= 2 && isAlign(s[1])) {
        spec.fill = unicode::encode(s.substr(0, 1));
        spec.align = static_cast<char>(s[1]);
        i = 2;
    } else if (!s.empty() && isAlign(s[0])) {
        spec.align = static_cast<char>(s[0]);
        i = 1;
    }
    if (i < s.size() && (s[i] == '+' || s[i] == '-' || s[i] == ' '))
        spec.sign = static_cast<char>(s[i++]);
    if (i < s.size() && s[i] == 'z') {
        spec.noNegativeZero = true;
        ++i;
    }
    if (i < s.size() && s[i] == '#') {
        spec.alternate = true;
        ++i;
    }
    if (i < s.size() && s[i] == '0') {
        spec.zero = true;
        if (spec.align == 0) {
            spec.fill = "0";
            spec.align = '=';
        }
        ++i;
    }
    const auto number = [&] {
        std::int64_t value = 0;
        while (i < s.size() && s[i] >= '0' && s[i] <= '9' && value < 100'000'000)
            value = value * 10 + std::int64_t(s[i++] - '0');
        return value;
    };
    spec.width = number();
    if (i < s.size() && (s[i] == ',' || s[i] == '_'))
        spec.grouping = static_cast<char>(s[i++]);
    if (i < s.size() && s[i] == '.') {
        ++i;
        if (i >= s.size() || s[i] < '0' || s[i] > '9')
            return std::nullopt;
        spec.precision = int(number());
    }
    if (i < s.size())
        spec.type = static_cast<char>(s[i++]);
    return i == s.size() ? std::optional(spec) : std::nullopt;
}

std::string padded(const std::string &prefix, const std::string &body, const Spec &spec, char defaultAlign)
{
    const char align = spec.align ? spec.align : defaultAlign;
    const std::int64_t missing = std::max<std::int64_t>(0, spec.width - unicode::length(prefix) - unicode::length(body));
    const auto fill = [&spec](std::int64_t count) {
        std::string out;
        for (std::int64_t i = 0; i < count; ++i)
            out += spec.fill;
        return out;
    };
    if (align == '<')
        return prefix + body + fill(missing);
    if (align == '>')
        return fill(missing) + prefix + body;
    if (align == '=')
        return prefix + fill(missing) + body;
    return fill(missing / 2) + prefix + body + fill(missing - missing / 2);
}

std::string grouped(std::string digits, char separator, std::size_t every, std::size_t minimum)
{
    while (separator && digits.size() + (digits.size() - 1) / every < minimum)
        digits.insert(0, "0");
    if (!separator)
        return digits;
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % every == 0)
            out += separator;
        out += digits[i];
    }
    return out;
}

std::string signText(bool negative, char sign)
{
    return negative ? "-" : sign == '+' ? "+" : sign == ' ' ? " " : "";
}

std::string formatInteger(Interpreter &in, const BigInteger &value, const Spec &spec)
{
    if (spec.precision)
        in.raise("ValueError", "Precision not allowed in integer format specifier");
    if (spec.noNegativeZero)
        in.raise("ValueError", "Negative zero coercion (z) not allowed in integer format specifier");
    const BigInteger magnitude = abs(value);
    std::string prefix = signText(value < 0, spec.sign);
    std::string digits;
    switch (spec.type) {
    case 0:
    case 'd':
    case 'n':
        digits = magnitude.str();
        break;
    case 'b':
    case 'o':
    case 'x':
    case 'X':
        digits = toBase(magnitude, spec.type == 'b' ? 2 : spec.type == 'o' ? 8 : 16);
        if (spec.alternate)
            prefix += std::string("0") + spec.type;
        if (spec.type == 'X')
            digits = unicode::toUpper(digits);
        break;
    case 'c': {
        std::string text;
        unicode::append(text, char32_t(static_cast<std::uint32_t>(magnitude)));
        return padded("", text, spec, '<');
    }
    default:
        in.raise("ValueError", fmt::format("Unknown format code '{}' for object of type 'int'", spec.type));
    }
    const std::size_t every = spec.type == 'b' || spec.type == 'o' || spec.type == 'x' || spec.type == 'X' ? 4 : 3;
    const bool zeros = spec.align == '=' && spec.fill == "0";
    const std::size_t minimum = zeros && spec.grouping ? std::size_t(std::max<std::int64_t>(0, spec.width - std::int64_t(prefix.size()))) : 0;
    return padded(prefix, grouped(digits, spec.grouping, every, minimum), spec, '>');
}

std::string generalFormat(double magnitude, int precision, bool alternate, bool atLeastOneDecimal)
{
    if (precision == 0)
        precision = 1;
    const std::string scientific = fmt::format("{:.{}e}", magnitude, precision - 1);
    const int exponent = std::atoi(scientific.c_str() + scientific.find('e') + 1);
    const auto trim = [alternate](std::string text) {
        if (alternate || text.find('.') == std::string::npos)
            return text;
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.')
            text.pop_back();
        return text;
    };
    if (exponent < -4 || exponent >= precision) {
        const std::size_t e = scientific.find('e');
        return trim(scientific.substr(0, e)) + scientific.substr(e);
    }
    std::string text = trim(fmt::format("{:.{}f}", magnitude, std::max(0, precision - 1 - exponent)));
    if (atLeastOneDecimal && text.find('.') == std::string::npos)
        text += ".0";
    return text;
}

std::string formatReal(Interpreter &in, double value, const Spec &spec)
{
    const double magnitude = std::fabs(value);
    const std::string prefix = signText(std::signbit(value) && !std::isnan(value), spec.sign);
    std::string body;
    const char lower = static_cast<char>(std::tolower(spec.type));
    if (!std::isfinite(value)) {
        body = std::isnan(value) ? "nan" : "inf";
        if (spec.type == '%')
            body += '%';
    } else if (lower == 'f') {
        body = fmt::format("{:.{}f}", magnitude, spec.precision.value_or(6));
    } else if (lower == 'e') {
        body = fmt::format("{:.{}e}", magnitude, spec.precision.value_or(6));
    } else if (spec.type == '%') {
        body = fmt::format("{:.{}f}", magnitude * 100, spec.precision.value_or(6)) + "%";
    } else if (lower == 'g' || spec.type == 'n') {
        body = generalFormat(magnitude, spec.precision.value_or(6), spec.alternate, false);
    } else if (spec.type == 0) {
        body = spec.precision ? generalFormat(magnitude, *spec.precision, spec.alternate, true) : floatRepr(magnitude);
    } else {
        in.raise("ValueError", fmt::format("Unknown format code '{}' for object of type 'float'", spec.type));
    }
    if (spec.type == 'E' || spec.type == 'G' || spec.type == 'F')
        body = unicode::toUpper(body);
    if (spec.grouping) {
        const std::size_t end = std::min(body.find_first_not_of("0123456789"), body.size());
        const bool zeros = spec.align == '=' && spec.fill == "0";
        const std::int64_t room = zeros ? spec.width - std::int64_t(prefix.size() + body.size() - end) : 0;
        body = grouped(body.substr(0, end), spec.grouping, 3, std::size_t(std::max<std::int64_t>(0, room))) + body.substr(end);
    }
    return padded(prefix, body, spec, '>');
}

}  // namespace

std::string formatScalar(Interpreter &in, const Value &value, const std::string &text)
{
    const std::optional<Spec> parsed = parseSpec(text);
    if (!parsed)
        in.raise("ValueError", value.asText() && text.find('.') == std::string::npos ? fmt::format("Invalid format specifier '{}' for object of type '{}'", text, in.typeName(value)) : "Invalid format specifier");
    Spec spec = *parsed;
    checkTextSize(in, std::size_t(spec.width));
    if (const Text *string = value.asText()) {
        if (spec.type != 0 && spec.type != 's')
            in.raise("ValueError", fmt::format("Unknown format code '{}' for object of type 'str'", spec.type));
        if (spec.align == '=' && !spec.zero)
            in.raise("ValueError", "'=' alignment not allowed in string format specifier");
        if (spec.zero && spec.align == '=')
            spec.align = '<';
        std::string body = string->utf8();
        if (spec.precision)
            body.resize(unicode::offsetOf(body, *spec.precision));
        return padded("", body, spec, '<');
    }
    if (value.asFloat())
        return formatReal(in, *value.asFloat(), spec);
    if (value.isNone())
        in.raise("TypeError", "unsupported format string passed to NoneType.__format__");
    const std::optional<BigInteger> number = bigInteger(value);
    if (!number)
        in.raise("TypeError", fmt::format("unsupported format string passed to {}.__format__", in.typeName(value)));
    if (std::string_view("eEfFgG%").find(spec.type) != std::string_view::npos && spec.type != 0)
        return formatReal(in, number->convert_to<double>(), spec);
    return formatInteger(in, *number, spec);
}

// ---------------------------------------------------------------- %

namespace {

class PercentFormat {
public:
    PercentFormat(Interpreter &interpreter, const std::string &format, const Value &arguments, bool bytes) : in(interpreter), m_format(format), m_arguments(arguments), m_bytes(bytes)
    {
        if (const auto *tuple = plain(arguments).as<Tuple>())
            m_items = tuple->items;
        else
            m_items = {arguments};
    }

    std::string run()
    {
        while (m_at < m_format.size()) {
            if (m_format[m_at] != '%') {
                m_out += m_format[m_at++];
                continue;
            }
            ++m_at;
            conversion();
            checkTextSize(in, m_out.size());
        }
        const bool isMapping = m_arguments.as<Dict>() || (m_arguments.as<Instance>() && plain(m_arguments).as<Dict>());
        if (m_next < m_items.size() && !m_usedMapping && !isMapping && !(m_items.size() == 1 && m_arguments.as<List>() && m_next > 0))
            in.raise("TypeError", m_bytes ? "not all arguments converted during bytes formatting" : "not all arguments converted during string formatting");
        return m_out;
    }

private:
    char peek()
    {
        if (m_at >= m_format.size())
            in.raise("ValueError", "incomplete format");
        return m_format[m_at];
    }

    Value next()
    {
        if (m_next >= m_items.size())
            in.raise("TypeError", "not enough arguments for format string");
        return m_items[m_next++];
    }

    std::int64_t number()
    {
        if (peek() == '*') {
            ++m_at;
            return asIndex(in, next());
        }
        std::int64_t value = 0;
        while (std::isdigit(static_cast<unsigned char>(peek())))
            value = value * 10 + (m_format[m_at++] - '0');
        return value;
    }

    void conversion()
    {
        std::optional<Value> keyed;
        if (peek() == '(') {
            int depth = 1;
            std::string key;
            for (++m_at; peek(); ++m_at) {
                depth += m_format[m_at] == '(' ? 1 : m_format[m_at] == ')' ? -1 : 0;
                if (depth == 0)
                    break;
                key += m_format[m_at];
            }
            ++m_at;
            if (!m_arguments.asObject() || m_arguments.as<Tuple>())
                in.raise("TypeError", "format requires a mapping");
            keyed = in.getItem(m_arguments, m_bytes ? Value(std::make_shared<Bytes>(key)) : Value::text(key));
            m_usedMapping = true;
        }
        Spec spec;
        bool left = false, zero = false;
        for (;; ++m_at) {
            const char flag = peek();
            if (flag == '-')
                left = true;
            else if (flag == '0')
                zero = true;
            else if (flag == '+' || (flag == ' ' && spec.sign != '+'))
                spec.sign = flag;
            else if (flag == '#')
                spec.alternate = true;
            else if (flag != ' ')
                break;
        }
        spec.width = number();
        if (spec.width < 0) {
            left = true;
            spec.width = -spec.width;
        }
        if (peek() == '.') {
            ++m_at;
            spec.precision = int(number());
        }
        while (peek() == 'l' || peek() == 'h' || peek() == 'L')
            ++m_at;
        spec.align = left ? '<' : '>';
        const char type = m_format[m_at++];
        if (type == '%') {
            m_out += '%';
            return;
        }
        if (zero && !left && std::string_view("sra").find(type) == std::string_view::npos) {
            spec.fill = "0";
            spec.align = '=';
        }
        one(type, spec, keyed ? *keyed : next());
    }

    void one(char type, Spec spec, const Value &value)
    {
        known(in, value);
        switch (type) {
        case 's':
        case 'r':
        case 'a':
        case 'b': {
            const auto *bytes = value.as<Bytes>();
            std::string text = m_bytes && bytes && type != 'r' ? bytes->data : type == 's' ? in.str(value) : type == 'r' ? in.repr(value) : asciiRepr(in, value);
            if (spec.precision)
                text.resize(unicode::offsetOf(text, *spec.precision));
            m_out += padded("", text, spec, '>');
            return;
        }
        case 'c': {
            std::string text;
            if (isInteger(value))
                unicode::append(text, char32_t(asIndex(in, value)));
            else
                text = asText(in, value, "%c").utf8();
            m_out += padded("", text, spec, '>');
            return;
        }
        case 'd':
        case 'i':
        case 'u':
        case 'x':
        case 'X':
        case 'o':
            integer(type, spec, value);
            return;
        case 'e':
        case 'E':
        case 'f':
        case 'F':
        case 'g':
        case 'G':
            if (!realNumber(value) && !(value.asObject() && in.findAttribute(value, "__float__")))
                in.raise("TypeError", fmt::format("must be real number, not {}", in.typeName(value)));
            spec.type = type;
            m_out += formatReal(in, asReal(in, value), spec);
            return;
        default:
            in.raise("ValueError", fmt::format("unsupported format character '{}' (0x{:x}) at index {}", type, int(type), m_at - 1));
        }
    }

    void integer(char type, Spec spec, const Value &value)
    {
        std::optional<BigInteger> number = bigInteger(value);
        const bool isReal = realNumber(value) || (value.asObject() && in.findAttribute(value, "__float__"));
        if (!number && isReal && (type == 'd' || type == 'i' || type == 'u'))
            number = BigInteger(std::trunc(asReal(in, value)));
        if (!number)
            in.raise("TypeError", fmt::format("%{} format: {} is required, not {}", type, type == 'x' || type == 'X' || type == 'o' ? "an integer" : "a real number", in.typeName(value)));
        spec.type = type == 'i' || type == 'u' ? 'd' : type;
        if (spec.precision) {
            // A precision of an integer is its least number of digits.
            Spec inner;
            inner.type = spec.type;
            std::string digits = formatInteger(in, abs(*number), inner);
            digits.insert(0, std::string(std::size_t(std::max<std::int64_t>(0, *spec.precision - std::int64_t(digits.size()))), '0'));
            m_out += padded(signText(*number < 0, spec.sign), digits, spec, '>');
            return;
        }
        m_out += formatInteger(in, *number, spec);
    }

    Interpreter &in;
    const std::string &m_format;
    const Value &m_arguments;
    bool m_bytes;
    std::vector<Value> m_items;
    std::size_t m_at = 0, m_next = 0;
    bool m_usedMapping = false;
    std::string m_out;
};

// ---------------------------------------------------------------- str.format

class BraceFormat {
public:
    BraceFormat(Interpreter &interpreter, const std::vector<Value> &positional, const std::vector<std::pair<std::string, Value>> &keywords) : in(interpreter), m_positional(positional), m_keywords(keywords) {}

    std::string run(const std::string &text, int depth = 0)
    {
        if (depth > 2)
            in.raise("ValueError", "Max string recursion exceeded");
        std::string out;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const char c = text[i];
            if (c == '}') {
                if (i + 1 >= text.size() || text[i + 1] != '}')
                    in.raise("ValueError", "Single '}' encountered in format string");
                out += text[i++];
            } else if (c == '{' && i + 1 < text.size() && text[i + 1] == '{') {
                out += text[i++];
            } else if (c == '{') {
                out += field(text, i, depth);
                checkTextSize(in, out.size());
            } else {
                out += c;
            }
        }
        return out;
    }

private:
    /// `i` stands on the brace; afterwards on the closing one.
    std::string field(const std::string &text, std::size_t &i, int depth)
    {
        int open = 1;
        bool inBrackets = false;
        std::size_t end = i + 1;
        std::size_t nameEnd = std::string::npos;
        for (; end < text.size(); ++end) {
            const char c = text[end];
            if (nameEnd == std::string::npos && c == '[')
                inBrackets = true;
            else if (c == ']')
                inBrackets = false;
            else if (c == '{')
                ++open;
            else if (c == '}' && --open == 0)
                break;
            else if ((c == ':' || c == '!') && open == 1 && !inBrackets && nameEnd == std::string::npos)
                nameEnd = end;
        }
        if (end >= text.size())
            in.raise("ValueError", i + 1 >= text.size() ? "Single '{' encountered in format string" : "expected '}' before end of string");
        const std::string content = text.substr(i + 1, end - i - 1);
        const std::string name = content.substr(0, nameEnd == std::string::npos ? nameEnd : nameEnd - i - 1);
        std::string rest = content.substr(name.size());
        i = end;
        Value value = resolve(name);
        if (rest.starts_with('!')) {
            const char conversion = rest.size() > 1 ? rest[1] : 0;
            if (conversion != 'r' && conversion != 's' && conversion != 'a')
                in.raise("ValueError", fmt::format("Unknown conversion specifier {}", conversion));
            value = Value::text(conversion == 'r' ? in.repr(value) : conversion == 's' ? in.str(value) : asciiRepr(in, value));
            rest = rest.substr(2);
        }
        return in.format(value, rest.empty() ? "" : run(rest.substr(1), depth + 1));
    }

    Value first(const std::string &name)
    {
        const bool isNumber = !name.empty() && name.find_first_not_of("0123456789") == std::string::npos;
        if (name.empty() || isNumber) {
            if ((name.empty() && m_manual) || (isNumber && m_next > 0))
                in.raise("ValueError", name.empty() ? "cannot switch from manual field specification to automatic field numbering" : "cannot switch from automatic field numbering to manual field specification");
            m_manual = m_manual || isNumber;
            const std::size_t index = isNumber ? std::stoul(name) : m_next++;
            if (index >= m_positional.size())
                in.raise("IndexError", fmt::format("Replacement index {} out of range for positional args tuple", index));
            return m_positional[index];
        }
        for (const auto &[key, value] : m_keywords) {
            if (key == name)
                return value;
        }
        in.raise("KeyError", name);
    }

    Value resolve(const std::string &path)
    {
        const std::size_t end = std::min(path.find_first_of(".["), path.size());
        Value value = first(path.substr(0, end));
        for (std::size_t i = end; i < path.size();) {
            if (path[i] == '.') {
                const std::size_t next = std::min(path.find_first_of(".[", i + 1), path.size());
                value = in.getAttribute(value, path.substr(i + 1, next - i - 1));
                i = next;
            } else {
                const std::size_t close = path.find(']', i);
                if (close == std::string::npos)
                    in.raise("ValueError", "Missing ']' in format string");
                const std::string key = path.substr(i + 1, close - i - 1);
                const bool isNumber = !key.empty() && key.find_first_not_of("0123456789") == std::string::npos;
                value = in.getItem(value, isNumber ? Value(std::int64_t(std::stoll(key))) : Value::text(key));
                i = close + 1;
            }
        }
        return value;
    }

    Interpreter &in;
    const std::vector<Value> &m_positional;
    const std::vector<std::pair<std::string, Value>> &m_keywords;
    std::size_t m_next = 0;
    bool m_manual = false;
};

}  // namespace

std::string percentFormat(Interpreter &in, const std::string &format, const Value &arguments, bool bytes)
{
    return PercentFormat(in, format, arguments, bytes).run();
}

std::string strFormat(Interpreter &in, const std::string &format, const std::vector<Value> &positional, const std::vector<std::pair<std::string, Value>> &keywords)
{
    return BraceFormat(in, positional, keywords).run(format);
}

}  // namespace limbeck::python
