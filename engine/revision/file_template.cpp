// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "revision/script_name.h"

#include "base/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <variant>

namespace limbeck::revision {
namespace {

using Token = std::variant<std::string, long long>;

Error badTemplate(const std::string &what, const std::string &fileTemplate)
{
    return Error(ErrorCode::ConfigCrash, fmt::format("file_template '{}': {}.", fileTemplate, what), {},
                 "Known tokens are rev, slug, epoch, year, month, day, hour, minute and second, as in %(rev)s or %(month).2d.");
}

struct Conversion {
    bool left = false, plus = false, blank = false, zero = false, alternate = false;
    std::size_t width = 0;
    std::optional<std::size_t> precision;
    char type = 's';
};

/// How much room a formatted token may ask for.
constexpr std::size_t kWidest = 1000;

class TemplateFormatter {
public:
    TemplateFormatter(const std::string &text, std::map<std::string, Token> tokens) : m_text(text), m_tokens(std::move(tokens)) {}

    std::string format()
    {
        std::string out;
        while (m_at < m_text.size()) {
            const char c = m_text[m_at++];
            if (c != '%')
                out += c;
            else if (m_at < m_text.size() && m_text[m_at] == '%')
                out += m_text[m_at++];
            else
                out += token();
        }
        return out;
    }

private:
    std::string token()
    {
        if (m_at >= m_text.size() || m_text[m_at] != '(')
            throw badTemplate("a % must be followed by a name in parentheses, or by another %", m_text);
        const std::size_t close = m_text.find(')', m_at);
        if (close == std::string::npos)
            throw badTemplate("a name is not closed with )", m_text);
        const std::string name = m_text.substr(m_at + 1, close - m_at - 1);
        m_at = close + 1;
        const Conversion conversion = readConversion();
        const auto found = m_tokens.find(name);
        if (found == m_tokens.end())
            throw badTemplate(fmt::format("unknown token '{}'", name), m_text);
        return padded(converted(found->second, conversion), conversion);
    }

    Conversion readConversion()
    {
        Conversion c;
        for (; m_at < m_text.size() && std::string_view("-+ 0#").find(m_text[m_at]) != std::string_view::npos; ++m_at) {
            c.left = c.left || m_text[m_at] == '-';
            c.plus = c.plus || m_text[m_at] == '+';
            c.blank = c.blank || m_text[m_at] == ' ';
            c.zero = c.zero || m_text[m_at] == '0';
            c.alternate = c.alternate || m_text[m_at] == '#';
        }
        c.width = number();
        if (m_at < m_text.size() && m_text[m_at] == '.') {
            ++m_at;
            c.precision = number();
        }
        while (m_at < m_text.size() && (m_text[m_at] == 'l' || m_text[m_at] == 'h' || m_text[m_at] == 'L'))
            ++m_at;
        if (m_at >= m_text.size())
            throw badTemplate("a token lacks its conversion letter", m_text);
        c.type = m_text[m_at++];
        return c;
    }

    std::size_t number()
    {
        std::size_t value = 0;
        for (; m_at < m_text.size() && m_text[m_at] >= '0' && m_text[m_at] <= '9'; ++m_at)
            value = std::min(kWidest, value * 10 + static_cast<std::size_t>(m_text[m_at] - '0'));
        return value;
    }

    /// The value's text with sign and precision, not yet padded.
    std::string converted(const Token &token, const Conversion &c) const
    {
        const auto *integer = std::get_if<long long>(&token);
        if (c.type == 's' || c.type == 'r' || c.type == 'a') {
            std::string text = integer ? std::to_string(*integer) : std::get<std::string>(token);
            if (c.type != 's' && !integer)
                text = "'" + text + "'";
            return c.precision ? firstCharacters(text, *c.precision) : text;
        }
        if (!integer || std::string_view("diuxXo").find(c.type) == std::string_view::npos)
            throw badTemplate(fmt::format("conversion '{}' does not suit the token", c.type), m_text);
        const unsigned long long size = static_cast<unsigned long long>(*integer < 0 ? -*integer : *integer);
        std::string digits = c.type == 'x'   ? fmt::format("{:x}", size)
                             : c.type == 'X' ? fmt::format("{:X}", size)
                             : c.type == 'o' ? fmt::format("{:o}", size)
                                             : fmt::format("{}", size);
        if (const std::size_t least = c.precision.value_or(0); digits.size() < least)
            digits.insert(0, least - digits.size(), '0');
        const std::string prefix = c.alternate && c.type == 'x' ? "0x" : c.alternate && c.type == 'X' ? "0X" : c.alternate && c.type == 'o' ? "0o" : "";
        const std::string sign = *integer < 0 ? "-" : c.plus ? "+" : c.blank ? " " : "";
        const std::size_t used = sign.size() + prefix.size() + digits.size();
        if (c.zero && !c.left && used < c.width)
            digits.insert(0, c.width - used, '0');
        return sign + prefix + digits;
    }

    static std::string firstCharacters(const std::string &text, std::size_t count)
    {
        std::size_t at = 0;
        while (at < text.size()) {
            const bool starts = (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
            if (starts && count-- == 0)
                break;
            ++at;
        }
        return text.substr(0, at);
    }

    static std::string padded(std::string text, const Conversion &c)
    {
        const auto length =
            static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char b) { return (static_cast<unsigned char>(b) & 0xC0) != 0x80; }));
        if (length < c.width)
            text.insert(c.left ? text.size() : 0, c.width - length, ' ');
        return text;
    }

    const std::string &m_text;
    std::map<std::string, Token> m_tokens;
    std::size_t m_at = 0;
};

}  // namespace

std::string scriptFileName(const std::string &fileTemplate, const std::string &id, const std::string &slug, const CreateDate &date)
{
    const std::map<std::string, Token> tokens{{"rev", id},
                                              {"slug", slug},
                                              {"epoch", date.epoch},
                                              {"year", static_cast<long long>(date.year)},
                                              {"month", static_cast<long long>(date.month)},
                                              {"day", static_cast<long long>(date.day)},
                                              {"hour", static_cast<long long>(date.hour)},
                                              {"minute", static_cast<long long>(date.minute)},
                                              {"second", static_cast<long long>(date.second)}};
    return TemplateFormatter(fileTemplate, tokens).format() + ".py";
}

}  // namespace limbeck::revision
