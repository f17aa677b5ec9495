// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/template_source.h"

#include "base/error.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <set>
#include <utility>

// The idea: as Mako does, the template becomes a Python function, which our interpreter runs like any other. Text becomes limbeck_write('…'), an expression
// limbeck_write(str(…)), a control line a block. So everything that Python code in a template may be is judged by the interpreter, and nothing is guessed here.

namespace limbeck::autogenerate {

namespace {

bool isNameStart(char c) { return std::isalpha(static_cast<unsigned char>(c)) || c == '_'; }
bool isNamePart(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

std::string trimmed(const std::string &text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// A Python literal on one line.
std::string literal(const std::string &text)
{
    std::string out = "'";
    for (const char c : text) {
        switch (c) {
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\\': out += "\\\\"; break;
        case '\'': out += "\\'"; break;
        default: out += c;
        }
    }
    return out + "'";
}

/// Where a Python string that starts at `at` ends (the position behind it).
std::size_t skipString(const std::string &text, std::size_t at)
{
    const char quote = text[at];
    const bool triple = text.compare(at, 3, std::string(3, quote)) == 0;
    const std::string end(triple ? 3 : 1, quote);
    for (std::size_t i = at + end.size(); i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text.compare(i, end.size(), end) == 0)
            return i + end.size();
        else if (!triple && text[i] == '\n')
            return i;
    }
    return text.size();
}

class Translator {
public:
    Translator(const std::string &path, const std::string &text) : m_path(path), m_text(text) {}

    TemplateSource translate()
    {
        emit(m_render, 0, "def limbeck_render():");
        emit(m_render, 1, "pass");
        m_out = &m_render;
        m_level = 1;
        while (m_at < m_text.size())
            piece();
        flush();
        if (!m_blocks.empty())
            fail("the block '" + m_blocks.back().word + "' of line " + std::to_string(m_blocks.back().line) + " is not closed");
        if (m_definition)
            fail("<%def> of line " + std::to_string(m_definition->line) + " is not closed");
        TemplateSource result;
        for (Code *code : {&m_module, &m_definitions, &m_render}) {
            result.python += code->text;
            result.lines.insert(result.lines.end(), code->lines.begin(), code->lines.end());
        }
        result.names.assign(m_names.begin(), m_names.end());
        return result;
    }

private:
    struct Code {
        std::string text;
        std::vector<int> lines;
    };
    struct Block {
        std::string word;
        int line;
    };
    struct Definition {
        int line;
        Code *outerCode;
        int outerLevel;
        std::size_t outerBlocks;
    };

    void piece()
    {
        if (m_at == 0 || m_text[m_at - 1] == '\n') {
            if (controlLine() || commentLine())
                return;
        }
        if (m_text.compare(m_at, 2, "${") == 0)
            expression();
        else if (m_text.compare(m_at, 2, "<%") == 0 && m_text.compare(m_at, 3, "<%%") != 0)
            tag();
        else if (m_text.compare(m_at, 3, "</%") == 0)
            closingTag();
        else if (m_text.compare(m_at, 2, "\\\n") == 0)
            advance(2);
        else if (m_text.compare(m_at, 3, "\\\r\n") == 0)
            advance(3);
        else
            text(1);
    }

    void text(std::size_t count)
    {
        if (m_pending.empty())
            m_pendingLine = m_line;
        m_pending += m_text.substr(m_at, count);
        advance(count);
    }

    void flush()
    {
        if (m_pending.empty())
            return;
        const int here = std::exchange(m_line, m_pendingLine);
        line("limbeck_write(" + literal(m_pending) + ")");
        m_line = here;
        m_pending.clear();
    }

    /// "% if x:", "% endif", "%% literal".
    bool controlLine()
    {
        const std::size_t start = m_text.find_first_not_of(" \t", m_at);
        if (start == std::string::npos || m_text[start] != '%')
            return false;
        if (m_text.compare(start, 2, "%%") == 0) {
            // One sign of two goes, except on the first line.
            if (start == m_at && m_at > 0)
                advance(1);
            text(start + 1 - m_at);
            return true;
        }
        flush();
        std::string words;
        std::size_t end = start + 1;
        while (end < m_text.size() && m_text[end] != '\n') {
            if (m_text.compare(end, 2, "\\\n") == 0) {
                words += ' ';
                end += 2;
            } else {
                words += m_text[end++];
            }
        }
        control(trimmed(words));
        advance(std::min(end + 1, m_text.size()) - m_at);
        return true;
    }

    bool commentLine()
    {
        const std::size_t start = m_text.find_first_not_of(" \t", m_at);
        if (start == std::string::npos || m_text.compare(start, 2, "##") != 0)
            return false;
        const auto end = m_text.find('\n', start);
        advance((end == std::string::npos ? m_text.size() : end + 1) - m_at);
        return true;
    }

    void control(const std::string &words)
    {
        if (words.empty() || words[0] == '#')
            return;
        std::size_t length = 0;
        while (length < words.size() && isNamePart(words[length]))
            ++length;
        const std::string word = words.substr(0, length);
        if (word.starts_with("end")) {
            const std::size_t outer = m_definition ? m_definition->outerBlocks : 0;
            if (m_blocks.size() <= outer || m_blocks.back().word != word.substr(3))
                fail("'" + word + "' closes no block that is open here");
            m_blocks.pop_back();
            --m_level;
            return;
        }
        static const std::map<std::string, std::set<std::string>> kContinues{{"elif", {"if"}},          {"else", {"if", "for", "while", "try"}},
                                                                             {"except", {"try"}}, {"finally", {"try"}}};
        static const std::set<std::string> kOpens{"if", "for", "while", "try", "with"};
        const auto continues = kContinues.find(word);
        if (continues != kContinues.end()) {
            if (m_blocks.empty() || !continues->second.contains(m_blocks.back().word))
                fail("'" + word + "' stands in no block that it could go on");
            --m_level;
        } else if (kOpens.contains(word)) {
            m_blocks.push_back({word, m_line});
        } else {
            fail("a control line starts with if, for, while, try or with, found '" + word + "'");
        }
        if (!words.ends_with(':'))
            fail("a control line ends with a colon, found '" + words + "'");
        noteNames(words);
        line(words);
        ++m_level;
        line("pass");
    }

    /// ${expression | filter, filter}
    void expression()
    {
        flush();
        const int startLine = m_line;
        std::size_t i = m_at + 2;
        int depth = 0;
        std::size_t bar = std::string::npos;
        for (;; ++i) {
            if (i >= m_text.size())
                fail("'${' is not closed with '}'");
            const char c = m_text[i];
            if (c == '\'' || c == '"') {
                i = skipString(m_text, i) - 1;
            } else if (c == '(' || c == '[' || c == '{') {
                ++depth;
            } else if (c == '}' && depth == 0) {
                break;
            } else if (c == ')' || c == ']' || c == '}') {
                --depth;
            } else if (c == '|' && depth == 0 && bar == std::string::npos) {
                bar = i;
            }
        }
        const std::string code = trimmed(m_text.substr(m_at + 2, (bar == std::string::npos ? i : bar) - m_at - 2));
        const std::string filters = bar == std::string::npos ? std::string() : m_text.substr(bar + 1, i - bar - 1);
        if (code.empty())
            fail("an empty expression");
        noteNames(code);
        advance(i + 1 - m_at);
        const int here = std::exchange(m_line, startLine);
        line("limbeck_write(" + filtered("(" + code + ")", filters) + ")");
        m_line = here;
    }

    std::string filtered(std::string code, const std::string &filters)
    {
        std::vector<std::string> names;
        std::string name;
        int depth = 0;
        for (const char c : filters + ",") {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                if (!trimmed(name).empty())
                    names.push_back(trimmed(name));
                name.clear();
            } else {
                name += c;
            }
        }
        static const std::map<std::string, std::string> kKnown{{"h", "limbeck_html"}, {"x", "limbeck_xml"}, {"u", "limbeck_url"}, {"trim", "limbeck_trim"}, {"unicode", "str"}, {"str", "str"}};
        if (std::find(names.begin(), names.end(), "n") == names.end())
            code = "str(" + code + ")";
        for (const std::string &filter : names) {
            if (filter == "n")
                continue;
            if (filter == "entity" || filter.starts_with("decode."))
                throw Unsupported("the filter '" + filter + "' of a template", {m_path, m_line, 0}, "Write the text without it.");
            const auto known = kKnown.find(filter);
            noteNames(filter);
            code = (known == kKnown.end() ? filter : known->second) + "(" + code + ")";
        }
        return code;
    }

    /// <% code %>, <%! module code %>, <%def …>, <%doc>, <%text>
    void tag()
    {
        const std::size_t after = m_at + 2;
        const bool isModule = after < m_text.size() && m_text[after] == '!';
        if (isModule || (after < m_text.size() && std::isspace(static_cast<unsigned char>(m_text[after])))) {
            flush();
            codeBlock(after + (isModule ? 1 : 0), isModule);
            return;
        }
        std::size_t end = after;
        while (end < m_text.size() && (isNamePart(m_text[end]) || m_text[end] == ':' || m_text[end] == '.'))
            ++end;
        const std::string name = m_text.substr(after, end - after);
        const auto close = m_text.find('>', end);
        if (close == std::string::npos)
            fail("'<%" + name + "' is not closed with '>'");
        if (name == "doc" || name == "text") {
            flush();
            const std::string closing = "</%" + name + ">";
            const auto last = m_text.find(closing, close);
            if (last == std::string::npos)
                fail("'<%" + name + ">' is not closed");
            const std::string inside = m_text.substr(close + 1, last - close - 1);
            if (name == "text" && !inside.empty())
                line("limbeck_write(" + literal(inside) + ")");
            advance(last + closing.size() - m_at);
        } else if (name == "def") {
            flush();
            openDefinition(m_text.substr(end, close - end));
            advance(close + 1 - m_at);
        } else {
            throw Unsupported("<%" + name + "> in a template", {m_path, m_line, 0},
                              "Script templates may use expressions, control lines, comments, <% %>, <%! %>, <%def>, <%doc> and <%text>.");
        }
    }

    void openDefinition(const std::string &attributes)
    {
        if (m_definition)
            throw Unsupported("a <%def> inside a <%def>", {m_path, m_line, 0}, "Define it beside the other.");
        const auto name = attributes.find("name=");
        const auto quote = name == std::string::npos ? name : name + 5;
        if (quote == std::string::npos || quote >= attributes.size() || (attributes[quote] != '"' && attributes[quote] != '\''))
            fail("<%def> needs name=\"f(arguments)\"");
        const auto last = attributes.find(attributes[quote], quote + 1);
        const std::string signature = attributes.substr(quote + 1, last - quote - 1);
        if (!trimmed(attributes.substr(0, name)).empty() || !trimmed(attributes.substr(last + 1)).empty() || attributes.ends_with("/"))
            throw Unsupported("<%def> with other attributes than name", {m_path, m_line, 0}, "Leave them out.");
        if (signature.find('(') == std::string::npos)
            fail("<%def> needs name=\"f(arguments)\", found \"" + signature + "\"");
        m_definition = Definition{m_line, m_out, m_level, m_blocks.size()};
        m_out = &m_definitions;
        m_level = 0;
        noteNames(signature);
        line("def " + signature + ":");
        m_level = 1;
        line("pass");
    }

    void closingTag()
    {
        static const std::string kClosing = "</%def>";
        if (m_text.compare(m_at, kClosing.size(), kClosing) != 0 || !m_definition)
            fail("a closing tag that nothing opened");
        flush();
        if (m_blocks.size() != m_definition->outerBlocks)
            fail("the block '" + m_blocks.back().word + "' of line " + std::to_string(m_blocks.back().line) + " is not closed");
        line("return ''");
        m_out = m_definition->outerCode;
        m_level = m_definition->outerLevel;
        m_definition.reset();
        advance(kClosing.size());
    }

    void codeBlock(std::size_t start, bool isModule)
    {
        std::size_t end = start;
        while (end < m_text.size() && m_text.compare(end, 2, "%>") != 0) {
            if (m_text[end] == '\'' || m_text[end] == '"')
                end = skipString(m_text, end);
            else if (m_text[end] == '#')
                end = std::min(m_text.find('\n', end), m_text.find("%>", end));
            else
                ++end;
        }
        if (end >= m_text.size())
            fail("'<%' is not closed with '%>'");
        const std::string code = m_text.substr(start, end - start);
        noteNames(code);
        Code *const outer = std::exchange(m_out, isModule ? &m_module : m_out);
        const int level = std::exchange(m_level, isModule ? 0 : m_level);
        const int here = m_line;
        codeLines(code);
        m_line = here;
        m_out = outer;
        m_level = level;
        advance(end + 2 - m_at);
    }

    /// The block's lines at the present depth, their common margin taken away; lines inside of long strings stay as they are.
    void codeLines(const std::string &code)
    {
        struct Line {
            std::string text;
            bool inString;
        };
        std::vector<Line> lines;
        std::vector<bool> isInside(code.size() + 1, false);
        for (std::size_t i = 0; i < code.size();) {
            if (code[i] == '\'' || code[i] == '"') {
                const std::size_t end = skipString(code, i);
                for (std::size_t k = i + 1; k < end; ++k)
                    isInside[k] = true;
                i = end;
            } else if (code[i] == '#') {
                i = std::min(code.find('\n', i), code.size());
            } else {
                ++i;
            }
        }
        for (std::size_t i = 0; i <= code.size();) {
            const std::size_t end = std::min(code.find('\n', i), code.size());
            lines.push_back({code.substr(i, end - i), i > 0 && isInside[i]});
            i = end + 1;
        }
        std::size_t margin = std::string::npos;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (i == 0)
                lines[i].text = trimmed(lines[i].text);
            else if (!lines[i].inString && !trimmed(lines[i].text).empty())
                margin = std::min(margin, lines[i].text.find_first_not_of(" \t"));
        }
        for (std::size_t i = 0; i < lines.size(); ++i, ++m_line) {
            if (lines[i].inString)
                raw(lines[i].text);
            else if (!trimmed(lines[i].text).empty())
                line(i == 0 ? lines[i].text : lines[i].text.substr(margin));
        }
    }

    void noteNames(const std::string &code)
    {
        for (std::size_t i = 0; i < code.size();) {
            if (code[i] == '\'' || code[i] == '"') {
                // f-strings hold names too: look inside.
                ++i;
            } else if (isNameStart(code[i])) {
                std::size_t end = i;
                while (end < code.size() && isNamePart(code[end]))
                    ++end;
                m_names.insert(code.substr(i, end - i));
                i = end;
            } else {
                ++i;
            }
        }
    }

    void line(const std::string &code) { emit(*m_out, m_level, code); }

    void raw(const std::string &code)
    {
        m_out->text += code + "\n";
        m_out->lines.push_back(m_line);
    }

    void emit(Code &out, int level, const std::string &code)
    {
        out.text += std::string(std::size_t(level) * 4, ' ') + code + "\n";
        const auto count = std::count(code.begin(), code.end(), '\n') + 1;
        for (int i = 0; i < count; ++i)
            out.lines.push_back(m_line + i);
    }

    void advance(std::size_t count)
    {
        m_line += int(std::count(m_text.begin() + std::ptrdiff_t(m_at), m_text.begin() + std::ptrdiff_t(m_at + count), '\n'));
        m_at += count;
    }

    [[noreturn]] void fail(const std::string &what) const { throw Error(ErrorCode::Syntax, "The template " + m_path + " cannot be read: " + what + ".", {m_path, m_line, 0}); }

    const std::string &m_path;
    const std::string &m_text;
    std::size_t m_at = 0;
    int m_line = 1;
    std::string m_pending;
    int m_pendingLine = 1;
    Code m_module, m_definitions, m_render;
    Code *m_out = nullptr;
    int m_level = 0;
    std::vector<Block> m_blocks;
    std::optional<Definition> m_definition;
    std::set<std::string> m_names;
};

}  // namespace

TemplateSource translateTemplate(const std::string &path, const std::string &text) { return Translator(path, text).translate(); }

}  // namespace limbeck::autogenerate
