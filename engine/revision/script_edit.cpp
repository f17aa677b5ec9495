// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "revision/script_edit.h"

#include "base/error.h"
#include "revision/head_tokens.h"
#include "revision/script_head.h"
#include "revision/source_text.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

// The head's tokens are views into the text, so a value is the range from its first token's begin to its last one's end: that range is replaced, everything around it is copied. The docstring
// is edited inside of its quotes. Whether that was right is not argued but looked up: the result is read again, and what it declares must be what was asked.

namespace limbeck::revision {

namespace {

struct Replacement {
    std::size_t begin = 0, end = 0;
    std::string text;
};

/// Where the head says what it says: offsets in the text.
struct Places {
    struct Range {
        std::size_t begin = 0, end = 0;
    };
    std::map<std::string, Range, std::less<>> values;   ///< of the identifiers
    std::optional<Range> docstring;                      ///< with prefix and quotes
    std::size_t first = 0;                               ///< of the first statement
    std::size_t afterIdentifiers = 0;                    ///< end of the line of the last one
    char quote = '\'';
};

bool isIdentifierName(std::string_view name) { return name == "revision" || name == "down_revision" || name == "branch_labels" || name == "depends_on"; }

class PlaceFinder {
public:
    explicit PlaceFinder(std::string_view text) : m_text(text), m_tokens(text) {}

    Places find()
    {
        LogicalLine line;
        for (bool isFirst = true; m_tokens.next(line); isFirst = false) {
            if (isFirst)
                m_places.first = line.begin;
            if (isFirst && line.tokens.size() == 1 && line.tokens[0].kind == HeadToken::Kind::String)
                m_places.docstring = rangeOf(line.tokens, 0);
            const HeadToken &name = line.tokens.front();
            if (name.isName("def") || name.isName("class") || name.isName("async") || name.is("@"))
                break;
            if (!line.indented && name.kind == HeadToken::Kind::Name && isIdentifierName(name.text))
                takeAssignment(line);
        }
        return std::move(m_places);
    }

private:
    std::size_t offsetOf(std::string_view part) const { return std::size_t(part.data() - m_text.data()); }

    Places::Range rangeOf(const std::vector<HeadToken> &tokens, std::size_t from) const { return {offsetOf(tokens[from].text), offsetOf(tokens.back().text) + tokens.back().text.size()}; }

    /// `name = value`, `name: annotation = value`.
    void takeAssignment(const LogicalLine &line)
    {
        int depth = 0;
        for (std::size_t i = 1; i + 1 < line.tokens.size(); ++i) {
            const HeadToken &token = line.tokens[i];
            const bool isOperator = token.kind == HeadToken::Kind::Operator && token.text.size() == 1;
            depth += isOperator && (token.text == "(" || token.text == "[" || token.text == "{") ? 1 : isOperator && (token.text == ")" || token.text == "]" || token.text == "}") ? -1 : 0;
            if (depth != 0 || !token.is("="))
                continue;
            m_places.values[std::string(line.tokens[0].text)] = rangeOf(line.tokens, i + 1);
            if (line.tokens[0].text == "revision" && line.tokens[i + 1].kind == HeadToken::Kind::String)
                m_places.quote = line.tokens[i + 1].text.back();
            m_places.afterIdentifiers = std::min(m_text.find_first_of("\r\n", offsetOf(line.tokens.back().text) + line.tokens.back().text.size()), m_text.size());
            return;
        }
    }

    std::string_view m_text;
    HeadTokenizer m_tokens;
    Places m_places;
};

std::string quoted(const std::string &text, char quote)
{
    std::string out(1, quote);
    for (const char c : text) {
        if (c == quote || c == '\\')
            out += '\\';
        out += c;
    }
    return out + quote;
}

std::string valueOf(const std::vector<std::string> &names, char quote)
{
    if (names.empty())
        return "None";
    if (names.size() == 1)
        return quoted(names[0], quote);
    std::string out = "(";
    for (std::size_t i = 0; i < names.size(); ++i)
        out += (i > 0 ? ", " : "") + quoted(names[i], quote);
    return out + ")";
}

/// Branch labels are a tuple, as Alembic's own template writes them.
std::string labelsValue(const std::vector<std::string> &labels, char quote) { return labels.size() == 1 ? "(" + quoted(labels[0], quote) + ",)" : valueOf(labels, quote); }

std::string joined(const std::vector<std::string> &names)
{
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i)
        out += (i > 0 ? ", " : "") + names[i];
    return out;
}

/// The value of a docstring's line "Label: value".
void setDocLine(std::string &body, std::string_view label, const std::string &value)
{
    for (std::size_t at = 0; at < body.size();) {
        const std::size_t end = std::min(body.find_first_of("\r\n", at), body.size());
        const std::size_t start = std::min(body.find_first_not_of(" \t", at), end);
        if (std::string_view(body).substr(start, end - start).starts_with(label)) {
            body.replace(start, end - start, std::string(label) + (value.empty() ? "" : " " + value));
            return;
        }
        at = end + 1;
    }
}

class HeadEditor {
public:
    HeadEditor(std::string_view text, const HeadEdit &edit, const std::string &path) : m_text(text), m_edit(edit), m_path(path), m_newline(text.find("\r\n") == std::string_view::npos ? "\n" : "\r\n") {}

    std::string run()
    {
        const ScriptHead before = headOf(m_text);
        m_places = PlaceFinder(m_text).find();
        if (m_edit.revision)
            setValue("revision", quoted(*m_edit.revision, m_places.quote));
        if (m_edit.downRevisions)
            setValue("down_revision", valueOf(*m_edit.downRevisions, m_places.quote));
        if (m_edit.branchLabels)
            setValue("branch_labels", labelsValue(*m_edit.branchLabels, m_places.quote));
        if (m_edit.dependsOn)
            setValue("depends_on", valueOf(*m_edit.dependsOn, m_places.quote));
        editDocstring();
        std::string result = applied();
        check(before, headOf(result));
        return result;
    }

private:
    [[noreturn]] void refuse(const std::string &why, int line) const
    {
        throw Error(ErrorCode::Unsupported, fmt::format("The head of {} cannot be changed by itself: {}.", m_path.substr(m_path.find_last_of('/') + 1), why), {m_path, line, 0}, "Change it in the editor.");
    }

    ScriptHead headOf(std::string_view text) const
    {
        auto result = readHead(text);
        if (const auto *doubt = std::get_if<HeadDoubt>(&result))
            refuse(doubt->reason, doubt->line);
        return std::get<ScriptHead>(std::move(result));
    }

    void setValue(const char *name, const std::string &value)
    {
        const auto found = m_places.values.find(name);
        if (found != m_places.values.end()) {
            m_replacements.push_back({found->second.begin, found->second.end, value});
            return;
        }
        if (m_places.values.empty())
            refuse("it declares no identifiers", 1);
        m_replacements.push_back({m_places.afterIdentifiers, m_places.afterIdentifiers, m_newline + name + " = " + value});
    }

    void editDocstring()
    {
        if (!m_places.docstring) {
            if (m_edit.message)
                m_replacements.push_back({m_places.first, m_places.first, "\"\"\"" + escaped(*m_edit.message, false) + "\"\"\"" + m_newline});
            return;
        }
        const std::string_view whole = m_text.substr(m_places.docstring->begin, m_places.docstring->end - m_places.docstring->begin);
        const std::size_t prefix = whole.find_first_of("'\"");
        const std::size_t quotes = whole.substr(prefix).starts_with("\"\"\"") || whole.substr(prefix).starts_with("'''") ? 3 : 1;
        const bool isRaw = whole.substr(0, prefix).find_first_of("rR") != std::string_view::npos;
        std::string body(whole.substr(prefix + quotes, whole.size() - prefix - 2 * quotes));
        const std::string before = body;
        if (m_edit.message)
            setMessage(body, isRaw, quotes == 3);
        if (m_edit.revision)
            setDocLine(body, "Revision ID:", *m_edit.revision);
        if (m_edit.downRevisions)
            setDocLine(body, "Revises:", joined(*m_edit.downRevisions));
        if (m_edit.createDate)
            setDocLine(body, "Create Date:", *m_edit.createDate);
        if (body != before)
            m_replacements.push_back({m_places.docstring->begin + prefix + quotes, m_places.docstring->end - quotes, body});
    }

    void setMessage(std::string &body, bool isRaw, bool isTriple)
    {
        std::string message = escaped(*m_edit.message, isRaw);
        if (!isTriple && message.find_first_of("\r\n") != std::string::npos)
            refuse("its docstring has room for one line only", 1);
        const std::size_t begin = std::min(body.find_first_not_of(" \t\r\n\f\v"), body.size());
        const std::string_view rest = std::string_view(body).substr(begin);
        if (rest.starts_with("Revision ID:")) {
            // There was no message: the template's lines begin at once.
            body.replace(0, begin, message + m_newline + m_newline);
            return;
        }
        const std::size_t paragraph = std::min(std::string_view(body).substr(begin).find(m_newline + m_newline), rest.size());
        std::size_t end = begin + paragraph;
        if (paragraph == rest.size())
            end = body.find_last_not_of(" \t\r\n\f\v") + 1;
        body.replace(begin, std::max(end, begin) - begin, message);
    }

    /// As it stands inside of a docstring: a blank line would end the paragraph.
    std::string escaped(const std::string &message, bool isRaw) const
    {
        std::string out;
        for (std::size_t i = 0; i < message.size(); ++i) {
            const char c = message[i];
            const bool isQuoteAtRisk = (c == '"' || c == '\'') && (i + 1 == message.size() || message[i + 1] == c || (i > 0 && message[i - 1] == c));
            if (c == '\r')
                continue;
            if (c == '\n') {
                if (out.ends_with('\n'))
                    refuse("a message is one paragraph, without an empty line in it", 1);
                out += m_newline;
                continue;
            }
            if (c == '\\' || isQuoteAtRisk) {
                if (isRaw)
                    refuse("its docstring is a raw string, in which the message cannot be written", 1);
                out += '\\';
            }
            out += c;
        }
        return out;
    }

    std::string applied()
    {
        std::stable_sort(m_replacements.begin(), m_replacements.end(), [](const Replacement &a, const Replacement &b) { return a.begin < b.begin; });
        std::string result;
        std::size_t at = 0;
        for (const Replacement &replacement : m_replacements) {
            result += m_text.substr(at, replacement.begin - at);
            result += replacement.text;
            at = replacement.end;
        }
        return result += m_text.substr(at);
    }

    void check(const ScriptHead &before, const ScriptHead &after) const
    {
        const auto demand = [&](bool holds, const char *what, int line) {
            if (!holds)
                refuse(fmt::format("{} would not say what it shall", what), line);
        };
        demand(after.revision == (m_edit.revision ? m_edit.revision : before.revision), "revision", before.lines.revision);
        demand(after.downRevisions == m_edit.downRevisions.value_or(before.downRevisions), "down_revision", before.lines.downRevision);
        demand(after.branchLabels == m_edit.branchLabels.value_or(before.branchLabels), "branch_labels", before.lines.branchLabels);
        demand(after.dependsOn == m_edit.dependsOn.value_or(before.dependsOn), "depends_on", before.lines.dependsOn);
        demand(after.upgrade == before.upgrade && after.downgrade == before.downgrade, "the rest", 1);
        if (!m_edit.message)
            return;
        const std::string doc = after.docstring ? std::string(stripWhiteSpace(*after.docstring)) : std::string();
        std::string wanted(stripWhiteSpace(*m_edit.message));
        std::erase(wanted, '\r');
        demand(doc.substr(0, doc.find("\n\n")) == wanted, "the message", 1);
    }

    std::string_view m_text;
    const HeadEdit &m_edit;
    const std::string &m_path;
    std::string m_newline;
    Places m_places;
    std::vector<Replacement> m_replacements;
};

}  // namespace

std::string editHead(std::string_view bytes, const HeadEdit &edit, const std::string &path)
{
    const SourceText source = decodeSource(bytes);
    if (!source.failure.empty() || source.converted)
        throw Error(ErrorCode::Unsupported, fmt::format("{} is not UTF-8 text: it can only be changed with another editor.", path.substr(path.find_last_of('/') + 1)), {path, 1, 0});
    const std::string_view text = source.text();
    // A byte order mark stays in front.
    return std::string(bytes.substr(0, std::size_t(text.data() - bytes.data()))) + HeadEditor(text, edit, path).run();
}

namespace {

/// The lines of the body below a `def` line: up to the next one that is neither empty nor indented. Offsets of the text.
Places::Range bodyBelow(std::string_view text, int defLine, const std::string &path)
{
    std::size_t at = 0;
    const auto endOfLine = [&](std::size_t from) {
        const std::size_t end = text.find('\n', from);
        return end == std::string_view::npos ? text.size() : end + 1;
    };
    for (int line = 1; line < defLine; ++line)
        at = endOfLine(at);
    const std::size_t end = endOfLine(at);
    std::string_view head = text.substr(at, end - at);
    while (!head.empty() && (head.back() == '\n' || head.back() == '\r' || head.back() == ' '))
        head.remove_suffix(1);
    if (!head.starts_with("def ") || !head.ends_with(':'))
        throw Error(ErrorCode::Unsupported, fmt::format("The function in line {} cannot be changed by itself: its head is not one line.", defLine), {path, defLine, 0}, "Change it in the editor.");
    Places::Range body{end, end};
    for (std::size_t next = end; next < text.size(); next = endOfLine(next)) {
        const char first = text[next];
        const bool isEmpty = first == '\n' || first == '\r';
        if (!isEmpty && first != ' ' && first != '\t')
            break;
        if (!isEmpty)
            body.end = endOfLine(next);
    }
    return body;
}

}  // namespace

std::string editBodies(std::string_view bytes, const std::optional<std::vector<std::string>> &upgrade, const std::optional<std::vector<std::string>> &downgrade, const std::string &path)
{
    const Script script = readScript(path, bytes, {});
    std::string text(bytes);
    const std::string newline = text.find("\r\n") == std::string::npos ? "\n" : "\r\n";
    const auto replace = [&](const std::vector<std::string> &lines, int defLine, const char *name) {
        if (defLine == 0)
            throw Error(ErrorCode::Unsupported, fmt::format("The script defines no {}() that could be changed.", name), {path, 1, 0}, "Change it in the editor.");
        const Places::Range body = bodyBelow(text, defLine, path);
        std::string written;
        for (const std::string &line : lines)
            written += (line.empty() ? "" : "    " + line) + newline;
        text.replace(body.begin, body.end - body.begin, written);
    };
    // The lower one first: the upper one's line stays what it was.
    const bool isDowngradeLower = script.lines.downgrade > script.lines.upgrade;
    if (downgrade && isDowngradeLower)
        replace(*downgrade, script.lines.downgrade, "downgrade");
    if (upgrade)
        replace(*upgrade, script.lines.upgrade, "upgrade");
    if (downgrade && !isDowngradeLower)
        replace(*downgrade, script.lines.downgrade, "downgrade");
    return text;
}

}  // namespace limbeck::revision
