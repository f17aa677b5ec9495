// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The head is read statement by statement up to the first top-level `def`, `class` or decorator. Assignments to plain names
// are evaluated (head_value.h) and remembered, so that later ones may use them; imports bind names to Unknown; blocks (`if`,
// `try`, …) are skipped, and every name that they mention becomes Unknown. At the end one of the four identifiers being
// Unknown, or anything that could bind a name behind our back, is a doubt.
#include "revision/script_head.h"

#include "revision/head_tokens.h"
#include "revision/head_value.h"
#include "revision/script_tail.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>

#include <fmt/format.h>

namespace limbeck::revision {
namespace {

using Tokens = std::span<const HeadToken>;

constexpr std::array<std::string_view, 4> kIdentifiers = {"revision", "down_revision", "branch_labels", "depends_on"};

bool isIdentifier(std::string_view name)
{
    return std::find(kIdentifiers.begin(), kIdentifiers.end(), name) != kIdentifiers.end();
}

template<std::size_t N>
bool isOneOf(const HeadToken &token, const std::array<std::string_view, N> &names)
{
    return token.kind == HeadToken::Kind::Name && std::find(names.begin(), names.end(), token.text) != names.end();
}

bool startsDefinition(const HeadToken &token)
{
    static constexpr std::array<std::string_view, 3> kDefinitions = {"def", "class", "async"};
    return isOneOf(token, kDefinitions) || token.is("@");
}

bool startsBlock(Tokens tokens)
{
    static constexpr std::array<std::string_view, 9> kBlocks = {"if", "else", "elif", "for", "while", "try", "except", "finally", "with"};
    const bool match = tokens[0].isName("match") && tokens.back().is(":");
    return isOneOf(tokens[0], kBlocks) || match;
}

int depthChange(const HeadToken &token)
{
    if (token.kind != HeadToken::Kind::Operator || token.text.size() != 1)
        return 0;
    const char c = token.text[0];
    return c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
}

/// Splits at `separator` outside brackets.
std::vector<Tokens> splitTop(Tokens tokens, std::string_view separator)
{
    std::vector<Tokens> parts;
    int depth = 0;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        depth += depthChange(tokens[i]);
        if (depth == 0 && tokens[i].is(separator)) {
            parts.push_back(tokens.subspan(begin, i - begin));
            begin = i + 1;
        }
    }
    parts.push_back(tokens.subspan(begin));
    return parts;
}

/// The text of a statement that is nothing but a string, as a docstring is.
std::optional<std::string> docstringOf(Tokens tokens)
{
    while (tokens.size() >= 3 && tokens.front().is("(") && tokens.back().is(")"))
        tokens = tokens.subspan(1, tokens.size() - 2);
    std::string text;
    for (const HeadToken &token : tokens) {
        if (token.kind != HeadToken::Kind::String || token.flavour != HeadToken::Flavour::Text)
            return {};
        text += token.value;
    }
    return text;
}

class HeadReader {
public:
    explicit HeadReader(std::string_view text) : m_text(text), m_tokenizer(text) {}

    std::variant<ScriptHead, HeadDoubt> read()
    {
        LogicalLine line;
        while (m_tokenizer.next(line)) {
            if (!line.indented && startsDefinition(line.tokens[0])) {
                readTail(line);
                break;
            }
            takeLine(line);
        }
        if (m_tokenizer.failed())
            return HeadDoubt{m_tokenizer.failure(), m_tokenizer.lineNumber()};
        take("revision", m_head.lines.revision, [&](const HeadValue &value) { return takeRevision(value); });
        take("down_revision", m_head.lines.downRevision, [&](const HeadValue &value) {
            m_head.hasDownRevision = true;
            return takeNames(value, m_head.downRevisions);
        });
        take("branch_labels", m_head.lines.branchLabels, [&](const HeadValue &value) { return takeNames(value, m_head.branchLabels); });
        take("depends_on", m_head.lines.dependsOn, [&](const HeadValue &value) { return takeNames(value, m_head.dependsOn); });
        if (m_starImport && (!m_head.revision || !m_head.hasDownRevision))
            doubt("`from … import *` may bind the identifiers", m_starImport);
        if (m_doubt)
            return *m_doubt;
        return m_head;
    }

private:
    void doubt(std::string reason, int line)
    {
        if (!m_doubt)
            m_doubt = HeadDoubt{std::move(reason), line};
    }

    void takeLine(const LogicalLine &line)
    {
        const Tokens tokens = line.tokens;
        if (line.indented || startsBlock(tokens)) {
            forgetMentioned(tokens);
            noteFunctionsInBlock(tokens);
            m_first = false;
            return;
        }
        for (const Tokens statement : splitTop(tokens, ";")) {
            if (!statement.empty())
                takeStatement(statement);
            m_first = false;
        }
    }

    void takeStatement(Tokens tokens)
    {
        if (m_first)
            m_head.docstring = docstringOf(tokens);
        if (m_first && m_head.docstring)
            return;
        if (tokens[0].isName("from") || tokens[0].isName("import"))
            takeImport(tokens);
        else if (tokens[0].isName("raise"))
            doubt("the module raises an exception", tokens[0].line);
        else if (const std::vector<Tokens> parts = splitTop(tokens, "="); parts.size() > 1)
            takeAssignment(parts);
        else if (!isBareAnnotation(tokens))
            forgetMentioned(tokens);
    }

    static bool isBareAnnotation(Tokens tokens) { return tokens.size() > 2 && tokens[0].kind == HeadToken::Kind::Name && tokens[1].is(":"); }

    void takeImport(Tokens tokens)
    {
        if (tokens.back().is("*")) {
            m_starImport = tokens[0].line;
            for (const std::string_view name : kIdentifiers) {
                if (m_names.contains(name))
                    doubt("`from … import *` may rebind the identifiers", tokens[0].line);
            }
            m_names.clear();
            m_head.upgrade = m_head.downgrade = Presence::Unknown;
            return;
        }
        const auto keyword = std::find_if(tokens.begin(), tokens.end(), [](const auto &t) { return t.isName("import"); });
        for (auto token = keyword; token != tokens.end(); ++token) {
            const bool renamed = token + 1 != tokens.end() && (token + 1)->isName("as");
            if (token->kind != HeadToken::Kind::Name || renamed)
                continue;
            bind(*token, HeadValue{});
            notePresence(*token, Presence::Unknown);
        }
    }

    void takeAssignment(const std::vector<Tokens> &parts)
    {
        const HeadValue value = evaluateHead(parts.back(), m_names);
        if (value.isUnknown())
            forgetAssigned(parts.back());
        for (std::size_t i = 0; i + 1 < parts.size(); ++i)
            assign(parts[i], value);
    }

    void assign(Tokens target, const HeadValue &value)
    {
        const bool plain = target.size() == 1 || (target.size() > 2 && target[1].is(":"));
        if (!plain || target[0].kind != HeadToken::Kind::Name) {
            if (!assignTuple(target, value))
                forgetMentioned(target);
            return;
        }
        bind(target[0], value);
        notePresence(target[0], Presence::Yes);
    }

    /// `revision, down_revision = "a", None`
    bool assignTuple(Tokens target, const HeadValue &value)
    {
        const auto *sequence = std::get_if<HeadSequence>(&value.data);
        const std::vector<Tokens> names = splitTop(target, ",");
        if (!sequence || sequence->kind == HeadSequence::Kind::Set || names.size() != sequence->items.size())
            return false;
        const auto isName = [](Tokens t) { return t.size() == 1 && t[0].kind == HeadToken::Kind::Name; };
        if (!std::all_of(names.begin(), names.end(), isName))
            return false;
        for (std::size_t at = 0; at < names.size(); ++at)
            bind(names[at][0], sequence->items[at]);
        return true;
    }

    void bind(const HeadToken &name, HeadValue value)
    {
        m_names.insert_or_assign(std::string(name.text), std::move(value));
        if (isIdentifier(name.text))
            m_lines.insert_or_assign(std::string(name.text), name.line);
    }

    /// What a skipped statement mentions may have changed; what reaches into the module's names is a doubt.
    void forgetMentioned(Tokens tokens)
    {
        static constexpr std::array<std::string_view, 6> kReaching = {"globals", "locals", "vars", "exec", "eval", "setattr"};
        for (const HeadToken &token : tokens) {
            if (token.kind != HeadToken::Kind::Name)
                continue;
            if (isOneOf(token, kReaching))
                doubt(fmt::format("`{}` may bind the identifiers", token.text), token.line);
            if (isIdentifier(token.text) || m_names.contains(token.text))
                bind(token, HeadValue{});
        }
    }

    /// An expression that could not be evaluated may still assign (`:=`) or reach into the module's names.
    void forgetAssigned(Tokens tokens)
    {
        const bool walrus = std::any_of(tokens.begin(), tokens.end(), [](const HeadToken &t) { return t.is(":="); });
        static constexpr std::array<std::string_view, 5> kReaching = {"globals", "locals", "vars", "exec", "setattr"};
        const bool reaching = std::any_of(tokens.begin(), tokens.end(), [](const HeadToken &t) { return isOneOf(t, kReaching); });
        if (walrus || reaching)
            forgetMentioned(tokens);
    }

    void noteFunctionsInBlock(Tokens tokens)
    {
        for (std::size_t at = 0; at + 1 < tokens.size(); ++at) {
            if (tokens[at].isName("def"))
                notePresence(tokens[at + 1], Presence::Unknown);
        }
    }

    void notePresence(const HeadToken &name, Presence presence)
    {
        const auto note = [&](Presence &known, int &line) {
            known = presence;
            line = presence == Presence::Yes ? name.line : 0;
        };
        if (name.isName("upgrade"))
            note(m_head.upgrade, m_head.lines.upgrade);
        else if (name.isName("downgrade"))
            note(m_head.downgrade, m_head.lines.downgrade);
    }

    void readTail(const LogicalLine &line)
    {
        const ScriptTail tail = scanTail(m_text.substr(line.begin), line.line);
        if (tail.upgrade != Presence::No) {
            m_head.upgrade = tail.upgrade;
            m_head.lines.upgrade = tail.upgradeLine;
        }
        if (tail.downgrade != Presence::No) {
            m_head.downgrade = tail.downgrade;
            m_head.lines.downgrade = tail.downgradeLine;
        }
        if (tail.identifierLine)
            doubt("an identifier may be bound after the first function", tail.identifierLine);
    }

    template<class Take>
    void take(std::string_view name, int &line, Take takeValue)
    {
        const auto found = m_names.find(name);
        if (found == m_names.end())
            return;
        line = m_lines.at(std::string(name));
        if (found->second.isUnknown() || !takeValue(found->second))
            doubt(fmt::format("the value of `{}`", name), line);
    }

    bool takeRevision(const HeadValue &value)
    {
        const auto *text = std::get_if<std::string>(&value.data);
        if (text)
            m_head.revision = *text;
        return text != nullptr;
    }

    /// None, a string, or a sequence of strings; a sequence of one None is as None.
    static bool takeNames(const HeadValue &value, std::vector<std::string> &names)
    {
        if (std::holds_alternative<HeadNone>(value.data))
            return true;
        if (const auto *text = std::get_if<std::string>(&value.data)) {
            names = {*text};
            return true;
        }
        const auto *sequence = std::get_if<HeadSequence>(&value.data);
        if (!sequence)
            return false;
        if (sequence->items.size() == 1 && std::holds_alternative<HeadNone>(sequence->items[0].data))
            return true;
        for (const HeadValue &item : sequence->items) {
            const auto *text = std::get_if<std::string>(&item.data);
            if (!text)
                return false;
            names.push_back(*text);
        }
        return true;
    }

    std::string_view m_text;
    HeadTokenizer m_tokenizer;
    ScriptHead m_head;
    HeadNames m_names;
    std::map<std::string, int, std::less<>> m_lines;
    std::optional<HeadDoubt> m_doubt;
    int m_starImport = 0;
    bool m_first = true;
};

}  // namespace

std::variant<ScriptHead, HeadDoubt> readHead(std::string_view text)
{
    return HeadReader(text).read();
}

}  // namespace limbeck::revision
