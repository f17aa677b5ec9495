// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The tail of a script is not parsed: only lines that begin in the first column matter, and those are few. The scanner
// runs over the text once, knowing strings and comments so that SQL in triple quotes is not mistaken for Python.
#include "revision/script_tail.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace limbeck::revision {
namespace {

bool isNamePart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

constexpr std::array<bool, 256> kInteresting = [] {
    std::array<bool, 256> table{};
    for (const char c : {'\n', '\r', '#', '"', '\'', '\\'})
        table[static_cast<unsigned char>(c)] = true;
    return table;
}();

class TailScanner {
public:
    TailScanner(std::string_view text, int firstLine) : m_text(text), m_line(firstLine) {}

    ScriptTail scan()
    {
        while (m_at < m_text.size()) {
            lookAtLine();
            skipLogicalLine();
        }
        return m_tail;
    }

private:
    std::string_view nameAt(std::size_t at) const
    {
        std::size_t end = at;
        while (end < m_text.size() && isNamePart(m_text[end]))
            ++end;
        return m_text.substr(at, end - at);
    }
    std::size_t pastBlanks(std::size_t at) const
    {
        while (at < m_text.size() && (m_text[at] == ' ' || m_text[at] == '\t'))
            ++at;
        return at;
    }
    std::string_view wordAfter(std::size_t at, std::string_view word) const { return nameAt(pastBlanks(at + word.size())); }
    std::string_view restOfLine() const { return m_text.substr(m_at, std::min(m_text.find_first_of("\r\n", m_at), m_text.size()) - m_at); }

    void found(std::string_view name, Presence presence)
    {
        const auto note = [&](Presence &known, int &line) {
            if (known != Presence::Yes)
                known = presence;
            if (presence == Presence::Yes)
                line = m_line;
        };
        if (name == "upgrade")
            note(m_tail.upgrade, m_tail.upgradeLine);
        else if (name == "downgrade")
            note(m_tail.downgrade, m_tail.downgradeLine);
    }

    /// The statement that begins at m_at, the start of a line.
    void lookAtLine()
    {
        const std::size_t start = pastBlanks(m_at);
        if (start == m_text.size() || (start != m_at && m_text[start] != 'd' && m_text[start] != 'a'))
            return;
        std::string_view word = nameAt(start);
        std::size_t at = start;
        if (word == "async") {
            at = pastBlanks(start + word.size());
            word = nameAt(at);
        }
        if (word == "def")
            return found(wordAfter(at, word), start == m_at ? Presence::Yes : Presence::Unknown);
        if (start != m_at || word.empty())
            return;
        if (word == "upgrade" || word == "downgrade")
            return lookAtAssignment(word);
        if (word == "revision" || word == "down_revision" || word == "branch_labels" || word == "depends_on")
            m_tail.identifierLine = m_line;
        else if (word == "globals" || word == "exec" || word == "setattr")
            m_tail.identifierLine = m_line;
        else if (word == "from" || word == "import")
            lookAtImport();
        else
            lookForAssignedNames();
    }

    void lookAtAssignment(std::string_view word)
    {
        const std::size_t at = pastBlanks(m_at + word.size());
        const char next = at < m_text.size() ? m_text[at] : '\n';
        const bool assigned = (next == '=' && !m_text.substr(at).starts_with("==")) || next == ':';
        found(word, assigned ? Presence::Yes : Presence::Unknown);
    }

    /// An import may bind the functions without saying `def`; a star import may bind anything.
    void lookAtImport()
    {
        const std::string_view rest = restOfLine();
        if (rest.find('*') != std::string_view::npos)
            m_tail.identifierLine = m_line;
        for (const std::string_view name : {"upgrade", "downgrade"}) {
            if (rest.find('(') != std::string_view::npos || rest.find(name) != std::string_view::npos)
                found(name, Presence::Unknown);
        }
    }

    /// `a = upgrade = f` and `x, upgrade = …` at top level.
    void lookForAssignedNames()
    {
        const std::string_view rest = restOfLine();
        if (rest.find('=') == std::string_view::npos)
            return;
        for (const std::string_view name : {"upgrade", "downgrade"}) {
            if (rest.find(name) != std::string_view::npos)
                found(name, Presence::Unknown);
        }
    }

    void skipNewline()
    {
        m_at += m_text.substr(m_at).starts_with("\r\n") ? 2 : 1;
        ++m_line;
    }

    /// Moves to the start of the line after this one, over triple-quoted strings and joined lines.
    void skipLogicalLine()
    {
        for (;;) {
            while (m_at < m_text.size() && !kInteresting[static_cast<unsigned char>(m_text[m_at])])
                ++m_at;
            if (m_at >= m_text.size())
                return;
            const char c = m_text[m_at];
            if (c == '\n' || c == '\r')
                return skipNewline();
            if (c == '#')
                m_at = std::min(m_text.find_first_of("\r\n", m_at), m_text.size());
            else if (c == '\\')
                skipEscaped();
            else
                skipString(c);
        }
    }

    void skipEscaped()
    {
        ++m_at;
        if (m_at < m_text.size() && (m_text[m_at] == '\n' || m_text[m_at] == '\r'))
            skipNewline();
        else if (m_at < m_text.size())
            ++m_at;
    }

    void skipString(char quote)
    {
        const std::string triple(3, quote);
        const bool isTriple = m_text.substr(m_at).starts_with(triple);
        m_at += isTriple ? 3 : 1;
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '\\') {
                skipEscaped();
            } else if (c == '\n' || c == '\r') {
                if (!isTriple)
                    return;
                skipNewline();
            } else if (c == quote && (!isTriple || m_text.substr(m_at).starts_with(triple))) {
                m_at += isTriple ? 3 : 1;
                return;
            } else {
                ++m_at;
            }
        }
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_line;
    ScriptTail m_tail;
};

}  // namespace

ScriptTail scanTail(std::string_view text, int firstLine)
{
    return TailScanner(text, firstLine).scan();
}

}  // namespace limbeck::revision
